package model

import (
	"math"
	"testing"

	"cordon/model/licensing"
	"cordon/model/world"
)

// TestWeeklyRowsAddUp: each member's weekly rows add up to what the run counts
// for it by other ways: the tally by origin and by home, and its agency's own
// books.
func TestWeeklyRowsAddUp(t *testing.T) {
	const weeks = 30
	st, base := warmed(t, Design{World: reference(t), Arms: chips(weeks), Params: Defaults(), Seed: 3})
	base.startRecord()
	moved := map[string]bool{}
	for n, book := range st.books {
		r := base.fork(book)
		if err := r.runTo(weeks); err != nil {
			t.Fatal(err)
		}
		r.State.CountOpen()
		checkWeekly(t, st.Arms[n].Name, r, weeks, moved)
	}
	for _, what := range []string{"barred drawn", "barred delivered", "diverted", "civil forgone", "costs", "filings", "decisions", "backlog"} {
		if !moved[what] {
			t.Errorf("%s is 0 everywhere, so the test shows nothing", what)
		}
	}
}

func checkWeekly(t *testing.T, arm string, r *Run, weeks int, moved map[string]bool) {
	t.Helper()
	s, g, u := r.State, r.State.G, r.State.Tally
	sums := make([]world.WeekTally, g.NJ)
	rows := make([]int, g.NJ)
	for i := range u.Weekly {
		sums[u.Weekly[i].Member].Add(&u.Weekly[i].WeekTally)
		rows[u.Weekly[i].Member]++
	}
	for i, member := range g.Members {
		if !member {
			if rows[i] != 0 {
				t.Errorf("%s: %d rows of %s, which is no member", arm, rows[i], g.ISO[i])
			}
			continue
		}
		if rows[i] != weeks {
			t.Errorf("%s: %d rows of %s, want one for each of %d weeks", arm, rows[i], g.ISO[i], weeks)
		}
		same := func(what string, got, want int64) {
			moved[what] = moved[what] || want != 0
			if got != want {
				t.Errorf("law: weekly rows add up to the run; %s, %s of %s: got %d, want %d", arm, what, g.ISO[i], got, want)
			}
		}
		delivered, diverted, costs := int64(0), int64(0), int64(0)
		for o := range g.NJ {
			diverted += u.Diverted[i*g.NJ+o]
			if g.Members[o] {
				delivered += u.Made[i*g.NJ+o]
			}
		}
		for at, c := range u.Costs[i*int(world.NSizes)*int(world.NComponents) : (i+1)*int(world.NSizes)*int(world.NComponents)] {
			if world.Component(at%int(world.NComponents)) != world.DelayCost {
				costs += c
			}
		}
		same("barred drawn", sums[i].BarredDrawn, u.Drawn[(i*2+1)*2+1])
		same("barred delivered", sums[i].BarredDelivered, delivered)
		same("diverted", sums[i].Diverted, diverted)
		same("civil forgone", sums[i].CivilForgone, u.First[(i*4+1)*int(world.NFates)+int(world.Forgone)]) // civil, watched
		same("costs", sums[i].Costs, costs)
		checkOffice(t, r.Agencies[i], &sums[i], weeks, same)
		last := u.Weekly[len(u.Weekly)-1].Week
		for n := range u.Weekly {
			if row := &u.Weekly[n]; row.Week == last && int(row.Member) == i {
				open := r.Agencies[i].Backlog()
				same("backlog", row.Backlog, open[licensing.Trusted]+open[licensing.Ordinary])
			}
		}
		if last != int32(s.Week-1) {
			t.Errorf("%s: the last row is of week %d, want %d", arm, last, s.Week-1)
		}
	}
}

// checkOffice compares a member's sums with what its agency has counted itself.
func checkOffice(t *testing.T, a *licensing.Agency, sum *world.WeekTally, weeks int, same func(string, int64, int64)) {
	t.Helper()
	c := a.Since()
	filed, days := int64(0), 0.0
	for _, n := range c.Filed {
		filed += n
	}
	for _, d := range c.ClassDays {
		days += d
	}
	same("filings", sum.Filings, filed)
	same("decisions", sum.Decisions, c.Decided())
	rounding := 0.5 / 100 * float64(weeks*len(c.ClassDays)) // half a part of a day, a week and class
	if got := float64(sum.Waits) / 100; math.Abs(got-days) > rounding {
		t.Errorf("law: weekly rows add up to the run; waits: got %g working days, want %g within %g", got, days, rounding)
	}
}
