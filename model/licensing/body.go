package licensing

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Terms are what the members of a common body agree on.
type Terms struct {
	Officers  float64 // as a multiple of those that the members' second stations bring
	Consult   float64 // work that consulting the other members adds to a case, as a share
	Consensus float64 // time for which a case then waits for their consent [working days]
	Clock     float64 // agreed speed of response from referral on [working days]; 0: none
	Silence   bool    // a case not decided by then is approved; else it is returned
}

// Body decides the referred cases of several agencies: one station that they all
// point at. Its officers are those of the members' second stations, in one queue,
// so that a backlog of one member's is everybody's. Cases come to it in order of
// time, whichever agency sends them, so nothing depends on the members' order.
type Body struct {
	Terms
	station Station
	members []*Agency // in order of their jurisdictions
	files   []file    // copies of the members' cases that are here
	home    []referral
	empty   []int32

	gone  []left
	moved []moved
}

// referral is where a case came from.
type referral struct {
	agency int32
	ref    int32
}

type moved struct {
	since float64
	key   uint64
	at    referral
}

// NewBody is a common body without members.
func NewBody() *Body {
	return &Body{station: Station{number: 1, scale: 1, base: []int{0}, share: []float64{1}, group: []group{{0, 1}}, desks: []Desk{newDesk(0)}}}
}

// SetMembers changes whose referred cases the body decides, at the start of a week
// before any agency steps: cases that wait go to the new queue and keep their place
// by time.
func (b *Body) SetMembers(members []*Agency) {
	if slices.Equal(members, b.members) {
		return
	}
	b.returnAll()
	b.members = slices.Clone(members)
	b.moved = b.moved[:0]
	for n, a := range b.members {
		for i := range a.second.desks {
			d := &a.second.desks[i]
			for lane := range d.lines {
				for d.lines[lane].len() > 0 {
					w := d.lines[lane].leave()
					d.lanes[lane].Joined--
					d.lanes[lane].Waiting--
					b.moved = append(b.moved, moved{w.since, a.files[w.ref].key(), referral{int32(n), w.ref}})
				}
			}
		}
	}
	b.lineUp()
}

// lineUp puts cases at the end of the queue, in order of time.
func (b *Body) lineUp() {
	b.sortMoved()
	for _, m := range b.moved {
		b.join(m.at, m.since)
	}
	b.moved = b.moved[:0]
}

func (b *Body) sortMoved() {
	slices.SortStableFunc(b.moved, func(x, y moved) int {
		return cmp.Or(cmp.Compare(x.since, y.since), cmp.Compare(x.key, y.key))
	})
}

// returnAll gives the cases that wait back to the members' own second stations.
func (b *Body) returnAll() {
	b.moved = b.moved[:0]
	d := &b.station.desks[0]
	for lane := range d.lines {
		for d.lines[lane].len() > 0 {
			w := d.lines[lane].leave()
			d.lanes[lane].Joined--
			d.lanes[lane].Waiting--
			at := b.home[w.ref]
			b.moved = append(b.moved, moved{w.since, b.files[w.ref].key(), at})
			b.empty = append(b.empty, w.ref)
		}
	}
	b.sortMoved()
	for _, m := range b.moved {
		a := b.members[m.at.agency]
		f := &a.files[m.at.ref]
		f.due, f.desk = m.since, f.secondDesk
		a.second.desks[f.desk].join(f, m.at.ref, m.since)
	}
	b.moved = b.moved[:0]
}

// join lines a copy of a case up, with the work that consulting adds. The agreed
// clock bounds how long it stays.
func (b *Body) join(at referral, since float64) {
	a := b.members[at.agency]
	f := a.files[at.ref]
	f.due = since
	f.work[1] = float64(float64(f.work[1]*a.second.scale) * (1 + b.Consult))
	if b.Clock > 0 {
		f.until = min(f.until, since+b.Clock)
	}
	ref := int32(len(b.files))
	if n := len(b.empty); n > 0 {
		ref, b.empty = b.empty[n-1], b.empty[:n-1]
		b.files[ref], b.home[ref] = f, at
	} else {
		b.files, b.home = append(b.files, f), append(b.home, at)
	}
	b.station.desks[0].join(&b.files[ref], ref, since)
}

// Step runs one week, between the members' Begin and Finish.
func (b *Body) Step(week int) {
	start, end := float64(week)*Week, float64(week+1)*Week
	b.staff(start)
	b.station.open(start)
	for n, a := range b.members {
		a.arrivals = a.toDesk.take(a.files, week, a.arrivals[:0])
		for _, m := range a.arrivals {
			f := &a.files[m.ref]
			f.back = f.due
			b.moved = append(b.moved, moved{m.time, m.key, referral{int32(n), m.ref}})
		}
	}
	b.lineUp()
	d := &b.station.desks[0]
	b.gone = d.run(b.files, 1, end, 1, b.gone[:0])
	for _, g := range b.gone {
		b.answer(g, week)
	}
	b.station.excess = max(b.station.excess, d.used-d.available)
}

// answer sends a case back to its agency: decided by an officer, given up by its
// applicant, or decided by the clock.
func (b *Body) answer(g left, week int) {
	c, at := &b.files[g.ref], b.home[g.ref]
	a := b.members[at.agency]
	f := &a.files[at.ref]
	clock := math.Inf(1)
	if b.Clock > 0 {
		clock = c.due + b.Clock
	}
	f.due = g.end
	switch {
	case g.withdrawn && g.end >= clock:
		b.lapse(a, f)
	case g.withdrawn:
		f.outcome = Withdrawn
	default:
		a.week.Worked += g.end - g.start
		f.spent = c.spent
		if f.class == Escalated {
			f.raised = g.end
		}
		if f.due += b.Consensus + f.hands[1]; f.due > clock {
			f.due = max(clock, g.start)
			b.lapse(a, f)
		}
	}
	b.empty = append(b.empty, g.ref)
	a.handOut(at.ref, week)
}

// lapse decides a case whose clock has run out.
func (b *Body) lapse(a *Agency, f *file) {
	a.week.Silence++
	switch {
	case f.outcome == NotRequired:
	case b.Silence:
		f.outcome = Approved
	case f.outcome == Approved:
		f.outcome = Adverse
	}
}

// staff gives the body the officers that its members bring.
func (b *Body) staff(now float64) {
	n := 0
	for _, a := range b.members {
		n += a.second.Officers()
	}
	want := max(1, int(math.Round(float64(n)*b.Officers)))
	d := &b.station.desks[0]
	for len(d.officers) < want {
		d.hire(now)
	}
	for len(d.officers) > want {
		d.release(now)
	}
}

// Extra is the officers that the body has beyond those that its members bring.
func (b *Body) Extra() float64 {
	n := len(b.station.desks[0].officers)
	for _, a := range b.members {
		n -= a.second.Officers()
	}
	return float64(n)
}

// Waiting is the number of cases that wait at the body.
func (b *Body) Waiting() int64 {
	q := b.station.Queues()
	return q[Trusted].Waiting + q[Ordinary].Waiting
}

// Check is the law that the body decides no more than its officers can, and that
// it has the cases that it says.
func (b *Body) Check() error {
	if b.station.excess > 1e-9 {
		return fmt.Errorf("licensing: common body: its officers worked %g days more in a week than they were there", b.station.excess)
	}
	if here := int64(len(b.files) - len(b.empty)); here != b.Waiting() {
		return fmt.Errorf("licensing: common body: %d cases are here, but %d wait", here, b.Waiting())
	}
	return nil
}
