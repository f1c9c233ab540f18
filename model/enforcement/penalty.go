package enforcement

import "cordon/model/world"

// fine puts a penalty on the exporter of an order and the firm under audit for a
// while; others of its country hear of it. The penalty follows the value of the
// goods as far as the government has it so; the rest is that of the market's usual
// order, whatever the firm's size.
func (e *Enforcement) fine(s *world.State, o *world.Order, part float64) {
	mk := s.Market(o.Account)
	at := mk.FirstOption + int32(o.Option)
	i := s.G.OptOrigin[at]
	value := float64(o.Value) / 100
	if scale := s.Rules.Dial(world.PenaltyScale, i); scale != 1 {
		value = float64(scale*value) + float64((1-scale)*s.G.OrderUSD[at])
	}
	s.Charge(o.Firm, world.Penalties, part*float64(e.P.Penalty*value)*e.Size(s, i))
	if s.SeesOrder(o) {
		e.noteFine(s, o, part*float64(e.P.Penalty*value)*e.Size(s, i))
	}
	s.Audited[o.Firm] = int16(s.Week + e.P.AuditWeeks)
	s.Fines[i]++
}
