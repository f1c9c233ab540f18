package patterns

import (
	"context"
	"slices"

	"cordon/model"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/licensing"
)

var referral = &Pattern{
	Number: 5, Name: "referral", Title: "Referred cases, and what load does to times",
	Doc: "cases referred to other agencies take about three times as long as others, and a little more load per officer lengthens times by more than its share",
	Run: "one agency with the default parameters at the load of 2013: medians by class of a sample of its cases (one in ten), and six years of 4%, 8% and 16% more cases, or none, with the same officers and the same luck (+8% per post is the pattern's input)",
	Lines: []Line{
		{Key: "ratio", Quantity: "median time of referred cases over that of cases decided in-house", Unit: "ratio", Published: "55 over 18 days", Low: 2.5, High: 3.5, Tolerance: "2.5 to 3.5, as the pattern states it", Basis: "A30", Mark: "calibrated", Note: "by the two medians of time without an officer"},
		{Key: "rise", Quantity: "+8% load: mean time in the sixth year, over the change of load", Unit: "relative change per relative change", Published: "54 over 8", Low: 1, High: inf, Tolerance: "sign and convexity: times rise, and by a larger part than load", Basis: "A24", Mark: "emergent"},
		{Key: "convex", Quantity: "rise at +16% load over rise at +8%", Unit: "ratio", Published: "convex", Low: 2, High: inf, Tolerance: "convexity: twice the load more than doubles the rise", Basis: "A24", Mark: "emergent"},
		{Key: "size", Quantity: "+8% load: mean time in the sixth year", Unit: "relative change", Published: "+54% over nine years", Low: nan, High: nan, Tolerance: "none: the pattern asks for sign and convexity alone", Basis: "A24", Mark: "emergent"},
	},
	Silent: noAgencies,
	prepare: func(s *Setup) (Trial, error) {
		p := licensing.Defaults()
		return func(_ context.Context, replicate int) (Values, error) {
			key := s.key(replicate)
			ratio, err := medianRatio(p, key)
			if err != nil {
				return nil, err
			}
			mean := map[float64]float64{}
			for _, load := range []float64{1, 1.08, 1.16} {
				years, err := model.AgencyYears(p, model.Load2013, key, slices.Repeat([]float64{load}, 6)...)
				if err != nil {
					return nil, err
				}
				mean[load] = years[5].Mean
			}
			rise, twice := mean[1.08]/mean[1]-1, mean[1.16]/mean[1]-1
			return Values{"ratio": ratio, "rise": rise / 0.08, "convex": twice / rise, "size": rise}, nil
		}, nil
	},
}

// medianRatio is the median time of referred cases over that of others. A tenth of
// the agency's load is filed one by one, so that each case's class is seen.
func medianRatio(p licensing.Params, key chance.Key) (float64, error) {
	const sampled, warm, weeks = 0.1, 52, 156
	a, err := model.AgencyOf(p, model.Load2013, key)
	if err != nil {
		return nan, err
	}
	a.SetLoad(1 - sampled)
	rate := model.Load2013 * sampled / (licensing.WorkingDaysAYear / licensing.Week)
	var days [licensing.Classes][]float64
	var mix chance.Alias
	shares := model.UsualMix()
	mix.Add(shares)
	for week := range warm + weeks {
		k := key.At(chance.AccountWeek, week)
		filings := make([]licensing.Filing, chance.Poisson(rate, k.Float(1, -1)))
		for i := range filings {
			filings[i] = licensing.Filing{ID: 2, N: uint32(i), Lane: licensing.Ordinary, Policy: licensing.General, Category: uint8(mix.Pick(0, len(shares), k.Of(3, i)))}
		}
		for _, d := range a.Step(week, filings) {
			if week >= warm && d.Outcome != licensing.Withdrawn {
				days[d.Class] = append(days[d.Class], d.Days())
			}
		}
	}
	median := func(c licensing.Class) float64 {
		slices.Sort(days[c])
		return exact.Quantile(days[c], 0.5)
	}
	return median(licensing.Referred) / median(licensing.InHouse), a.Check()
}
