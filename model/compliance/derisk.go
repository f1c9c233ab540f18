package compliance

import (
	"cordon/data"
	"cordon/model/world"
)

// Dread measures, for each supplier of each market, the chance that a sale there
// which seems free is a mistake under rules that the start did not have: the
// part of the goods that a list newly catches for the destination, or the part
// of its demand by end users newly listed, whichever is larger. Nothing is newer
// than today's list in a run without measures. Called when rules change.
func (c *Compliance) Dread(s *world.State) {
	g := s.G
	if s.Dread == nil {
		s.Dread = make([]float64, len(g.OptOrigin))
	}
	s.AnyDread = false
	for m := range g.Markets {
		mk := &g.Markets[m]
		live := s.Rules.Live[mk.Product] != world.None
		for o := mk.FirstOption; o < mk.FirstOption+mk.Options; o++ {
			s.Dread[o] = 0
			if live {
				s.Dread[o] = newly(s, g.OptOrigin[o], mk)
			}
			s.AnyDread = s.AnyDread || s.Dread[o] > 0
		}
	}
}

func newly(s *world.State, i world.JurisdictionID, mk *world.Market) float64 {
	g, at := s.G, int(i)*s.G.NJ+int(mk.Destination)
	party := max(0, s.Rules.Party[at]-s.Today.Party[at])
	caught := 0.0
	for c := g.ClassFirst[mk.Product]; c < g.ClassFirst[mk.Product]+world.ClassID(g.ClassN[mk.Product]); c++ {
		reg := s.Rules.Regime(i, c, mk.Destination)
		if reg.Entry != world.None && reg.Policy >= data.CaseByCase && s.Today.Regime(i, c, mk.Destination).Entry == world.None {
			caught += g.Ability[int(i)*len(g.Classes)+int(c)]
		}
	}
	return max(party, caught)
}

// Derisks says whether a sale that seems free is left alone all the same: what a
// mistake would cost in expectation exceeds the margin. The goods are caught with
// chance dread, and the firm would not know with chance ignorance. The smaller the
// firm, the sooner: it sells less at a time and knows less.
func (p *Params) Derisks(dread, ignorance, found, value float64) bool {
	return float64(float64(dread*ignorance)*float64(found*p.Feared)) > float64(p.Margin*value)
}

// derisks says so of an order; the sale of one of the real firms that a simulated
// one stands for is looked at.
func (c *Compliance) derisks(s *world.State, o *world.Order, mk *world.Market, ignorance float64) bool {
	dread := s.Dread[mk.FirstOption+int32(o.Option)]
	if dread == 0 {
		return false
	}
	drops := c.P.Derisks(dread, ignorance, c.Found, float64(o.Value)/100/s.P.Stands[o.Firm])
	if s.SeesOrder(o) {
		c.noteDerisks(s, o, dread, ignorance, drops)
	}
	if !drops {
		return false
	}
	if !s.P.Barred[o.Account] {
		s.Tally.Derisked[int(s.HomeOf(o.Firm))*int(world.NSizes)+int(s.P.Size[o.Firm])] += o.Value
	}
	return true
}
