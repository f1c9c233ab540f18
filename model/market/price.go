package market

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// PriceRule is the price that clears R = committed demand relative to the
// warm-up in current USD, with supply of elasticity epsilon: R^(1/(1+epsilon)).
func PriceRule(r, epsilon float64) float64 {
	if math.IsInf(epsilon, 1) || epsilon >= 1e9 {
		return 1
	}
	return exact.Pow(r, 1/(1+epsilon))
}

// adjust moves a price towards the one that clears demand r, relative to the
// warm-up in current USD, over PriceWeeks.
func (p *Params) adjust(price, r float64) float64 {
	return price + (PriceRule(r, p.Epsilon)-price)/p.PriceWeeks
}

// least is the smallest quantity, relative to the warm-up, at which a price is formed.
const least = 1.0 / 16

// Prices moves each origin's price of each product towards what clears its
// market. Demand is what ties commit, measured against the shadow ties of the
// same week, so that the luck of ties cancels, and relative to the warm-up's last
// year: what today's list keeps from an origin all along is no fall in demand.
// During the warm-up prices are those of the base.
func (m *Market) Prices(s *world.State) {
	if m.P.Epsilon >= 1e9 || s.Warm {
		return
	}
	g := s.G
	for k := range s.Flat {
		s.Flat[k] = true
	}
	for at := range s.Price {
		d := float64(s.Committed[at]-s.ShadowCommitted[at]) - s.Committed0[at]
		if d == 0 && s.Price[at] == 1 {
			continue
		}
		base := g.CommittedBase[at]
		if base <= 0 {
			continue
		}
		base = math.Max(base+float64(s.Committed0[at]/100*m.P.Rate), float64(least*base))
		q := math.Max(least, 1+d/100*m.P.Rate/base)
		s.Price[at] = m.P.adjust(s.Price[at], q*s.Price[at])
		if math.Abs(s.Price[at]-1) < 1e-9 {
			s.Price[at] = 1
		}
		k := at % g.NP
		s.PowPrice[at] = exact.Pow(s.Price[at], -g.Theta[k])
		s.Flat[k] = s.Flat[k] && s.Price[at] == 1
	}
}
