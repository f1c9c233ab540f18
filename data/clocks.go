package data

import (
	"fmt"
	"math"
	"slices"
	"sync"
)

// Clock is a period within which a licensing authority is to act.
type Clock struct {
	Jurisdiction string // ISO3 or EU27
	Clock        string
	Days         float64 // NaN where the law sets none
	Working      bool    // working days, else calendar days
	Legal        bool    // set by law, else a target
	Rank         int     // 1: for an ordinary licence, 2: the longer one for the rest of cases, 0: for something else
	Escalation   string
	Label        string
	Source       string
}

// WorkingDays turns the clock into working days, five a calendar week.
func (c Clock) WorkingDays() float64 {
	if c.Working {
		return c.Days
	}
	return c.Days * 5 / 7
}

// Clocks is the embedded table of licensing clocks.
var Clocks = sync.OnceValue(func() []Clock {
	var rows []Clock
	mustFacts("tables/licensing_clocks.csv", func(r *factRow) {
		rows = append(rows, Clock{
			r.text("jurisdiction"), r.text("clock"), r.number("days"), r.text("day_type") == "working", r.text("legal_or_target") == "legal",
			int(r.number("standard")), r.text("escalation"), r.text("label"), r.text("source"),
		})
	})
	return rows
})

// clocksOf are the known clocks of a world's jurisdictions, by ISO3, then as in
// the embedded table.
func clocksOf(js []Jurisdiction) []Clock {
	var out []Clock
	for _, j := range js {
		for _, c := range Clocks() {
			if c.Jurisdiction == j.ISO3 {
				out = append(out, c)
			}
		}
	}
	return out
}

// LongClock is the longest time [working days] that a jurisdiction's agency may
// take for an ordinary licence: its second clock, else its only one; NaN where it
// has none.
func (w *World) LongClock(jurisdiction int) float64 {
	j := &w.Jurisdictions[jurisdiction]
	for _, c := range w.Clocks {
		if c.Jurisdiction == j.ISO3 && c.Rank == 2 {
			return c.WorkingDays()
		}
	}
	return j.Clock
}

// checkClocks finds clocks of nobody, impossible ones, and a standard clock that
// is not the jurisdiction's.
func (w *World) checkClocks(r rows) {
	for i := range w.Clocks {
		c := &w.Clocks[i]
		at := w.JurisdictionIndex(c.Jurisdiction)
		if at < 0 {
			r.add("code", i, "iso3", c.Jurisdiction, "a jurisdiction of the world", "correct the code or drop the row")
			continue
		}
		r.optional(i, "days", c.Days, 0, math.Inf(1))
		if c.Rank < 0 || c.Rank > 2 || c.Rank > 0 && math.IsNaN(c.Days) {
			r.add("value", i, "rank", fmt.Sprint(c.Rank), "0, or 1 or 2 where days are given", "correct the rank")
			continue
		}
		if c.Rank > 0 && slices.ContainsFunc(w.Clocks[:i], func(b Clock) bool { return b.Jurisdiction == c.Jurisdiction && b.Rank == c.Rank }) {
			r.add("duplicate", i, "rank", c.Jurisdiction+" again", "one clock of a rank", "give the other rank 0")
		}
		if own := w.Jurisdictions[at].Clock; c.Rank == 1 && !(math.Abs(own-c.WorkingDays()) < 1e-9) {
			r.add("value", i, "days", fmt.Sprint(c.WorkingDays(), " working days"), fmt.Sprint(own, ", as jurisdictions.arrow has it"), "correct one of the two")
		}
	}
}
