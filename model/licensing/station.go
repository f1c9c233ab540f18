package licensing

import (
	"math"
	"slices"
)

// never is later than any time.
var never = math.Inf(1)

// Station is desks that do the same work for different items.
type Station struct {
	desks  []Desk
	base   []int     // officers of each desk at the start
	share  []float64 // of the station's load that each desk should get; sums to 1
	number int       // 0 first, 1 second: which of a case's work it does
	scale  float64   // work here relative to the drawn work, so that the station sits at its use
	group  []group   // by category: the desks that take it
	target []int     // scratch of setOfficers

	excess float64 // largest used - available of any desk and week
}

// group is consecutive desks that share the cases of some categories.
type group struct{ first, n int32 }

// Officers is the number of officers at the station now.
func (s *Station) Officers() (n int) {
	for i := range s.desks {
		n += len(s.desks[i].officers)
	}
	return n
}

// Desks is the number of officers at each desk now.
func (s *Station) Desks() []int {
	n := make([]int, len(s.desks))
	for i := range s.desks {
		n[i] = len(s.desks[i].officers)
	}
	return n
}

// Queues sums the counts of all desks, by lane.
func (s *Station) Queues() (total [Lanes]Queue) {
	for i := range s.desks {
		for l := range total {
			total[l].add(&s.desks[i].lanes[l])
		}
	}
	return total
}

// CategoryQueue sums the counts of the desks that take a category, by lane; lesser
// categories share desks.
func (s *Station) CategoryQueue(category int) (total [Lanes]Queue) {
	g := s.group[category]
	for i := g.first; i < g.first+g.n; i++ {
		for l := range total {
			total[l].add(&s.desks[i].lanes[l])
		}
	}
	return total
}

// DeskQueue is the count of one desk and lane.
func (s *Station) DeskQueue(desk int, lane Lane) Queue { return s.desks[desk].lanes[lane] }

// setOfficers brings the station to n >= 1 officers from time now on. Desks are
// filled from their first number by highest averages, as parliaments are, so a
// larger staff is nowhere smaller and the way there does not matter.
func (s *Station) setOfficers(n int, now float64) {
	s.target = append(s.target[:0], s.base...)
	have := 0
	for _, b := range s.base {
		have += b
	}
	for ; have < n; have++ {
		s.target[s.mostLoaded()]++
	}
	for ; have > max(n, len(s.base)); have-- {
		s.target[s.leastLoaded()]--
	}
	for i := range s.desks {
		d := &s.desks[i]
		for len(d.officers) < s.target[i] {
			d.hire(now)
		}
		for len(d.officers) > s.target[i] {
			d.release(now)
		}
	}
}

// mostLoaded is the desk that one officer more serves best.
func (s *Station) mostLoaded() int {
	best, most := 0, -1.0
	for i, n := range s.target {
		if l := s.share[i] / (float64(n) + 0.5); l > most {
			best, most = i, l
		}
	}
	return best
}

// leastLoaded is the desk of two or more that can best spare one.
func (s *Station) leastLoaded() int {
	best, least := 0, never
	for i, n := range s.target {
		if l := s.share[i] / (float64(n) - 0.5); n > 1 && l <= least {
			best, least = i, l
		}
	}
	return best
}

func (s *Station) open(start float64) {
	for i := range s.desks {
		s.desks[i].open(start)
	}
}

// close adds up the week's officer-days.
func (s *Station) close(c *Counts) {
	for i := range s.desks {
		d := &s.desks[i]
		c.Worked += d.used
		c.Available += d.available
		s.excess = max(s.excess, d.used-d.available)
	}
}

func (s *Station) clone() Station {
	c := *s
	c.target = nil
	c.desks = slices.Clone(s.desks)
	for i := range c.desks {
		c.desks[i].officers = slices.Clone(s.desks[i].officers)
		c.desks[i].leaving = slices.Clone(s.desks[i].leaving)
		for l := range c.desks[i].lines {
			line := &c.desks[i].lines[l]
			line.cases = slices.Clone(line.cases)
		}
	}
	return c
}

// pick is the desk that an addressed u in (0, 1) gives a case among desks
// [first, first+n), in proportion to their shares.
func (s *Station) pick(g group, u float64) uint16 {
	desks := s.share[g.first : g.first+g.n]
	total := 0.0
	for _, w := range desks {
		total += w
	}
	u = float64(u * total)
	for i, w := range desks[:len(desks)-1] {
		if u < w {
			return uint16(int(g.first) + i)
		}
		u -= w
	}
	return uint16(g.first + g.n - 1)
}
