package world

import "math"

// Review is a standing review of one entry: what its panels may decide is known at
// the start, when and whether they do is found out in the run.
type Review struct {
	Measure                    string
	Entry                      EntryID
	By                         []JurisdictionID // who decide together; the first one's threshold is looked at
	First, Until               int              // weeks; Until 0: never ends
	Every                      float64          // weeks between reviews; 0: one begins as soon as there is reason to
	Length, Comment, Consensus float64          // weeks from start to proposal, for comments, and for each member beyond the first
	Soften                     float64          // chance that comments take a step off the proposal
	Panels                     int
	Aligned                    bool    // set for where technology will be at the rule's effect
	Sunset                     float64 // weeks after which a control ends that nobody else has adopted; 0: none
	Delist                     float64 // weeks from a finding of foreign availability to de-listing; 0: not looked at
	Ladder                     []float64
}

// Warning is an early-warning trigger for one entry.
type Warning struct {
	Measure      string
	Entry        EntryID
	By           []JurisdictionID
	First, Until int     // weeks; Until 0: never ends
	To           float64 // threshold while the item is elevated
	AUC, Line    float64 // of the risk score; standard deviations
	Lag, Hold    float64 // weeks from alarm to effect, and that the elevation lasts
	Analysts     int
}

// ReviewState is where a review stands.
type ReviewState struct {
	Next     int // week in which the next one begins
	Soften   int // week in which comments soften what is proposed; None
	Busy     int // week until which one is under way
	Set      int // week in which the threshold was last set
	Strict   int // week since which the control is stricter than today's; None
	Dropped  bool
	From     int     // week in which the proposal takes effect
	Proposed int     // rung
	Current  int     // rung in force when it was proposed
	Frontier float64 // log performance that research had gained when it was last set
	Below    int64   // cents sold below the threshold up to the last look
	LastLook int

	SetBefore      int // Set and Frontier before the proposal, should it be withdrawn
	FrontierBefore float64
}

// WarningState is where a trigger stands.
type WarningState struct {
	Next  int // week of the next look
	Until int // week until which the item is elevated
	Seen  bool
	Risk0 float64 // the risk index at the first look
}

// StartReviews sets every review and trigger of a rulebook to its beginning.
func (s *State) StartReviews(b *Rulebook) {
	s.Reviews, s.Warnings = make([]ReviewState, len(b.Reviews)), make([]WarningState, len(b.Warnings))
	for n := range b.Reviews {
		at := b.Reviews[n].First
		s.Reviews[n] = ReviewState{Next: at, Soften: None, Strict: None, LastLook: at}
	}
	for n := range b.Warnings {
		s.Warnings[n].Next = b.Warnings[n].First
	}
}

// Rungs are levels of a threshold from today's on: down of them stricter and up of
// them looser, each a factor apart, the strictest first.
func Rungs(today, factor float64, below bool, down, up int) []float64 {
	if below {
		factor = 1 / factor
	}
	out := make([]float64, 0, down+up+1)
	for n := -down; n <= up; n++ {
		x := today
		for range max(n, -n) {
			if n > 0 {
				x *= factor
			} else {
				x /= factor
			}
		}
		out = append(out, x)
	}
	return out
}

// Stricter says whether an entry is on a jurisdiction's list more strictly than in
// other rules: newly on it, or at a threshold that catches more.
func (r *Rules) Stricter(o *Rules, e EntryID, by JurisdictionID, below bool) bool {
	i := int(e)*r.nj + int(by)
	switch {
	case !r.On[i]:
		return false
	case !o.On[i]:
		return true
	case math.IsNaN(r.Threshold[i]) || math.IsNaN(o.Threshold[i]):
		return false
	case below:
		return r.Threshold[i] > o.Threshold[i]
	}
	return r.Threshold[i] < o.Threshold[i]
}
