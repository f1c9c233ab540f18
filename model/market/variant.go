package market

import (
	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Burden is what a list costs a sale of origin i's goods of a class to
// destination j, as a share of its delivered cost: 0 free, 1 closed.
func (m *Market) Burden(s *world.State, r *world.Rules, i world.JurisdictionID, c world.ClassID, j world.JurisdictionID, usd float64) float64 {
	reg := r.Regime(i, c, j)
	switch {
	case reg.Entry == world.None:
		return 0
	case reg.Policy == data.PresumptionDenial:
		return 1 - r.ExceptedShare(reg, j)
	}
	return 1 - 1/m.lawful(s, reg, s.Wait, usd, j, r)
}

// below lets a buyer whom a stricter list stands in the way of take a variant below
// the threshold, of the origin first asked or of its supplier, and ends the need
// where it does.
func (m *Market) below(s *world.State, a world.AccountID, n uint8, value int64, extra bool) bool {
	o := s.Shadow[a]
	return m.takes(s, a, o, n, value, extra) || s.Option[a] != o && m.takes(s, a, s.Option[a], n, value, extra)
}

// takes says whether a buyer takes an option's variant rather than what else it can
// have: the chance is the variant's weight, at the cost of performing less, over
// its own and its rivals'. Luck is the account's for good, so that buyers stay.
func (m *Market) takes(s *world.State, a world.AccountID, o world.OptionID, n uint8, value int64, extra bool) bool {
	reg, st := s.Standing(a, o)
	if st == world.StandFree || st == world.StandExcepted || !s.Tightened(a, s.Origin(a, o), s.Class(a)) {
		return false
	}
	f := s.Firm[a]
	if o != s.Option[a] {
		f = m.PickFirm(s, a, o, s.Key.At(chance.VariantFirm, 0), int(o))
	}
	ratio, loss, ok := m.Variant(s, a, o, f)
	if !ok {
		return false
	}
	r, mk := s.Row[a], s.Market(a)
	theta := s.G.Theta[mk.Product]
	weight := float64(m.base(s, r, mk, int(o)) * exact.Pow(ratio, -float64(theta*m.Shortfall)))
	w, rivals, _ := s.Weights(r, m.partyListed(s, a), m.fillFn)
	if st == world.StandListed && o == s.Option[a] && int(o) < int(mk.Options-mk.New) {
		rivals = w[o] // the licensed sale of its own supplier
	}
	u := s.Key.At(chance.VariantChoice, 0).Float(s.P.Key[a], int(o))
	taken := float64(u*(weight+rivals)) < weight
	if s.Sees(a, f) {
		m.noteVariant(s, a, o, n, f, weight, rivals, ratio, u, taken)
	}
	if !taken {
		return false
	}
	obstacle := world.Cost
	switch st {
	case world.StandClosed:
		obstacle = world.Closed
	case world.StandRefused:
		obstacle = s.Dossier[a].ClosedWhy
	}
	if o != s.Option[a] {
		m.Move(s, a, o, belowLine)
		s.Firm[a] = f
	}
	s.Dossier[a].Evasive = false // the tie is kept for the variant's sake
	s.Adapt.Below[reg.Entry] += value
	s.Charge(f, world.Adjustment, float64(float64(value)/100*loss))
	s.CloseNeed(world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: o, Fate: world.Redesigned, Obstacle: obstacle, N: n, Value: value, Extra: extra})
	return true
}

// own says whether makers at home serve a need that nobody else serves lawfully.
func (m *Market) own(s *world.State, a world.AccountID, born int, n uint8) bool {
	r := s.Row[a]
	if !(s.Adapt.Skill[r] > 0) {
		return false
	}
	u, share := s.Key.At(chance.OwnMakes, born).Float(s.P.Key[a], int(n)), m.OwnShare(s, r)
	if s.Sees(a, world.None) {
		m.noteOwn(s, a, born, n, share, u)
	}
	return u < share
}
