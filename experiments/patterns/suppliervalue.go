package patterns

import (
	"context"

	"cordon/data"
	"cordon/model"
	"cordon/model/world"
)

// capital is the rate at which a lasting change of profit is turned into value, a year
// (assumed, in the pattern).
const capital = 0.08

var supplierValue = &Pattern{
	Number: 17, Name: "supplier-value", Title: "What a listing of buyers costs their suppliers",
	Doc: "the market value of suppliers of listed buyers falls by about two percent",
	Run: "past-huawei-2019 on the reference world: change of yearly profit over the three years, capitalised at 8% a year, over the value of the usual profit capitalised alike, for each simulated firm of the USA that supplies a listed buyer in the week of the listing",
	Lines: []Line{
		{Key: "mean", Quantity: "market value of affected suppliers, mean over firms", Unit: "relative change", Published: "-2.2%", Low: -0.033, High: -0.011, Tolerance: "half of the figure either way: our reading of \"about\"", Basis: "C5", Mark: "emergent", Why: "a listing of parties holds for listed goods only, which are 4% of what these suppliers sell to the listed buyers and 0.4% of all their sales; the real listings caught unlisted goods too, and what goes to the listed buyers in all is 10% of their sales"},
		{Key: "total", Quantity: "market value of all affected suppliers together", Unit: "relative change", Published: "-2.2% is a mean over firms", Low: nan, High: nan, Tolerance: "none", Basis: "C5", Mark: "emergent"},
		{Key: "firms", Quantity: "affected suppliers", Unit: "simulated firms", Published: "none", Low: nan, High: nan, Tolerance: "none", Basis: "C5", Mark: "emergent"},
	},
	Silent: [Rivals]string{GravityOnly: "it has no firms"},
	Slow:   true,
	prepare: func(s *Setup) (Trial, error) {
		w, err := data.Reference()
		if err != nil {
			return nil, err
		}
		listing, err := builtIn("past-huawei-2019", w)
		if err != nil {
			return nil, err
		}
		p := model.Defaults()
		st, err := s.study(w, p, today(listing), listing)
		if err != nil {
			return nil, err
		}
		usual := p.Firms.Gross * (1 - p.Firms.Overhead) // profit per USD of sales
		return func(_ context.Context, replicate int) (Values, error) {
			with, err := st.At(replicate, 1, st.From+1)
			if err != nil {
				return nil, err
			}
			affected := suppliers(with.State, "USA")
			without, err := st.At(replicate, 0, st.Weeks)
			if err != nil {
				return nil, err
			}
			if err := with.RunTo(st.Weeks); err != nil {
				return nil, err
			}
			years := float64(st.Weeks-st.From) / world.WeeksAYear
			mean, n, lost, value := 0.0, 0.0, 0.0, 0.0
			for f := range affected {
				if !affected[f] || !without.State.Alive[f] {
					continue
				}
				worth := usual * without.State.P.Sales[f] / capital
				change := (with.State.Cash[f] - without.State.Cash[f]) / years / capital
				if !with.State.Alive[f] {
					change = -worth
				}
				mean, n, lost, value = mean+change/worth, n+1, lost+change, value+worth
			}
			return Values{"mean": mean / n, "total": lost / value, "firms": n}, nil
		}, nil
	},
}

// suppliers are the firms of a home that supply an end user whom their government
// lists.
func suppliers(s *world.State, home string) []bool {
	of := make([]bool, len(s.Alive))
	i := world.JurisdictionID(s.G.World.JurisdictionIndex(home))
	for a := range s.Option {
		id := world.AccountID(a)
		j := s.Market(id).Destination
		if s.Origin(id, s.Option[a]) == i && float64(s.P.PartyU[a]) < s.Rules.Party[int(i)*s.G.NJ+int(j)] {
			of[s.Firm[a]] = true
		}
	}
	return of
}
