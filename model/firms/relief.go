package firms

import (
	"math"

	"cordon/model/world"
)

// relieve pays a firm the government's share of its week's compliance costs, up
// to the cap of the year.
func (x *Firms) relieve(s *world.State, f int) {
	due := s.Due[f]
	s.Due[f] = 0
	if due <= 0 || !s.Alive[f] || !s.Rules.AnyDial(world.ReliefShare) {
		return
	}
	id := world.FirmID(f)
	share := s.ReliefOf(id, 0)
	if share == 0 {
		return
	}
	one := float64(share*float64(due)) / 100 / s.P.Stands[f]
	one = math.Max(0, math.Min(one, s.Rules.Dial(world.ReliefCap, s.HomeOf(id))-s.Year[f]))
	s.Year[f] += one
	s.PayRelief(id, int64(float64(one*s.P.Stands[f])*100))
}

// Holds says whether a firm of n employees gives up what it sells beyond a line
// of relief, to stay below it: relief is worth more than the profit on those
// sales. Both are USD a year.
func Holds(n, line, sales, gross, relief float64) bool {
	return n >= line && relief > float64(gross*sales)*(1-line/n)
}

// Hold settles which firms stay below the line: called when rules change and
// whenever firms look anew at what they sell.
func (x *Firms) Hold(s *world.State) {
	if !s.Rules.AnyDial(world.ReliefShare) {
		clear(s.BelowLine)
		return
	}
	for f := range s.BelowLine {
		s.BelowLine[f] = false
		home := s.HomeOf(world.FirmID(f))
		share := s.Rules.Dial(world.ReliefShare, home)
		if share == 0 || s.Programme[f] != world.HasProgramme {
			continue
		}
		line, n := s.Rules.Dial(world.ReliefLine, home), s.P.Employees[f]
		worth := math.Min(float64(share*x.Programme(line)), s.Rules.Dial(world.ReliefCap, home))
		s.BelowLine[f] = Holds(n, line, s.P.Sales[f]/s.P.Stands[f], x.P.Gross, worth)
	}
}

// giveUp takes off what a firm does not sell so as to stay below the line.
func (x *Firms) giveUp(s *world.State, f int) {
	id := world.FirmID(f)
	home := s.HomeOf(id)
	usd := float64(s.P.Sales[f]*(1-s.Rules.Dial(world.ReliefLine, home)/s.P.Employees[f])) / world.WeeksAYear
	s.WeekLost[f] += int64(usd * 100)
	if s.SeesFirm(id) {
		x.noteGivenUp(s, id, int64(usd*100))
	}
	s.Tally.HeldBack[home] += int64(usd * 100)
	if s.SurplusShare > 0 {
		s.Charge(id, world.LostSurplus, float64(usd*s.SurplusShare))
	}
}
