package compliance

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// Learn is a year's change of what a class of firms has been taught: courses
// reach a share of it and remove a part of the ignorance left; staff that leave
// take what they learnt along.
func Learn(taught, reach, quality, decay float64) float64 {
	return float64(float64(reach*quality)*(1-taught)) - float64(decay*taught)
}

// Reaches is how far what is offered to all firms reaches each size class, of
// how far it reaches large ones: medium firms stand halfway, on a log scale.
func (p *Params) Reaches() (r [world.NSizes]float64) {
	r[world.StartUp], r[world.Small], r[world.Large] = p.SmallReach, p.SmallReach, 1
	r[world.Medium] = exact.Pow(p.SmallReach, 0.5)
	return r
}

// Train holds the week's courses, books what they cost firms and governments,
// and lets what was learnt fade. Firms that hold a certificate pay its audit.
func (c *Compliance) Train(s *world.State) {
	offered := s.Rules.AnyDial(world.TrainingReach)
	if !offered && !s.AnyTaught() && !s.AnyCertified {
		return
	}
	for j := range s.G.NJ {
		home := world.JurisdictionID(j)
		reach, quality := s.Rules.Dial(world.TrainingReach, home), s.Rules.Dial(world.TrainingQuality, home)
		for size := range world.NSizes {
			at := s.Taught[j*int(world.NSizes)+int(size)]
			if reach > 0 || at > 0 {
				s.Teach(home, size, at+Learn(at, float64(reach*s.Reached[size]), quality, c.P.Forget)/world.WeeksAYear)
			}
		}
	}
	for f, alive := range s.Alive {
		if !alive {
			continue
		}
		id := world.FirmID(f)
		home := s.HomeOf(id)
		if s.Certified[f] {
			s.Charge(id, world.TrainingCost, float64(s.P.Stands[f]*s.Rules.Dial(world.Certificate, home))/world.WeeksAYear)
		}
		if reach := s.Rules.Dial(world.TrainingReach, home); reach > 0 {
			firms := float64(s.P.Stands[f]*float64(reach*s.Reached[s.P.Size[f]])) / world.WeeksAYear
			s.Charge(id, world.TrainingCost, float64(firms*float64(c.P.CourseHours*c.P.Wage)))
			s.Tally.Outlay[home] += int64(float64(firms * c.P.CourseOutlay * 100))
		}
	}
}
