package enforcement

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cordon/model/chance"
)

// TestHit wants the share of unlawful shipments that a score picks: 0.24 where the
// riskiest 2% are inspected at an AUC of 0.83, and 80% where 30% are (facts H2).
func TestHit(t *testing.T) {
	for _, c := range []struct{ share, want, within float64 }{{0.02, 0.24, 0.005}, {0.3, 0.80, 0.01}, {0, 0, 0}, {1, 1, 0}} {
		if got := Hit(0.83, c.share); math.Abs(got-c.want) > c.within {
			t.Errorf("inspecting %g picks %.3f of unlawful shipments, want %.3f", c.share, got, c.want)
		}
	}
}

// TestJoint wants two independent looks to find what facts 9.12 says, looks that see
// the same no more than the better of them, and anything between otherwise.
func TestJoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Float64Range(0, 1).Draw(t, "a"), rapid.Float64Range(0, 1).Draw(t, "b")
		alike := rapid.Float64Range(0, 1).Draw(t, "alike")
		most := Looks(a, 1) + Looks(b, 1) - Looks(a, 1)*Looks(b, 1)
		if got := Joint(a, b, 0); math.Abs(got-most) > 1e-12 {
			t.Fatalf("independent looks %g and %g find %g, want %g", a, b, got, most)
		}
		if got := Joint(a, b, alike); got < math.Max(a, b)-1e-12 || got > most+1e-12 {
			t.Fatalf("looks %g and %g, alike %g, find %g, want %g to %g", a, b, alike, got, math.Max(a, b), most)
		}
	})
}

// TestPicked wants the chance of one look to be Hit whatever is alike, and twelve
// looks at one account's shipments to find less than independent ones (facts 9.12).
func TestPicked(t *testing.T) {
	const accounts, looks, auc, share = 20000, 12, 0.83, 0.02
	for _, alike := range []float64{0, 0.5, 0.9} {
		key := chance.Root(1, 0)
		one, some := 0, 0
		for a := range uint64(accounts) {
			found := false
			for n := range looks {
				p := Picked(key.Float(a, 0), key.Float(a, 1+n), alike, auc, share)
				if p && n == 0 {
					one++
				}
				found = found || p
			}
			if found {
				some++
			}
		}
		want := Hit(auc, share)
		if got, se := float64(one)/accounts, math.Sqrt(want*(1-want)/accounts); math.Abs(got-want) > 4*se {
			t.Errorf("alike %g: one look picks %.4f, want %.4f within 4 x %.4f", alike, got, want, se)
		}
		got, free := float64(some)/accounts, Looks(want, looks)
		se := math.Sqrt(free * (1 - free) / accounts)
		if alike == 0 && math.Abs(got-free) > 4*se || alike > 0 && got > free-4*se {
			t.Errorf("alike %g: %d looks find %.4f, where independent ones find %.4f", alike, looks, got, free)
		}
	}
}
