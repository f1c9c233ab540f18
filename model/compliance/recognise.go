package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// recognised says whether a sale ships without an application of its own: to a
// partner, whose buyers the weakest member's look has passed, or to a buyer whom
// a partner's agency has licensed.
func (c *Compliance) recognised(s *world.State, o *world.Order, reg world.Regime) bool {
	r, by, a := s.Rules, world.JurisdictionID(reg.By), o.Account
	if !r.AnyLink(world.Waived) && !r.AnyLink(world.Recognised) {
		return false
	}
	j := s.Market(a).Destination
	if share := r.Link(world.Waived, by, j); share > 0 {
		if s.P.Barred[a] {
			share = float64(share * (1 - r.Link(world.WaivedScreen, by, j)))
		}
		u := s.Key.At(chance.Waiver, 0).Float(s.P.Key[a], 0)
		if s.SeesOrder(o) {
			s.Watch.Note(c.note(s, o, world.ActWaived).Happens(chance.Waiver, share, u))
		}
		if u < share {
			c.shipRecognised(s, o, reg.By)
			return true
		}
	}
	d := &s.Dossier[a]
	if !s.Held.Clears || int(d.ClearedUntil) < s.Week || d.ClearedBy == reg.By || r.Link(world.Recognised, by, world.JurisdictionID(d.ClearedBy)) == 0 {
		return false
	}
	c.shipRecognised(s, o, reg.By)
	return true
}

func (c *Compliance) shipRecognised(s *world.State, o *world.Order, by int16) {
	c.Late(s, o, float64(s.Week-int(o.Born)))
	ship(o, lawfulOr(s, o.Account, world.Licensed))
	c.countUnasked(s, o, by, &s.Tally.Licences.RecognisedCents)
}

// Cleared keeps whose licence a buyer has, where partners recognise licences.
func (c *Compliance) Cleared(s *world.State, o *world.Order) {
	if s.Held.Clears {
		d := &s.Dossier[o.Account]
		d.ClearedBy, d.ClearedUntil = o.By, int16(s.Week+c.P.Validity)
	}
}

// Denied keeps who refused a buyer, where partners take that as their own refusal.
// A licence that a partner has recognised goes with it.
func (c *Compliance) Denied(s *world.State, o *world.Order) {
	if s.Held.Denies {
		d := &s.Dossier[o.Account]
		d.DeniedBy, d.DeniedUntil = o.By, int16(s.Week+c.P.Memory)
		d.ClearedUntil = int16(s.Week - 1)
	}
}
