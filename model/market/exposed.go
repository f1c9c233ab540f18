package market

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// shutExposed gives the suppliers whose governments know an account as a barred end
// user the weight of ways around.
func (m *Market) shutExposed(s *world.State, a world.AccountID, r world.RowID, mk *world.Market, w []float64) {
	for o := range w {
		reg, st := s.StandingOf(a, world.OptionID(o), s.G.RowClass[r], mk)
		if st == world.StandRefused && s.Exposes(a, reg.By) {
			w[o] = m.closedWeight(s, r, mk, o, m.base(s, r, mk, o), 0)
		}
	}
}

// exposedLive is the quantity response P_hat^-eta of an account that such
// governments know, from the weights w of its row.
func (m *Market) exposedLive(s *world.State, a world.AccountID, w []float64) float64 {
	mk := s.Market(a)
	w = append(m.scratch[:0], w[:mk.Options-mk.New]...)
	m.shutExposed(s, a, s.Row[a], mk, w)
	z := exact.BlockSum(w)
	if !(z > 0) {
		return 0
	}
	return exact.Pow(z, m.P.Eta/s.G.Theta[mk.Product])
}
