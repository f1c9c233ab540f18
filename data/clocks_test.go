package data

import (
	"math"
	"path/filepath"
	"testing"
)

func TestClocks(t *testing.T) {
	standard := make(map[string]float64)
	for _, c := range Clocks() {
		if c.Rank == 1 {
			if _, twice := standard[c.Jurisdiction]; twice {
				t.Errorf("%s has two standard clocks", c.Jurisdiction)
			}
			standard[c.Jurisdiction] = c.WorkingDays()
		}
	}
	if standard["GBR"] != 20 || standard["NLD"] != 40 { // 20 working days; 8 weeks
		t.Errorf("clocks of GBR %g and NLD %g, want 20 and 40 working days", standard["GBR"], standard["NLD"])
	}
}

// The reference world's clocks are facts of the table: 20 and 60 working days in
// the UK, 90 calendar days in the USA, none where none is known.
func TestClocksOfTheReferenceWorld(t *testing.T) {
	w := reference(t)
	for iso3, want := range map[string][2]float64{"GBR": {20, 60}, "USA": {90 * 5. / 7, 90 * 5. / 7}, "AUS": {15, 35}, "CHN": {45, 45}, "TUR": {math.NaN(), math.NaN()}} {
		i := w.JurisdictionIndex(iso3)
		got := [2]float64{w.Jurisdictions[i].Clock, w.LongClock(i)}
		for n := range got {
			if math.Abs(got[n]-want[n]) > 1e-12 || math.IsNaN(got[n]) != math.IsNaN(want[n]) {
				t.Errorf("%s: clocks %v, want %v working days", iso3, got, want)
			}
		}
	}
	for _, c := range w.Clocks {
		if c.Jurisdiction == "USA" && c.Rank == 1 && c.Escalation == "" {
			t.Error("the clock of the USA does not say where a case goes that outlives it")
		}
	}
}

// A world of an earlier version has no clocks.arrow: it is read, and has the one
// clock of jurisdictions.arrow.
func TestAWorldWithoutClocksIsRead(t *testing.T) {
	w := smallWorld(100)
	w.Clocks = nil
	dir := filepath.Join(t.TempDir(), "w")
	if err := WriteWorld(dir, w, nil); err != nil {
		t.Fatal(err)
	}
	old, err := ReadWorld(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	i := old.JurisdictionIndex("USA")
	if len(old.Clocks) != 0 || old.LongClock(i) != 30 || smallWorld(100).LongClock(i) != 50 {
		t.Errorf("%d clocks, long clock %g, with its clocks %g; want none, 30 and 50", len(old.Clocks), old.LongClock(i), smallWorld(100).LongClock(i))
	}
}
