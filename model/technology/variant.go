package technology

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Design looks at this week's rules, and at those published and not yet in force
// (nil where none), and settles which makers design variants below which
// threshold. It works only when one of them is new.
func (x *Technology) Design(s *world.State, coming *world.Rules) {
	if s.Adapt.Version != s.Rules.Version {
		s.Adapt.Version = s.Rules.Version
		x.tighten(s)
		x.reaches(s)
	}
	if coming != nil && coming != x.noted {
		x.begin(s, coming)
	}
	x.noted = coming
}

// tighten notes whether the law asks more than today's, and works out how far
// above the line makers redesign: the burden on each class of their goods beyond
// today's and beyond that of the class below the line, weighted by where they sell.
func (x *Technology) tighten(s *world.State) {
	ad, g, nc := &s.Adapt, s.G, len(s.G.Classes)
	ad.Tight = false
	clear(ad.Reach)
	for i, p := range s.Rules.Party {
		ad.Tight = ad.Tight || p > s.Today.Party[i]
	}
	clear(x.felt)
	clear(x.asked)
	for n := range g.Cells {
		cell := &g.Cells[n]
		usd, need := g.OrderUSD[g.Markets[cell.Market].FirstOption+int32(cell.Option)], cell.NeedUSD()
		first := g.ClassFirst[cell.Product]
		for c := first; c < first+world.ClassID(g.ClassN[cell.Product]); c++ {
			at := int(cell.Origin)*nc + int(c)
			x.asked[at] += need
			now, then := s.Rules.Regime(cell.Origin, c, cell.Destination), s.Today.Regime(cell.Origin, c, cell.Destination)
			if now.Policy <= then.Policy {
				continue
			}
			ad.Tight = true
			below, ok := x.below(s, at, c)
			if !ok {
				continue
			}
			b := func(r *world.Rules, c world.ClassID) float64 {
				return x.Burden(s, r, cell.Origin, c, cell.Destination, usd)
			}
			low := b(s.Rules, below)
			if step := b(s.Rules, c) - low - math.Max(0, b(s.Today, c)-b(s.Today, below)); step > 0 {
				x.felt[at] += float64(need * step / (1 - low)) // the notch db/(1-b0)
			}
		}
	}
	for at, felt := range x.felt {
		line := math.Inf(1)
		if felt > 0 {
			c := world.ClassID(at % nc)
			if far := Farthest(math.Min(1, felt/x.asked[at]), x.P.Answer, x.P.Farthest); far > 1 {
				ad.Reach[at] = exact.Log(far) / g.Kinds[g.Classes[c].Kind].Sd
				line, _ = lineOf(s.G, s.Rules, at, c)
			}
		}
		switch {
		case line == ad.Line[at]:
		case line == ad.Next[at]:
			ad.Line[at], ad.Since[at] = line, ad.NextSince[at]
		default:
			ad.Line[at], ad.Since[at] = line, int16(s.Week)
		}
	}
}

// begin lets makers design for a threshold that is published.
func (x *Technology) begin(s *world.State, coming *world.Rules) {
	ad, nc := &s.Adapt, len(s.G.Classes)
	for at := range ad.Next {
		if line, ok := lineOf(s.G, coming, at, world.ClassID(at%nc)); ok && line != ad.Line[at] && line != ad.Next[at] {
			ad.Next[at], ad.NextSince[at] = line, int16(s.Week)
		}
	}
}

// lineOf is the threshold, standardised, of the entry that catches an origin's
// goods of a class; ok is false where none with a number does.
func lineOf(g *world.Ground, r *world.Rules, at int, c world.ClassID) (line float64, ok bool) {
	e := r.Item[at]
	if e == world.None {
		return math.Inf(1), false
	}
	by := at / len(g.Classes)
	if l := r.ReachBy[at]; l != world.None {
		by = int(l)
	}
	t := r.Threshold[int(e)*g.NJ+by]
	if kd := &g.Kinds[g.Classes[c].Kind]; kd.Unit != "" && t > 0 && g.Entries[e].Unit == kd.Unit {
		return kd.Standardised(t), true
	}
	return math.Inf(1), false
}

// below is the class just under the line that catches a class.
func (x *Technology) below(s *world.State, at int, c world.ClassID) (world.ClassID, bool) {
	line, ok := lineOf(s.G, s.Rules, at, c)
	first := s.G.Kinds[s.G.Classes[c].Kind].FirstCls
	for ; ok && c > first; c-- {
		if s.G.Classes[c-1].Hi <= line+1e-9 {
			return c - 1, true
		}
	}
	return 0, false
}

// Variant is what a firm of an option offers an account below the threshold: x is
// the performance asked for over the threshold's, loss what the maker gives up as
// a share of value. ok is false where it has none, or none yet.
func (x *Technology) Variant(s *world.State, a world.AccountID, o world.OptionID, f world.FirmID) (ratio, loss float64, ok bool) {
	ad, g := &s.Adapt, s.G
	c := s.Class(a)
	at := int(s.Origin(a, o))*len(g.Classes) + int(c)
	if ad.Reach[at] == 0 {
		return 0, 0, false
	}
	kd := &g.Kinds[s.P.KindOf[a]]
	over := math.Max(0, x.required(s, a, kd)-ad.Line[at])
	if over > ad.Reach[at] {
		return 0, 0, false
	}
	lag := float64(x.P.Lag * (0.5 + s.Key.At(chance.DesignLag, 0).Float(s.FirmKey[f], 0)))
	if float64(s.Week-int(ad.Since[at])) < lag {
		return 0, 0, false
	}
	ratio = exact.Exp(float64(over * kd.Sd))
	return ratio, GiveUp(ratio, x.P.Answer), true
}
