package model

import (
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// TestDecree wants changes written in the run to act by week, then as written, and
// only those that have not yet acted to be withdrawn.
func TestDecree(t *testing.T) {
	start := data.MustDate("2026-01-05")
	r := &Run{Book: &world.Rulebook{Start: start}}
	change := func(measure string, week int) world.Change {
		return world.Change{Measure: measure, From: r.Book.Day(week)}
	}
	r.changes, r.next = []world.Change{change("done", 1), change("late", 9)}, 1
	for _, c := range []world.Change{change("a", 5), change("b", 3), change("a", 9), change("c", 5), change("a", 1)} {
		r.decree(c)
	}
	order := func() (names []string) {
		for _, c := range r.changes {
			names = append(names, c.Measure)
		}
		return names
	}
	if got, want := order(), []string{"done", "a", "b", "a", "c", "late", "a"}; !slices.Equal(got, want) {
		t.Errorf("changes act in the order %v, want %v", got, want)
	}
	r.next = 2 // the first two have acted
	r.withdraw("a")
	if got, want := order(), []string{"done", "a", "b", "c", "late"}; !slices.Equal(got, want) {
		t.Errorf("left after a withdrawal: %v, want %v", got, want)
	}
}
