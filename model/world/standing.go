package world

import "cordon/data"

// Stand is how an account stands with one origin this week.
type Stand uint8

// Stands.
const (
	StandFree     Stand = iota // not listed
	StandListed                // needs a licence
	StandExcepted              // listed, inside an exception
	StandRefused               // refused or declined to this account within the last year
	StandClosed                // the rule closes the lawful channel
)

// Standing of an account with one of its market's options.
func (s *State) Standing(a AccountID, o OptionID) (Regime, Stand) {
	mk := s.Market(a)
	return s.StandingOf(a, o, s.Class(a), mk)
}

// StandingOf is Standing where class and market are at hand.
func (s *State) StandingOf(a AccountID, o OptionID, c ClassID, mk *Market) (Regime, Stand) {
	i := s.G.OptOrigin[mk.FirstOption+int32(o)]
	j := mk.Destination
	reg := s.Rules.Regime(i, c, j)
	if reg.Entry == None {
		if s.Rules.AnyCatchAll() && int(s.Dossier[a].ClosedUntil) > s.Week && s.Dossier[a].ClosedOpt == o && s.Rules.CaughtUnlisted(i, mk) {
			return reg, StandRefused
		}
		return reg, StandFree
	}
	if s.Spared(a, o, reg, j) {
		today := s.Today.Regime(i, c, j)
		if today.Entry == None {
			return reg, StandExcepted
		}
		reg.Policy = today.Policy
	} else if s.Party(a, reg.By, j) {
		reg.Policy = data.PresumptionDenial
		if s.Rules.AnyTerm(Honoured) && s.honoured(a, o, reg, j) {
			return reg, StandListed
		}
		return reg, StandClosed
	}
	if share := s.Rules.ExceptedShare(reg, j); share > 0 && s.inException(a, reg, j, share) {
		return reg, StandExcepted
	}
	if reg.Policy == data.PresumptionDenial {
		if s.Rules.AnyTerm(Honoured) && s.honoured(a, o, reg, j) {
			return reg, StandListed
		}
		return reg, StandClosed
	}
	if int(s.Dossier[a].ClosedUntil) > s.Week && s.Dossier[a].ClosedOpt == o || s.Exposes(a, reg.By) || s.Denied(a, reg.By) {
		return reg, StandRefused
	}
	return reg, StandListed
}

// Obeys says whether makers in a non-member do as a leader's foreign-product
// rule asks: when what they sell to coalition buyers and would put at risk
// exceeds what they sell of the reached goods to the destinations that it closes.
func (g *Ground) Obeys(i, leader JurisdictionID, r *Rules, e EntryID) bool {
	var risk, gain float64
	threshold := r.Threshold[int(e)*g.NJ+int(leader)]
	reached := map[int32]float64{} // part of the origin's goods that the rule reaches, by product
	for _, k := range g.Entries[e].Products {
		for c := g.ClassFirst[k]; c < g.ClassFirst[k]+ClassID(g.ClassN[k]); c++ {
			if r.Covers(g, e, threshold, c) {
				reached[k] += g.Ability[int(i)*len(g.Classes)+int(c)]
			}
		}
	}
	for c := range g.Cells {
		cell := &g.Cells[c]
		if cell.Origin != i || !has(g.Entries[e].Products, cell.Product) {
			continue
		}
		switch {
		case cell.Destination == leader || g.Members[cell.Destination]:
			risk += cell.WeeklyUSD
		case r.Policy[(int(e)*g.NJ+int(leader))*g.NJ+int(cell.Destination)] == data.PresumptionDenial:
			gain += float64(cell.WeeklyUSD * reached[cell.Product])
		}
	}
	return float64(risk*g.ReachRisk) > gain
}

func has(ks []int32, k int32) bool {
	for _, x := range ks {
		if x == k {
			return true
		}
	}
	return false
}

// End closes an order's need and frees its place.
func (s *State) End(i int32, fate Fate) {
	o := &s.Orders.Pool[i]
	o.Fate = fate
	mk := s.P.Market[o.Account]
	s.closeNeed(Ending{
		Account: o.Account, Row: s.G.Row(mk, o.Class), Born: int(o.Born), Shadow: o.Shadow, Option: o.Option,
		Fate: fate, Obstacle: o.Obstacle, Extra: o.Extra, N: o.N, Value: o.Value, Hub: o.Hub,
	}, o.Firm)
	s.Orders.Release(i)
}
