package world

import "math"

// count adds a need to the tally under its fate, open or ended.
func (s *State) count(e Ending, barred int) {
	t := s.Tally
	if e.Born < t.From || e.Extra {
		return
	}
	g := s.G
	watched := g.Classes[g.RowClass[e.Row]].Watched
	i := s.Origin(e.Account, e.Shadow)
	t.First[((int(i)*2+barred)*2+b2i(watched))*int(NFates)+int(e.Fate)] += e.Value
	o := i
	if e.Obstacle != NoObstacle && (e.Fate == Forgone || e.Fate == Own || e.Option != e.Shadow && e.Fate.Delivered()) {
		s.loseSurplus(e, i)
	}
	if e.Fate.Delivered() {
		if o = s.Origin(e.Account, e.Option); e.Fate == Own {
			o = s.Market(e.Account).Destination
		}
		t.Delivered[int(o)*2+b2i(watched)] += e.Value
		s.inspected(e, i, o, barred)
	}
	if barred == 0 && e.Fate.Delivered() {
		t.CivilDelay += e.Value / 100 * int64(s.Week-e.Born)
	}
	if !watched {
		return
	}
	if g.Members[i] {
		at := (barred*int(NFates)+int(e.Fate))*int(NObstacles) + int(e.Obstacle)
		t.Why[at] += e.Value
		t.WhyN[at]++
	}
	if !e.Fate.Delivered() {
		if e.Fate == Forgone && barred == 0 && g.Members[i] {
			t.This(i).CivilForgone += e.Value
		}
		return
	}
	if e.Fate == Redesigned { // lawful and below the threshold: diversion, never leakage
		if g.Members[i] {
			t.Diverted[int(i)*g.NJ+int(i)] += e.Value
			t.This(i).Diverted += e.Value
		}
		return
	}
	if barred == 1 && g.Members[i] {
		t.Made[int(i)*g.NJ+int(o)] += e.Value
		if g.Members[o] {
			t.Weighted += float64(float64(e.Value) * g.Classes[g.RowClass[e.Row]].Capability)
			t.Leaked[e.Fate] += e.Value
			t.Tonnes += g.tonnes(g.Markets[s.P.Market[e.Account]].Product, e.Value)
			t.This(i).BarredDelivered += e.Value
			if g.Classes[g.RowClass[e.Row]].Named {
				t.NamedMade += e.Value
			}
		}
	}
	leaked := barred == 1 && g.Members[o] // leakage is never counted as diversion
	if o != i && e.Obstacle != NoObstacle && g.Members[i] && !leaked {
		t.Diverted[int(i)*g.NJ+int(o)] += e.Value
		t.This(i).Diverted += e.Value
	}
	if e.Fate == Transshipped {
		t.Hubs[int(o)*g.NJ+int(g.Hub[e.Hub])] += e.Value
	}
}

// tonnes of goods of a product; NaN where its value by weight is not known.
func (g *Ground) tonnes(k int32, cents int64) float64 {
	if v := g.World.Products[k].ValuePerKg; v > 0 {
		return float64(cents) / (100 * 1000 * v)
	}
	return math.NaN()
}

// CountOpen adds the needs that are still open at the end of a run.
func (s *State) CountOpen() {
	for i := range s.Orders.Pool {
		o := &s.Orders.Pool[i]
		if o.Free {
			continue
		}
		m := s.P.Market[o.Account]
		s.count(Ending{Account: o.Account, Row: s.G.Row(m, o.Class), Born: int(o.Born), Shadow: o.Shadow, Option: o.Option, Fate: o.Fate, Obstacle: o.Obstacle, Extra: o.Extra, Value: o.Value, Hub: o.Hub}, b2i(s.P.Barred[o.Account]))
	}
}

// loseSurplus books what the origin first asked loses with a sale: producer
// surplus, not the sale.
func (s *State) loseSurplus(e Ending, i JurisdictionID) {
	f := s.P.Home[e.Account]
	if s.G.Headings[s.P.FirmAt[f]].Home != i {
		h := s.G.HeadingOf[int(i)*s.G.NP+int(s.Market(e.Account).Product)]
		if h == None {
			return
		}
		hd := &s.G.Headings[h]
		f = hd.FirstFirm + FirmID(s.P.Key[e.Account]%uint64(hd.Firms))
	}
	s.WeekLost[f] += e.Value
	if s.Watch != nil {
		s.noteLost(f, e)
	}
	if s.SurplusShare > 0 {
		s.Charge(f, LostSurplus, float64(e.Value)/100*s.SurplusShare)
	}
}
