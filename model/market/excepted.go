package market

import (
	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// openExcepted gives the suppliers that a presumption of denial closes to others, and
// not to an account inside an exception, the weight of a sale that needs no licence.
// Weights of its row know no account's exceptions.
func (m *Market) openExcepted(s *world.State, a world.AccountID, r world.RowID, mk *world.Market, w []float64) {
	g, c, j := s.G, s.G.RowClass[r], mk.Destination
	for o := range w {
		i := g.OptOrigin[mk.FirstOption+int32(o)]
		if s.Rules.Regime(i, c, j).Policy != data.PresumptionDenial {
			continue
		}
		if _, st := s.StandingOf(a, world.OptionID(o), c, mk); st != world.StandExcepted {
			continue
		}
		f := s.PowPrice[int(i)*g.NP+int(mk.Product)]
		if before := m.referenceIfWarm(s, i, c, j, g.OrderUSD[mk.FirstOption+int32(o)]); before != 1 {
			f = float64(f * exact.Pow(1/before, -g.Theta[mk.Product]))
		}
		w[o] = float64(m.base(s, r, mk, o) * f)
	}
}

// ownLive is the quantity response P_hat^-eta of an account to which suppliers stand
// other than to its row, from the row's weights w: it is inside an exception, or
// their governments know it.
func (m *Market) ownLive(s *world.State, a world.AccountID, w []float64, relieved, exposed bool) float64 {
	mk := s.Market(a)
	w = append(m.scratch[:0], w[:mk.Options-mk.New]...)
	if relieved {
		m.openExcepted(s, a, s.Row[a], mk, w)
	}
	if exposed {
		m.shutExposed(s, a, s.Row[a], mk, w)
	}
	z := exact.BlockSum(w)
	if !(z > 0) {
		return 0
	}
	return exact.Pow(z, m.P.Eta/s.G.Theta[mk.Product])
}
