package compliance

import "cordon/model/world"

// Exposure adds up each firm's listed sales under this week's rules and settles
// its programme. At the start of a run every firm with listed sales has one:
// the base period was recorded under controls.
func (c *Compliance) Exposure(s *world.State, start bool, rate float64) {
	clear(s.Controlled)
	clear(s.ListedOrders)
	clear(s.Held.Coverable)
	for a := range s.P.Key {
		id := world.AccountID(a)
		reg, st := s.Standing(id, s.Option[a])
		if reg.Entry == world.None || st == world.StandClosed {
			continue
		}
		s.ListedOrders[s.Firm[a]] += float64(rate * world.WeeksAYear)
		year := float64(float64(s.P.Order[a]) / 100 * rate * world.WeeksAYear)
		s.Controlled[s.Firm[a]] += year
		if s.Held.Coverable != nil && st == world.StandListed && s.Rules.Term(world.GlobalShare, reg.Entry, world.JurisdictionID(reg.By), s.Market(id).Destination) > 0 {
			s.Held.Coverable[s.Firm[a]] += year
		}
	}
	for f, listed := range s.Controlled {
		before := s.Programme[f]
		switch {
		case listed == 0:
			s.Programme[f] = world.NoProgramme
		case s.Programme[f] == world.HasProgramme:
		case start || c.P.Bears(listed, s.P.Stands[f], s.P.Employees[f], c.relief(s, world.FirmID(f))):
			s.Programme[f] = world.HasProgramme
		default:
			if s.Programme[f] == world.NoProgramme {
				s.Tally.Left[s.G.Headings[s.P.FirmAt[f]].Home]++
			}
			s.Programme[f] = world.LeftControlled
		}
		if s.Programme[f] != before && s.SeesFirm(world.FirmID(f)) {
			c.noteProgramme(s, world.FirmID(f), listed)
		}
	}
	c.certify(s)
}
