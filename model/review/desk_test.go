package review

import (
	"math"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// desk at which three governments have one entry at a threshold of 4800 on their
// lists, the third one of 9600. Changes act as they are written.
func desk(r world.Review) (*Desk, *world.State) {
	g := &world.Ground{NJ: 3, Entries: []world.Entry{{Code: "x", Unit: "TPP"}}}
	b := &world.Rulebook{Start: data.MustDate("2026-01-05"), Reviews: []world.Review{r}}
	for i, threshold := range []float64{4800, 4800, 9600} {
		b.Today = append(b.Today, world.Standing{By: world.JurisdictionID(i), Threshold: threshold, Policy: make([]data.Policy, 3)})
	}
	rules := world.NewRules(g, b)
	s := &world.State{G: g, Rules: rules, Today: rules.Clone()}
	s.StartReviews(b)
	d := &Desk{P: &Params{}, Book: b, Scale: 1, Withdraw: func(string) {}}
	d.Write = func(c world.Change) { s.Rules.Apply(g, c) }
	return d, s
}

func set(s *world.State, by int, threshold float64) {
	s.Rules.Apply(s.G, world.Change{Kind: world.SetEntry, By: world.JurisdictionID(by), Value: threshold})
}

// TestSunsetOfDeciders wants a control that its deciders have adopted together to
// end, each going back to its own list, unless a third has adopted it too.
func TestSunsetOfDeciders(t *testing.T) {
	for _, c := range []struct {
		deciders, adopt []int
		ends            bool
	}{
		{[]int{0}, []int{0}, true}, {[]int{0}, []int{0, 2}, false},
		{[]int{0, 2}, []int{0, 2}, true}, {[]int{0, 2}, []int{0, 1, 2}, false},
	} {
		r := world.Review{Sunset: 10}
		for _, i := range c.deciders {
			r.By = append(r.By, world.JurisdictionID(i))
		}
		d, s := desk(r)
		for _, i := range c.adopt {
			set(s, i, 2400)
		}
		for ; s.Week <= 10; s.Week++ {
			if now := s.Rules.Threshold[0]; now != 2400 {
				t.Errorf("deciders %v, adopted by %v: the control ends before week %d", c.deciders, c.adopt, s.Week)
			}
			d.sunset(s, &d.Book.Reviews[0], &s.Reviews[0])
		}
		for _, i := range c.adopt {
			want := 2400.0
			if c.ends {
				want = []float64{4800, 4800, 9600}[i]
			}
			if got := s.Rules.Threshold[i]; got != want {
				t.Errorf("deciders %v, adopted by %v: government %d has threshold %g after the sunset, want %g", c.deciders, c.adopt, i, got, want)
			}
		}
	}
}

// TestWithdrawnProposal wants growth to count from where it did before once comments
// have made a proposal be withdrawn, and from its effect where they only soften it.
func TestWithdrawnProposal(t *testing.T) {
	for _, c := range []struct {
		proposed, set int
		frontier      float64
	}{{1, 4, 0.3}, {2, 50, 0}} {
		d, s := desk(world.Review{By: []world.JurisdictionID{0}, Length: 26, Comment: 8, Soften: 1, Ladder: []float64{4800, 9600, 19200}})
		s.Week = 16
		r, st := &d.Book.Reviews[0], &s.Reviews[0]
		st.Set, st.Frontier, st.Proposed = 4, 0.3, c.proposed
		d.propose(s, r, st, outgrown)
		if st.Soften != 50 {
			t.Fatalf("comments end in week %d, want 50", st.Soften)
		}
		s.Week = st.Soften
		d.soften(s, r, st)
		if st.Set != c.set || st.Frontier != c.frontier {
			t.Errorf("a proposal of %d steps, softened: growth counts from week %d and %g; want %d and %g", c.proposed, st.Set, st.Frontier, c.set, c.frontier)
		}
	}
}

// TestElevation wants an alarm to elevate an item no less than what others have set,
// and what they set meanwhile to stay when the time is over.
func TestElevation(t *testing.T) {
	for _, c := range []struct {
		before, meanwhile float64 // set by others; 0: nothing is
		during, after     float64
	}{
		{0, 0, 2400, 4800}, {1200, 0, 1200, 1200}, {0, 1200, 1200, 1200}, {0, 9600, 2400, 9600}, {3600, 0, 2400, 3600},
	} {
		d, s := desk(world.Review{By: []world.JurisdictionID{0}})
		var changes []world.Change
		d.Write = func(c world.Change) { changes = append(changes, c) }
		d.P.LookWork = 1
		w := &world.Warning{By: []world.JurisdictionID{0}, To: 2400, AUC: 0.7, Line: -20, Lag: 2, Hold: 10, Analysts: 1}
		s.Tally = world.NewTally(s.G)
		st := &world.WarningState{Seen: true, Risk0: 1}
		d.warn(s, w, st)
		if len(changes) != 2 || changes[0].From != d.Book.Day(2) || changes[1].From != d.Book.Day(12) {
			t.Fatalf("an alarm of week 0 writes %+v", changes)
		}
		if c.before != 0 {
			set(s, 0, c.before)
		}
		s.Rules.Apply(s.G, changes[0])
		if c.meanwhile != 0 {
			set(s, 0, c.meanwhile)
		}
		during := s.Rules.Threshold[0]
		s.Rules.Apply(s.G, changes[1])
		if after := s.Rules.Threshold[0]; during != c.during || after != c.after || math.IsNaN(after) {
			t.Errorf("others set %g before and %g meanwhile: the threshold is %g while elevated and %g after; want %g and %g", c.before, c.meanwhile, during, after, c.during, c.after)
		}
	}
}
