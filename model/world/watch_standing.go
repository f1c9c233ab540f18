package world

import "cordon/model/chance"

// Behind are the numbers behind how a sale stands with the rules: the draws that an
// account keeps for good and the shares that exceptions and lists of end users hold
// them against.
func (s *State) Behind(a AccountID, reg Regime) (out []Number) {
	if reg.Entry == None || reg.By == None {
		return nil
	}
	j := s.Market(a).Destination
	share, name := s.Rules.ExceptedShare(reg, j), "share of buyers under an exception"
	if s.P.Barred[a] {
		share, name = s.Rules.MissedShare(reg, j), "share of barred buyers whom an exception's screening misses"
	}
	if share > 0 {
		out = append(out, Number{"draw of the exception", float64(s.P.ExceptU[a])}, Number{name, share})
		if limit := s.Rules.cap(reg, j); float64(s.P.Order[a])/100 > limit {
			out = append(out, Number{"cap on an order under it [USD]", limit}, Number{"draw of splitting orders", s.Key.At(chance.SplitOrder, 0).Float(s.P.Key[a], 0)}, Number{"evasion.splits", s.Rules.Habits.Splits})
		}
	}
	p := s.Rules.Party[int(reg.By)*s.G.NJ+int(j)]
	if p > 0 {
		out = append(out, Number{"draw of the list of end users", float64(s.P.PartyU[a])}, Number{"share of demand by listed end users", p})
		if float64(s.P.PartyU[a]) < p {
			out = append(out, Number{"draw of an affiliate", s.Key.At(chance.Affiliate, 0).Float(s.P.Key[a], 0)}, Number{"evasion.affiliated", s.Rules.Habits.Affiliated})
		}
	}
	return out
}
