package model

import "testing"

// TestCard prints the baseline card and fails on a calibrated line that misses:
// emergent ones may miss, and are then printed in red.
func TestCard(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(60), Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	lines, places, err := st.Card()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		t.Logf("%-60s %8.3f (%g..%g) %s %s %v", l.Line, l.Model, l.Low, l.High, l.Published, l.Mark, l.OK())
		if l.Mark == "calibrated" && !l.OK() {
			t.Errorf("%s: model %g, want %g to %g (published %s, %s)", l.Line, l.Model, l.Low, l.High, l.Published, l.Source)
		}
	}
	filings := 0
	for _, l := range places {
		if l.Line == "filings, background included" {
			filings++
		}
		if !l.Held() && !l.OK() == (l.Published != "no figure found") {
			t.Errorf("%s, %s: no range and published %q", l.Jurisdiction, l.Line, l.Published)
		}
	}
	if want := len(chipMembers(t, st)); filings != want {
		t.Errorf("the card by jurisdiction has filings of %d, want those of all %d members", filings, want)
	}
}

// chipMembers are the members of a study.
func chipMembers(t *testing.T, st *Study) (iso []string) {
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	for i, member := range g.Members {
		if member {
			iso = append(iso, g.ISO[i])
		}
	}
	return iso
}
