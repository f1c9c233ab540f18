package evasion

import (
	"math"
	"testing"
)

// TestRedesign wants the maker who is indifferent, x of facts 9.13, where
// redesign just pays.
func TestRedesign(t *testing.T) {
	const notch = 0.05 / (1 - 0.2)
	for _, c := range []struct{ e, x float64 }{{0.1, 0.1557}, {0.5, 0.3504}, {1, 0.5337}} {
		if p, gain := Redesign(1+c.x-1e-4, notch, c.e); p != 1 || gain < 0 {
			t.Errorf("e %g: a maker just inside %.4f goes to %.4f, gain %g; want the threshold, gain above 0", c.e, c.x, p, gain)
		}
		p, gain := Redesign(1+c.x+1e-4, notch, c.e)
		if want := (1 + c.x + 1e-4) * math.Pow(1-notch, c.e); gain >= 0 || math.Abs(p-want) > 1e-12 {
			t.Errorf("e %g: a maker just outside %.4f goes to %.6f, gain %g; want %.6f, gain below 0", c.e, c.x, p, gain, want)
		}
	}
	if p, gain := Redesign(1.5, 0, 0.5); p != 1.5 || gain >= 0 {
		t.Errorf("without burden a maker goes to %g, gain %g; want its natural 1.5 and a loss from redesign", p, gain)
	}
}
