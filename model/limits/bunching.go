package limits

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/technology"
)

func init() {
	register(&Limit{
		Name:     "bunching",
		Doc:      "makers just above a threshold go below it: a heap at the threshold and an empty stretch behind it",
		Formula:  "x with 1/(1+x) - (1+x)^(-(1+1/e))/(1+1/e) - (1 - dt/(1-t))^(1+e)/(1+e) = 0; dt 0.05, t 0.2: e 0.1/0.5/1 -> x 0.1557/0.3504/0.5337;  Pareto: mass B = T^-a - (T (1+x))^-a of variants of least performance 1, nobody between T and T (1+x) (1 - dt/(1-t))^e",
		Source:   "Kleven and Waseem 2013; facts 9.13",
		Switches: "the maker's rule of redesign; homogeneous burden, no growth, no lag; natural performance Pareto",
		Settings: []Setting{
			{Name: "elasticity", Unit: "elasticity", Doc: "how performance answers what it earns (e)", Default: 0.5, Low: 0.02, High: 5},
			{Name: "jump", Unit: "share of value", Doc: "burden from the threshold on (dt)", Default: 0.05, Low: 0.001, High: 0.5},
			{Name: "below", Unit: "share of value", Doc: "burden below it (t)", Default: 0.2, Low: 0, High: 0.49},
			{Name: "tail", Unit: "exponent", Doc: "Pareto tail of natural performance (a)", Default: 1.5, Low: 0.3, High: 5},
			{Name: "threshold", Unit: "times the least performance", Doc: "T", Default: 3, Low: 1, High: 100},
			count("variants", "variants", "variants whose makers decide", 400000, 1e10),
		},
		Cases: []Set{{"elasticity": 0.1}, {"elasticity": 0.5}, {"elasticity": 1}},
		Run:   bunching,
	})
}

func bunching(c *Case) ([]Row, error) {
	e, notch, tail, t, n := c.Num("elasticity"), c.Num("jump")/(1-c.Num("below")), c.Num("tail"), c.Num("threshold"), c.Int("variants")
	x := indifferent(notch, e)
	// the model's own indifferent maker
	low, high := 1.0, 1e6
	for range 200 {
		mid := exact.Sqrt(low * high)
		if p, _ := technology.Redesign(mid, notch, e); p == 1 {
			low = mid
		} else {
			high = mid
		}
	}
	luck := c.key(0).At(chance.Band, 0)
	heap := 0
	next := math.Inf(1) // who stays above, nearest to the threshold
	for i := range n {
		z := exact.Pow(luck.Float(uint64(i), 0), -1/tail)
		if z <= t {
			continue
		}
		if p, _ := technology.Redesign(z/t, notch, e); p == 1 {
			heap++
		} else {
			next = min(next, p)
		}
	}
	edge := (1 + x) * exact.Pow(1-notch, e)
	empty := within("variants between the threshold and the end of the hole, share of its width", 0, max(0, (edge-next)/(edge-1)), 1e-9)
	empty.N = n
	return []Row{
		within("x of the maker who is indifferent: natural performance over threshold, less 1", x, low-1, 1e-9),
		share("share of variants that move to the threshold (B)", exact.Pow(t, -tail)-exact.Pow(t*(1+x), -tail), heap, n),
		empty,
	}, nil
}

// indifferent solves the notch's condition for x by bisection. It holds at x = 0
// too where there is no notch; the root sought is the larger one.
func indifferent(notch, e float64) float64 {
	stays := exact.Pow(1-notch, 1+e) / (1 + e)
	f := func(x float64) float64 {
		moves := float64(exact.Pow(1+x, -1-1/e) / (1 + 1/e))
		return 1/(1+x) - moves - stays
	}
	low, high := exact.Pow(1-notch, -e)-1, 1.0 // the lower end: who would stand at the threshold without a heap
	for f(high) > 0 {
		high *= 2
	}
	for range 200 {
		if mid := float64((low + high) / 2); f(mid) > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}
