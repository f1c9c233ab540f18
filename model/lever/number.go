package lever

import "cordon/model/world"

// dial writes a number that each of some governments sets for itself, and its
// neutral value at the measure's end.
func (m Measure) dial(b *world.Rulebook, d world.Dial, by []world.JurisdictionID, value float64) {
	for _, i := range by {
		c := m.change(b, world.SetDial, i)
		c.Number, c.Value = uint8(d), value
		m.write(b, c, world.Change{Kind: world.SetDial, Number: uint8(d), Value: world.Dials[d].Neutral})
	}
}

// link writes a number that each of some governments sets towards the others.
func (m Measure) link(b *world.Rulebook, l world.Link, by, others []world.JurisdictionID, value float64) {
	for _, i := range by {
		c := m.change(b, world.SetLink, i)
		c.Number, c.Value, c.Destinations = uint8(l), value, others
		m.write(b, c, world.Change{Kind: world.SetLink, Number: uint8(l), Destinations: others, Value: world.Links[l].Neutral})
	}
}

// term writes a number that each of some governments sets for an entry towards
// destinations; nil is all of them.
func (m Measure) term(b *world.Rulebook, t world.Term, e world.EntryID, by, destinations []world.JurisdictionID, value float64) {
	for _, i := range by {
		c := m.change(b, world.SetTerm, i)
		c.Entry, c.Number, c.Value, c.Destinations = e, uint8(t), value, destinations
		m.write(b, c, world.Change{Kind: world.SetTerm, Number: uint8(t), Destinations: destinations, Value: world.Terms[t].Neutral})
	}
}
