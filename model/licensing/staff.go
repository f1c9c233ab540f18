package licensing

import "math"

// staffing is changes of staff under way.
type staffing struct {
	factor  float64 // last asked for
	now     float64 // in force
	heads   [2]int  // officers at the stations at factor 1
	pending []staffChange
}

type staffChange struct {
	week   int
	factor float64
}

// SetStaff asks in a week for factor times the officers that the agency was sized
// to, at both stations. More officers work after the hiring lag, fewer at once;
// asking again for the same changes nothing.
func (a *Agency) SetStaff(week int, factor float64) {
	if factor == a.staff.factor {
		return
	}
	from := week
	if factor > a.staff.factor {
		from += int(math.Round(a.params.HireLag))
	}
	a.staff.factor = factor
	// A later wish replaces earlier ones that it overtakes.
	kept := a.staff.pending[:0]
	for _, c := range a.staff.pending {
		if c.week < from {
			kept = append(kept, c)
		}
	}
	a.staff.pending = append(kept, staffChange{from, factor})
}

// changeStaff makes the changes that are due.
func (a *Agency) changeStaff(week int, now float64) {
	a.changeTools(week)
	kept := a.staff.pending[:0]
	for _, c := range a.staff.pending {
		if c.week > week {
			kept = append(kept, c)
			continue
		}
		a.staff.now = c.factor
		a.staffUp(now)
	}
	a.staff.pending = kept
}

// staffUp brings both stations to the factor in force.
func (a *Agency) staffUp(now float64) {
	a.first.setOfficers(scaled(a.staff.heads[0], a.staff.now), now)
	if len(a.second.desks) > 0 {
		a.second.setOfficers(scaled(a.staff.heads[1], a.staff.now), now)
	}
}

// scaled is n officers times factor, rounded, at least one.
func scaled(n int, factor float64) int { return max(1, int(math.Round(float64(n)*factor))) }

// Establish takes up a month of the agency's own record of its staff from the
// start of a week on, without a lag; 0 officers: as before. Factors of SetStaff
// then count from it.
func (a *Agency) Establish(week, first, second int) {
	for i, n := range [...]int{first, second} {
		if n > 0 {
			a.staff.heads[i] = n
		}
	}
	a.staffUp(float64(week) * Week)
}

// SetOfficers sets the number of officers of both stations from the start of a
// week on, without a lag.
func (a *Agency) SetOfficers(week, first, second int) {
	a.first.setOfficers(first, float64(week)*Week)
	if len(a.second.desks) > 0 {
		a.second.setOfficers(second, float64(week)*Week)
	}
}

// Officers is the number of officers at the first and the second station.
func (a *Agency) Officers() (first, second int) { return a.first.Officers(), a.second.Officers() }
