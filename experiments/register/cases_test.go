package register

import (
	"math"
	"testing"

	"cordon/data"
)

// figures of records whose answer is plain.
func TestFigures(t *testing.T) {
	day := func(s string) int { return workingDay(data.MustDate(s), data.MustDate("2026-01-05")) }
	records := []record{
		{received: day("2026-01-05"), ended: day("2026-01-09")},                                   // 4 days
		{received: day("2026-01-05"), ended: day("2026-01-12"), denied: true},                     // 5
		{received: day("2026-01-06"), ended: day("2026-01-13"), returned: true, incomplete: true}, // 5
		{received: day("2026-01-06"), ended: day("2026-02-13"), referred: true},                   // decided after the period: open
		{received: day("2025-12-01"), ended: day("2026-01-07"), referred: true},                   // received before
		{received: day("2026-01-07"), ended: day("2026-01-08"), withdrawn: true},
		{received: day("2026-02-02"), ended: -1}, // after
	}
	got := figures(records, day("2026-01-05"), day("2026-01-30"), true, true)
	// Kaplan and Meier: 5 at risk (one withdrawn after a day), 4 after that; 1 decided at 4 days, 2 at 5
	if got[0] != 5 || math.Abs(got[1]-5.125) > 1e-9 || got[3] != 0.25 || got[4] != 0.25 || got[5] != 0.25 || got[6] != 0.25 {
		t.Errorf("got %v; want 5 filings, a median of 5 days and the middle of their bin, and a quarter of 4 decisions each", got)
	}
	if !math.IsNaN(got[2]) && !(got[2] > 5) {
		t.Errorf("90th percentile %g; it lies among the cases still open", got[2])
	}
	if x := figures(records, day("2026-01-05"), day("2026-01-30"), false, false); !math.IsNaN(x[5]) || !math.IsNaN(x[6]) {
		t.Errorf("no causes and no days of referral, and %g incomplete, %g referred", x[5], x[6])
	}
}
