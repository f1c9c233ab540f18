package technology

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

// TestFarthest wants the same makers from the search that the model runs, and what
// they give up as the difference of the two profits.
func TestFarthest(t *testing.T) {
	const notch = 0.05 / (1 - 0.2)
	for _, c := range []struct{ e, x float64 }{{0.1, 0.1557}, {0.5, 0.3504}, {1, 0.5337}} {
		if got := Farthest(notch, c.e, 10); math.Abs(got-1-c.x) > 1e-4 {
			t.Errorf("e %g: the farthest maker stands at %.5f, want %.5f", c.e, got, 1+c.x)
		}
		x := 1 + c.x
		stay := x / (1 + c.e) // profit above the line without burden
		at := 1 - math.Pow(x, -1/c.e)/(1+1/c.e)
		if got, want := GiveUp(x, c.e), (stay-at)/x; math.Abs(got-want) > 1e-12 {
			t.Errorf("e %g: gives up %g of its sales, want %g", c.e, got, want)
		}
	}
	if got := GiveUp(1, 0.5); math.Abs(got) > 1e-15 {
		t.Errorf("a maker at the threshold gives up %g, want nothing", got)
	}
	for _, c := range []struct{ notch, e, want float64 }{{0, 0.5, 1}, {0.1, 0, 1}, {1, 0.5, 3}} {
		if got := Farthest(c.notch, c.e, 3); got != c.want {
			t.Errorf("notch %g, e %g: farthest %g, want %g", c.notch, c.e, got, c.want)
		}
	}
}
