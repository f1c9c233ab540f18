package compliance

import (
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// ignorance of a firm this week: one under audit knows the list better.
func (c *Compliance) ignorance(s *world.State, f world.FirmID) float64 {
	x := s.Ignorance(f)
	if int(s.Audited[f]) > s.Week {
		x *= 1 - c.P.AuditLearn
	}
	return x
}

// Dropped is the share of lawful sales that exporters leave alone when the expected
// penalty of a mistake, per USD of goods, rises by risk and their margins are
// exponential with a mean: 1 - exp(-risk/margin) (facts 9.11).
func Dropped(risk, margin float64) float64 { return 1 - exact.Exp(-risk/margin) }

// fears says whether an exporter drops a buyer since its government's penalties or
// audits have grown: which buyers, their own luck says once for all. Where
// penalties do not follow value, a small order risks more than a large one.
func (c *Compliance) fears(s *world.State, o *world.Order, i world.JurisdictionID, ignorance float64) bool {
	r := s.Rules
	if !r.AnyDial(world.PenaltySize) && !r.AnyDial(world.PenaltyScale) && !r.AnyDial(world.AuditRate) {
		return false
	}
	at := s.Market(o.Account).FirstOption + int32(o.Option)
	scale, usual := r.Dial(world.PenaltyScale, i), s.G.OrderUSD[at]/(float64(o.Value)/100)
	times := float64(r.Dial(world.PenaltySize, i) * r.Dial(world.AuditRate, i) * (scale + float64((1-scale)*usual)))
	if times <= 1 {
		return false
	}
	risk := float64(ignorance*c.P.Miss) * float64(c.Found*c.Fine) * (times - 1)
	u := s.Key.At(chance.OverComply, 0).Float(s.P.Key[o.Account], 0)
	if s.SeesOrder(o) {
		s.Watch.Note(c.note(s, o, world.ActFeared).Happens(chance.OverComply, Dropped(risk, c.P.Margin), u, world.Number{Name: "ignorance", Value: ignorance},
			world.Number{Name: "times today's expected penalty", Value: times}, world.Number{Name: "compliance.miss", Value: c.P.Miss}, world.Number{Name: "compliance.margin", Value: c.P.Margin}))
	}
	if u >= risk/c.P.Margin || u >= Dropped(risk, c.P.Margin) { // 1 - exp(-x) is at most x
		return false
	}
	s.Tally.Dropped += o.Value
	return true
}
