package model

import (
	"slices"

	"cordon/model/world"
)

// decree adds a change that a review or an early warning has written in the run,
// in the order in which changes act.
func (r *Run) decree(c world.Change) {
	at := r.next
	for at < len(r.changes) && r.Book.Week(r.changes[at].From) <= r.Book.Week(c.From) {
		at++
	}
	r.changes = slices.Insert(r.changes, at, c)
	r.coming = nil
}

// withdraw takes back the changes of a measure that have not yet taken effect.
func (r *Run) withdraw(measure string) {
	kept := r.changes[:r.next]
	for _, c := range r.changes[r.next:] {
		if c.Measure != measure {
			kept = append(kept, c)
		}
	}
	r.changes, r.coming = kept, nil
}
