package model

import (
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// forked is a run of one set of measures on the reference world, a year in.
func forked(t *testing.T, weeks int, measures ...lever.Measure) *Run {
	t.Helper()
	arm := Arm{"change", data.MustDate("2026-01-05"), 156, measures}
	st, base := warmed(t, Design{World: reference(t), Arms: []Arm{{"today", arm.Start, 156, nil}, arm}, Params: Defaults(), Seed: 3, Laws: true, AllDraw: true})
	base.startRecord()
	r := base.fork(st.books[1])
	if err := r.runTo(weeks); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestHeldBelowTheLine puts the line of relief just under a firm of the USA: it
// keeps below the line, has relief and sells less; with the line far below, it does
// not.
func TestHeldBelowTheLine(t *testing.T) {
	r := forked(t, 0)
	s := r.State
	usa := world.JurisdictionID(s.G.World.JurisdictionIndex("USA"))
	at := world.FirmID(world.None)
	for f := range s.Alive {
		if n := s.P.Employees[f]; s.Alive[f] && s.HomeOf(world.FirmID(f)) == usa && s.Programme[f] == world.HasProgramme && n > 100 && n < 400 {
			at = world.FirmID(f)
			break
		}
	}
	if at == world.None {
		t.Fatal("no firm of the USA with a programme and 100 to 400 employees to look at")
	}
	for _, c := range []struct {
		part  float64
		holds bool
	}{{0.9999, true}, {0.5, false}} {
		r := forked(t, 20, measure("relief", "relief", &lever.Relief{By: []string{"USA"}, Share: 0.9, Below: c.part * s.P.Employees[at], Cap: 1e5}))
		if got := r.State.BelowLine[at]; got != c.holds {
			t.Errorf("line at %g of the firm's employees: held %t, want %t", c.part, got, c.holds)
		}
		if got := r.State.Year[at] > 0; got != c.holds {
			t.Errorf("line at %g of the firm's employees: relief paid %t, want %t", c.part, got, c.holds)
		}
		if c.holds && r.State.Tally.HeldBack[usa] == 0 {
			t.Error("a firm keeps below the line and gives up no sale")
		}
	}
}

// TestGraceSparesOldTies closes a destination with a general licence for half a
// year: until it ends, ties older than the change go on and younger ones do not;
// then nobody is spared.
func TestGraceSparesOldTies(t *testing.T) {
	closed := closedChina()
	licence := terms(lever.Notice{General: lever.Duration{Weeks: 26}, Scope: 1, Screening: 0})
	const effect = 13 // 2026-04-06
	spared := func(week int) (old, young, buyers int) {
		s := forked(t, week, closed, licence).State
		usa, chn := s.G.World.JurisdictionIndex("USA"), s.G.World.JurisdictionIndex("CHN")
		for a := range s.Option {
			id := world.AccountID(a)
			mk := s.Market(id)
			reg, _ := s.Standing(id, s.Option[a])
			if int(mk.Destination) != chn || int(s.Origin(id, s.Option[a])) != usa || reg.Entry == world.None {
				continue
			}
			buyers++
			reg = s.Rules.Regime(world.JurisdictionID(usa), s.Class(id), mk.Destination)
			switch is := s.Spared(id, s.Option[a], reg, mk.Destination); {
			case is && s.Since[a] < effect:
				old++
			case is:
				young++
			}
		}
		return old, young, buyers
	}
	if old, young, buyers := spared(effect + 20); old == 0 || young != 0 {
		t.Errorf("under the licence %d old and %d young ties of %d are spared; want some and none", old, young, buyers)
	}
	if old, young, buyers := spared(effect + 27); old+young != 0 || buyers == 0 {
		t.Errorf("after the licence %d old and %d young ties of %d are spared; want none", old, young, buyers)
	}
}

// TestHonouredLicences closes a destination: licences from before are used up where
// they are honoured, and not where they are void.
func TestHonouredLicences(t *testing.T) {
	left := func(honour bool, weeks int) (licences int) {
		s := forked(t, weeks, closedChina(), terms(lever.Notice{Honour: honour})).State
		usa, chn := s.G.World.JurisdictionIndex("USA"), s.G.World.JurisdictionIndex("CHN")
		for a := range s.Option {
			id := world.AccountID(a)
			if int(s.Market(id).Destination) == chn && int(s.Origin(id, s.Option[a])) == usa && s.Dossier[a].Left > 0 {
				if _, st := s.Standing(id, s.Option[a]); st == world.StandListed {
					licences++
				}
			}
		}
		return licences
	}
	if n := left(false, 14); n != 0 {
		t.Errorf("%d void licences still serve", n)
	}
	soon, later := left(true, 14), left(true, 80)
	if soon == 0 || later >= soon {
		t.Errorf("%d honoured licences serve just after the change and %d a year and more later; want fewer then, and some at first", soon, later)
	}
}
