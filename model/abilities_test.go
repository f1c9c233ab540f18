package model

import (
	"math"
	"testing"

	"cordon/data"
	"cordon/model/param"
	"cordon/model/world"
)

// TestGapOutside wants only origins outside the group that the parameter's doc names to
// stand behind by it, whatever other regime they are in.
func TestGapOutside(t *testing.T) {
	p := Defaults()
	for _, d := range param.List(&p) {
		if want := "performance gap of origins outside the Wassenaar Arrangement"; d.Path == "population.gap_outside" && d.Doc != want {
			t.Errorf("the doc is %q, want %q", d.Doc, want)
		}
	}
	w := &data.World{Jurisdictions: []data.Jurisdiction{{Groups: []string{"NSG", "WASSENAAR"}}, {Groups: []string{"NSG", "MTCR", "AUSTRALIA_GROUP"}}, {}}}
	gaps := gapsOf(&world.Ground{NJ: 3, NP: 1, World: w}, &p, []float64{1e9, 1e9, 1e9})
	for i, want := range []float64{0, p.Population.GapOutside, p.Population.GapOutside} {
		if math.Abs(gaps[i]-want) > 1e-12 {
			t.Errorf("an origin in %v stands %g behind, want %g", w.Jurisdictions[i].Groups, gaps[i], want)
		}
	}
}
