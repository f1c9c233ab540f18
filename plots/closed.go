package plots

import (
	"strings"

	"cordon/data"
)

// Marks of cells that today's list closes, in the table of unmatched cells: what
// their need is taken from.
const (
	ClosedPredicted = "closed, predicted"
	ClosedRecorded  = "closed, as recorded"
	ClosedUnknown   = "closed, unknown"
)

// weeksAYear converts weekly figures: 365.25 days.
const weeksAYear = 365.25 / 7

// ClosedCells says of the table of unmatched cells how many today's list closes
// and what need they carry; "" where there are none.
func ClosedCells(t *data.Table) string {
	n, need := map[string]int{}, map[string]float64{}
	needs := floatsOf(t, "need")
	for i, mark := range stringsOf(t, "mark") {
		n[mark]++
		if finite(needs[i]) {
			need[mark] += needs[i] * weeksAYear
		}
	}
	var parts []string
	if k := n[ClosedPredicted]; k > 0 {
		parts = append(parts, plural(k, "cell")+" with a need predicted by gravity, "+FormatValue(need[ClosedPredicted], "USD a year"))
	}
	if k := n[ClosedRecorded]; k > 0 {
		parts = append(parts, plural(k, "cell")+" with the recorded flow as need, "+FormatValue(need[ClosedRecorded], "USD a year"))
	}
	if k := n[ClosedUnknown]; k > 0 {
		parts = append(parts, plural(k, "cell")+" without, for want of trade to predict from")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Closed entirely by today's list, live in every arm and left out of the match with recorded trade: " + strings.Join(parts, "; ") + "."
}
