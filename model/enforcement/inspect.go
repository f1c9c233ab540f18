package enforcement

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Enforcement ships what leaves this week and looks at it.
type Enforcement struct {
	P *Params
	// ListBroker takes a broker out of business; Seek sends an order on; Later
	// puts it off; Close shuts an account's channel;
	// Disclosed says whether the exporter tells of a mistake itself. Unlawful and Rent are what a way
	// around costs, relative to the price.
	ListBroker func(s *world.State, o *world.Order, hub world.JurisdictionID)
	Seek       func(s *world.State, o *world.Order)
	Close      func(s *world.State, o *world.Order, why world.Obstacle)
	Disclosed  func(s *world.State, o *world.Order) bool
	Unlawful   func(s *world.State, m world.MarketID) float64
	Rent       func(s *world.State, a world.AccountID, r world.RowID) float64
}

// Phi is the chance that a shipment through a hub is found this week: higher
// where its imports jump against their own past.
func (e *Enforcement) Phi(s *world.State, h world.JurisdictionID) float64 {
	past := s.G.HubImports[h] + s.HubFlow0[h]
	if s.Warm || !(past > 0) || e.P.Vigilance == 0 {
		return e.P.Phi
	}
	jump := math.Max(0, (s.G.HubImports[h]+s.HubFlow[h])/past-1)
	return math.Min(0.95, e.P.Phi*(1+float64(e.P.Vigilance*jump)))
}

// Looks is the chance that n independent looks of chance phi find something.
func Looks(phi float64, n int) float64 { return 1 - exact.Pow(1-phi, float64(n)) }

// Deterred is the share of gains, exponential with a mean, that are worth an
// expected penalty (Becker 1968): exp(-p F / mean) still offend.
func Deterred(p, penalty, mean float64) float64 { return 1 - exact.Exp(-float64(p*penalty)/mean) }

// Ship lets goods go whose order says so. Goods seized at a hub leave the need
// open: the buyer tries again.
func (e *Enforcement) Ship(s *world.State) {
	for _, i := range s.Active {
		o := &s.Orders.Pool[i]
		if o.Free || o.Channel != world.ChannelShip {
			continue
		}
		id, n := s.P.Key[o.Account], o.Turn()
		switch o.Fate {
		case world.Transshipped:
			hub := s.G.Hub[o.Hub]
			if look := s.Luck(chance.Inspection, o).Of(id, n); chance.Float(look) < e.Phi(s, hub) {
				e.seize(s, o, hub, look)
				continue
			}
			s.HubWeek[hub] += float64(o.Value) / 100
			m := s.P.Market[o.Account]
			paid := e.Unlawful(s, m) + e.Rent(s, o.Account, s.G.Row(m, o.Class))
			s.Tally.Premium += int64(float64(o.Value) * (paid - 1))
			if s.P.Barred[o.Account] && s.G.Classes[o.Class].Watched {
				s.Tally.HubPaid += int64(float64(o.Value) * paid)
				s.Tally.HubValue += o.Value
			}
		case world.Missed:
			e.mistake(s, o, s.Luck(chance.Audit, o).Float(id, n))
		case world.Misused:
			if s.Luck(chance.EndUseCheck, o).Float(id, n) < float64(e.P.Checks*e.P.CheckHit) {
				s.ClosedUntil[o.Account], s.ClosedOpt[o.Account], s.ClosedWhy[o.Account] = int16(s.Week+60), o.Option, world.Refused
				s.LicLeft[o.Account] = 0
				s.Tally.Caught += o.Value
			}
		}
		s.End(i, o.Fate)
	}
	e.hubs(s)
}

// mistake settles what a shipment without licence costs its exporter: a disclosed
// one is as rarely fined as a found one, and pays a part (B12).
func (e *Enforcement) mistake(s *world.State, o *world.Order, u float64) {
	chance, part := float64(e.P.Audit*e.P.Fined), 1.0
	if e.Disclosed(s, o) {
		chance, part = e.P.Fined, e.P.Mitigated
	} else if u < e.P.Audit && s.G.Members[s.HomeOf(o.Firm)] {
		s.Tally.Mistakes.Found++
	}
	if u < chance {
		s.Charge(o.Firm, world.Penalties, part*e.P.Penalty*float64(o.Value)/100)
	}
}

func (e *Enforcement) seize(s *world.State, o *world.Order, hub world.JurisdictionID, look uint64) {
	s.Tally.Seized += o.Value
	if chance.Float(chance.More(look, 1)) < e.P.Blame {
		s.Charge(o.Firm, world.Penalties, e.P.Penalty*float64(o.Value)/100)
	}
	e.ListBroker(s, o, hub)
	if o.Obstacle == world.NoObstacle {
		o.Obstacle = world.Seized
	}
	o.Hub = world.None
	e.Seek(s, o)
}

func (e *Enforcement) hubs(s *world.State) {
	for h := range s.HubFlow {
		s.HubFlow[h] += (s.HubWeek[h] - s.HubFlow[h]) / e.P.Smooth
		s.HubWeek[h] = 0
	}
}
