package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// Discloses says whether the exporter of goods that left without a licence by
// mistake finds it and says so itself, before anybody else does: the more
// literate, the likelier. A disclosed mistake pays a part of the penalty (B12).
func (c *Compliance) Discloses(s *world.State, o *world.Order) bool {
	member := s.G.Members[s.HomeOf(o.Firm)]
	if member {
		s.Tally.Mistakes.Made++
	}
	u := s.Luck(chance.Disclosure, o).Float(s.P.Key[o.Account], o.Turn())
	if s.SeesOrder(o) {
		s.Watch.Note(c.note(s, o, world.ActDisclosed).Happens(chance.Disclosure, float64(c.P.Discloses*(1-s.Ignorance(o.Firm))), u,
			world.Number{Name: "compliance.discloses", Value: c.P.Discloses}, world.Number{Name: "ignorance", Value: s.Ignorance(o.Firm)}))
	}
	if u >= float64(c.P.Discloses*(1-s.Ignorance(o.Firm))) {
		return false
	}
	if member {
		s.Tally.Mistakes.Disclosed++
	}
	return true
}
