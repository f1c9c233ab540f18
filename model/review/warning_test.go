package review

import (
	"math"
	"testing"

	"cordon/model/exact"
)

// TestAlarm wants the binormal's rates at every line, and from them the AUC that was
// asked for (facts 9.16).
func TestAlarm(t *testing.T) {
	const n, auc = 20000, 0.72
	rate := func(event bool, line float64) float64 {
		alarms := 0
		for i := range n { // one draw from each of n equal parts of the uniform
			if Alarm(event, auc, line, (float64(i)+0.5)/n) {
				alarms++
			}
		}
		return float64(alarms) / n
	}
	area, before, hit := 0.0, 1.0, 1.0
	for line := -6.0; line <= 8; line += 0.05 {
		f, h := rate(false, line), rate(true, line)
		if want := 1 - exact.NormalCDF(line); math.Abs(f-want) > 1.0/n {
			t.Fatalf("line %g: false alarms %g, want %g", line, f, want)
		}
		area += (before - f) * (hit + h) / 2
		before, hit = f, h
	}
	if math.Abs(area-auc) > 1e-3 {
		t.Errorf("area under the ROC curve %g, want %g", area, auc)
	}
}

// TestRung wants the nearest level by ratio.
func TestRung(t *testing.T) {
	for _, c := range []struct {
		threshold float64
		want      int
	}{{1200, 0}, {2400, 1}, {3300, 1}, {3500, 2}, {9600, 3}, {1e6, 3}} {
		if got := rung([]float64{1200, 2400, 4800, 9600}, c.threshold); got != c.want {
			t.Errorf("%g stands on rung %d, want %d", c.threshold, got, c.want)
		}
	}
}
