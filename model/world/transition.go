package world

import "cordon/data"

// graced says whether terms of transition leave an account's sale to what today's
// list asks: its tie is older than the change, and it is inside the scope.
func (s *State) graced(r *Rules, a AccountID, o OptionID, reg Regime, j JurisdictionID) bool {
	by := JurisdictionID(reg.By)
	if o != s.Option[a] || float64(s.Since[a]) >= r.Term(Grace, reg.Entry, by, j) {
		return false
	}
	scope := r.Term(GraceScope, reg.Entry, by, j)
	if s.P.Barred[a] {
		scope *= 1 - r.Term(GraceScreening, reg.Entry, by, j)
	}
	return float64(s.P.ExceptU[a]) < scope
}

// honoured says whether an account holds a licence that a change left valid and
// that covers one more order.
func (s *State) honoured(a AccountID, o OptionID, reg Regime, j JurisdictionID) bool {
	return o == s.Option[a] && s.Dossier[a].Left > 0 && int(s.Dossier[a].Until) >= s.Week && s.Dossier[a].Cents >= s.P.Order[a] &&
		s.Rules.Term(Honoured, reg.Entry, JurisdictionID(reg.By), j) > 0
}

// Worse says whether rules that are coming ask more of an account's usual sale
// than this week's do: they list it anew, or close its lawful channel, and no
// terms of transition spare it.
func (s *State) Worse(a AccountID, next *Rules) bool {
	mk := s.Market(a)
	i, c, j := s.Origin(a, s.Option[a]), s.Class(a), mk.Destination
	was, then := s.Rules.Regime(i, c, j), next.Regime(i, c, j)
	if then.Entry == None || next.AnyTerm(Grace) && s.graced(next, a, s.Option[a], then, j) {
		return false
	}
	if was.Entry == None || s.Rules.AnyTerm(Grace) && s.graced(s.Rules, a, s.Option[a], was, j) {
		return true
	}
	return s.closed(next, a, then, j) && !s.closed(s.Rules, a, was, j)
}

// closed says whether rules close the lawful channel to an account, exceptions aside.
func (s *State) closed(r *Rules, a AccountID, reg Regime, j JurisdictionID) bool {
	if reg.Policy == data.PresumptionDenial {
		return true
	}
	p := r.Party[int(reg.By)*s.G.NJ+int(j)]
	return p > 0 && float64(s.P.PartyU[a]) < p
}

// Spared says whether a sale goes by today's list under terms of transition.
func (s *State) Spared(a AccountID, o OptionID, reg Regime, j JurisdictionID) bool {
	return s.Rules.AnyTerm(Grace) && s.graced(s.Rules, a, o, reg, j)
}

// CountSpared counts an order of watched goods that ships unasked where terms of
// transition spare it what the rules would ask: they list it anew, or close its
// channel.
func (s *State) CountSpared(o *Order) {
	a, mk := o.Account, s.Market(o.Account)
	i, j := s.Origin(a, o.Option), mk.Destination
	reg := s.Rules.Regime(i, o.Class, j)
	if !s.G.Classes[o.Class].Watched || reg.Entry == None || !s.graced(s.Rules, a, o.Option, reg, j) {
		return
	}
	if s.Today.Regime(i, o.Class, j).Entry == None || s.closed(s.Rules, a, reg, j) {
		s.Tally.Spared[b2i(s.P.Barred[a])] += o.Value
	}
}
