package technology

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Relocate lets firms make abroad what a stricter list burdens: a firm's yearly
// chance is proportional to the burden beyond today's over its sales, its host is
// an origin that sells the same product without that burden, by its share of
// trade. The buyers of the burdened goods are then supplied from there (F6).
func (x *Technology) Relocate(s *world.State) {
	if !s.Adapt.Tight || s.Week%x.P.Every != 0 || x.P.Relocation == 0 {
		return
	}
	clear(x.hit)
	clear(x.line)
	for a, f := range s.Firm {
		if b := x.burden(s, world.AccountID(a)); b > 0 {
			usd := float64(float64(s.P.Order[a]) / 100 * x.Orders)
			x.line[f] += usd
			x.hit[f] += float64(usd * b)
		}
	}
	key, any := s.Key.At(chance.Relocation, s.Week), false
	for f, usd := range x.hit {
		x.leaves[f] = false
		if usd == 0 || !s.Alive[f] || s.Adapt.Abroad[f] || !(s.P.Sales[f] > 0) {
			continue
		}
		if float64(usd*x.P.Payback) < float64(x.line[f]*x.P.RelocationCost) {
			continue // what the line is spared does not pay for it
		}
		hazard := float64(x.P.Relocation*math.Min(1, usd*world.WeeksAYear/s.P.Sales[f])) * float64(x.P.Every) / world.WeeksAYear
		if s.SeesFirm(world.FirmID(f)) {
			x.noteRelocate(s, world.FirmID(f), hazard, key.Float(s.FirmKey[f], 0))
		}
		if key.Float(s.FirmKey[f], 0) >= hazard {
			continue
		}
		x.leaves[f], any = true, true
		s.Adapt.Abroad[f] = true
		home := int(s.G.Headings[s.P.FirmAt[f]].Home)
		s.Tally.Relocated[home*int(world.NSizes)+int(s.P.Size[f])] += int64(math.Round(s.P.Stands[f]))
	}
	if !any {
		return
	}
	for a, f := range s.Firm {
		if x.leaves[f] {
			x.move(s, world.AccountID(a), f)
		}
	}
}

// burden on an account's orders beyond today's, as a share of their value.
func (x *Technology) burden(s *world.State, a world.AccountID) float64 {
	i, c := s.Origin(a, s.Option[a]), s.Class(a)
	if !s.Tightened(a, i, c) {
		return 0
	}
	j, usd := s.Market(a).Destination, float64(s.P.Order[a])/100
	return math.Max(0, x.Burden(s, s.Rules, i, c, j, usd)-x.Burden(s, s.Today, i, c, j, usd))
}

// move supplies a burdened account of a firm from the firm's host among the
// market's origins, and charges the firm for the line that it builds there.
func (x *Technology) move(s *world.State, a world.AccountID, f world.FirmID) {
	g, mk := s.G, s.Market(a)
	i, c := s.Origin(a, s.Option[a]), s.Class(a)
	if !s.Tightened(a, i, c) {
		return
	}
	luck := s.Key.At(chance.RelocationHost, 0).Of(s.FirmKey[f], 0)
	best, at := math.Inf(1), -1
	for o := 0; o < int(mk.Options); o++ {
		h := g.OptOrigin[mk.FirstOption+int32(o)]
		sells := float64(g.CommittedBase[int(h)*g.NP+int(mk.Product)] * g.Reach[int(h)*len(g.Classes)+int(c)])
		if h == i || sells == 0 || g.HeadingOf[int(h)*g.NP+int(mk.Product)] == world.None || s.Tightened(a, h, c) {
			continue
		}
		if t := -exact.Log(chance.Float(chance.Mix(luck, g.IDs[h]))) / sells; t < best {
			best, at = t, o
		}
	}
	if at < 0 {
		return
	}
	s.Charge(f, world.Adjustment, float64(x.P.RelocationCost*float64(float64(s.P.Order[a])/100*x.Orders)*world.WeeksAYear))
	x.Move(s, a, world.OptionID(at))
}
