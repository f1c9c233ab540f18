package lever

import (
	"math"

	"cordon/data"
	"cordon/model/world"
)

// dates are when a measure is published and acts; a measure without dates acts
// from the scenario's start.
func (m Measure) dates(b *world.Rulebook) (published, from data.Date) {
	from = m.From
	if from == 0 {
		from = b.Start
	}
	published = m.Published
	if published == 0 || published > from {
		published = from
	}
	return published, from
}

// change is a Change with the measure's name and dates filled in.
func (m Measure) change(b *world.Rulebook, kind world.ChangeKind, by world.JurisdictionID) world.Change {
	p, f := m.dates(b)
	return world.Change{Measure: m.Name, Kind: kind, Published: p, From: f, Entry: world.None, By: by}
}

// write adds a change and, where the measure ends, the change back at its end.
func (m Measure) write(b *world.Rulebook, c, back world.Change) {
	b.Write(c)
	if m.Until != 0 {
		back.Measure, back.By, back.Entry = c.Measure, c.By, c.Entry
		back.Published, back.From = c.Published, m.Until
		b.Write(back)
	}
}

// days is a duration in whole days.
func (d Duration) days() data.Date { return data.Date(math.Round(d.Weeks * 7)) }
