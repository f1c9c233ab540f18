package register

import (
	"math"
	"testing"

	"cordon/experiments"
	"cordon/experiments/history"
)

// byHand is a run of four replicates, two of them joint draws, of one flow and one
// figure of cases: the baseline, and a scenario that flows have other luck under.
func byHand(cases func(n int) [2]float64) *run {
	r := &run{c: &experiments.Comparison{}, table: &history.Table{Periods: []history.Period{{Name: "2027"}}, Quantities: []history.Quantity{{Importer: "AAA"}}, Base: []float64{100}}}
	for n, x := range [][2]float64{{100, 10}, {90, 20}, {110, 40}, {120, 80}} {
		k := &taken{before: x[:1], after: x[1:], agencies: []string{"BBB"}}
		for arm, v := range cases(n) {
			k.cases[arm] = make([]float64, len(measures))
			for m := range measures {
				k.cases[arm][m] = v
			}
		}
		r.c.Values = append(r.c.Values, experiments.Replicate{Index: n, Draw: n%2 == 1, Taken: k})
	}
	return r
}

// A flow's luck is that of the scenario that is predicted, at default parameters, or of
// the baseline where that is more; the recorded variation is less the baseline's.
func TestLuckOfFlows(t *testing.T) {
	r := byHand(func(int) [2]float64 { return [2]float64{1, 1} })
	g, p := r.gather(), &Prediction{}
	r.flows(p, &g)
	of := func(a, b float64) float64 { return math.Log((b+history.Floor)/(a+history.Floor)) / math.Sqrt2 }
	if got, want := p.Quantities[0].LuckSD, of(10, 40); math.Abs(got-want) > 1e-12 {
		t.Errorf("luck %g, want %g of the scenario (the baseline's is %g)", got, want, of(100, 110))
	}
	ended, q := g, &Prediction{}
	ended.luck = [][]float64{{0}, {0}}
	r.flows(q, &ended)
	if got, want := q.Quantities[0].LuckSD, of(100, 110); math.Abs(got-want) > 1e-12 {
		t.Errorf("luck %g of a flow that a ban ends, want %g of the baseline", got, want)
	}
	if luck := g.flows.Luck; len(luck) != 2 || luck[0][0] != 100 || luck[1][0] != 110 {
		t.Errorf("luck that recorded variation is less: %v, want the baseline's 100 and 110", luck)
	}
}

// The null of figures of cases is the joint draws without the change, from the arms to
// the score: a model that predicts no effect has a skill of 0, and one that predicts
// what happened nearly 1. A figure that a draw without the change does not say is in
// neither's error. Flows keep a null of one member.
func TestNullOfCases(t *testing.T) {
	fans := []*history.Fan{{Name: history.ModelName, Values: [][]float64{{20}, {80}}}, {Name: history.NoChange, Values: [][]float64{{100}}}}
	for name, c := range map[string]struct {
		effect, low, high float64
		figures           int
	}{"no effect": {1, 0, 0, len(measures)}, "no effect, an unknown wait": {1, 0, 0, len(measures) - 1}, "the effect that happens": {8, 0.8, 1, len(measures)}} {
		r := byHand(func(n int) [2]float64 { return [2]float64{float64(10 + n), c.effect * float64(10+n)} })
		if c.figures < len(measures) {
			r.c.Values[1].Taken.(*taken).cases[0][1] = math.NaN()
		}
		g, p := r.gather(), &Prediction{}
		r.flows(p, &g)
		r.cases(p, g.agencies, g.cases, g.caseLuck, g.today)
		r.forecasts(p, fans, g.cases, g.same)
		seen := &Seen{Values: missing(len(p.Quantities)), Why: make([]string, len(p.Quantities))}
		seen.Values[0] = 70
		for q := 1; q < len(p.Quantities); q++ {
			seen.Values[q] = 14 * c.effect
		}
		seen.Values[2] *= 3
		o, err := (&Stored{Prediction: *p, values: r.members}).score(seen)
		if err != nil {
			t.Fatal(err)
		}
		if x := o.Cases[1]; x.N != c.figures || !(x.Skill >= c.low && x.Skill <= c.high) {
			t.Errorf("%s: skill %g over %d figures, want %g to %g over %d", name, x.Skill, x.N, c.low, c.high, c.figures)
		}
		if x := o.Flows[1]; x.CRPS != 30 || o.Rows[0].CRPS[1] != 30 {
			t.Errorf("%s: the null of flows has a CRPS of %g, of %g in its row; want the error of its one member, 30", name, x.CRPS, o.Rows[0].CRPS[1])
		}
	}
}

func TestLate(t *testing.T) {
	for _, c := range []struct {
		day, from string
		late      bool
	}{{"2026-11-26", "2026-12", false}, {"2026-11-26", "2026-11", true}, {"2026-11-26", "2021-09", true}, {"2026-11-26", "2027", false}, {"2026-11-26", "2026", true}} {
		if p := (&Prediction{Registered: c.day, From: c.from}); p.Late() != c.late {
			t.Errorf("registered on %s for a period from %s: late %t, want %t", c.day, c.from, p.Late(), c.late)
		}
	}
}
