package model

import "testing"

// TestCard prints the baseline card and fails on a calibrated line that misses:
// emergent ones may miss, and are then printed in red.
func TestCard(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(60), Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := st.Card()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		t.Logf("%-60s %8.3f (%g..%g) %s %s %v", l.Line, l.Model, l.Low, l.High, l.Published, l.Mark, l.OK())
		if l.Mark == "calibrated" && !l.OK() {
			t.Errorf("%s: model %g, want %g to %g (published %s, %s)", l.Line, l.Model, l.Low, l.High, l.Published, l.Source)
		}
	}
}
