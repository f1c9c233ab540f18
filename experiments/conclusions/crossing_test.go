package conclusions

import (
	"math"
	"slices"
	"testing"
)

// search tests a function at places until nothing is left to narrow down, as
// experiments does.
func search(f func(u float64) float64, half float64, sign int, places ...float64) []Tested {
	var tested []Tested
	add := func(u float64) {
		tested = append(tested, Tested{u, f(u), half})
		slices.SortFunc(tested, func(a, b Tested) int {
			if a.U < b.U {
				return -1
			}
			return 1
		})
	}
	for _, u := range places {
		add(u)
	}
	var spent []float64
	for step := range 40 {
		u, done := Next(tested, sign, step, spent)
		if done {
			break
		}
		spent = append(spent, u)
		add(u)
	}
	return tested
}

var thirds = []float64{0, 1.0 / 3, 0.5, 2.0 / 3, 1}

// Switching values of functions whose zeros are known in closed form.
func TestCrossingsOfKnownFunctions(t *testing.T) {
	for _, c := range []struct {
		name  string
		f     func(float64) float64
		sign  int
		zeros []float64
		mass  float64
	}{
		{"line", func(u float64) float64 { return u - 0.3 }, 1, []float64{0.3}, 0.3},
		{"the other way", func(u float64) float64 { return 0.8 - u }, 1, []float64{0.8}, 0.2},
		{"steep at one end", func(u float64) float64 { return math.Exp(8*u) - math.Exp(8*0.77) }, -1, []float64{0.77}, 0.23},
		{"flat at the zero", func(u float64) float64 { return math.Pow(u-0.41, 3) }, 1, []float64{0.41}, 0.41},
		{"a step", func(u float64) float64 { return math.Copysign(1, u-0.6123) }, 1, []float64{0.6123}, 0.6123},
		{"a valley", func(u float64) float64 { return (u - 0.45) * (u - 0.85) }, 1, []float64{0.45, 0.85}, 0.4},
		{"a hill", func(u float64) float64 { return -(u - 0.2) * (u - 0.7) }, 1, []float64{0.2, 0.7}, 0.5},
		{"three times", func(u float64) float64 { return (u - 0.2) * (u - 0.45) * (u - 0.9) }, 1, []float64{0.2, 0.45, 0.9}, 0.65},
		{"never", func(u float64) float64 { return 1 + u }, 1, nil, 0},
	} {
		tested := search(c.f, 1e-9, c.sign, thirds...)
		got := Crossings(tested, c.sign)
		if len(got) != len(c.zeros) {
			t.Errorf("%s: %d crossings %+v, want %v", c.name, len(got), got, c.zeros)
			continue
		}
		for i, x := range got {
			if math.Abs(x.U-c.zeros[i]) > NarrowEnough {
				t.Errorf("%s: crossing at %g, want %g within %g", c.name, x.U, c.zeros[i], NarrowEnough)
			}
			if !x.Shown || x.From > c.zeros[i] || x.To < c.zeros[i] || x.To-x.From > NarrowEnough {
				t.Errorf("%s: crossing %+v, want one that is shown, with %g between its ends and these within %g", c.name, x, c.zeros[i], NarrowEnough)
			}
		}
		if mass := FlippedMass(tested, c.sign); math.Abs(mass-c.mass) > 3*NarrowEnough {
			t.Errorf("%s: prior mass of the other sign %g, want %g", c.name, mass, c.mass)
		}
		if len(tested) > len(thirds)+12*len(c.zeros) {
			t.Errorf("%s: %d places tested, want no more than a dozen a crossing", c.name, len(tested))
		}
	}
}

// A dip between the ends is seen only because the inside is tested too.
func TestInsideIsTested(t *testing.T) {
	dip := func(u float64) float64 { return 16*(u-0.35)*(u-0.35) - 0.2 }
	if n := len(Crossings(search(dip, 1e-9, 1, 0, 1), 1)); n != 0 {
		t.Fatalf("%d crossings seen from the ends alone; the test shows nothing", n)
	}
	if n := len(Crossings(search(dip, 1e-9, 1, thirds...), 1)); n != 2 {
		t.Errorf("%d crossings of a dip that the thirds see, want 2", n)
	}
}

// What lies within simulation error is no flip.
func TestWithinSimulationErrorIsNoFlip(t *testing.T) {
	line := func(u float64) float64 { return u - 0.3 }
	tested := search(line, 0.31, 1, thirds...)
	got := Crossings(tested, 1)
	if len(got) != 1 || got[0].Shown {
		t.Fatalf("crossings %+v, want one that is not shown: at no place is the other sign beyond 0.31", got)
	}
	if got[0].Low != 0 || math.Abs(got[0].High-0.61) > 1e-9 {
		t.Errorf("not told from %g to %g, want from the end, 0, to 0.61, where the line leaves its own error", got[0].Low, got[0].High)
	}
	if Hold(tested, 1) || !Hold(tested[len(tested)-1:], 1) {
		t.Error("the sign holds beyond error at the last place and not at all")
	}
	// with half of the error it is shown, and its error is 0.15 to either side
	got = Crossings(search(line, 0.15, 1, thirds...), 1)
	if len(got) != 1 || !got[0].Shown || math.Abs(got[0].Low-0.15) > 1e-9 || math.Abs(got[0].High-0.45) > 1e-9 {
		t.Errorf("crossing %+v, want one that is shown and not told from 0.15 to 0.45", got)
	}
	if d := (Tested{Mean: 5, Half: math.NaN()}).Told(); d != 0 {
		t.Errorf("a difference whose error is not known is told as %d", d)
	}
}
