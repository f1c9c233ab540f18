package market

import (
	"math"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// Market runs demand and sourcing over a state. Unlawful is the composite cost
// of ways around to a market from an origin, relative to the price, without rent; Rent what
// brokers add where the buyer's lawful alternatives cost P (relative).
type Market struct {
	P           *Params
	Application float64 // cost of an application [USD]
	PerLicence  float64 // orders that a licence covers
	Unlawful    func(s *world.State, m world.MarketID, i world.JurisdictionID) float64
	Rent        func(pAlt float64) float64
	// OneTry is the limit of fixed shares and no search time: a need whose supplier's
	// channel a rule has closed asks one other, drawn at base weights whatever the
	// rules, and is given up where that one is closed too.
	OneTry bool
	// Variant is what a firm of an option offers below the threshold, Shortfall what a
	// buyer loses by it [log cost per log performance]; OwnShare is the part of needs left
	// over that makers at home serve.
	Variant   func(s *world.State, a world.AccountID, o world.OptionID, f world.FirmID) (ratio, loss float64, ok bool)
	Shortfall float64
	OwnShare  func(s *world.State, r world.RowID) float64
	Share     func(n int, f func(i int)) // calls f(0) to f(n-1), side by side where there are cores

	hazard  *Hazard
	needs   [12]uint32
	parts   []part
	breaks  []brk
	fresh   []fresh
	scratch []float64
	fillFn  func(s *world.State, r world.RowID, listed bool, w []float64) (float64, float64)
	plainFn func(s *world.State, r world.RowID) bool

	lastRatio, lastTheta, lastPow float64
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
	m.fillFn, m.plainFn = m.fill, m.plain
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
	return 1 + float64((c-1)*(1-max(rules.ExceptedOrders(reg, j, value), s.Blanketed(reg, j, rules))))
}

// fill computes a row's weights of suppliers with recorded trade: lawful ones
// first, then closed ones at the composite cost of ways around.
func (m *Market) fill(s *world.State, r world.RowID, listed bool, w []float64) (z, live float64) {
	g := s.G
	mk := &g.Markets[g.RowMarket[r]]
	off := int(g.RowOffset[r])
	w = w[:mk.Options-mk.New]
	if s.Plain(r, m.plainFn) {
		z = m.fillPlain(s, mk, g.Base[off:off+len(w)], w)
	} else {
		z = m.fillListed(s, r, mk, listed, g.Base[off:off+len(w)], w)
	}
	switch {
	case z == 1:
		live = 1
	case z > 0:
		live = exact.Pow(z, m.P.Eta/g.Theta[mk.Product])
	}
	return z, live
}

// fillPlain is fill where nothing is listed: prices alone move weights.
func (m *Market) fillPlain(s *world.State, mk *world.Market, base, w []float64) (z float64) {
	if s.Flat[mk.Product] {
		copy(w, base)
		return 1 // base sums to 1
	}
	origin := s.G.OptOrigin[mk.FirstOption:]
	k, np := int(mk.Product), s.G.NP
	for o := range w {
		w[o] = float64(base[o] * s.PowPrice[int(origin[o])*np+k])
		z += w[o]
	}
	return z
}

// plain says whether no supplier of a row is listed, in force or at the start.
func (m *Market) plain(s *world.State, r world.RowID) bool {
	g := s.G
	mk := &g.Markets[g.RowMarket[r]]
	c, off := g.RowClass[r], int(g.RowOffset[r])
	for o := 0; o < int(mk.Options-mk.New); o++ {
		if g.Base[off+o] == 0 {
			continue
		}
		i := g.OptOrigin[mk.FirstOption+int32(o)]
		if s.Rules.Regime(i, c, mk.Destination).Entry != world.None || s.Today.Regime(i, c, mk.Destination).Entry != world.None {
			return false
		}
	}
	return true
}

func (m *Market) fillListed(s *world.State, r world.RowID, mk *world.Market, listed bool, base, w []float64) (z float64) {
	closed := false
	for o := range w {
		if base[o] == 0 {
			w[o] = 0
			continue
		}
		if w[o] = m.openWeight(s, r, mk, o, listed, base[o]); w[o] < 0 {
			closed = true
			continue
		}
		z += w[o]
	}
	s.SetRent(r, listed, 0)
	if !closed {
		return z
	}
	rent := m.rentAt(z, s.G.Theta[mk.Product])
	s.SetRent(r, listed, rent)
	for o := range w {
		if w[o] < 0 {
			w[o] = m.closedWeight(s, r, mk, o, -w[o], rent)
			z += w[o]
		}
	}
	return z
}

// fillNew computes the weights of suppliers without recorded trade, behind those
// of fill, whose sum is z.
func (m *Market) fillNew(s *world.State, r world.RowID, mk *world.Market, listed bool, z float64, w []float64) {
	rent := 0.0
	if s.Plain(r, m.plainFn) {
		rent = m.rentAt(z, s.G.Theta[mk.Product])
	} else {
		rent = s.Rent(r, listed)
	}
	for o := int(mk.Options - mk.New); o < len(w); o++ {
		base := m.base(s, r, mk, o)
		if base > 0 {
			base = m.openWeight(s, r, mk, o, listed, base)
		}
		if base < 0 {
			base = m.closedWeight(s, r, mk, o, -base, rent)
		}
		w[o] = base
	}
}

// rentAt is the rent where lawful suppliers have weight z.
func (m *Market) rentAt(z, theta float64) float64 {
	if z > 0 {
		return m.Rent(exact.Pow(z, -1/theta))
	}
	return m.Rent(math.Inf(1))
}

// openWeight is an option's weight; minus its base where its lawful channel is closed.
func (m *Market) openWeight(s *world.State, r world.RowID, mk *world.Market, o int, listed bool, base float64) float64 {
	g := s.G
	c, j, k := g.RowClass[r], mk.Destination, int(mk.Product)
	i := g.OptOrigin[mk.FirstOption+int32(o)]
	reg := s.Rules.Regime(i, c, j)
	if reg.Entry != world.None && m.shut(s, reg, j, listed) {
		return -base
	}
	f := s.PowPrice[int(i)*g.NP+k]
	if !s.Warm && (reg.Entry != world.None || s.Today.Regime(i, c, j).Entry != world.None) {
		value := g.OrderUSD[mk.FirstOption+int32(o)]
		if ratio := m.lawful(s, reg, s.Wait, value, j, s.Rules) / m.reference(s, i, c, j, value); ratio != 1 {
			f = float64(f * exact.Pow(ratio, -g.Theta[k]))
		}
	}
	return float64(base * f)
}

// base is an option's base weight; a new link's gravity share.
func (m *Market) base(s *world.State, r world.RowID, mk *world.Market, o int) float64 {
	if o >= int(mk.Options-mk.New) {
		return float64(m.P.NewLink * s.G.NewWeight(r, o))
	}
	return s.G.Base[int(s.G.RowOffset[r])+o]
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

// closedWeight is the weight of an option whose lawful channel is closed.
func (m *Market) closedWeight(s *world.State, r world.RowID, mk *world.Market, o int, base, rent float64) float64 {
	g := s.G
	i := g.OptOrigin[mk.FirstOption+int32(o)]
	u := m.Unlawful(s, g.RowMarket[r], i)
	if base == 0 || math.IsInf(u, 1) {
		return 0
	}
	ratio := (u + rent) / m.referenceIfWarm(s, i, g.RowClass[r], mk.Destination, g.OrderUSD[mk.FirstOption+int32(o)])
	theta := g.Theta[mk.Product]
	if ratio != m.lastRatio || theta != m.lastTheta { // a row's closed suppliers mostly share one
		m.lastRatio, m.lastTheta, m.lastPow = ratio, theta, exact.Pow(ratio, -theta)
	}
	return float64(base * float64(s.PowPrice[int(i)*g.NP+int(mk.Product)]*m.lastPow))
}

func (m *Market) referenceIfWarm(s *world.State, i world.JurisdictionID, c world.ClassID, j world.JurisdictionID, value float64) float64 {
	if s.Warm {
		return 1
	}
	return m.reference(s, i, c, j, value)
}

// partyListed says whether the government that lists most in the destination lists
// the account's end user.
func (m *Market) partyListed(s *world.State, a world.AccountID) bool {
	j := s.Market(a).Destination
	return s.Rules.MaxParty[j] > 0 && s.Party(a, s.Rules.MostBy[j], j)
}

// RentOf is what brokers add this week for an account's goods, relative to the price.
func (m *Market) RentOf(s *world.State, a world.AccountID, r world.RowID) float64 {
	listed := m.partyListed(s, a)
	s.Weights(r, listed, m.fillFn)
	if s.Plain(r, m.plainFn) {
		return 0
	}
	return s.Rent(r, listed)
}

// Row is a row's weights this week, their sum and the quantity response.
func (m *Market) Row(s *world.State, r world.RowID) (w []float64, z, live float64) {
	return s.Weights(r, false, m.fillFn)
}

// Tie draws an account's supplier anew, as if its tie had just ended.
func (m *Market) Tie(s *world.State, a world.AccountID) { m.cut(s, a, 0) }
