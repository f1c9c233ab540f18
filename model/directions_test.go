package model

import (
	"context"
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/outcome"
)

// direction is what theory says of a lever: from the measures less to the
// measures more, on the same luck, an outcome rises or falls.
type direction struct {
	lever      string
	less, more []lever.Measure
	outcome    string
	rises      bool
	why        string
}

// directions of all levers; each lever's own file adds to them.
var directions []direction

// directionWeeks and directionReplicates keep the runs short; luck is shared, so
// few are needed.
const (
	directionWeeks      = 104
	directionReplicates = 2
)

// TestDirections wants each lever's sign, on the reference world at default
// parameters.
func TestDirections(t *testing.T) {
	w := reference(t)
	for _, d := range directions {
		t.Run(d.lever+"/"+d.outcome, func(t *testing.T) {
			t.Parallel()
			less, more := valuesOf(t, w, d.outcome, d.less, d.more)
			if d.rises && !(more > less) || !d.rises && !(more < less) {
				t.Errorf("%s goes from %g to %g; want it to %s: %s", d.outcome, less, more, map[bool]string{true: "rise", false: "fall"}[d.rises], d.why)
			}
		})
	}
}

// valuesOf an outcome under two sets of measures on the same luck, summed over
// replicates.
func valuesOf(t *testing.T, w *data.World, name string, less, more []lever.Measure) (a, b float64) {
	t.Helper()
	start := data.MustDate("2026-01-05")
	st, err := NewStudy(Design{World: w, Params: Defaults(), Seed: 1, Laws: true, AllDraw: true, Arms: []Arm{{"less", start, directionWeeks, less}, {"more", start, directionWeeks, more}}})
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for i, o := range outcome.All() {
		if o.Name == name {
			at = i
		}
	}
	if at < 0 {
		t.Fatalf("no outcome is called %q", name)
	}
	for n := range directionReplicates {
		r, err := st.Run(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		a += r.Arms[0].Values[at]
		b += r.Arms[1].Values[at]
	}
	return a, b
}
