package odd

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// evaluate works out sums, products (written x), powers and max, min, exp, ln, the
// normal distribution Phi and its quantile Q.
func evaluate(text string, with vars) (value float64, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	e := &expression{with: with}
	for _, s := range []string{"(", ")", "+", "-", "/", "^", ","} {
		text = strings.ReplaceAll(text, s, " "+s+" ")
	}
	e.tokens = strings.Fields(text)
	value = e.sum()
	if e.at < len(e.tokens) {
		return 0, fmt.Errorf("%q is left over", strings.Join(e.tokens[e.at:], " "))
	}
	return value, nil
}

type expression struct {
	tokens []string
	at     int
	with   vars
}

func (e *expression) take(token string) bool {
	if e.at < len(e.tokens) && e.tokens[e.at] == token {
		e.at++
		return true
	}
	return false
}

func (e *expression) sum() float64 {
	v := e.product()
	for {
		switch {
		case e.take("+"):
			v += e.product()
		case e.take("-"):
			v -= e.product()
		default:
			return v
		}
	}
}

func (e *expression) product() float64 {
	v := e.power()
	for {
		switch {
		case e.take("x"):
			v *= e.power()
		case e.take("/"):
			v /= e.power()
		default:
			return v
		}
	}
}

func (e *expression) power() float64 {
	if e.take("-") {
		return -e.power()
	}
	v := e.atom()
	if e.take("^") {
		v = math.Pow(v, e.power())
	}
	return v
}

func (e *expression) atom() float64 {
	if e.take("(") {
		v := e.sum()
		e.close()
		return v
	}
	name := e.tokens[e.at]
	e.at++
	if v, err := strconv.ParseFloat(name, 64); err == nil {
		return v
	}
	if e.take("(") {
		args := []float64{e.sum()}
		for e.take(",") {
			args = append(args, e.sum())
		}
		e.close()
		switch name {
		case "max":
			return math.Max(args[0], args[1])
		case "min":
			return math.Min(args[0], args[1])
		case "exp":
			return math.Exp(args[0])
		case "ln":
			return math.Log(args[0])
		case "Phi":
			return math.Erfc(-args[0]/math.Sqrt2) / 2
		case "Q":
			return math.Sqrt2 * math.Erfinv(2*args[0]-1)
		}
		panic("no function " + name)
	}
	v, known := e.with[name]
	if !known {
		panic("no value for " + name)
	}
	return v
}

func (e *expression) close() {
	if !e.take(")") {
		panic("a bracket is not closed")
	}
}
