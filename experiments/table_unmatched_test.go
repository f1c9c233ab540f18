package experiments

import (
	"math"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/plots"
)

// Cells that today's list closes stand in the table with their recorded flow,
// their need and where it comes from, and are told in one line.
func TestClosedCellsAreListed(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	for n := range w.Items { // an entry that catches all goods of its codes
		if it := &w.Items[n]; it.Entry == "6A002.a.2.a" {
			it.CoverageLow, it.CoverageMid, it.CoverageHigh, it.Unit, it.Parameter, it.Threshold = 1, 1, 1, "", "", math.NaN()
		}
	}
	p := model.Defaults()
	p.Evasion.Misused, p.Evasion.Knowing = 0, 0 // else breaches leave under the goods' own code
	st, err := model.NewStudy(model.Design{World: w, Arms: []model.Arm{{Name: "today", Start: data.MustDate("2026-01-05"), Weeks: 52}}, Params: p, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	table := (&Comparison{study: st}).unmatchedTable()
	col := func(name string) []float64 { return table.Column(name).Floats }
	recorded, closed := 0, 0
	for i, mark := range table.Column("mark").Strings {
		if mark != plots.ClosedPredicted {
			continue
		}
		closed++
		if col("recorded")[i] > 0 {
			recorded++
		}
		if !(col("need")[i] >= col("recorded")[i]) || col("need")[i] == 0 || col("direct")[i] != 0 {
			t.Errorf("row %d: recorded %g, need %g, direct %g; want a need of at least what is recorded and nothing direct", i, col("recorded")[i], col("need")[i], col("direct")[i])
		}
	}
	if recorded == 0 || recorded == closed {
		t.Errorf("%d of %d closed cells have a record, want some and not all", recorded, closed)
	}
	line := plots.ClosedCells(table)
	if !strings.Contains(line, "predicted by gravity") || strings.Count(line, "\n") > 0 {
		t.Errorf("line %q", line)
	}
	t.Log(line)
}
