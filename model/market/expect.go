package market

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// Expect is a week of prices in the limit of expected shares with closed
// incomes: every tie is drawn anew by a continuum of buyers, and what a destination
// spends moves with the price of what its own makers sell. earner[j] is the origin
// whose price moves the spending of destination j; below zero: it spends the same
// whatever happens. The week passes. The fixed point at epsilon 0 and eta 1 is the
// exact-hat equilibrium of Dekle, Eaton and Kortum (2008).
func (m *Market) Expect(s *world.State, product int32, earner []int) {
	g := s.G
	demand := make([]float64, g.NJ)
	for r := range g.RowMarket {
		mk := &g.Markets[g.RowMarket[r]]
		w, z, _ := m.Row(s, world.RowID(r))
		if mk.Product != product || !(z > 0) {
			continue
		}
		spends := g.RowNeed[r]
		if e := earner[mk.Destination]; e >= 0 {
			spends *= s.Price[e*g.NP+int(product)]
		}
		for o := range int(mk.Options - mk.New) {
			demand[g.OptOrigin[int(mk.FirstOption)+o]] += float64(spends * (w[o] / z))
		}
	}
	for i, usd := range demand {
		at := i*g.NP + int(product)
		if base := g.CommittedBase[at]; base > 0 {
			s.Price[at] = m.P.adjust(s.Price[at], usd/base)
			s.PowPrice[at] = exact.Pow(s.Price[at], -g.Theta[product])
		}
	}
	s.Flat[product] = false
	s.Week++ // a week's weights are computed once
}
