package experiments

import "cordon/data"

// unmatchedTable lists the recorded flows that the baseline at default parameters
// does not reproduce within 0.1% (model.md section 4): those that goods on their
// way elsewhere exceed, and those whose need would have to be grossed up too far.
func (c *Comparison) unmatchedTable() *data.Table {
	s := newSheet("unmatched", "Recorded flows that the baseline does not reproduce within 0.1%.")
	s.text("exporter", "ISO3")
	s.text("importer", "ISO3")
	s.text("hs6", "product")
	s.number("recorded", "USD per week", "recorded flow")
	s.number("direct", "USD per week", "expected direct deliveries")
	s.number("transit", "USD per week", "expected goods that only pass through")
	s.number("share_of_trade", "share", "of the recorded trade in the scope")
	g, err := c.study.Ground()
	if err != nil {
		return &s.Table
	}
	total := 0.0
	for i := range g.Cells {
		total += g.Cells[i].WeeklyUSD
	}
	for i := range g.Cells {
		if cell := &g.Cells[i]; cell.Unmatched > 0.001 {
			s.row(g.ISO[cell.Origin], g.ISO[cell.Destination], g.World.Products[cell.Product].HS6, cell.WeeklyUSD, g.Direct[i], g.Transit[i], cell.WeeklyUSD/total)
		}
	}
	return &s.Table
}
