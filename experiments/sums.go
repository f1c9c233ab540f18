package experiments

import (
	"cordon/model"
	"cordon/model/licensing"
	"cordon/model/world"
)

// Sums are one arm's tallies added up over the replicates at default parameters:
// whole cents and counts, so that the order of adding cannot show.
type Sums struct {
	Why, WhyN []int64 // as in world.Tally
	Diverted  []int64
	Hubs      []int64
	Costs     []int64
	Extra     int64
	Firms     []int64 // by size class, at the end
	Waits     []LaneWaits
}

// LaneWaits counts the times to a first decision of one agency's lane, by working
// day; the last bin holds all that is longer.
type LaneWaits struct {
	Jurisdiction, Lane string
	Decided, Censored  []int64
}

// binsPerDay is how many bins of the model's durations make a working day.
var binsPerDay = int(1 / (licensing.BinLow(1) - licensing.BinLow(0)))

// fold takes in the next replicate.
func (c *Comparison) fold(r *model.Replicate, taken any) {
	kept := Replicate{Index: r.Index, Draw: r.Draw, Taken: taken}
	for n, a := range r.Arms {
		kept.Values = append(kept.Values, a.Values)
		if r.Draw {
			kept.Together = append(kept.Together, world.Together(a.Tally.Weekly))
			continue
		}
		kept.Weekly = append(kept.Weekly, a.Tally.Weekly)
		if c.Ground == nil {
			c.Ground = a.Ground
		}
		c.Sums[n].add(a)
	}
	c.Values = append(c.Values, kept)
}

func (s *Sums) add(a *model.ArmResult) {
	t := a.Tally
	s.Firms = plus(s.Firms, a.Firms[:])
	s.Why, s.WhyN = plus(s.Why, t.Why), plus(s.WhyN, t.WhyN)
	s.Diverted, s.Hubs, s.Costs = plus(s.Diverted, t.Diverted), plus(s.Hubs, t.Hubs), plus(s.Costs, t.Costs)
	s.Extra += t.Extra
	for i := range a.Waits {
		w := &a.Waits[i]
		lane := s.lane(w.Jurisdiction, w.Lane)
		for b := range licensing.Bins {
			lane.Decided[b/binsPerDay] += int64(w.Durations.Decided[b])
			lane.Censored[b/binsPerDay] += int64(w.Durations.Censored[b])
		}
	}
}

// lane finds an agency's lane; a new one comes last.
func (s *Sums) lane(jurisdiction, lane string) *LaneWaits {
	for i := range s.Waits {
		if w := &s.Waits[i]; w.Jurisdiction == jurisdiction && w.Lane == lane {
			return w
		}
	}
	days := (licensing.Bins + binsPerDay - 1) / binsPerDay
	s.Waits = append(s.Waits, LaneWaits{jurisdiction, lane, make([]int64, days), make([]int64, days)})
	return &s.Waits[len(s.Waits)-1]
}

// plus adds b to a, which may be nil yet.
func plus(a, b []int64) []int64 {
	if a == nil {
		a = make([]int64, len(b))
	}
	for i, x := range b {
		a[i] += x
	}
	return a
}

// fates adds up the ledger over one end use: [fate*NObstacles+obstacle].
func fates(why []int64, barred int) []int64 {
	n := int(world.NFates) * int(world.NObstacles)
	return why[barred*n : (barred+1)*n]
}
