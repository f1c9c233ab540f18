package review

import (
	"math"
	"slices"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Desk runs an arm's reviews and triggers. Write adds a dated change in the run,
// Withdraw takes back a measure's changes that have not yet taken effect. Scale is
// that on frontier growth.
type Desk struct {
	P        *Params
	Book     *world.Rulebook
	Write    func(c world.Change)
	Withdraw func(measure string)
	Scale    float64
}

// Step looks at every review and trigger in the first step of a week.
func (d *Desk) Step(s *world.State) {
	for n := range s.Reviews {
		d.review(s, &d.Book.Reviews[n], &s.Reviews[n])
	}
	for n := range s.Warnings {
		d.warn(s, &d.Book.Warnings[n], &s.Warnings[n])
	}
}

// over says whether a measure has not begun or has ended.
func over(week, first, until int) bool { return week < first || until != 0 && week >= until }

func (d *Desk) review(s *world.State, r *world.Review, st *world.ReviewState) {
	if over(s.Week, r.First, r.Until) || st.Dropped || !s.Rules.On[int(r.Entry)*s.G.NJ+int(r.By[0])] {
		return
	}
	d.sunset(s, r, st)
	if st.Soften == s.Week {
		d.soften(s, r, st)
	}
	if s.Week < st.Next || s.Week < st.Busy {
		return
	}
	found := d.look(s, r, st)
	switch {
	case r.Every > 0:
		st.Next = s.Week + max(1, weeks(r.Every))
	case found == nothing:
		st.Next = s.Week + max(1, weeks(continuous))
		return // nobody convenes a panel
	default:
		st.Next = s.Week + max(1, weeks(d.P.ListedOnce))
	}
	d.pay(s, r, float64(float64(r.Panels)*d.P.PanelCost)*(r.Length+r.Comment)/world.WeeksAYear)
	st.Busy = s.Week + weeks(r.Length+r.Comment)
	if found != nothing {
		d.propose(s, r, st, found)
	}
}

// continuous is how often a review without fixed cycle looks [weeks].
const continuous = 4

// pay books what governments spend, shared among those who decide [USD].
func (d *Desk) pay(s *world.State, r *world.Review, usd float64) {
	for _, i := range r.By {
		s.Tally.Reviewing[i] += int64(usd * 100 / float64(len(r.By)))
	}
}

// propose publishes a proposal and sets when it takes effect: after comments, and
// after what consensus among members takes.
func (d *Desk) propose(s *world.State, r *world.Review, st *world.ReviewState, what finding) {
	published := s.Week + weeks(r.Length)
	st.From = published + weeks(r.Comment) + weeks(float64(r.Consensus*float64(len(r.By)-1)))
	if what == available {
		st.From += weeks(r.Delist)
		st.Dropped = true
		d.write(s, r, published, st.From, world.DropEntry, 0)
		return
	}
	d.write(s, r, published, st.From, world.SetEntry, r.Ladder[st.Proposed])
	st.SetBefore, st.FrontierBefore = st.Set, st.Frontier
	st.Set, st.Frontier = st.From, d.gained(s, r)
	if r.Comment > 0 && s.Key.At(chance.Comments, s.Week).Float(chance.Hash(r.Measure), 0) < r.Soften {
		st.Soften = published + weeks(r.Comment)
	}
}

// soften takes a step off a proposal after comments: what was one step is withdrawn,
// and growth counts from where it did before.
func (d *Desk) soften(s *world.State, r *world.Review, st *world.ReviewState) {
	st.Soften = world.None
	d.Withdraw(r.Measure)
	if st.Proposed < st.Current {
		st.Proposed++
	} else {
		st.Proposed--
	}
	if st.Proposed == st.Current {
		st.Set, st.Frontier = st.SetBefore, st.FrontierBefore
		return
	}
	d.write(s, r, s.Week, max(st.From, s.Week), world.SetEntry, r.Ladder[st.Proposed])
}

// write changes the entry for those who decide and have it.
func (d *Desk) write(s *world.State, r *world.Review, published, from int, kind world.ChangeKind, value float64) {
	for _, i := range r.By {
		if s.Rules.On[int(r.Entry)*s.G.NJ+int(i)] {
			d.change(r, i, published, from, kind, value)
		}
	}
}

// change writes one of them.
func (d *Desk) change(r *world.Review, by world.JurisdictionID, published, from int, kind world.ChangeKind, value float64) {
	d.Write(world.Change{Measure: r.Measure, Kind: kind, Published: d.Book.Day(published), From: d.Book.Day(from), Entry: r.Entry, By: by, Value: value})
}

// sunset ends a control stricter than today's that nobody but the deciders has
// adopted in time: each of them goes back to its own list of today.
func (d *Desk) sunset(s *world.State, r *world.Review, st *world.ReviewState) {
	below := s.G.Entries[r.Entry].Below
	if r.Sunset == 0 || !s.Rules.Stricter(s.Today, r.Entry, r.By[0], below) {
		st.Strict = world.None
		return
	}
	if st.Strict == world.None {
		st.Strict = s.Week
	}
	if s.Week-st.Strict < weeks(r.Sunset) {
		return
	}
	for i := 0; i < s.G.NJ; i++ {
		if id := world.JurisdictionID(i); !slices.Contains(r.By, id) && s.Rules.Stricter(s.Today, r.Entry, id, below) {
			return
		}
	}
	for _, i := range r.By {
		if at := int(r.Entry)*s.G.NJ + int(i); !s.Rules.Stricter(s.Today, r.Entry, i, below) {
			continue
		} else if s.Today.On[at] {
			d.change(r, i, s.Week, s.Week, world.SetEntry, s.Today.Threshold[at])
		} else {
			d.change(r, i, s.Week, s.Week, world.DropEntry, 0)
		}
	}
}

// gained is what research has added to the frontier of the entry's goods.
func (d *Desk) gained(s *world.State, r *world.Review) float64 {
	if n := kindOf(s.G, r.Entry); n >= 0 {
		return s.Adapt.Frontier[n]
	}
	return 0
}

// kindOf is the first kind of goods that an entry's threshold cuts; -1 where none.
func kindOf(g *world.Ground, e world.EntryID) int {
	for n := range g.Kinds {
		kd := &g.Kinds[n]
		if kd.Unit == "" || kd.Unit != g.Entries[e].Unit {
			continue
		}
		for _, k := range g.Entries[e].Products {
			if k == kd.Product {
				return n
			}
		}
	}
	return -1
}

func weeks(x float64) int { return int(math.Floor(x + 0.5)) }

// error is what a review's panels are off by, as a factor on what they estimate.
func (d *Desk) error(s *world.State, r *world.Review, n int) float64 {
	u := s.Key.At(chance.Panel, s.Week).Float(chance.Hash(r.Measure), n)
	return exact.Exp(float64(d.P.Error*chance.Normal(u)) / math.Sqrt(float64(max(1, r.Panels))))
}
