package evasion

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Evasion prices and draws ways around. Detect is the chance that a shipment
// through a hub is found this week; Penalty is what is then lost per USD beyond
// the goods.
type Evasion struct {
	P       *Params
	Detect  func(s *world.State, hub world.JurisdictionID) float64
	Penalty float64

	stamp []int32
	cost  []float64
	w     []float64
}

// New with its tables.
func New(p *Params, g *world.Ground) *Evasion {
	e := &Evasion{P: p, stamp: make([]int32, len(g.Markets)), cost: make([]float64, len(g.Markets)), w: make([]float64, g.NJ)}
	e.Forget()
	return e
}

// Forget drops the costs kept for a week, as a run must that takes over another's tables.
func (e *Evasion) Forget() {
	for i := range e.stamp {
		e.stamp[i] = math.MinInt32
	}
}

// RouteCost is the cost of a way around relative to the price, rent aside:
// (1 + margin + freight + phi F) / (1 - phi).
func RouteCost(margin, freight, phi, penalty float64) float64 {
	return (1 + margin + freight + float64(phi*penalty)) / (1 - phi)
}

// Composite is the cost index of all ways around a market's closed channels,
// (sum of omega c^-chi)^(-1/chi), relative to the price; infinite where there
// is none.
func (e *Evasion) Composite(s *world.State, m world.MarketID) float64 {
	if e.stamp[m] == int32(s.Week) {
		return e.cost[m]
	}
	sum, chi := e.weights(s, m)
	e.stamp[m], e.cost[m] = int32(s.Week), math.Inf(1)
	if sum > 0 {
		e.cost[m] = exact.Pow(sum, -1/chi)
	}
	return e.cost[m]
}

// weights leaves omega c^-chi of a market's hubs in e.w.
func (e *Evasion) weights(s *world.State, m world.MarketID) (sum, chi float64) {
	g := s.G
	k := g.Markets[m].Product
	chi = math.Max(e.P.Chi, g.Theta[k])
	freight := 0.0
	if v := g.World.Products[k].ValuePerKg; v > 0 {
		freight = e.P.Freight / v
	}
	e.w = e.w[:0]
	last, power := math.NaN(), 0.0 // most hubs cost the same
	for at := g.HubFirst[m]; at < g.HubFirst[m+1]; at++ {
		h := g.Hub[at]
		phi := math.Min(e.Detect(s, h), 0.99)
		c := RouteCost(e.P.Margin, freight, phi, e.Penalty)
		if c != last {
			last, power = c, exact.Pow(c, -chi)
		}
		w := float64(float64(g.Omega[at]*s.HubOpen[h]) * power)
		e.w = append(e.w, w)
		sum += w
	}
	return sum, chi
}

// Rent is what brokers add where a buyer's lawful alternatives alone cost pAlt:
// beta (min(pAlt, cap) - 1), relative to the price.
func (e *Evasion) Rent(pAlt float64) float64 {
	return float64(e.P.RentShare * math.Max(0, math.Min(pAlt, e.P.RentCap)-1))
}

// Route draws a hub for each active order whose lawful channel is closed; one
// that finds none searches on.
func (e *Evasion) Route(s *world.State, seek func(*world.State, *world.Order)) {
	for _, i := range s.Active {
		o := &s.Orders.Pool[i]
		if o.Channel != world.ChannelRoute {
			continue
		}
		m := s.P.Market[o.Account]
		sum, _ := e.weights(s, m)
		if !(sum > 0) {
			seek(s, o)
			continue
		}
		o.Hub = s.G.HubFirst[m] + pick(e.w, sum, s.Luck(chance.Route, o), s.P.Key[o.Account], o.Turn(), s.G, s.G.HubFirst[m])
		o.Channel, o.Fate = world.ChannelShip, world.Transshipped
	}
}

// pick is an exponential race: each hub's luck is addressed by its identity, so
// that a change of one hub's weight moves no more choices than it must.
func pick(w []float64, sum float64, key chance.Key, id uint64, n int, g *world.Ground, first int32) int32 {
	best, at := math.Inf(1), int32(0)
	luck := key.Of(id, n)
	for h, x := range w {
		if x <= 0 {
			continue
		}
		u := chance.Float(chance.Mix(luck, g.IDs[g.Hub[first+int32(h)]]))
		if t := -exact.Log(u) / x; t < best {
			best, at = t, int32(h)
		}
	}
	return at
}
