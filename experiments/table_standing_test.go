package experiments

import (
	"math"
	"testing"

	"cordon/data"
)

// TestStandingAddsUp wants the members' costs by home to be those by size class,
// and some cost elsewhere.
func TestStandingAddsUp(t *testing.T) {
	c := compared(t)
	usd := func(table *data.Table, i int) float64 { return table.Column("usd_per_year").Floats[i] }
	bySize, byHome := map[string]float64{}, map[string]float64{}
	costs, standing := c.costTable(), c.standingTable()
	for i := range costs.Len() {
		bySize[costs.Columns[0].Strings[i]+" "+costs.Column("component").Strings[i]] += usd(costs, i)
	}
	others := 0.0
	for i := range standing.Len() {
		if standing.Column("member").Ints[i] == 0 {
			others += usd(standing, i)
			continue
		}
		byHome[standing.Columns[0].Strings[i]+" "+standing.Column("component").Strings[i]] += usd(standing, i)
	}
	for k, want := range bySize {
		if math.Abs(byHome[k]-want) > 1e-9*math.Abs(want) {
			t.Errorf("%s: %.2f by home, %.2f by size class", k, byHome[k], want)
		}
	}
	if others == 0 {
		t.Error("no firm outside the members bears anything, so the world's standing shows nothing")
	}
}
