package world

import (
	"testing"

	"cordon/data"
)

// TestCatchEntry wants an end-use control to act on an entry's HS codes also where an
// earlier entry names them, the wider of two to decide, and none by an entry that is
// not in force.
func TestCatchEntry(t *testing.T) {
	g := &Ground{
		NJ: 2, NP: 1, ClassFirst: []ClassID{0}, ClassN: []int32{1}, Classes: make([]Class, 1), Kinds: []Kind{{Entry: None}},
		Entries: []Entry{{Code: "a", Products: []int32{0}}, {Code: "b", Products: []int32{0}}, {Code: "c", Products: []int32{0}}},
	}
	b := &Rulebook{Start: data.MustDate("2026-01-05"), Today: []Standing{{Entry: 0, By: 0, Policy: make([]data.Policy, 2)}, {Entry: 1, By: 0, Policy: make([]data.Policy, 2)}}}
	mk := &Market{Product: 0, Destination: 1}
	for _, c := range []struct {
		share  [3]float64 // of entries a, b and c, the last in force nowhere
		caught bool
		entry  EntryID
	}{
		{[3]float64{}, false, 0}, {[3]float64{0.5, 0, 0}, true, 0}, {[3]float64{0, 0.5, 0}, true, 1},
		{[3]float64{0.3, 0.5, 0}, true, 1}, {[3]float64{0.5, 0.5, 0}, true, 0}, {[3]float64{0, 0, 0.5}, false, 0},
	} {
		r := NewRules(g, b)
		for e, x := range c.share {
			r.Apply(g, Change{Kind: SetTerm, Number: uint8(CatchShare), Entry: EntryID(e), By: 0, Destinations: []JurisdictionID{1}, Value: x})
		}
		for range 2 { // a table in use is filled anew
			r.Compile(g)
		}
		if caught, entry := r.CaughtUnlisted(0, mk), r.CatchEntry(0, mk); caught != c.caught || entry != c.entry {
			t.Errorf("controls of shares %v: caught %t by entry %d, want %t by %d", c.share, caught, entry, c.caught, c.entry)
		}
		if r.CaughtUnlisted(1, mk) {
			t.Errorf("controls of shares %v: caught by a government that has none", c.share)
		}
	}
}
