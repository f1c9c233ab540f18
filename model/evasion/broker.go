package evasion

import (
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// List takes the broker of a seized shipment out of business: one of those open at
// the hub, by the shipment's luck and their identities. A successor takes the
// place under another name after a lag of its own.
func (e *Evasion) List(s *world.State, o *world.Order, hub world.JurisdictionID) {
	luck := s.Luck(chance.Broker, o).Of(s.P.Key[o.Account], o.Turn())
	slot, least := -1, uint64(0)
	for n, until := range s.BrokerOut[hub] {
		if int(until) >= s.Week { // a successor opens at the week's end
			continue
		}
		if x := chance.Mix(luck, s.Broker(hub, n)); slot < 0 || x < least {
			slot, least = n, x
		}
	}
	if slot < 0 {
		return // whoever carried it has no name yet
	}
	lag := 1 + int(-e.P.Successor*exact.Log(s.Key.At(chance.Broker, 0).Float(s.Broker(hub, slot), 0)))
	if s.SeesHub(hub) {
		e.noteListed(s, o, hub, slot, lag)
	}
	s.BrokerOut[hub][slot] = int16(min(s.Week+lag, 32000))
	s.Listed++
	s.Tally.Listed++
}

// Return opens the places of successors whose lag is over and sums up what
// part of each hub's brokers is in business. A hub always keeps one.
func (e *Evasion) Return(s *world.State) {
	for h, slots := range s.BrokerOut {
		open := 0
		for n, until := range slots {
			if int(until) > s.Week {
				continue
			}
			open++
			if int(until) == s.Week {
				s.BrokerGen[h][n]++
				if s.SeesHub(world.JurisdictionID(h)) {
					e.noteReturn(s, h, n)
				}
				s.Returns++
				s.Tally.Returns++
			}
		}
		s.HubOpen[h] = float64(max(open, 1)) / float64(len(slots))
	}
}
