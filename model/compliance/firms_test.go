package compliance

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"cordon/model/world"
)

func defaults() Params {
	return Params{Miss: 0.05, Feared: 250000, Margin: 0.15, SmallReach: 0.4, CertificateKeeps: 0.5, F0: 5000, F1: 15000, Nu: 0.4}
}

// TestLearn wants courses to settle where what they teach is what leaves with
// staff, reach x quality / (reach x quality + decay), never outside 0 to 1, and
// all of it to fade once they stop.
func TestLearn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reach, quality, decay := rapid.Float64Range(0.01, 1).Draw(t, "reach"), rapid.Float64Range(0.01, 1).Draw(t, "quality"), rapid.Float64Range(0.05, 1).Draw(t, "decay")
		x := rapid.Float64Range(0, 1).Draw(t, "taught")
		step := func(reach float64) {
			x += Learn(x, reach, quality, decay) / world.WeeksAYear
			if !(x >= 0 && x <= 1) {
				t.Fatalf("share taught is %g", x)
			}
		}
		for range 52 * 400 {
			step(reach)
		}
		if want := reach * quality / (reach*quality + decay); math.Abs(x-want) > 1e-6 {
			t.Fatalf("courses settle at %g, want %g", x, want)
		}
		before := x
		for range 52 * 5 {
			step(0)
		}
		if want := before * math.Exp(-5*decay); math.Abs(x-want) > 0.05*before {
			t.Fatalf("five years after the last course %g is left, want about %g", x, want)
		}
	})
}

// TestReaches wants small firms reached least.
func TestReaches(t *testing.T) {
	p := defaults()
	r := p.Reaches()
	if r[world.StartUp] != 0.4 || r[world.Small] != 0.4 || !(r[world.Medium] > 0.4 && r[world.Medium] < 1) || r[world.Large] != 1 {
		t.Errorf("courses reach %v of how far they reach large firms", r)
	}
}

// TestDerisks wants a sale to be dropped the sooner the less the seller knows and
// sells at a time, at the line of the formula: dread x ignorance x found x feared
// penalty against the margin.
func TestDerisks(t *testing.T) {
	p := defaults()
	const found, dread = 0.02, 0.1
	line := dread * 0.5 * found * p.Feared / p.Margin
	for _, c := range []struct {
		ignorance, value float64
		drops            bool
	}{{0.5, line * 1.01, false}, {0.5, line * 0.99, true}, {0.6, line * 1.01, true}, {0.4, line * 0.99, false}} {
		if got := p.Derisks(dread, c.ignorance, found, c.value); got != c.drops {
			t.Errorf("a sale of %.0f USD by a seller with ignorance %g: dropped %t, want %t", c.value, c.ignorance, got, c.drops)
		}
	}
	if p.Derisks(0, 1, 1, 1) {
		t.Error("a sale that no new rule is near was dropped")
	}
}

// TestCertifies wants certificates to go to firms with many listed orders, and to
// nobody where none is offered.
func TestCertifies(t *testing.T) {
	p := defaults()
	const found, fee = 0.02, 5000
	orders := fee / (0.4 * p.Miss * 0.5 * found * p.Feared)
	if p.Certifies(0.4, found, orders*0.99, fee) || !p.Certifies(0.4, found, orders*1.01, fee) || p.Certifies(0.4, found, 1e9, 0) {
		t.Errorf("the audit pays at %.0f listed orders a year and not below; a fee of 0 offers none", orders)
	}
}
