package experiments

import (
	"math"
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model/exact"
	"cordon/plots"
)

// fewDraws is the number of joint draws below which the uncertainty range runs
// from the smallest to the largest, not between percentiles (model.md section 11).
const fewDraws = 32

// pair is one outcome in two arms on the same luck.
type pair struct{ level, against float64 }

func (p pair) difference() float64 { return p.level - p.against }

// measured leaves out the pairs in which either arm has nothing to measure.
func measured(pairs []pair) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool {
		d := p.difference()
		return math.IsNaN(d) || math.IsInf(d, 0)
	})
}

// estimate is what replicates say of one outcome of an arm against another:
// defaults are the replicates at default parameters, draws those at joint draws.
//
//   - Difference: mean paired difference of the defaults; SimLow, SimHigh its
//     95% confidence interval by Student's t: the simulation error;
//   - UncLow, UncHigh: 5th to 95th percentile of the paired differences of the
//     draws (smallest and largest of fewer than 32): the uncertainty, luck included;
//   - LuckShare: variance of the defaults' differences, which only luck makes,
//     over that of the draws, at most 1;
//   - SignShare: share of the draws whose difference has the sign of the mean.
//
// What cannot be computed is NaN.
func estimate(defaults, draws []pair) plots.Headline {
	defaults, draws = measured(defaults), measured(draws)
	nan := math.NaN()
	h := plots.Headline{
		SimSE: nan, SimLow: nan, SimHigh: nan, UncLow: nan, UncHigh: nan, LuckShare: nan, SignShare: nan,
		Replicates: len(defaults), Draws: len(draws),
	}
	diffs := differences(defaults)
	h.Baseline = mean(defaults, func(p pair) float64 { return p.against })
	h.Level = mean(defaults, func(p pair) float64 { return p.level })
	h.Difference = exact.Mean(diffs)
	h.Relative = nan
	if h.Baseline != 0 {
		h.Relative = h.Difference / math.Abs(h.Baseline)
	}
	if n := len(diffs); n > 1 {
		h.SimSE = exact.Sqrt(conclusions.Variance(diffs) / float64(n))
		half := float64(student(n-1) * h.SimSE)
		h.SimLow, h.SimHigh = h.Difference-half, h.Difference+half
	}
	drawn := differences(draws)
	if len(drawn) == 0 {
		return h
	}
	if v := conclusions.Variance(drawn); v > 0 && len(diffs) > 1 {
		h.LuckShare = min(1, conclusions.Variance(diffs)/v)
	}
	h.SignShare = sameSign(drawn, h.Difference)
	slices.Sort(drawn)
	h.UncLow, h.UncHigh = drawn[0], drawn[len(drawn)-1]
	if len(drawn) >= fewDraws {
		h.UncLow, h.UncHigh = exact.Quantile(drawn, 0.05), exact.Quantile(drawn, 0.95)
	}
	return h
}

func differences(pairs []pair) []float64 {
	out := make([]float64, len(pairs))
	for i, p := range pairs {
		out[i] = p.difference()
	}
	return out
}

func mean(pairs []pair, of func(pair) float64) float64 {
	x := make([]float64, len(pairs))
	for i, p := range pairs {
		x[i] = of(p)
	}
	return exact.Mean(x)
}

// sameSign is the share of differences with the sign of a mean; NaN where the
// mean is 0 or unknown, for then there is no sign.
func sameSign(diffs []float64, mean float64) float64 {
	if mean == 0 || math.IsNaN(mean) {
		return math.NaN()
	}
	n := 0
	for _, d := range diffs {
		if d != 0 && (d > 0) == (mean > 0) {
			n++
		}
	}
	return float64(n) / float64(len(diffs))
}
