package patterns

import (
	"context"
	_ "embed"
	"slices"

	"cordon/data"
	"cordon/model"
	"cordon/model/exact"
	"cordon/model/world"
)

//go:embed lifted.yaml
var liftedScenario string

// dearer is how much a compliance programme's cost rises.
const dearer = 1.1

// Weeks of pattern 19: after the lists are back, and the length of the survey's years.
const (
	back   = 20
	survey = 4 * 52
)

var programmeCost = &Pattern{
	Number: 19, Name: "programme-cost", Title: "Who bears a fixed cost of compliance",
	Doc: "a dearer compliance programme drives out many small exporters and little of what is exported, and a third of exporters of controlled goods have lost sales",
	Run: "the reference world, all lists lifted for a quarter so that every exporter decides anew when they come back (lifted.yaml), with the programme's cost as it is and 10% higher, on the same luck; today's list as it stands with both; and four years of today's list for lost sales",
	Lines: []Line{
		{Key: "exporters", Quantity: "exporters of listed goods, programme cost +10%", Unit: "relative change", Published: "-9.6% to -13.3% by the closed form", Low: -0.12, High: -0.08, Tolerance: "-8 to -12%, as the pattern states it", Basis: "9.4", Mark: "emergent", Why: "in part because a simulated firm stands for several real ones of one size, so that few stand near the line: in one replicate -1.8% with the default 10,000 accounts, -4.5% with 100,000, -5.4% with 1,000,000; the rest is not known (verify's limit chaney, with a Pareto tail and no part that grows with employees, returns the closed form)"},
		{Key: "value", Quantity: "exports of listed goods by those who still sell them, programme cost +10%", Unit: "relative change", Published: "-0.6% to -4.7% by the closed form", Low: -0.03, High: 0, Tolerance: "0 to -3%, as the pattern states it", Basis: "9.4", Mark: "emergent"},
		{Key: "small", Quantity: "share of the exporters lost that are among the smaller half", Unit: "share", Published: "smaller firms more often", Low: 0.75, High: 1, Tolerance: "three in four: our reading of \"concentrated\"", Basis: "B6", Mark: "emergent", Why: "those lost are the ones that sell least of listed goods, whatever their size: over twelve replicates all were below the median in listed sales and 0.66 below it in employees"},
		{Key: "fixed", Quantity: "exporters of listed goods, the fixed part f0 alone +10%", Unit: "relative change", Published: "none", Low: nan, High: nan, Tolerance: "none: f0 is part of what a programme costs", Basis: "9.4", Mark: "emergent"},
		{Key: "standing", Quantity: "exporters of listed goods under today's list as it stands, programme cost +10%, a year on", Unit: "relative change", Published: "-9.6% to -13.3% by the closed form", Low: -0.12, High: -0.08, Tolerance: "-8 to -12%, as the pattern states it", Basis: "9.4", Mark: "emergent", Why: "a firm that has a programme keeps it: whether one pays is asked only where a firm comes to sell listed goods"},
		{Key: "lost", Quantity: "exporters of controlled goods of the USA that lose a sale to the list in four years", Unit: "share", Published: "0.35 of users of the control system in 2009-12", Low: 0.25, High: 0.45, Tolerance: "25 to 45%, as the pattern states it", Basis: "B4", Mark: "emergent", Note: "a simulated firm's lost sales are spread over the real firms that it stands for", Why: "of simulated firms 0.41 lose a sale in one replicate; each stands for about 100 real ones, and the 640 sales that 51 of them lose are too few for a third of 5,300 real firms to lose one"},
	},
	Silent: [Rivals]string{GravityOnly: "it has no firms"},
	Slow:   true,
	prepare: func(s *Setup) (Trial, error) {
		w, err := data.Reference()
		if err != nil {
			return nil, err
		}
		lifted, err := armOf("lifted.yaml", liftedScenario, w)
		if err != nil {
			return nil, err
		}
		var studies []*model.Study // as it is, dearer, f0 alone dearer
		for _, by := range [][2]float64{{1, 1}, {dearer, dearer}, {dearer, 1}} {
			p := model.Defaults()
			p.Compliance.F0 *= by[0]
			p.Compliance.F1 *= by[1]
			st, err := s.study(w, p, today(lifted), lifted)
			if err != nil {
				return nil, err
			}
			studies = append(studies, st)
		}
		return func(_ context.Context, replicate int) (Values, error) {
			var anew [3]*world.State
			for n, st := range studies {
				r, err := st.At(replicate, 1, back)
				if err != nil {
					return nil, err
				}
				anew[n] = r.State
			}
			var standing [2]*world.State
			for n := range standing {
				r, err := studies[n].At(replicate, 0, 52)
				if err != nil {
					return nil, err
				}
				standing[n] = r.State
			}
			lost, err := losers(studies[0], replicate)
			if err != nil {
				return nil, err
			}
			n0, x0 := exporters(anew[0])
			n1, x1 := exporters(anew[1])
			n2, _ := exporters(anew[2])
			s0, _ := exporters(standing[0])
			s1, _ := exporters(standing[1])
			return Values{"exporters": n1/n0 - 1, "value": x1/x0 - 1, "small": smaller(anew[0], anew[1]), "fixed": n2/n0 - 1, "standing": s1/s0 - 1, "lost": lost}, nil
		}, nil
	},
}

// exports says whether a firm sells listed goods.
func exports(s *world.State, f int) bool {
	return s.Alive[f] && s.Programme[f] == world.HasProgramme && s.Controlled[f] > 0
}

// exporters are the real firms that sell listed goods, and what they sell of them
// [USD a year].
func exporters(s *world.State) (n, usd float64) {
	for f := range s.Alive {
		if exports(s, f) {
			n, usd = n+s.P.Stands[f], usd+s.Controlled[f]
		}
	}
	return n, usd
}

// smaller is the part of the exporters lost from one state to the other whose
// employees are below the median exporter's; NaN where none is lost.
func smaller(from, to *world.State) float64 {
	var employees []float64
	for f := range from.Alive {
		if exports(from, f) {
			employees = append(employees, from.P.Employees[f])
		}
	}
	slices.Sort(employees)
	middle := exact.Quantile(employees, 0.5)
	small, all := 0.0, 0.0
	for f := range from.Alive {
		if exports(from, f) && !exports(to, f) {
			all += from.P.Stands[f]
			if from.P.Employees[f] < middle {
				small += from.P.Stands[f]
			}
		}
	}
	return small / all
}

// losers is the share of the exporters of controlled goods of the USA that lose a sale
// to the list in four years: one forgone, or delivered by somebody else, whose first
// obstacle is not cost. A simulated firm stands for several real ones, and a sale that
// it loses hits each of them alike: of s firms, n sales lost hit 1 - (1-1/s)^n.
func losers(st *model.Study, replicate int) (float64, error) {
	r, err := st.At(replicate, 0, 0)
	if err != nil {
		return nan, err
	}
	s := r.State
	usa := world.JurisdictionID(s.G.World.JurisdictionIndex("USA"))
	users := make([]bool, len(s.Alive))
	for f := range users {
		users[f] = exports(s, f) && s.HomeOf(world.FirmID(f)) == usa
	}
	sales := make([]float64, len(s.Alive))
	s.Ended = func(e world.Ending) {
		if e.Extra || e.Obstacle == world.NoObstacle || e.Obstacle == world.Cost || s.Origin(e.Account, e.Shadow) != usa {
			return
		}
		if e.Fate == world.Forgone || e.Fate == world.Own || e.Option != e.Shadow {
			sales[s.P.Home[e.Account]]++
		}
	}
	if err := r.RunTo(survey); err != nil {
		return nan, err
	}
	hit, all := 0.0, 0.0
	for f, is := range users {
		if is {
			n := s.P.Stands[f]
			all += n
			hit += n * (1 - exact.Pow(1-1/max(n, 1), sales[f]))
		}
	}
	return hit / all, nil
}
