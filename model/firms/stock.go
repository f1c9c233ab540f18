package firms

import (
	"math"

	"cordon/model/chance"
	"cordon/model/world"
)

// Firms settles cash, exits and births. Programme is a programme's yearly cost
// for a number of employees [USD].
type Firms struct {
	P         *Params
	Programme func(employees float64) float64
	Course    float64 // what one course costs a firm [USD]
	Delay     float64 // what a week of waiting costs, as a share of value
	Lead      float64 // production lead time during which a wait costs nothing [weeks]

	births0 []float64 // by heading, a year under today's list
	ids     []uint64  // by heading: identity of its entry slot
	burden0 []float64 // by heading, at the start: a start-up's programme over its sales
}

// Start gives every firm its cash and each heading births to match the firms
// that leave for other reasons.
func (x *Firms) Start(s *world.State) {
	x.births0, x.ids = make([]float64, len(s.G.Headings)), make([]uint64, len(s.G.Headings))
	for h := range x.ids {
		hd := &s.G.Headings[h]
		x.ids[h] = chance.Mix(chance.Hash(s.G.ISO[hd.Home], hd.HS4), 3)
	}
	for f := range s.Cash {
		if !s.P.Entrant[f] && s.P.Employees[f] < 50 {
			x.births0[s.P.FirmAt[f]] += x.P.Turnover
		}
	}
	for f := range s.Cash {
		weeks := x.P.CashWeeks
		if s.P.Size[f] == world.StartUp {
			weeks = x.P.YoungCash
		}
		s.Cash[f] = float64(weeks * s.P.Sales[f] / world.WeeksAYear)
	}
}

// TakeStock pays the week's programme, takes off what lost sales would have
// earned, and lets firms without cash go. All other sales are steady.
func (x *Firms) TakeStock(s *world.State) {
	key := s.Key.At(chance.FirmExit, s.Week)
	// a lost sale loses its gross margin; overhead (E8) stays
	earned := float64(x.P.Gross*(1-x.P.Overhead)) * (retained / world.WeeksAYear) // per USD of yearly sales
	most, debt := 3*x.P.CashWeeks/world.WeeksAYear, x.P.CashWeeks/world.WeeksAYear
	leaves := x.P.Turnover / world.WeeksAYear
	if s.Week%reliefWeeks == 0 {
		clear(s.Year)
	}
	for f := range s.Cash {
		if s.Alive[f] && s.Programme[f] == world.HasProgramme {
			s.Charge(world.FirmID(f), world.ProgrammeCost, x.cost(s, f)/world.WeeksAYear)
		}
		if s.BelowLine[f] && s.Alive[f] {
			x.giveUp(s, f)
		}
		x.relieve(s, f)
		costs, lost := s.WeekCosts[f], s.WeekLost[f]
		s.WeekCosts[f], s.WeekLost[f] = 0, 0
		s.PaidCents += costs
		if !s.Alive[f] {
			if s.SeesFirm(world.FirmID(f)) && (costs != 0 || lost != 0) {
				x.noteBooks(s, world.FirmID(f), costs, lost, 0, debt)
			}
			continue // what a firm owes that has left is lost to others
		}
		cash := s.Cash[f] + float64(earned*s.P.Sales[f]) - float64(x.P.Gross*float64(lost)/100) - float64(costs)/100
		s.Cash[f] = math.Min(cash, most*s.P.Sales[f])
		// sales come in orders, so weeks without one are usual: a firm may owe
		broke := s.Cash[f] < -debt*s.P.Sales[f]
		if s.SeesFirm(world.FirmID(f)) {
			x.noteBooks(s, world.FirmID(f), costs, lost, earned, debt)
			x.noteExit(s, world.FirmID(f), broke, leaves, key.Float(s.FirmKey[f], 0))
		}
		if broke || s.P.Employees[f] < 50 && key.Float(s.FirmKey[f], 0) < leaves {
			s.Alive[f] = false
			s.Died++
			s.Tally.Deaths[s.G.Headings[s.P.FirmAt[f]].Home]++
		}
	}
	x.births(s)
}

// cost is what the programmes of the real firms cost a year that a simulated
// firm stands for [USD].
func (x *Firms) cost(s *world.State, f int) float64 {
	return float64(s.P.Stands[f] * x.Programme(s.P.Employees[f]))
}

// reliefWeeks is how often a firm's cap on relief begins anew.
const reliefWeeks = 52

// retained is the part of usual profit that stays in the firm.
const retained = 0.5

// Inherit takes over burden and births under today's list.
func (x *Firms) Inherit(from *Firms) {
	x.burden0, x.births0, x.ids = from.burden0, from.births0, from.ids
}
