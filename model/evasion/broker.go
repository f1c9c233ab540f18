package evasion

import (
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// List takes the broker of a seized shipment out of business; a successor
// opens after a lag.
func (e *Evasion) List(s *world.State, o *world.Order, hub world.JurisdictionID) {
	slots := s.BrokerOut[hub]
	luck := s.Luck(chance.Broker, o).Of(s.P.Key[o.Account], o.Turn())
	slot := min(int(chance.Float(luck)*float64(len(slots))), len(slots)-1)
	lag := 1 + int(-e.P.Successor*exact.Log(chance.Float(chance.More(luck, 1))))
	slots[slot] = int16(min(s.Week+lag, 32000))
}

// Return opens the places of successors whose lag is over and sums up what
// part of each hub's brokers is in business. A hub always keeps one.
func (e *Evasion) Return(s *world.State) {
	for h, slots := range s.BrokerOut {
		s.HubOpen[h] = float64(max(s.OpenBrokers(world.JurisdictionID(h)), 1)) / float64(len(slots))
	}
}
