package enforcement

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// closedWeeks is how long a found end user's channel stays shut.
const closedWeeks = 60

// misused looks at goods got under a licence or an exception for another end use.
// Found before they ship, they stay; found after, the channel is shut for the next.
func (e *Enforcement) misused(s *world.State, o *world.Order) (stopped bool) {
	i := s.Origin(o.Account, o.Option)
	u := s.Luck(chance.EndUseCheck, o).Float(s.P.Key[o.Account], o.Turn())
	found := float64(s.Checked[i] * e.quality(s, i))
	if s.SeesOrder(o) {
		e.noteCheck(s, o, found, u, "a barred end user")
	}
	if u >= found {
		return false
	}
	s.Tally.Caught += o.Value
	e.shut(s, o, i)
	if u >= float64(found*s.Rules.Dial(world.CheckBefore, i)) {
		return false
	}
	o.Evaded = false
	e.Close(s, o, world.Refused)
	return true
}

// shut closes the account's channel, to those who share what they find as well.
func (e *Enforcement) shut(s *world.State, o *world.Order, i world.JurisdictionID) {
	a := o.Account
	s.Dossier[a].ClosedUntil, s.Dossier[a].ClosedOpt, s.Dossier[a].ClosedWhy = int16(s.Week+closedWeeks), o.Option, world.Refused
	s.Dossier[a].Left = 0
	if s.Rules.Dial(world.CheckShared, i) > 0 {
		s.Dossier[a].Exposed = int16(s.Week + closedWeeks)
	}
}

// Verify looks at lawful goods under a licence or an exception where a government
// makes further checks: those before shipping hold goods up, and some take a civil
// end user for a barred one.
func (e *Enforcement) Verify(s *world.State, o *world.Order) (stopped bool) {
	i := s.Origin(o.Account, o.Option)
	more := s.Checked[i] - e.P.Checks
	if !s.Rules.AnyDial(world.CheckShare) || more <= 0 {
		return false
	}
	before := s.Rules.Dial(world.CheckBefore, i)
	value := float64(o.Value) / 100
	weeks := float64(float64(more*before) * e.P.CheckDelay)
	s.Tally.Held += int64(float64(value * weeks))
	s.Tally.CivilDelay += int64(float64(value * weeks))
	s.Charge(o.Firm, world.DelayCost, float64(e.Delay*weeks)*value)
	u := s.Luck(chance.EndUseCheck, o).Float(s.P.Key[o.Account], o.Turn())
	wrong := float64(more * e.P.FalseCheck)
	if s.SeesOrder(o) {
		e.noteCheck(s, o, wrong, u, "a civil end user, wrongly")
	}
	if u >= wrong {
		return false
	}
	s.Tally.Wronged += o.Value
	e.shut(s, o, i)
	if u >= float64(wrong*before) {
		return false
	}
	e.Close(s, o, world.Refused)
	return true
}
