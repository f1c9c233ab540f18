package firms

import (
	"math"

	"cordon/model/chance"
	"cordon/model/world"
)

// births fills one slot a heading and week at its own uniform: as many as leave
// in the baseline, fewer where a start-up's compliance burden has grown. Investors
// give those that are born less where it has.
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
		grown := x.burden(s, h) - x.burden0[h]
		rate := float64(x.births0[h] * math.Max(0, 1-float64(x.P.BirthSlope*grown)))
		if s.SeesFirm(world.FirmID(slot)) {
			x.noteBirth(s, world.FirmID(slot), rate, grown, entry.Float(id, 0))
		}
		if entry.Float(id, 0) < rate/world.WeeksAYear {
			s.Newborn(world.FirmID(slot), chance.Mix(id, uint64(int64(s.Week)))) // whatever place it takes
			s.Born++
			s.Cash[slot] = float64(x.P.YoungCash * s.P.Sales[slot] / world.WeeksAYear * math.Max(0, 1-float64(x.P.CapitalSlope*grown)))
			s.Tally.Capital[hd.Home] += int64(float64(s.Cash[slot] * 100))
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

// burden is what complying costs a start-up over its sales, relief taken off, and
// what waiting longer than in the warm-up's last year costs it, times the share of
// the heading's trade that its home's list catches.
func (x *Firms) burden(s *world.State, h int) float64 {
	waits := 0.0
	if !s.Warm {
		at := 2 * int(s.G.Headings[h].Home)
		waits = float64(x.Delay * (math.Max(0, s.Wait[at]-x.Lead) - math.Max(0, s.Wait0[at]-x.Lead)))
	}
	return float64(s.HeadingListed[h] * (s.StartUpCost[h] + waits))
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
			s.StartUpCost[h] = x.startUpCost(s, world.FirmID(f)) / s.P.Sales[f]
		}
	}
}

// startUpCost is what an entrant pays a year to comply: a programme and courses,
// less relief [USD].
func (x *Firms) startUpCost(s *world.State, f world.FirmID) float64 {
	one := x.Programme(s.P.Employees[f])
	if s.Rules.AnyDial(world.TrainingReach) {
		one += float64(s.Rules.Dial(world.TrainingReach, s.HomeOf(f)) * float64(s.Reached[world.StartUp]*x.Course))
	}
	return float64(s.P.Stands[f] * one * (1 - s.ReliefOf(f, one)))
}
