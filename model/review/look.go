package review

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// finding is what a review finds.
type finding uint8

const (
	nothing   finding = iota
	gap               // goods are sold just below the threshold
	outgrown          // the frontier has passed it
	available         // others sell what it keeps from being sold
)

// look is what a review's panels find, each estimate with its error: foreign
// availability first, then a gap to close, then a threshold that technology has
// outgrown.
func (d *Desk) look(s *world.State, r *world.Review, st *world.ReviewState) finding {
	covered := d.covered(s, r)
	below := s.Adapt.Below[r.Entry]
	sold := float64(below-st.Below) / 100
	past := float64(max(1, s.Week-st.LastLook))
	st.Below, st.LastLook = below, s.Week
	if covered > 0 {
		if lost := d.lost(s, r) / covered; r.Delist > 0 && lost*d.error(s, r, 0) > d.P.Available {
			return available
		}
		st.Current = rung(r.Ladder, s.Rules.Set[int(r.Entry)*s.G.NJ+int(r.By[0])])
		if sold/past/covered*d.error(s, r, 1) > d.P.GapLine && st.Current > 0 {
			st.Proposed = st.Current - 1
			return gap
		}
	}
	st.Current = rung(r.Ladder, s.Rules.Set[int(r.Entry)*s.G.NJ+int(r.By[0])])
	if up := d.outgrown(s, r, st); up > st.Current {
		st.Proposed = up
		return outgrown
	}
	return nothing
}

// outgrown is the rung that the frontier's growth since the threshold was last set
// asks for.
func (d *Desk) outgrown(s *world.State, r *world.Review, st *world.ReviewState) int {
	n := kindOf(s.G, r.Entry)
	if n < 0 || len(r.Ladder) < 2 {
		return st.Current
	}
	until := s.Week
	if r.Aligned {
		until += weeks(r.Length + r.Comment + float64(r.Consensus*float64(len(r.By)-1)))
	}
	growth := float64(s.G.Kinds[n].Growth * d.Scale)
	drift := float64(growth*float64(until-max(0, st.Set))/world.WeeksAYear) + s.Adapt.Frontier[n] - st.Frontier
	step := math.Abs(exact.Log(r.Ladder[1] / r.Ladder[0]))
	return min(len(r.Ladder)-1, st.Current+max(0, weeks(drift*d.error(s, r, 2)/step)))
}

// rung is the level nearest to a threshold, by ratio.
func rung(ladder []float64, threshold float64) int {
	best, at := math.Inf(1), 0
	for n, x := range ladder {
		if off := math.Abs(exact.Log(x / threshold)); off < best {
			best, at = off, n
		}
	}
	return at
}

// covered is the base need of the deciders' goods that the entry catches [USD a week].
func (d *Desk) covered(s *world.State, r *world.Review) float64 {
	g, nc, sum := s.G, len(s.G.Classes), 0.0
	for _, i := range r.By {
		for c := range g.Classes {
			if at := int(i)*nc + c; s.Rules.Item[at] == r.Entry {
				sum += float64(g.CommittedBase[int(i)*g.NP+int(g.Classes[c].Product)] * g.Ability[at])
			}
		}
	}
	return sum
}

// lost is what stricter rules have moved from the deciders to others of the entry's
// products [USD a week].
func (d *Desk) lost(s *world.State, r *world.Review) float64 {
	sum := 0.0
	for _, i := range r.By {
		for _, k := range s.G.Entries[r.Entry].Products {
			sum += math.Max(0, -s.Adapt.Net[int(i)*s.G.NP+int(k)])
		}
	}
	return sum
}
