package licensing

import (
	"cmp"
	"slices"
)

// Ended is one case as an agency's own records would have it: in working days since
// week 0. A case that is still open has the outcome Open.
type Ended struct {
	Filed, Time float64 // Time of an open case is 0
	Class       Class
	Outcome     Outcome
}

// Keep begins to keep every case, background filings included. Nobody asks for it
// but predictions that are to be held against an agency's records.
func (a *Agency) Keep() {
	if a.kept == nil {
		a.kept = &[]Ended{}
	}
}

// Cases are the cases that have ended since Keep, and those open now, in the order
// in which they were filed; nil where they are not kept.
func (a *Agency) Cases() []Ended {
	if a.kept == nil {
		return nil
	}
	all := slices.Clone(*a.kept)
	for i := range a.files {
		if f := &a.files[i]; a.held[i] > 0 {
			all = append(all, Ended{Filed: f.filed, Class: f.class})
		}
	}
	for _, o := range a.outgoing.all(nil) {
		all = append(all, Ended{Filed: o.filed, Class: o.class})
	}
	slices.SortFunc(all, func(a, b Ended) int {
		return cmp.Or(cmp.Compare(a.Filed, b.Filed), cmp.Compare(a.Time, b.Time), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Class, b.Class))
	})
	return all
}
