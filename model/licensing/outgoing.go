package licensing

import (
	"math"
	"slices"
)

// outgoing is a background case that no officer looks at again: what is left of
// it until its decision is due.
type outgoing struct {
	filed, due float64 // working days
	lane       Lane
	class      Class
	outcome    Outcome
}

// outbox holds outgoing cases until the week in which they are due, in trays that
// are threaded by week and used again.
type outbox struct {
	week  [horizon]int32 // the tray of a week that is being filled; nobody: none
	trays []tray
	empty int32
}

type tray struct {
	n, next int32
	cases   [30]outgoing
}

func newOutbox() (b outbox) {
	for w := range b.week {
		b.week[w] = nobody
	}
	b.empty = nobody
	return b
}

// put enters a case, not before week now.
func (b *outbox) put(o outgoing, now int) {
	w := min(max(int(math.Floor(o.due/Week)), now), now+horizon-1)
	top := &b.week[slot(w)]
	if *top == nobody || b.trays[*top].n == int32(len(tray{}.cases)) {
		*top = b.take(*top)
	}
	t := &b.trays[*top]
	t.cases[t.n] = o
	t.n++
}

// take is an empty tray in front of next.
func (b *outbox) take(next int32) int32 {
	at := b.empty
	if at == nobody {
		at = int32(len(b.trays))
		b.trays = append(b.trays, tray{})
	} else {
		b.empty = b.trays[at].next
	}
	b.trays[at].n, b.trays[at].next = 0, next
	return at
}

// due appends the cases that are due in week now to out and forgets them.
func (b *outbox) due(now int, out []outgoing) []outgoing {
	top := &b.week[slot(now)]
	at := *top
	*top = nobody
	end := float64(now+1) * Week
	for at != nobody {
		for i := range b.trays[at].n {
			if o := b.trays[at].cases[i]; o.due < end { // a copy, since put may move the trays
				out = append(out, o)
			} else {
				b.put(o, now+1)
			}
		}
		next := b.trays[at].next
		b.trays[at].next, b.empty = b.empty, at
		at = next
	}
	return out
}

// all appends every case in the box to out.
func (b *outbox) all(out []outgoing) []outgoing {
	for _, at := range b.week {
		for ; at != nobody; at = b.trays[at].next {
			out = append(out, b.trays[at].cases[:b.trays[at].n]...)
		}
	}
	return out
}

// len recounts the cases in the box.
func (b *outbox) len() (n int64) {
	for _, at := range b.week {
		for ; at != nobody; at = b.trays[at].next {
			n += int64(b.trays[at].n)
		}
	}
	return n
}

func (b *outbox) clone() outbox {
	c := *b
	c.trays = slices.Clone(b.trays)
	return c
}
