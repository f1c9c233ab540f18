package plots

import (
	"math"
	"testing"

	"cordon/data"
)

func TestClosedCells(t *testing.T) {
	table := func(marks []string, needs []float64) *data.Table {
		return &data.Table{Name: "unmatched", Columns: []data.Column{{Name: "mark", Strings: marks}, {Name: "need", Unit: "USD per week", Floats: needs}}}
	}
	for want, in := range map[string]*data.Table{
		"": table([]string{"missed"}, []float64{3e6}),
		"Closed entirely by today's list, live in every arm and left out of the match with recorded trade: 2 cells with a need predicted by gravity, USD 157 m a year; 1 cell with the recorded flow as need, USD 52.2 m a year; 1 cell without, for want of trade to predict from.": table(
			[]string{"missed", ClosedPredicted, ClosedPredicted, ClosedRecorded, ClosedUnknown}, []float64{1, 1e6, 2e6, 1e6, math.NaN()}),
	} {
		if got := ClosedCells(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
