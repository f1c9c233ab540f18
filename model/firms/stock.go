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
	for f := range s.Cash {
		if s.Alive[f] && s.Programme[f] == world.HasProgramme {
			s.Charge(world.FirmID(f), world.ProgrammeCost, x.cost(s, f)/world.WeeksAYear)
		}
		costs, lost := s.WeekCosts[f], s.WeekLost[f]
		s.WeekCosts[f], s.WeekLost[f] = 0, 0
		s.PaidCents += costs
		if !s.Alive[f] {
			continue // what a firm owes that has left is lost to others
		}
		cash := s.Cash[f] + float64(earned*s.P.Sales[f]) - float64(x.P.Gross*float64(lost)/100) - float64(costs)/100
		s.Cash[f] = math.Min(cash, most*s.P.Sales[f])
		// sales come in orders, so weeks without one are usual: a firm may owe
		broke := s.Cash[f] < -debt*s.P.Sales[f]
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

// retained is the part of usual profit that stays in the firm.
const retained = 0.5

// births fills one slot a heading and week at its own uniform: as many as leave
// in the baseline, fewer where a start-up's compliance burden has grown.
func (x *Firms) births(s *world.State) {
	g := s.G
	entry := s.Key.At(chance.FirmEntry, s.Week)
	for h := range g.Headings {
		hd := &g.Headings[h]
		id := x.ids[h]
		first := int(hd.FirstFirm) + int(hd.Firms)
		slot := -1
		live := 0
		for f := first; f < int(hd.FirstFirm)+int(hd.MaxFirms); f++ {
			if s.Alive[f] {
				live++
			} else if slot < 0 {
				slot = f
			}
		}
		s.Entrants[h] = 0
		if n := hd.MaxFirms - hd.Firms; n > 0 {
			s.Entrants[h] = float64(0.3 * float64(live) / float64(hd.Firms+int32(live)))
		}
		if slot < 0 {
			continue
		}
		rate := float64(x.births0[h] * math.Max(0, 1-float64(x.P.BirthSlope*(x.burden(s, h)-x.burden0[h]))))
		if entry.Float(id, 0) < rate/world.WeeksAYear {
			s.Alive[slot], s.Programme[slot] = true, world.NoProgramme
			s.FirmKey[slot] = chance.Mix(id, uint64(int64(s.Week))) // whatever place it takes
			s.Born++
			s.Cash[slot] = float64(x.P.YoungCash * s.P.Sales[slot] / world.WeeksAYear)
			s.Tally.Births[hd.Home]++
		}
	}
}

// Burden0 keeps the burden under today's list.
func (x *Firms) Burden0(s *world.State) {
	x.burden0 = make([]float64, len(s.G.Headings))
	for h := range x.burden0 {
		x.burden0[h] = x.burden(s, h)
	}
}

// burden is a start-up's programme cost over its sales, times the share of the
// heading's classes that its home's list catches.
func (x *Firms) burden(s *world.State, h int) float64 {
	return float64(s.HeadingListed[h] * s.StartUpCost[h])
}

// Listed measures how much of each heading's trade its home's list catches;
// called when rules change.
func (x *Firms) Listed(s *world.State) {
	g := s.G
	nc := len(g.Classes)
	listed, all := make([]float64, len(g.Headings)), make([]float64, len(g.Headings))
	for c := range g.Cells {
		cell := &g.Cells[c]
		h := g.HeadingOf[int(cell.Origin)*g.NP+int(cell.Product)]
		for cl := g.ClassFirst[cell.Product]; cl < g.ClassFirst[cell.Product]+world.ClassID(g.ClassN[cell.Product]); cl++ {
			v := float64(cell.WeeklyUSD * g.Ability[int(cell.Origin)*nc+int(cl)])
			all[h] += v
			if s.Rules.Regime(cell.Origin, cl, cell.Destination).Entry != world.None {
				listed[h] += v
			}
		}
	}
	s.HeadingListed = make([]float64, len(all))
	s.StartUpCost = make([]float64, len(all))
	for h := range all {
		if all[h] > 0 {
			s.HeadingListed[h] = listed[h] / all[h]
		}
		f := int(g.Headings[h].FirstFirm) + int(g.Headings[h].Firms) // an entrant
		if f < len(s.P.Sales) && s.P.Sales[f] > 0 {
			s.StartUpCost[h] = x.cost(s, f) / s.P.Sales[f]
		}
	}
}

// Inherit takes over burden and births under today's list.
func (x *Firms) Inherit(from *Firms) {
	x.burden0, x.births0, x.ids = from.burden0, from.births0, from.ids
}
