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

// A flow's luck is that of the scenario that is predicted, at default parameters; the
// recorded variation is less the baseline's.
func TestLuckOfFlowsIsTheScenarios(t *testing.T) {
	r := byHand(func(int) [2]float64 { return [2]float64{1, 1} })
	g, p := r.gather(), &Prediction{}
	r.flows(p, g.luck)
	of := func(a, b float64) float64 { return math.Log((b+history.Floor)/(a+history.Floor)) / math.Sqrt2 }
	if got, want := p.Quantities[0].LuckSD, of(10, 40); math.Abs(got-want) > 1e-12 {
		t.Errorf("luck %g, want %g of the scenario (the baseline's is %g)", got, want, of(100, 110))
	}
	if luck := g.flows.Luck; len(luck) != 2 || luck[0][0] != 100 || luck[1][0] != 110 {
		t.Errorf("luck that recorded variation is less: %v, want the baseline's 100 and 110", luck)
	}
}
