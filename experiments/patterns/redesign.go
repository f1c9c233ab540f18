package patterns

import (
	"context"
	_ "embed"

	"cordon/data"
	"cordon/model"
	"cordon/model/world"
)

//go:embed chips.yaml
var chipsScenario string

// month is the length of a month [weeks].
const month = 365.25 / 12 / 7

// orEnd says how a run counts in which something has not happened by its end.
const orEnd = " (a run in which it does not happen counts as its 36 months)"

var redesign = &Pattern{
	Number: 8, Name: "redesign", Title: "Variants below a threshold, and the gap closed",
	Doc: "after a threshold is set, a product just below it appears within half a year, and the list closes the gap a year or so later",
	Run: "the reference world in which nobody asks a licence for advanced chips, and the leader's control of October 2022 for one destination, reviewed as the review lever does by default (chips.yaml): the first variant of its makers that serves a buyer there, and the week from which the threshold is lower than at first; all simulated accounts are in the four codes of the entry",
	Lines: []Line{
		{Key: "appears", Quantity: "from the rule to the first variant below the threshold that would serve a buyer" + orEnd, Unit: "months", Published: "1 and 5.5 months", Low: 1, High: 6, Tolerance: "1 to 6 months, as the pattern states it", Basis: "D25", Mark: "imposed", Note: "by the time that designing a variant takes, which is assumed; that variants pay at all comes out"},
		{Key: "delivered", Quantity: "from the rule to the first delivery of one, by anybody" + orEnd, Unit: "months", Published: "none", Low: nan, High: nan, Tolerance: "none: the published lags are those of products announced", Basis: "D25", Mark: "emergent"},
		{Key: "closes", Quantity: "from the rule to a lower threshold in force" + orEnd, Unit: "months", Published: "12 months, and again 18", Low: 12, High: 18, Tolerance: "12 to 18 months, as the pattern states it", Basis: "D25", Mark: "emergent", Note: "when the gap is found comes out; length of a review and of comments are the lever's defaults", Why: "the review lowers a threshold where more than 5% of what the entry covers (assumed) is sold just below it; in five runs that share was below 2% in each of the first three half-years, since few simulated buyers are near enough to the line"},
	},
	Silent: [Rivals]string{GravityOnly: "it has no makers and no list that looks at itself"},
	Slow:   true,
	prepare: func(s *Setup) (Trial, error) {
		w, err := data.Reference()
		if err != nil {
			return nil, err
		}
		const entry = "3A090.a"
		var chips []string
		for n := range w.Items {
			if it := &w.Items[n]; it.Entry == entry {
				it.From, it.Policy, it.PolicyText = 0, make([]data.Policy, len(w.Jurisdictions)), "OTHER=free"
				chips = it.HS6
			}
		}
		within(w, chips...)
		rule, err := armOf("chips.yaml", chipsScenario, w)
		if err != nil {
			return nil, err
		}
		st, err := s.study(w, model.Defaults(), today(rule), rule)
		if err != nil {
			return nil, err
		}
		return func(_ context.Context, replicate int) (Values, error) {
			r, err := st.At(replicate, 1, st.From)
			if err != nil {
				return nil, err
			}
			x := r.State
			usa, chn := world.JurisdictionID(w.JurisdictionIndex("USA")), world.JurisdictionID(w.JurisdictionIndex("CHN"))
			at := -1
			for n := range x.G.Entries {
				if x.G.Entries[n].Code == entry {
					at = n*x.G.NJ + int(usa)
				}
			}
			delivered := false
			x.Ended = func(e world.Ending) { delivered = delivered || e.Fate == world.Redesigned }
			end := float64(rule.Weeks-st.From) / month
			v, first := Values{"appears": end, "delivered": end, "closes": end}, x.Today.Threshold[at]
			for week := st.From + 1; week <= rule.Weeks; week++ {
				if err := r.RunTo(week); err != nil {
					return nil, err
				}
				since := float64(week-1-st.From) / month
				if v["appears"] == end && offered(r, usa, chn) {
					v["appears"] = since
				}
				if v["delivered"] == end && delivered {
					v["delivered"] = since
				}
				if x.Rules.Threshold[at] < first {
					v["closes"] = since
					return v, nil
				}
			}
			return v, nil
		}, nil
	},
}

// offered says whether some maker of a home has a variant below the threshold that
// would serve one of its base buyers in a destination.
func offered(r *model.Run, home, destination world.JurisdictionID) bool {
	s := r.State
	for a, f := range s.P.Home {
		id := world.AccountID(a)
		if s.Market(id).Destination != destination || s.HomeOf(f) != home {
			continue
		}
		if _, _, ok := r.Technology.Variant(s, id, s.P.StartOpt[a], f); ok {
			return true
		}
	}
	return false
}
