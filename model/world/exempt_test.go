package world

import (
	"math"
	"testing"

	"cordon/data"
)

// TestMissedShare wants a measure's screening to miss barred buyers of the measure's
// own scope only, not of the larger one that stands where policy is approval; civil
// buyers are inside the larger of the two.
func TestMissedShare(t *testing.T) {
	r := &Rules{nj: 2, Exempt: 0.81, Exception: make([]float64, 4), Screening: make([]float64, 4), policy: newPolicy(2, 1)}
	reg := Regime{Entry: 0, By: 0, Policy: data.Approval}
	for _, c := range []struct{ share, screening, civil, barred float64 }{
		{0, 0, 0.81, 0}, {0.01, 0.9, 0.81, 0.001}, {0.9, 0.9, 0.9, 0.09}, {1, 0, 1, 1},
	} {
		r.Exception[1], r.Screening[1] = c.share, c.screening
		if civil, barred := r.ExceptedShare(reg, 1), r.MissedShare(reg, 1); civil != c.civil || math.Abs(barred-c.barred) > 1e-12 {
			t.Errorf("an exception of share %g, screened %g: %g of civil and %g of barred buyers are in; want %g and %g", c.share, c.screening, civil, barred, c.civil, c.barred)
		}
	}
	s := &State{Rules: r, P: &Population{ExceptU: []float32{0.05}, Barred: []bool{true}, Order: []int64{100}}}
	r.Exception[1], r.Screening[1] = 0.01, 0.9
	if s.inException(0, reg, 1, r.ExceptedShare(reg, 1)) {
		t.Error("a barred buyer at uniform 0.05 is inside an exception of share 0.01")
	}
	r.Exception[1], r.Screening[1] = 0.6, 0.9
	if !s.inException(0, reg, 1, r.ExceptedShare(reg, 1)) {
		t.Error("a barred buyer at uniform 0.05 is turned away from an exception of share 0.6, screened 0.9, that misses 0.06")
	}
}
