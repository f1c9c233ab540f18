package evasion

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// Evasion prices and draws ways around. The functions are enforcement as it
// stands this week, and as parameters have it (Base).
type Evasion struct {
	P    *Params
	Odds Odds

	stamp []int32   // by market
	hubs  []float64 // sum of omega c^-chi over its hubs
	sum   []float64 // of all ways around from the origin asked last
	cost  []float64 // and their composite
	w     []float64 // by hub of a market, then the ways without a hub

	direct direct
}

// Odds is what those on a way around must expect.
type Odds struct {
	Hub     func(s *world.State, hub world.JurisdictionID) float64              // chance that a shipment through it is found
	Export  func(s *world.State, i world.JurisdictionID) float64                // that goods misdeclared at export are
	Check   func(s *world.State, i world.JurisdictionID) (before, late float64) // that a front is found before and after its goods ship
	Audit   func(s *world.State, i world.JurisdictionID) float64                // that an exporter's own breach is
	Deter   func(p, penalty, mean float64) float64                              // share of gains that an expected penalty deters
	Size    func(s *world.State, i world.JurisdictionID) float64                // penalties of a government, times today's
	HubFine func(s *world.State, hub world.JurisdictionID) float64              // penalty on brokers there [USD per USD]
	Penalty float64                                                             // today's, per USD of goods found
	Base    struct{ Hub, Export, Check, Audit float64 }
}

// New with its tables.
func New(p *Params, g *world.Ground) *Evasion {
	n := len(g.Markets)
	e := &Evasion{P: p, stamp: make([]int32, n), hubs: make([]float64, n), sum: make([]float64, n), cost: make([]float64, n), w: make([]float64, 0, g.NJ+waysDirect)}
	e.direct = newDirect(g)
	e.Forget()
	return e
}

// Forget drops the costs kept for a week, as a run must that takes over another's tables.
func (e *Evasion) Forget() {
	for i := range e.stamp {
		e.stamp[i] = math.MinInt32
	}
	e.direct.version = -1
}

// RouteCost is the cost of a way around relative to the price, rent aside, where
// what is found is lost: (1 + margin + freight + phi F) / (1 - phi).
func RouteCost(margin, freight, phi, penalty float64) float64 {
	return (1 + margin + freight + float64(phi*penalty)) / (1 - phi)
}

// LateCost is the same where it is found when the goods have arrived.
func LateCost(margin, phi, penalty float64) float64 { return 1 + margin + float64(phi*penalty) }

// Composite is the cost index of all ways around to a market from an origin whose
// lawful channel is closed, (sum of omega c^-chi)^(-1/chi), relative to the price;
// infinite where there is none.
func (e *Evasion) Composite(s *world.State, m world.MarketID, i world.JurisdictionID) float64 {
	k := s.G.Markets[m].Product
	if e.stamp[m] != int32(s.Week) {
		e.stamp[m] = int32(s.Week)
		e.hubs[m] = e.hubWeights(s, m)
		e.sum[m], e.cost[m] = 0, math.Inf(1)
	}
	e.refresh(s)
	at := int(i)*s.G.NP + int(k)
	sum := float64(e.hubs[m]*e.direct.hub[at]) + e.direct.fixed[at] + float64(e.direct.knowing[at]*s.Aware[i])
	if sum != e.sum[m] { // most origins of a market stand alike
		e.sum[m], e.cost[m] = sum, math.Inf(1)
		if sum > 0 {
			e.cost[m] = exact.Pow(sum, -1/e.chi(s, k))
		}
	}
	return e.cost[m]
}

func (e *Evasion) chi(s *world.State, k int32) float64 { return math.Max(e.P.Chi, s.G.Theta[k]) }

// freight through a hub, relative to the price.
func (e *Evasion) freight(g *world.Ground, k int32) float64 {
	if v := g.World.Products[k].ValuePerKg; v > 0 {
		return e.P.Freight / v
	}
	return 0
}

// hubWeights leaves omega c^-chi of a market's hubs in e.w.
func (e *Evasion) hubWeights(s *world.State, m world.MarketID) (sum float64) {
	g := s.G
	k := g.Markets[m].Product
	chi, freight := e.chi(s, k), e.freight(g, k)
	part := 1 - e.shares(g, k)
	e.w = e.w[:0]
	last, power := math.NaN(), 0.0 // most hubs cost the same
	for at := g.HubFirst[m]; at < g.HubFirst[m+1]; at++ {
		h := g.Hub[at]
		phi := math.Min(e.Odds.Hub(s, h), 0.99)
		margin, open := e.brokers(s, h, phi)
		c := RouteCost(margin, freight, phi, e.Odds.Penalty)
		if c != last {
			last, power = c, exact.Pow(c, -chi)
		}
		w := float64(float64(float64(part*g.Omega[at])*open) * power)
		e.w = append(e.w, w)
		sum += w
	}
	return sum
}

// brokers are what a hub's brokers take and what part of them serves: penalties
// on them raise the first by what they must expect and drive out those whose gain,
// exponential with the margin as its mean, is less (facts 9.11); a hub's own
// licensing turns some away.
func (e *Evasion) brokers(s *world.State, h world.JurisdictionID, phi float64) (margin, open float64) {
	margin, open = e.P.Margin, s.HubOpen[h]
	if s.Rules.AnyLink(world.HubPenalty) {
		if f := e.Odds.HubFine(s, h); f > 0 {
			open *= 1 - e.Odds.Deter(phi, f, e.P.Margin)
			margin += float64(phi * f)
		}
	}
	if s.Rules.AnyDial(world.TransitLicence) {
		open *= 1 - float64(s.Rules.Dial(world.TransitLicence, h)*e.P.Turned)
	}
	return margin, open
}

// Rent is what brokers add where a buyer's lawful alternatives alone cost pAlt:
// beta (min(pAlt, cap) - 1), relative to the price.
func (e *Evasion) Rent(pAlt float64) float64 {
	return float64(e.P.RentShare * math.Max(0, math.Min(pAlt, e.P.RentCap)-1))
}
