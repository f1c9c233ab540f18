package history

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// oneTable is quantities without a world.
func oneTable(observed, base []float64) *Table {
	t := &Table{Observed: observed, Base: base, Periods: []Period{{"2022-03", 19052, 19083}}}
	for range observed {
		t.Quantities = append(t.Quantities, Quantity{0, All, "RUS", All})
	}
	return t
}

// A new draw from where the members are from is inside the interval with chance 90%,
// at any number of members from 19 on, and the fair CRPS is that of the distribution.
func TestIntervalOfExchangeableDraws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, members := range []int{19, 32, 64} {
		const trials = 20000
		f := &Fan{Values: make([][]float64, members)}
		inside, crps := 0, 0.0
		var buf []float64
		for range trials {
			for m := range f.Values {
				f.Values[m] = []float64{r.NormFloat64()}
			}
			y := r.NormFloat64()
			var low, high, s float64
			if low, high, buf = f.Interval(0, buf); low <= y && y <= high {
				inside++
			}
			s, buf = f.CRPS(0, y, buf)
			crps += s
		}
		got, se := float64(inside)/trials, math.Sqrt(0.09/trials)
		// the CRPS of a standard normal for draws from it is 1/sqrt(pi)
		mean, want := crps/trials, 1/math.Sqrt(math.Pi)
		t.Logf("%d members, %d trials: %.4f inside (standard error %.4f), CRPS %.4f, want %.4f", members, trials, got, se, mean, want)
		if math.Abs(got-0.9) > 0.004+4*se { // between two values the quantile is exact for uniform draws only
			t.Errorf("%d members: %.4f of new draws are inside the 90%% interval", members, got)
		}
		if math.Abs(mean-want) > 0.012 { // standard error 0.003
			t.Errorf("%d members: CRPS %.4f, want %.4f", members, mean, want)
		}
	}
}

// factorsOf is a spread with the same factors for all.
type factorsOf []float64

func (f factorsOf) Of(int) (factors, added []float64) { return f, nil }

// The score of members times factors is what all pairs of different members say.
func TestCRPSOfProducts(t *testing.T) {
	f := &Fan{Values: [][]float64{{3}, {5}, {11}}, Spread: factorsOf{0.5, 1, 2}}
	const y = 6
	off, pairs, n := 0.0, 0.0, 0.0
	for i, a := range f.Values {
		for _, fa := range f.Spread.(factorsOf) {
			off += math.Abs(a[0]*fa-y) / 9
			for j, b := range f.Values {
				for _, fb := range f.Spread.(factorsOf) {
					if i != j {
						pairs += math.Abs(a[0]*fa - b[0]*fb)
						n++
					}
				}
			}
		}
	}
	want := off - pairs/n/2
	if got, _ := f.CRPS(0, y, nil); math.Abs(got-want) > 1e-12 {
		t.Errorf("CRPS %g, want %g", got, want)
	}
	if got, _ := (&Fan{Values: [][]float64{{4}}}).CRPS(0, y, nil); got != 2 {
		t.Errorf("CRPS of one value %g, want its absolute error of 2", got)
	}
}

// A point with the recorded variation and an ensemble that has no luck of its own say
// the same, and score the same in USD and in logarithms.
func TestSameForecastSameSkill(t *testing.T) {
	table := oneTable([]float64{2e5, 3e6, 0}, []float64{1e6, 1e6, 1e6})
	spread := make(factorsOf, FactorsN)
	for k := range spread {
		spread[k] = 0.2 * float64(k)
	}
	null := &Fan{Values: [][]float64{table.Base}, Spread: spread}
	model := &Fan{Values: [][]float64{table.Base, table.Base, table.Base}, Spread: spread}
	a, b := Score(table, model), Score(table, null)
	if usd, log := Skill(a.CRPS, b.CRPS), Skill(a.CRPSLog, b.CRPSLog); math.Abs(usd) > 1e-12 || math.Abs(log) > 1e-12 {
		t.Errorf("the same forecast has skill %.4f against itself, in logarithms %.4f", usd, log)
	}
}

// A null without a spread has the absolute error as its CRPS, which any spread around
// the same median beats: there is no skill by CRPS then, and medians are compared.
func TestNoSkillAgainstOneValue(t *testing.T) {
	table := oneTable([]float64{9e5, 11e5, 1e6, 12e5}, []float64{1e6, 1e6, 1e6, 1e6})
	for q, iso := range []string{"KAZ", "RUS", "TUR", "UZB"} {
		table.Quantities[q].Importer = iso
	}
	members := [][]float64{{8e5, 8e5, 8e5, 8e5}, table.Base, {12e5, 12e5, 12e5, 12e5}}
	null := &Fan{Name: NoChange, Values: [][]float64{table.Base}}
	r := &Result{Table: table, Scores: []*Scores{Score(table, &Fan{Values: members}), Score(table, null)}}
	v := r.Verdicts()[0]
	if !v.Single || !math.IsNaN(v.Skill) || !math.IsNaN(v.SkillSE) || !math.IsNaN(v.SkillLog) || v.Off != 0 || strings.Contains(v.Words, "beat") || !strings.Contains(v.Words, "single value") {
		t.Errorf("the same median as the null's: %+v", v)
	}
	null.Spread = factorsOf{0.8, 1, 1.2}
	r.Scores[1] = Score(table, null)
	if v := r.Verdicts()[0]; v.Single || math.IsNaN(v.Skill) || strings.Contains(v.Words, "single value") {
		t.Errorf("against a null with a spread: %+v", v)
	}
}

func TestScores(t *testing.T) {
	table := oneTable([]float64{0, 500e3, 3e6, 1e6}, []float64{1e6, 1e6, 1e6, 1e6})
	same := &Fan{Name: "no change", Values: [][]float64{{1e6, 1e6, 1e6, 1e6}}}
	s := Score(table, same)
	if s.N != 4 || s.Changed != 3 || s.Sign != 0.5 || !math.IsNaN(s.Rank) || s.Coverage != 0.25 {
		t.Errorf("no change: %+v", s)
	}
	if want := (1e6 + 5e5 + 2e6) / 4; s.CRPS != want {
		t.Errorf("CRPS %g, want the mean absolute error %g", s.CRPS, want)
	}
	if want := (math.Log(1001) + math.Log(1001.0/501) + math.Log(3001.0/1001)) / 4; math.Abs(s.LogError-want) > 1e-12 {
		t.Errorf("log error %g, want %g", s.LogError, want)
	}
	right := Score(table, &Fan{Values: [][]float64{{1e5, 9e5, 2e6, 1e6}}})
	if right.Sign != 1 || right.Rank != 1 {
		t.Errorf("a forecast in the right order: sign %g, rank %g", right.Sign, right.Rank)
	}
	wrong := Score(table, &Fan{Values: [][]float64{{2e6, 15e5, 1e5, 1e6}}})
	if wrong.Sign != 0 || wrong.Rank >= 0 {
		t.Errorf("a forecast in the wrong order: sign %g, rank %g", wrong.Sign, wrong.Rank)
	}
	if k := Skill(right.CRPS, s.CRPS); !(k > 0.3 && k < 1) {
		t.Errorf("skill %g of a better forecast", k)
	}
	if k := Skill(wrong.CRPS, s.CRPS); k >= 0 {
		t.Errorf("skill %g of a worse forecast", k)
	}
}
