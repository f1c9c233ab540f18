package evasion

import (
	"cmp"
	"slices"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// What a watch is told of ways around and brokers. Nothing here changes a state, and
// nothing runs where nobody watches.

// noteRoute says which ways around there were, at which weights, and which was drawn.
func (e *Evasion) noteRoute(s *world.State, o *world.Order, first int32, hubs, way int) {
	g := s.G
	name := func(n int) string {
		if n < hubs {
			return "through " + g.ISO[g.Hub[first+int32(n)]]
		}
		return fates[n-hubs].String()
	}
	n := s.About(o, world.ActRoute)
	n.Cents, n.Draws, n.What = o.Value, chance.Route, name(way)
	id := wayIDs[max(0, way-hubs)]
	if way < hubs {
		n.Hub = int16(g.Hub[first+int32(way)])
		id = g.IDs[g.Hub[first+int32(way)]]
	}
	n.Draw = chance.Float(chance.Mix(s.Luck(chance.Route, o).Of(s.P.Key[o.Account], o.Turn()), id))
	sum := exact.Sum(e.w)
	for at, w := range e.w {
		if w > 0 {
			n.Options = append(n.Options, world.Weight{Option: name(at), Share: w / sum})
		}
	}
	slices.SortStableFunc(n.Options, func(a, b world.Weight) int { return cmp.Compare(b.Share, a.Share) })
	n.Numbers = []world.Number{{Name: "evasion.margin", Value: e.P.Margin}, {Name: "evasion.chi", Value: e.P.Chi}, {Name: "enforcement.penalty", Value: e.Odds.Penalty}}
	s.Watch.Note(n)
}

// noteListed says which broker a seizure took out of business: the one of those in
// business with the lowest draw.
func (e *Evasion) noteListed(s *world.State, o *world.Order, hub world.JurisdictionID, slot, lag int) {
	n := s.About(o, world.ActBrokerOut)
	n.Cents, n.Hub, n.Slot, n.Draws = o.Value, int16(hub), int16(slot), chance.Broker
	n.Draw = chance.Float(s.Key.At(chance.Broker, 0).Of(s.Broker(hub, slot), 0))
	open := 0
	for _, until := range s.BrokerOut[hub] {
		if int(until) < s.Week {
			open++
		}
	}
	n.Numbers = []world.Number{{Name: "brokers in business", Value: float64(open)}, {Name: "generation", Value: float64(s.BrokerGen[hub][slot])}, {Name: "weeks until a successor opens", Value: float64(lag)}, {Name: "evasion.successor", Value: e.P.Successor}}
	s.Watch.Note(n)
}

func (e *Evasion) noteReturn(s *world.State, hub, slot int) {
	n := s.NewNote(world.ActBrokerBack)
	n.Hub, n.Slot = int16(hub), int16(slot)
	n.Numbers = []world.Number{{Name: "generation", Value: float64(s.BrokerGen[hub][slot])}}
	s.Watch.Note(n)
}
