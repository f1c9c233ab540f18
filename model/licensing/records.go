package licensing

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Records are the durations of the cases filed since a week, by lane,
// background filings included.
type Records struct {
	since  float64
	lane   [Lanes]Durations
	before Counts // what the agency had done by then
}

func (r *Records) close(o *outgoing) {
	switch {
	case o.filed < r.since:
	case o.outcome == Withdrawn:
		r.lane[o.lane].Censor(o.due - o.filed)
	default:
		r.lane[o.lane].Decide(o.due - o.filed)
	}
}

// Record begins to keep durations, of cases filed from the start of this week on.
func (a *Agency) Record(week int) { a.records = &Records{since: float64(week) * Week, before: a.total} }

// Waits is the durations, by lane, of the cases filed since Record, at the start
// of this week: withdrawn cases and those still open are censored.
func (a *Agency) Waits(week int) (lane [Lanes]Durations) {
	if a.records == nil {
		return lane
	}
	lane = a.records.lane
	now := float64(week) * Week
	for i := range a.files {
		if f := &a.files[i]; a.held[i] > 0 && f.filed >= a.records.since && f.filed < now {
			lane[f.lane].Censor(now - f.filed)
		}
	}
	for _, o := range a.outgoing.all(nil) {
		if o.filed >= a.records.since && o.filed < now {
			lane[o.lane].Censor(now - o.filed)
		}
	}
	return lane
}

// Check is the law that no agency decides more than its officers can: at no desk
// and in no week did officers work longer than they were there, every case is
// open or ended exactly once, and queues hold whom they say.
func (a *Agency) Check() error {
	for _, s := range [...]*Station{&a.first, &a.second} {
		if s.excess > 1e-9 {
			return fmt.Errorf("licensing: agency %q: officers of a desk at station %d worked %g days more in a week than they were there", a.setup.Name, s.number+1, s.excess)
		}
	}
	var live [Lanes]int64
	held := a.held // 1 + lane, of two lanes: eight places at a time
	for ; len(held) >= 8; held = held[8:] {
		word := binary.LittleEndian.Uint64(held)
		live[Trusted] += int64(bits.OnesCount64(word & 0x0101010101010101))
		live[Ordinary] += int64(bits.OnesCount64(word & 0x0202020202020202))
	}
	for _, h := range held {
		live[Trusted] += int64(h & 1)
		live[Ordinary] += int64(h >> 1)
	}
	live[Ordinary] += a.outgoing.len() // background filings are ordinary
	var waiting [Lanes]int64
	for l := range Lanes {
		ended := int64(0)
		for _, n := range a.total.Outcome[l] {
			ended += n
		}
		if open := a.total.Filed[l] - ended; open != live[l] || open != a.opened[l] {
			return fmt.Errorf("licensing: agency %q: lane %d: %d filed - %d ended = %d open, but %d files are open", a.setup.Name, l, a.total.Filed[l], ended, open, live[l])
		}
		for _, s := range [...]*Station{&a.first, &a.second} {
			for i := range s.desks {
				q := &s.desks[i].lanes[l]
				waiting[l] += q.Waiting
				if n := s.desks[i].lines[l].len(); q.Joined != q.Started+q.Withdrawn+q.Waiting || q.Waiting != int64(n) {
					return fmt.Errorf("licensing: agency %q: desk %d of station %d: %d joined, but %d started, %d withdrew and %d wait, of whom %d are in line", a.setup.Name, i, s.number+1, q.Joined, q.Started, q.Withdrawn, q.Waiting, n)
				}
			}
		}
		if waiting[l] > live[l] {
			return fmt.Errorf("licensing: agency %q: %d cases wait in queues, but %d are open", a.setup.Name, waiting[l], live[l])
		}
	}
	return nil
}

// Since is what the agency did since Record was called; since its start where
// it never was.
func (a *Agency) Since() Counts {
	c := a.total
	if a.records != nil {
		c.Sub(&a.records.before)
	}
	return c
}
