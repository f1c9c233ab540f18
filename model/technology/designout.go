package technology

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// reaches notes since when each leader's foreign-product rule reaches goods of
// each origin.
func (x *Technology) reaches(s *world.State) {
	ad, g := &s.Adapt, s.G
	for l := 0; l < g.NJ; l++ {
		for i := 0; i < g.NJ; i++ {
			at := l*g.NJ + i
			switch {
			case s.Rules.DesignedOut[at]:
			case !x.reached(s, l, i):
				ad.Reached[at] = world.None
			case ad.Reached[at] == world.None:
				ad.Reached[at] = int16(max(0, s.Week))
			}
		}
	}
}

func (x *Technology) reached(s *world.State, l, i int) bool {
	nc := len(s.G.Classes)
	for _, by := range s.Rules.ReachBy[i*nc : (i+1)*nc] {
		if int(by) == l {
			return true
		}
	}
	return false
}

// DesignOut lets makers that a foreign-product rule reaches replace the leader's
// content, each after its lag, where it can be replaced: the rule then no longer
// reaches them, and the leader sells them no more inputs.
func (x *Technology) DesignOut(s *world.State) {
	ad, g := &s.Adapt, s.G
	key := s.Key.At(chance.DesignOut, 0)
	changed := false
	for at, since := range ad.Reached {
		if since == world.None || s.Rules.DesignedOut[at] {
			continue
		}
		l, i := at/g.NJ, at%g.NJ
		id := chance.Mix(g.IDs[l], g.IDs[i])
		if key.Float(id, 0) >= x.P.Replaceable || float64(s.Week-int(since)) < float64(x.P.DesignOut*(0.5+key.Float(id, 1))) {
			continue
		}
		ad.OutUSD[at] = x.inputs(s, l, i)
		s.Rules.DesignedOut[at], changed = true, true
	}
	if changed {
		s.Rules.Compile(g)
	}
}

// inputs are what a leader sells to the makers of an origin for goods that its
// rule reaches [USD a week]: its content in what they are asked for.
func (x *Technology) inputs(s *world.State, l, i int) float64 {
	g, nc := s.G, len(s.G.Classes)
	sum := 0.0
	for c := range g.Classes {
		if int(s.Rules.ReachBy[i*nc+c]) == l {
			sum += float64(g.CommittedBase[i*g.NP+int(g.Classes[c].Product)] * g.Ability[i*nc+c])
		}
	}
	return float64(sum * g.Content[l*g.NJ+i])
}
