package licensing

import (
	"slices"
	"testing"

	"cordon/model/chance"
)

// pair is two agencies with background filings and one second desk each.
func pair(t testing.TB, key chance.Key) []*Agency {
	var as []*Agency
	for i, name := range []string{"AAA", "BBB"} {
		p := Defaults()
		p.SecondSize, p.Patience = 1000, 60
		a, err := New(p, Setup{Name: name, Filings: 3000 + 2000*float64(i), Concern: 0.13, Key: key})
		if err != nil {
			t.Fatal(err)
		}
		as = append(as, a)
	}
	return as
}

func filedBy(key chance.Key, a *Agency, week, n int) []Filing {
	fs := some(key, week, n)
	for i := range fs {
		fs[i].ID = chance.Mix(fs[i].ID, a.id)
		fs[i].Category = 0
	}
	return fs
}

// together steps agencies for a week with a common body between their halves.
func together(b *Body, as []*Agency, week int, key chance.Key, n int) (ds [][]Decision) {
	for _, a := range as {
		a.Begin(week, filedBy(key, a, week, n))
	}
	b.Step(week)
	for _, a := range as {
		ds = append(ds, slices.Clone(a.Finish(week)))
	}
	return ds
}

func lawful(t *testing.T, week int, b *Body, as ...*Agency) {
	t.Helper()
	if err := b.Check(); err != nil {
		t.Fatalf("week %d: %v", week, err)
	}
	for _, a := range as {
		if err := a.Check(); err != nil {
			t.Fatalf("week %d: %v", week, err)
		}
	}
}

// Joining with a queue under way, and leaving again, loses no case. Each change
// finds officers with free hands while others end what they hold, so a few cases
// more are decided: at most one for each of about 20 officers and change.
func TestBodyJoinedAndLeft(t *testing.T) {
	key := chance.Root(3, 0)
	alone, member := pair(t, key)[0], pair(t, key)[0]
	b := NewBody()
	b.Terms = Terms{Officers: 1}
	waited := int64(0)
	for week := range 150 {
		want := alone.Step(week, filedBy(key, alone, week, 30))
		var got []Decision
		switch {
		case week < 40 || week >= 110:
			b.SetMembers(nil)
			got = member.Step(week, filedBy(key, member, week, 30))
		default:
			b.SetMembers([]*Agency{member})
			got = together(b, []*Agency{member}, week, key, 30)[0]
			waited += b.Waiting()
		}
		lawful(t, week, b, alone, member)
		if week < 40 && !slices.Equal(got, want) {
			t.Fatalf("week %d: before the body there is a difference", week)
		}
	}
	if waited == 0 {
		t.Fatal("nobody ever waited at the body: the test shows nothing")
	}
	if a, m := alone.Total(), member.Total(); a.Filed != m.Filed || a.Decided()-m.Decided() > 40 || m.Decided()-a.Decided() > 40 {
		t.Errorf("alone %d of %d decided, with the body %d of %d", a.Decided(), a.Filed, m.Decided(), m.Filed)
	}
}

// In the limit of one member, the same officers, and nothing to agree on, the body
// decides as the agency's own second station does, to the bit.
func TestBodyOfOne(t *testing.T) {
	key := chance.Root(4, 0)
	alone, member := pair(t, key)[0], pair(t, key)[0]
	b := NewBody()
	b.Terms = Terms{Officers: 1}
	b.SetMembers([]*Agency{member})
	n := 0
	for week := range 120 {
		want := alone.Step(week, filedBy(key, alone, week, 30))
		got := together(b, []*Agency{member}, week, key, 30)[0]
		lawful(t, week, b, alone, member)
		if !slices.Equal(got, want) {
			t.Fatalf("week %d: got %d decisions, want the %d of the agency alone, to the bit", week, len(got), len(want))
		}
		n += len(got)
	}
	if n < 2000 {
		t.Fatalf("only %d decisions: the test shows little", n)
	}
}

// The order in which members are named moves nothing.
func TestBodyOrderOfMembers(t *testing.T) {
	key := chance.Root(5, 0)
	x, y := pair(t, key), pair(t, key)
	slices.Reverse(y)
	b, c := NewBody(), NewBody()
	b.Terms = Terms{Officers: 0.9, Consult: 0.1, Consensus: 5, Clock: 15, Silence: true}
	c.Terms = b.Terms
	b.SetMembers(x)
	c.SetMembers(y)
	silent := int64(0)
	for week := range 100 {
		got, want := together(b, x, week, key, 30), together(c, y, week, key, 30)
		lawful(t, week, b, x...)
		if !slices.Equal(got[0], want[1]) || !slices.Equal(got[1], want[0]) {
			t.Fatalf("week %d: decisions depend on the order of members", week)
		}
		silent += x[0].Last().Silence + x[1].Last().Silence
	}
	if silent == 0 {
		t.Fatal("the clock decided nothing: the test shows little")
	}
}

// Congestion spreads: filings of one member alone lengthen the other's waits.
func TestBodySpreadsCongestion(t *testing.T) {
	key := chance.Root(6, 0)
	days := func(more int) float64 {
		as := pair(t, key)
		b := NewBody()
		b.Terms = Terms{Officers: 1}
		b.SetMembers(as)
		for week := range 100 {
			as[0].Begin(week, filedBy(key, as[0], week, 20))
			as[1].Begin(week, filedBy(key, as[1], week, 20+more))
			b.Step(week)
			as[0].Finish(week)
			as[1].Finish(week)
		}
		c := as[0].Total()
		return c.ClassDays[Referred] / float64(c.Class[Referred])
	}
	if calm, busy := days(0), days(60); !(busy > calm) {
		t.Errorf("referred cases of a member take %g days, and %g where the other files more; want longer", calm, busy)
	}
}

// A case that the clock decides is approved where silence is consent, and never
// otherwise; a shorter clock never lengthens a wait.
func TestBodyClock(t *testing.T) {
	key := chance.Root(7, 0)
	run := func(clock float64, silence bool) (c Counts) {
		as := pair(t, key)
		b := NewBody()
		b.Terms = Terms{Officers: 0.7, Clock: clock, Silence: silence}
		b.SetMembers(as)
		for week := range 100 {
			together(b, as, week, key, 20)
			lawful(t, week, b, as...)
		}
		for _, a := range as {
			c.Add(a.Total())
		}
		return c
	}
	none, consent, refusal := run(0, true), run(10, true), run(10, false)
	if none.Silence != 0 || consent.Silence == 0 {
		t.Fatalf("the clock decided %d without one and %d with one", none.Silence, consent.Silence)
	}
	approved := func(c Counts) float64 { return float64(c.Of(Approved)) / float64(c.Decided()) }
	if !(approved(consent) > approved(none) && approved(none) > approved(refusal)) {
		t.Errorf("approved: %.3f without a clock, %.3f where silence is consent, %.3f where it is not", approved(none), approved(consent), approved(refusal))
	}
	if !(consent.MeanDays() < none.MeanDays()) {
		t.Errorf("mean days %.1f with a clock, %.1f without", consent.MeanDays(), none.MeanDays())
	}
}
