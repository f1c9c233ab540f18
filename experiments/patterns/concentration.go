package patterns

import (
	"context"

	"cordon/data"
	"cordon/model"
	"cordon/model/exact"
	"cordon/model/world"
)

// fewest firms of a home whose top hundredth is read: one firm and more.
const fewestFirms = 100

var concentration = &Pattern{
	Number: 18, Name: "concentration", Title: "Concentration of exporters",
	Doc: "the largest hundredth of exporters makes more than half of exports",
	Run: "the reference world at its start, before any change",
	Lines: []Line{
		{Key: "home", Quantity: "share of a home's exports by the top 1% of its exporters, mean over homes with 100 simulated exporters or more", Unit: "share of exports", Published: "above 0.50, mean of 32 countries", Low: 0.5, High: 1, Tolerance: "above half, as the pattern states it", Basis: "E9", Mark: "emergent", Note: "the tail of sizes within a heading is calibrated (E11)", Why: "one simulated firm stands for several real ones, which cuts the tail short: over all exporters the share is 0.21 with the default 10,000 accounts (2,600 firms), 0.41 with 100,000 and 0.53 with 2,000,000 (510,000 firms), 0.15, 0.36 and 0.53 for the USA by itself"},
		{Key: "world", Quantity: "share of exports by the top 1% of all exporters of the world at once", Unit: "share of exports", Published: "above 0.50 within countries", Low: nan, High: nan, Tolerance: "none: the published figure is within countries", Basis: "E9", Mark: "emergent"},
	},
	Silent: [Rivals]string{GravityOnly: "it has no firms"},
	Slow:   true,
	prepare: func(s *Setup) (Trial, error) {
		w, err := data.Reference()
		if err != nil {
			return nil, err
		}
		start := w.To.Monday()
		st, err := s.study(w, model.Defaults(), model.Arm{Name: "today", Start: start, Weeks: 1})
		if err != nil {
			return nil, err
		}
		g, err := st.Ground()
		if err != nil {
			return nil, err
		}
		return func(_ context.Context, replicate int) (Values, error) {
			pop, err := st.Population(replicate)
			if err != nil {
				return nil, err
			}
			firms := make([]int, g.NJ)
			for h := range g.Headings {
				firms[g.Headings[h].Home] += int(g.Headings[h].Firms)
			}
			var shares []float64
			for i, n := range firms {
				if n >= fewestFirms {
					shares = append(shares, model.TopShare(pop, 0.01, func(f world.FirmID) bool {
						return g.Headings[pop.FirmAt[f]].Home == world.JurisdictionID(i)
					}))
				}
			}
			return Values{"home": exact.Mean(shares), "world": model.TopShare(pop, 0.01, nil)}, nil
		}, nil
	},
}
