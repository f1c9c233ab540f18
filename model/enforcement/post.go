package enforcement

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// Post sets what customs and checks do under the rules in force.
func (e *Enforcement) Post(s *world.State) {
	if len(e.hubHit) == 0 || s.Version != s.Rules.Version {
		e.post(s)
	}
	e.visits(s)
}

func (e *Enforcement) post(s *world.State) {
	if len(e.hubHit) == 0 {
		e.hubHit = make([]float64, s.G.NJ)
	}
	s.Version, s.HoldCost = s.Rules.Version, e.Delay
	for j := range s.Looks {
		i := world.JurisdictionID(j)
		looks := s.Rules.Dial(world.TransitLooks, i)
		e.hubHit[j] = float64(Hit(e.P.AUC, looks) * e.P.Find)
		s.Looks[j] = e.looks(s, i)
		s.HoldIn[j] = float64(looks * e.P.InspectDelay)
		s.HoldOut[j] = s.HoldIn[j] + float64(s.Rules.Dial(world.TransitLicence, i)*e.P.LicenceDelay)
		s.Checked[j] = e.P.Checks
	}
}

// visits spreads the officers who make further checks over what there is to
// check: they are as many as the warm-up's shipments ask for, and where more leave
// under licence or exception, each is looked at less often.
func (e *Enforcement) visits(s *world.State) {
	if !s.Rules.AnyDial(world.CheckShare) {
		return
	}
	for j := range s.Checked {
		if more := s.Rules.Dial(world.CheckShare, world.JurisdictionID(j)); more > 0 {
			if s.CheckFlow[j] > s.CheckFlow0[j] {
				more *= s.CheckFlow0[j] / s.CheckFlow[j]
			}
			s.Checked[j] = math.Min(1, e.P.Checks+more)
		}
	}
}

// quality is the chance that a government's check of a barred end user finds it.
func (e *Enforcement) quality(s *world.State, i world.JurisdictionID) float64 {
	if q := s.Rules.Dial(world.CheckQuality, i); q > 0 {
		return q
	}
	return e.P.CheckHit
}

// CheckBase is the chance that a check finds goods got under a licence or
// exception for another end use, in the warm-up: when they have arrived.
func (p *Params) CheckBase() float64 { return float64(p.Checks * p.CheckHit) }

// Check is what those must expect who get a licence or an exception of a government
// for another end use: to be found before and after the goods ship.
func (e *Enforcement) Check(s *world.State, i world.JurisdictionID) (before, late float64) {
	more := s.Rules.Dial(world.CheckShare, i)
	if more == 0 {
		return 0, e.P.CheckBase()
	}
	found := float64(math.Min(1, e.P.Checks+more) * e.quality(s, i))
	before = float64(found * s.Rules.Dial(world.CheckBefore, i))
	return before, found - before
}

// Size of a government's penalties, times today's.
func (e *Enforcement) Size(s *world.State, i world.JurisdictionID) float64 {
	return s.Rules.Dial(world.PenaltySize, i)
}

// Audited is the chance that an exporter's own breach is found by its government.
func (e *Enforcement) Audited(s *world.State, i world.JurisdictionID) float64 {
	return math.Min(1, float64(e.P.Audit*s.Rules.Dial(world.AuditRate, i)))
}

// HubFine is the most that any government fines brokers in a hub.
func (e *Enforcement) HubFine(s *world.State, h world.JurisdictionID) (most float64) {
	for i := range s.G.NJ {
		most = math.Max(most, s.Rules.Link(world.HubPenalty, world.JurisdictionID(i), h))
	}
	return most
}

// Deter lets a country's firms take note of fines on others (H5): each fine beyond
// what the warm-up knew lowers own breaches for a year, fewer raise them.
func (e *Enforcement) deter(s *world.State) {
	for i := range s.Fines {
		s.Fines[i] -= s.Fines[i] / world.WeeksAYear
		if !s.Warm && s.Week%newsWeeks == 0 {
			x := float64(e.P.Deterrence * (s.Fines[i] - s.Fines0[i]))
			s.Aware[i] = exact.Exp(-math.Max(-mostNews, math.Min(mostNews, x)))
		}
	}
}

// Firms hear of fines once a quarter; and news moves them by no more than a factor e.
const (
	newsWeeks = 13
	mostNews  = 1
)
