package experiments

import (
	"math"

	"cordon/data"
	"cordon/model/world"
	"cordon/plots"
)

// unmatchedTable lists the cells whose recorded flow the baseline at default
// parameters does not reproduce within 0.1% (model.md section 4): those that goods
// on their way elsewhere exceed, those whose need would have to be grossed up too
// far, and those that today's list closes, where there is nothing to match.
func (c *Comparison) unmatchedTable() *data.Table {
	s := newSheet("unmatched", "Flows that the baseline does not reproduce within 0.1%, and cells that today's list closes.")
	s.text("exporter", "ISO3")
	s.text("importer", "ISO3")
	s.text("hs6", "product")
	s.text("mark", "missed: not reproduced; "+plots.ClosedPredicted+": the need is predicted by gravity, at least the recorded flow; "+plots.ClosedRecorded+": nothing to predict from, the need is the recorded flow; "+plots.ClosedUnknown+": nothing to predict from and nothing recorded, no need")
	s.number("recorded", "USD per week", "recorded flow")
	s.number("need", "USD per week", "need behind it")
	s.number("direct", "USD per week", "expected direct deliveries")
	s.number("transit", "USD per week", "expected goods that only pass through")
	s.number("share_of_trade", "share", "recorded flow, of the recorded trade in the scope")
	g, err := c.study.Ground()
	if err != nil {
		return &s.Table
	}
	marks := map[world.Basis]string{world.GrossedUp: "missed", world.Predicted: plots.ClosedPredicted, world.Unpredicted: plots.ClosedRecorded}
	total := 0.0
	for i := range g.Cells {
		total += g.Cells[i].WeeklyUSD
	}
	for i := range g.Cells {
		if cell := &g.Cells[i]; cell.Unmatched > 0.001 || cell.Closed() {
			s.row(g.ISO[cell.Origin], g.ISO[cell.Destination], g.World.Products[cell.Product].HS6, marks[cell.Basis], cell.WeeklyUSD, cell.NeedUSD(), g.Direct[i], g.Transit[i], cell.WeeklyUSD/total)
		}
	}
	for _, cell := range g.Unknown {
		s.row(g.ISO[cell.Origin], g.ISO[cell.Destination], g.World.Products[cell.Product].HS6, plots.ClosedUnknown, 0.0, math.NaN(), 0.0, 0.0, 0.0)
	}
	return &s.Table
}
