package compliance

import (
	"cordon/data"
	"cordon/model/chance"
	"cordon/model/world"
)

// caught says whether an end-use control stops a sale of unlisted goods until
// there is a licence: for a buyer whom exporters have been told about, or where
// the exporter's look at the end use raises an alarm, rightly or not. What an
// exporter sees in a buyer stays, so it is one draw a buyer.
func (c *Compliance) caught(s *world.State, o *world.Order, mk *world.Market, i world.JurisdictionID, first bool) bool {
	r := s.Rules
	if !r.AnyCatchAll() || !r.CaughtUnlisted(i, mk) {
		return false
	}
	a := o.Account
	if float64(s.P.PartyU[a]) < r.Link(world.InformedOnes, i, mk.Destination) {
		return true
	}
	luck := s.Key.At(chance.CatchAll, 0).Of(s.P.Key[a], 0)
	share := r.Term(world.CatchShare, r.CatchEntry(i, mk), i, mk.Destination)
	if s.SeesOrder(o) {
		s.Watch.Note(c.note(s, o, world.ActLooked).Happens(chance.CatchAll, share, chance.Float(luck)))
	}
	if chance.Float(luck) >= share {
		return false
	}
	if first {
		s.Charge(o.Firm, world.ApplicationCost, float64(c.P.AlarmHours*c.P.Wage))
	}
	alarms := r.Dial(world.CatchAlarms, i)
	if s.P.Barred[a] {
		alarms = r.Dial(world.CatchFinds, i)
	}
	if s.SeesOrder(o) {
		s.Watch.Note(c.note(s, o, world.ActCaught).Happens(chance.CatchAll, alarms, chance.Float(chance.More(luck, 1))))
	}
	return chance.Float(chance.More(luck, 1)) < alarms
}

// hold asks for a licence for a sale of unlisted goods, or leaves it alone.
func (c *Compliance) hold(s *world.State, i int32, o *world.Order, mk *world.Market, by world.JurisdictionID, ignorance float64, first bool) {
	if t := &s.Tally.Licences; first && s.G.Members[by] && !s.P.Barred[o.Account] {
		t.CatchHeld += o.Value
	}
	o.By, o.Entry = int16(by), s.Rules.CatchEntry(by, mk)
	reg := world.Regime{Entry: o.Entry, By: o.By, Policy: data.CaseByCase}
	c.ask(s, i, o, reg, ignorance)
	if o.Channel == world.ChannelSearch {
		c.CountStopped(s, o)
	}
}

// CountStopped counts a sale of unlisted goods that ends refused or not asked for.
func (c *Compliance) CountStopped(s *world.State, o *world.Order) {
	if !s.G.Members[o.By] {
		return
	}
	if s.P.Barred[o.Account] {
		s.Tally.Licences.CatchCaught += o.Value
	} else {
		s.Tally.Licences.CatchStopped += o.Value
	}
}

// Unlisted says whether an order that asks for a licence is held by an end-use
// control, its goods being on no list.
func Unlisted(s *world.State, o *world.Order) bool {
	mk := s.Market(o.Account)
	i := s.G.OptOrigin[mk.FirstOption+int32(o.Option)]
	return s.Rules.AnyCatchAll() && s.Rules.Regime(i, o.Class, mk.Destination).Entry == world.None
}

// refusedBefore sends an order on whose buyer has been refused within the last
// year, by the agency that it would ask or by one whose refusals that one shares.
func (c *Compliance) refusedBefore(s *world.State, o *world.Order, reg world.Regime, mk *world.Market) {
	why := s.Dossier[o.Account].ClosedWhy
	switch {
	case reg.Entry == world.None:
		o.By = int16(s.G.OptOrigin[mk.FirstOption+int32(o.Option)])
		c.CountStopped(s, o)
	case s.Denied(o.Account, reg.By):
		why = world.Refused
		if s.G.Members[reg.By] && !s.P.Barred[o.Account] {
			s.Tally.Licences.SharedRefusals += o.Value
		}
	}
	c.around(o, why)
}
