package projects

import (
	"math"
	"testing"

	"cordon/data"
	"cordon/model/param"
	"cordon/model/world"
)

// TestStarts wants the largest exporter to begin as many projects a year as Params
// say, at both ends of the range too: no draw is cut short by the slots.
func TestStarts(t *testing.T) {
	var p Params
	g := &world.Ground{NJ: 2, World: &data.World{Totals: []data.Total{{Exporter: 0, ValueUSD: 4e9}, {Exporter: 1, ValueUSD: 1e9}}}}
	for _, d := range param.List(&p) {
		if d.Path != "starts" {
			continue
		}
		for _, want := range []float64{d.Low, d.Default, d.High} {
			p.Starts = want
			x := New(&p, g, 0, 0)
			for i, part := range []float64{1, 0.25} {
				if got := min(x.slot[i], 1) * slots * world.WeeksAYear; math.Abs(got-part*want) > 1e-9*want {
					t.Errorf("at %g projects a year an exporter of %g of the largest's goods begins %g", want, part, got)
				}
			}
		}
		return
	}
	t.Fatal("no parameter is called starts")
}
