package licensing

import (
	"cordon/model/chance"
	"cordon/model/exact"
)

// weeksAYear is working days a year over working days a week.
const weeksAYear = WorkingDaysAYear / Week

// background is the filings from outside the model's world: Poisson a week, at
// uniform times, dealt to the first desks so that each has its share of the load.
type background struct {
	rate     float64 // a week, at load 1
	load     float64 // factor on rate
	row      chance.Alias
	overload bool // the model's own filings exceed some desk's published load
}

// SetOwn tells how many filings a year, by category, come from the model itself;
// background filings make up the rest of the published load, desk by desk, and
// never less than none. It reports whether every desk's load could be met.
func (a *Agency) SetOwn(own []float64) bool {
	first := &a.first
	weights := make([]float64, len(first.desks))
	for i, share := range first.share {
		weights[i] = float64(a.setup.Filings * share)
	}
	for c, v := range own {
		g := first.group[c]
		total := exact.Sum(first.share[g.first : g.first+g.n])
		for i := g.first; i < g.first+g.n; i++ {
			weights[i] -= float64(v * (first.share[i] / total))
		}
	}
	b := &a.outside
	b.overload = false
	for i, w := range weights {
		if w < 0 {
			weights[i] = 0
			b.overload = b.overload || w < -1e-9*a.setup.Filings
		}
	}
	b.rate = exact.Sum(weights) / weeksAYear
	b.row = chance.Alias{}
	b.row.Add(weights)
	return !b.overload
}

// SetLoad multiplies the background filings, from the next week on.
func (a *Agency) SetLoad(factor float64) { a.outside.load = max(factor, 0) }
