package data

import (
	"cmp"
	"fmt"
	"slices"
)

// agencies merges what is known of licensing authorities: clocks, measured
// parameters and staff. Those of one jurisdiction belong together and are taken
// from one world; where both have some and they differ, that is a difference.
func (m *merger) agencies() {
	w := m.w
	for at := range w.Jurisdictions {
		iso := w.Jurisdictions[at].ISO3
		w.Clocks = append(w.Clocks, oneSide(m, "clocks", iso,
			only(m.a.Clocks, func(c Clock) bool { return c.Jurisdiction == iso }),
			only(m.b.Clocks, func(c Clock) bool { return c.Jurisdiction == iso }))...)
		measured := func(side *World, of []uint16) []Measured {
			rows := only(side.Measured, func(x Measured) bool { return of[x.Jurisdiction] == uint16(at) })
			for i := range rows {
				rows[i].Jurisdiction, rows[i].Source = uint16(at), m.sourceID(side, rows[i].Source)
			}
			return rows
		}
		w.Measured = append(w.Measured, oneSide(m, "measured parameters", iso, measured(m.a, m.fromA), measured(m.b, m.fromB))...)
		staff := func(side *World, of []uint16) []Staff {
			rows := only(side.Staff, func(x Staff) bool { return of[x.Jurisdiction] == uint16(at) })
			for i := range rows {
				rows[i].Jurisdiction = uint16(at)
			}
			return rows
		}
		w.Staff = append(w.Staff, oneSide(m, "staff", iso, staff(m.a, m.fromA), staff(m.b, m.fromB))...)
	}
	slices.SortStableFunc(w.Measured, func(a, b Measured) int {
		return cmp.Or(cmp.Compare(a.Jurisdiction, b.Jurisdiction), cmp.Compare(a.Path, b.Path))
	})
}

// only are copies of the rows that belong.
func only[R any](rows []R, belongs func(R) bool) []R {
	var out []R
	for _, r := range rows {
		if belongs(r) {
			out = append(out, r)
		}
	}
	return out
}

// oneSide takes one world's rows of a jurisdiction.
func oneSide[R any](m *merger, kind, iso string, a, b []R) []R {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0 || fmt.Sprint(a) == fmt.Sprint(b): // NaN is NaN here
		return a
	case m.differ(kind, iso, fmt.Sprintf("%d rows", len(a)), fmt.Sprintf("%d other rows", len(b))):
		return b
	}
	return a
}

// sourceID is a side's source as the merged world calls it.
func (m *merger) sourceID(side *World, id string) string {
	at := slices.IndexFunc(side.Sources, func(s Source) bool { return s.ID == id })
	if at < 0 {
		return id
	}
	s := side.Sources[at]
	at = slices.IndexFunc(m.w.Sources, func(o Source) bool { return o.SHA256 == s.SHA256 && o.Title == s.Title && o.File == s.File })
	return m.w.Sources[at].ID
}
