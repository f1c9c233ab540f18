package technology

import (
	"math"
	"testing"

	"cordon/model/world"
	"pgregory.net/rapid"
)

// home is one market of one class at a destination that exports the product, or not.
func home(exports bool, reach, skill float64) *world.State {
	g := &world.Ground{
		NJ: 1, NP: 1, Classes: make([]world.Class, 1), Markets: []world.Market{{}}, RowMarket: []world.MarketID{0}, RowClass: []world.ClassID{0},
		Reach: []float64{reach}, HeadingOf: []int32{world.None}, RowNeed: []float64{1e6},
	}
	if exports {
		g.HeadingOf[0] = 0
	}
	return &world.State{G: g, Adapt: world.Adaptation{Left: make([]int64, 1), Coming: make([]float64, 1), Learned: make([]float64, 1), Skill: []float64{skill}}}
}

// TestOwnShare wants a share, the larger the more skill where drift does not turn
// against it, and the sign of drift either way.
func TestOwnShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.Float64Range(0, 1)
		x := &Technology{P: &Params{OwnCeiling: unit.Draw(t, "ceiling"), OwnNew: unit.Draw(t, "new"), OwnDrift: rapid.Float64Range(-1, 1).Draw(t, "drift")}}
		exports, reach, skill := rapid.Bool().Draw(t, "exports"), rapid.Float64Range(0, 5).Draw(t, "reach"), unit.Draw(t, "skill")
		got := x.OwnShare(home(exports, reach, skill), 0)
		if !(got >= 0 && got <= 1) {
			t.Fatalf("share %g at %+v, want 0 to 1", got, *x.P)
		}
		ability := x.P.OwnNew
		if exports {
			ability = min(1, reach)
		}
		if want := min(1, x.P.OwnCeiling*ability*(1+x.P.OwnDrift*skill)*skill); math.Abs(got-want) > 1e-12 {
			t.Errorf("share %g, want %g", got, want)
		}
		more := x.OwnShare(home(exports, reach, min(1, skill+0.1)), 0)
		if x.P.OwnDrift >= 0 && more < got {
			t.Errorf("more skill serves %g, less %g", more, got)
		}
		flat := *x.P
		flat.OwnDrift = 0
		even := (&Technology{P: &flat}).OwnShare(home(exports, reach, skill), 0)
		if x.P.OwnDrift > 0 && got < even || x.P.OwnDrift < 0 && got > even {
			t.Errorf("drift %g moves the share from %g to %g", x.P.OwnDrift, even, got)
		}
	})
}

// TestLearn wants all leftover demand learned from in the end, with the lag's mean,
// and skill by the formula.
func TestLearn(t *testing.T) {
	x := &Technology{P: &Params{OwnLearning: 0.5, OwnLag: 26}}
	s := home(true, 1, 0)
	const usd = 26e6 // half a year's need
	s.Adapt.Left[0], s.Adapt.Learning = usd*100, true
	waited, before := 0.0, 0.0
	for week := range 2000 {
		x.Learn(s)
		waited += float64(week) * (s.Adapt.Learned[0] - before)
		before = s.Adapt.Learned[0]
	}
	if got := s.Adapt.Learned[0]; math.Abs(got-usd) > 2 {
		t.Errorf("learned from %g USD, want %g", got, float64(usd))
	}
	if got := waited / usd; math.Abs(got-26) > 0.01 {
		t.Errorf("learned %g weeks after, on average, want 26", got)
	}
	if want := 1 - math.Exp(-0.5*0.5); math.Abs(s.Adapt.Skill[0]-want) > 5e-3 {
		t.Errorf("skill %g, want %g", s.Adapt.Skill[0], want)
	}
	if s.Adapt.Learning {
		t.Error("still learning when all is learned")
	}
}
