package lever

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// check says why an index cannot be followed.
func (l *Threshold) check(b *world.Rulebook, e world.EntryID) error {
	switch {
	case l.Index != "frontier":
		return fmt.Errorf("index %q is not known; write index: frontier, the growth of what the entry measures", l.Index)
	case b.Entries[e].Growth == 0:
		return fmt.Errorf("nobody has a growth rate for what entry %s measures, so its threshold cannot be indexed; give to: instead", b.Entries[e].Code)
	case l.every() < 4:
		return fmt.Errorf("an indexed threshold moves every %g weeks; at least 4 weeks lie between steps", l.Every.Weeks)
	}
	return nil
}

// steps writes an index's dated steps behind its first change: from its date of
// effect on, every so often, the threshold grows as the frontier has grown by what
// is known before the run. Each step is published on its day.
func (l *Threshold) steps(b *world.Rulebook, m Measure, first world.Change) {
	t := first.Value
	if s := b.StandingOf(first.Entry, first.By); t == 0 && s != nil {
		t = s.Threshold
	}
	growth := b.Entries[first.Entry].Growth
	if b.Growth != nil {
		growth = b.Growth(first.Entry)
	}
	if b.Entries[first.Entry].Below {
		growth = -growth
	}
	if growth == 0 || !(t > 0) {
		return
	}
	end := b.Start + data.Date(7*horizon)
	if b.Weeks > 0 {
		end = b.Start + data.Date(7*b.Weeks)
	}
	for n := 1; ; n++ {
		weeks := l.every() * float64(n)
		from := first.From + data.Date(math.Round(weeks*7))
		if from >= end || m.Until != 0 && from >= m.Until {
			return
		}
		c := first
		c.Published, c.From = from, from
		c.Value = float64(t * exact.Exp(float64(growth*weeks)/world.WeeksAYear))
		b.Write(c)
	}
}

// horizon is how far an index is written where the length of the run is not known [weeks].
const horizon = 156

// every is the time between steps [weeks].
func (l *Threshold) every() float64 {
	if l.Every.Weeks == 0 {
		return world.WeeksAYear
	}
	return l.Every.Weeks
}
