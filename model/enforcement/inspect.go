package enforcement

import (
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Enforcement ships what leaves this week and looks at it.
type Enforcement struct {
	P     *Params
	Delay float64 // what a week of delay costs, as a share of value
	// ListBroker takes a broker out of business; Seek sends an order on; Later
	// puts it off; Close shuts an account's channel; Disclosed says whether the
	// exporter tells of a mistake itself. Unlawful and Rent are what a way around
	// costs, relative to the price.
	ListBroker func(s *world.State, o *world.Order, hub world.JurisdictionID)
	Seek       func(s *world.State, o *world.Order)
	Close      func(s *world.State, o *world.Order, why world.Obstacle)
	Disclosed  func(s *world.State, o *world.Order) bool
	Unlawful   func(s *world.State, m world.MarketID, i world.JurisdictionID) float64
	Rent       func(s *world.State, a world.AccountID, r world.RowID) float64

	hubHit []float64 // chance that a hub's own inspections find a shipment
}

// Deterred is the share of gains, exponential with a mean, that are not worth an
// expected penalty (Becker 1968): exp(-p F / mean) still offend.
func Deterred(p, penalty, mean float64) float64 { return 1 - exact.Exp(-float64(p*penalty)/mean) }

// Ship lets goods go whose order says so. Goods seized on the way leave the need
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
			if s.Customs != nil { // they have left their maker, whatever the hub finds
				s.Declare(o.Account, o.Option, hub, o.Value)
			}
			look := s.Luck(chance.Inspection, o).Of(id, n)
			phi := e.Phi(s, hub)
			if s.Watch != nil {
				e.noteHub(s, o, hub, phi, chance.Float(look))
			}
			if chance.Float(look) < phi {
				e.ListBroker(s, o, hub)
				e.seize(s, o, look)
				continue
			}
			s.HubWeek[hub] += float64(o.Value) / 100
		case world.Misdeclared:
			if look := s.Luck(chance.Inspection, o).Of(id, n); e.found(s, o, look) {
				e.seize(s, o, look)
				continue
			}
		case world.Knowing:
			home := s.Origin(o.Account, o.Option)
			u := s.Luck(chance.Audit, o).Float(id, n)
			if s.SeesOrder(o) {
				e.noteAudit(s, o, e.Audited(s, home), u, "an own breach")
			}
			if u < e.Audited(s, home) {
				e.fine(s, o, 1)
			}
		case world.Missed:
			e.mistake(s, o, s.Luck(chance.Audit, o).Float(id, n))
		case world.Misused:
			if e.misused(s, o) {
				continue
			}
		case world.Licensed, world.Excepted:
			if e.Verify(s, o) {
				continue
			}
		}
		if o.Evaded {
			e.pay(s, o)
		}
		s.End(i, o.Fate)
	}
	e.smooth(s)
}

// mistake settles what a shipment without licence costs its exporter: a disclosed
// one is as rarely fined as a found one, and pays a part (B12).
func (e *Enforcement) mistake(s *world.State, o *world.Order, u float64) {
	audited := e.Audited(s, s.Origin(o.Account, o.Option))
	odds, part := float64(audited*e.P.Fined), 1.0
	if e.Disclosed(s, o) {
		odds, part = e.P.Fined, e.P.Mitigated
	} else if u < audited && s.G.Members[s.HomeOf(o.Firm)] {
		s.Tally.Mistakes.Found++
	}
	if s.SeesOrder(o) {
		e.noteAudit(s, o, odds, u, "a shipment without a licence")
	}
	if u < odds {
		e.fine(s, o, part)
	}
}

// found says whether the exporter's customs finds misdeclared goods.
func (e *Enforcement) found(s *world.State, o *world.Order, look uint64) bool {
	share := e.looks(s, s.Origin(o.Account, o.Option))
	account := s.Key.At(chance.RiskScore, 0).Float(s.P.Key[o.Account], 0)
	picked := Picked(account, chance.Float(look), e.P.Alike, e.P.AUC, share)
	if s.SeesOrder(o) {
		e.notePicked(s, o, share, account, look, picked)
	}
	return picked && chance.Float(chance.More(look, 2)) < e.P.Find
}

// seize takes goods on a way around; the exporter is blamed for some.
func (e *Enforcement) seize(s *world.State, o *world.Order, look uint64) {
	s.Tally.SeizedBy[o.Fate] += o.Value
	if s.SeesOrder(o) {
		e.noteSeized(s, o, look)
	}
	if chance.Float(chance.More(look, 1)) < e.P.Blame {
		e.fine(s, o, 1)
	}
	if o.Obstacle == world.NoObstacle {
		o.Obstacle = world.Seized
	}
	o.Hub, o.Evaded = world.None, false
	e.Seek(s, o)
}

// pay counts what a way around cost.
func (e *Enforcement) pay(s *world.State, o *world.Order) {
	m := s.P.Market[o.Account]
	paid := e.Unlawful(s, m, s.Origin(o.Account, o.Option)) + e.Rent(s, o.Account, s.G.Row(m, o.Class))
	s.Tally.Premium += int64(float64(o.Value) * (paid - 1))
	if s.Customs != nil && o.Fate == world.Transshipped {
		s.SendOn(o.Account, s.G.Hub[o.Hub], o.Value, paid)
	}
	if s.P.Barred[o.Account] && s.G.Classes[o.Class].Watched {
		s.Tally.HubPaid += int64(float64(o.Value) * paid)
		s.Tally.HubValue += o.Value
	}
}

// smooth lets customs and officers remember what passed.
func (e *Enforcement) smooth(s *world.State) {
	for h := range s.HubFlow {
		s.HubFlow[h] += (s.HubWeek[h] - s.HubFlow[h]) / e.P.Smooth
		s.CheckFlow[h] += (s.CheckWeek[h] - s.CheckFlow[h]) / e.P.Smooth
		s.HubWeek[h], s.CheckWeek[h] = 0, 0
	}
	e.deter(s)
}
