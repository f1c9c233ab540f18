package market

import "cordon/model/world"

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
