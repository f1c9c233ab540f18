package market

import (
	"math"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// Market runs demand and sourcing over a state. Unlawful is the composite cost
// of ways around for a market, relative to the price, without rent; Rent what
// brokers add where the buyer's lawful alternatives cost P (relative).
type Market struct {
	P           *Params
	Application float64 // cost of an application [USD]
	PerLicence  float64 // orders that a licence covers
	Unlawful    func(s *world.State, m world.MarketID) float64
	Rent        func(pAlt float64) float64
	Exempt      float64 // share under a standing exception where policy is approval

	hazard  *Hazard
	needs   [12]uint32
	breaks  []brk
	fresh   []fresh
	scratch []float64
	fillFn  func(s *world.State, r world.RowID, listed bool, w []float64) (float64, float64)
}

type brk struct {
	account        world.AccountID
	shadow, actual bool
}

type fresh struct {
	account world.AccountID
	n       uint8
}

// New market with its tables made.
func New(p *Params, h *Hazard) *Market {
	m := &Market{P: p, hazard: h, needs: poisson(p.Rate), scratch: make([]float64, 0, 256)}
	m.fillFn = m.fill
	return m
}

// Theta of a product.
func (m *Market) Theta(s *world.State, k int32) float64 { return s.G.Theta[k] }

// Relative delivered cost of a lawful sale under a regime, price aside:
// 1 + (d max(0, W-lead) + A/V + r h) / (m (1-r)).
func (p *Params) Relative(wait, application, value, adverse, orders float64) float64 {
	delay := float64(p.Delay * math.Max(0, wait-p.Lead))
	return 1 + (delay+application/value+float64(adverse*p.Hassle))/float64(orders*(1-adverse))
}

// lawful is the relative cost of a sale under a regime at a believed wait.
func (m *Market) lawful(s *world.State, reg world.Regime, wait []float64, value float64, j world.JurisdictionID, rules *world.Rules) float64 {
	if reg.Entry == world.None {
		return 1
	}
	c := m.P.Relative(wait[2*int(reg.By)], m.Application, value, s.Adverse[reg.Policy], m.PerLicence)
	return 1 + float64((c-1)*(1-rules.ExceptedShare(reg, j)))
}

// fill computes a row's weights: lawful options first, then closed ones at the
// composite cost of ways around.
func (m *Market) fill(s *world.State, r world.RowID, listed bool, w []float64) (z, live float64) {
	g := s.G
	mk := &g.Markets[g.RowMarket[r]]
	c := g.RowClass[r]
	j := mk.Destination
	k := mk.Product
	theta := g.Theta[k]
	off := int(g.RowOffset[r])
	old := int(mk.Options - mk.New)
	lawful := 0.0
	closed := false
	for o := range w {
		base := m.base(s, r, off, o, mk)
		if base == 0 {
			w[o] = 0
			continue
		}
		i := g.OptOrigin[mk.FirstOption+int32(o)]
		reg := s.Rules.Regime(i, c, j)
		if reg.Entry != world.None && m.shut(s, reg, j, listed) {
			w[o] = -base
			closed = true
			continue
		}
		ratio := 1.0
		if !s.Warm && (reg.Entry != world.None || s.Today.Regime(i, c, j).Entry != world.None) {
			value := g.OrderUSD[mk.FirstOption+int32(o)]
			ratio = m.lawful(s, reg, s.Wait, value, j, s.Rules) / m.reference(s, i, c, j, value)
		}
		f := s.PowPrice[int(i)*g.NP+int(k)]
		if ratio != 1 {
			f = float64(f * exact.Pow(ratio, -theta))
		}
		w[o] = float64(base * f)
		if o < old {
			lawful += w[o]
		}
	}
	z = lawful
	if closed {
		pAlt := math.Inf(1)
		if lawful > 0 {
			pAlt = exact.Pow(lawful, -1/theta)
		}
		s.SetRent(r, listed, m.Rent(pAlt))
		for o := range w {
			if w[o] < 0 {
				w[o] = m.closedWeightAt(s, r, o, -w[o], m.Rent(pAlt))
				if o < old {
					z += w[o]
				}
			}
		}
	}
	if z > 0 {
		live = exact.Pow(z, m.P.Eta/theta)
	}
	return z, live
}

// base is an option's base weight; a new link's gravity share.
func (m *Market) base(s *world.State, r world.RowID, off, o int, mk *world.Market) float64 {
	if o >= int(mk.Options-mk.New) {
		return float64(m.P.NewLink * s.G.NewWeight(r, o))
	}
	return s.G.Base[off+o]
}

// shut says whether a regime closes the lawful channel.
func (m *Market) shut(s *world.State, reg world.Regime, j world.JurisdictionID, listed bool) bool {
	if reg.Policy == data.PresumptionDenial {
		return true
	}
	return listed && s.Rules.Party[int(reg.By)*s.G.NJ+int(j)] > 0
}

// reference is the cost during the warm-up; 1 for a sale that today's list closes.
func (m *Market) reference(s *world.State, i world.JurisdictionID, c world.ClassID, j world.JurisdictionID, value float64) float64 {
	reg := s.Today.Regime(i, c, j)
	if reg.Entry == world.None || reg.Policy == data.PresumptionDenial {
		return 1
	}
	return m.lawful(s, reg, s.Wait0, value, j, s.Today)
}

// closedWeight is an option's weight where the account's own lawful channel to
// it is closed.
func (m *Market) closedWeight(s *world.State, r world.RowID, o int) float64 {
	mk := &s.G.Markets[s.G.RowMarket[r]]
	base := m.base(s, r, int(s.G.RowOffset[r]), o, mk)
	if base == 0 {
		return 0
	}
	return m.closedWeightAt(s, r, o, base, 0)
}

func (m *Market) closedWeightAt(s *world.State, r world.RowID, o int, base, rent float64) float64 {
	g := s.G
	mk := &g.Markets[g.RowMarket[r]]
	u := m.Unlawful(s, g.RowMarket[r])
	if math.IsInf(u, 1) {
		return 0
	}
	i := g.OptOrigin[mk.FirstOption+int32(o)]
	ratio := (u + rent) / m.referenceIfWarm(s, i, g.RowClass[r], mk.Destination, g.OrderUSD[mk.FirstOption+int32(o)])
	return float64(base * float64(s.PowPrice[int(i)*g.NP+int(mk.Product)]*exact.Pow(ratio, -g.Theta[mk.Product])))
}

func (m *Market) referenceIfWarm(s *world.State, i world.JurisdictionID, c world.ClassID, j world.JurisdictionID, value float64) float64 {
	if s.Warm {
		return 1
	}
	return m.reference(s, i, c, j, value)
}

// partyListed says whether any government lists the account's end user.
func (m *Market) partyListed(s *world.State, a world.AccountID) bool {
	j := s.Market(a).Destination
	most := s.Rules.MaxParty[j]
	return most > 0 && float64(s.P.PartyU[a]) < most
}

// Row is a row's weights this week, their sum and the quantity response.
func (m *Market) Row(s *world.State, r world.RowID) (w []float64, z, live float64) {
	return s.Weights(r, false, m.fillFn)
}

// Tie draws an account's supplier anew, as if its tie had just ended.
func (m *Market) Tie(s *world.State, a world.AccountID) { m.cut(s, a, 0) }
