package odd

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"cordon/model/coalition"
	"cordon/model/compliance"
	"cordon/model/evasion"
	"cordon/model/licensing"
	"cordon/model/market"
)

// The equations that the code computes in one function give what the function
// gives: the page's own text is read and evaluated.
func TestEquationsAgreeWithCode(t *testing.T) {
	const zeta, half = 1.7, 45.0
	tau := equation(t, "05-origins", "tau", vars{"half": half, "zeta": zeta})
	survive := func(week float64) float64 {
		return equation(t, "05-origins", "S", vars{"t": week, "tau": tau, "zeta": zeta})
	}
	hazard := market.NewHazard(&market.Params{Zeta: zeta, HalfLife: half})
	exporter := compliance.Params{Literacy: 0.4, LiteracySlope: 0.35, F0: 4000, F1: 20000, Nu: 0.45}
	broker := evasion.Evasion{P: &evasion.Params{RentShare: 0.6, RentCap: 2.2}}
	for _, c := range []struct {
		what      string
		page, law float64
	}{
		{"price", equation(t, "04-prices", "PriceRule", vars{"R": 1.7, "epsilon": 3}), market.PriceRule(1.7, 3)},
		{"delivered cost", equation(t, "05-origins", "c", vars{"d": 0.06, "W": 9, "lead": 4, "A": 3000, "V": 80000, "r": 0.2, "h": 0.3, "m": 4}),
			(&market.Params{Delay: 0.06, Lead: 4, Hassle: 0.3}).Relative(9, 3000, 80000, 0.2, 4)},
		{"end of a tie of 7 weeks", 1 - survive(8)/survive(7), float64(hazard.End[7]) / (1 << 32)},
		{"literacy of 60", equation(t, "06-exporters", "l", vars{"l10": 0.4, "n": 60, "slope": 0.35}), exporter.LiteracyOf(60)},
		{"literacy of 4", equation(t, "06-exporters", "l", vars{"l10": 0.4, "n": 4, "slope": 0.35}), exporter.LiteracyOf(4)},
		{"programme", equation(t, "06-exporters", "cost", vars{"f0": 4000, "f1": 20000, "n": 75, "nu": 0.45}), exporter.ProgrammeCost(75)},
		{"route", equation(t, "07-routes", "c_h", vars{"kappa": 0.3, "freight": 6, "v": 90, "phi": 0.04, "F": 2.5}), evasion.RouteCost(0.3, 6.0/90, 0.04, 2.5)},
		{"rent", equation(t, "07-routes", "rent", vars{"beta": 0.6, "P_alt": 1.8, "cap": 2.2}), broker.Rent(1.8)},
		{"rent at its cap", equation(t, "07-routes", "rent", vars{"beta": 0.6, "P_alt": 9, "cap": 2.2}), broker.Rent(9)},
		{"work", equation(t, "08-licensing", "mean work", vars{"median": 0.5, "sd": 0.9}), (&licensing.Params{WorkMedian: 0.5, WorkSpread: 0.9}).MeanWork()},
		{"lag", equation(t, "01-lists", "lag", vars{"median": 41, "scale": 1.2, "spread": 0.3, "z": -0.7}), (&coalition.Params{LagScale: 1.2, LagSpread: 0.3}).Lag(41, -0.7)},
	} {
		if !(math.Abs(c.page/c.law-1) < 1e-8) { // the hazard is kept in 32 bits
			t.Errorf("%s: the page's equation gives %g, the code %g", c.what, c.page, c.law)
		}
	}
}

type vars map[string]float64

// equation evaluates "    name = expression" of a sub-model's page; what stands
// behind three blanks is a remark.
func equation(t *testing.T, page, name string, with vars) float64 {
	t.Helper()
	for _, p := range SubModels() {
		if !strings.Contains(p.File, page) {
			continue
		}
		for line := range strings.SplitSeq(p.Text, "\n") {
			if text, ok := strings.CutPrefix(line, "    "+name+" = "); ok {
				text, _, _ = strings.Cut(text, "   ")
				value, err := evaluate(strings.TrimSuffix(text, ","), with)
				if err != nil {
					t.Fatalf("%s: %s = %s: %v", p.File, name, text, err)
				}
				return value
			}
		}
	}
	t.Fatalf("page %s has no equation of %s", page, name)
	return 0
}

// evaluate works out sums, products (written x), powers and max, min, exp, ln.
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
