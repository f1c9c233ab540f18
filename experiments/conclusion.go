package experiments

import (
	"cordon/experiments/conclusions"
	"cordon/model/exact"
	"cordon/model/outcome"
	"cordon/plots"
)

// Conclusion is what a comparison says of one headline outcome of two arms: which of
// them has more of it. Against the baseline it is the sign of a scenario's effect,
// against another scenario their ranking.
type Conclusion struct {
	Outcome      int // in outcome.All
	Arm, Against int // in Comparison.Arms
	Sign         int // of the difference at default parameters: 1, -1, or 0 where it can't be told from no change
	Headline     plots.Headline
}

// Conclusions are those about every pair of arms and every headline outcome.
func (c *Comparison) Conclusions() []Conclusion {
	var out []Conclusion
	for arm := 1; arm < len(c.Arms); arm++ {
		for against := range arm {
			all := c.Contrast(arm, against)
			for i, o := range outcome.All() {
				if o.Headline {
					out = append(out, Conclusion{i, arm, against, told(all[i].SimLow, all[i].SimHigh), all[i]})
				}
			}
		}
	}
	return out
}

// told is the sign that an interval leaves no doubt of; 0 where it holds zero or is
// not known.
func told(low, high float64) int {
	switch {
	case low > 0:
		return 1
	case high < 0:
		return -1
	}
	return 0
}

// difference of one replicate's values by arm and outcome.
func (k Conclusion) difference(values [][]float64) float64 {
	return pair{values[k.Arm][k.Outcome], values[k.Against][k.Outcome]}.difference()
}

// spot is a mean with the half-width of its 95% confidence interval, over the values
// that are measured; NaN where there are too few.
type spot struct {
	Mean, Half float64
	N          int
}

func spotOf(values []float64) spot {
	x := finiteOf(values)
	s := spot{Mean: exact.Mean(x), Half: notKnown, N: len(x)}
	if len(x) > 1 {
		s.Half = float64(student(len(x)-1) * conclusions.StandardError(x))
	}
	return s
}
