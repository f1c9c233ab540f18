package world

import "math"

// Adaptation is how makers answer a list that is no longer today's: variants
// below a threshold, production at home, research, content designed out, lines
// moved abroad. Under today's list all of it is nothing, exactly: the base period
// was recorded under it, and makers have answered it already.
type Adaptation struct {
	Tight   bool  // somewhere the law asks more than today's list does
	Version int32 // of the rules for which Tight and Reach hold

	// variants below a threshold, [origin*classes+class]
	Reach     []float64 // how far above the threshold a maker still redesigns, in spreads of log performance; 0: none does
	Line      []float64 // the threshold that the variant stays below, standardised; +Inf: none designed
	Since     []int16   // week in which its design began
	Next      []float64 // the same of a threshold that is published and not yet in force
	NextSince []int16
	Below     []int64 // cents of variants sold so far, by entry

	// the target's own production, by row
	Learning bool
	Left     []int64   // cents of leftover demand this week
	Coming   []float64 // leftover demand that makers at home have yet to learn from [USD]
	Learned  []float64 // and have learned from [USD]
	Skill    []float64 // 0 to 1

	// sales and research, [origin*NP+product]
	Moved    []int64   // cents of sales gained this week from others' rules, less those lost
	Net      []float64 // the same as research feels it [USD a week]
	Frontier []float64 // by kind: log performance gained, or lost, by research

	// content of a leader in others' goods, [leader*NJ+origin]
	Reached []int16 // week since which the leader's rule reaches goods of the origin; None
	OutUSD  []float64

	Abroad []bool // by firm: its listed line has moved abroad
}

// NewAdaptation of nothing.
func NewAdaptation(g *Ground, firms int) Adaptation {
	n, nik, rows := g.NJ*len(g.Classes), g.NJ*g.NP, len(g.RowMarket)
	return Adaptation{
		Version: -1,
		Reach:   make([]float64, n), Line: filled(n, math.Inf(1)), Since: make([]int16, n), Next: filled(n, math.Inf(1)), NextSince: make([]int16, n), Below: make([]int64, len(g.Entries)),
		Left: make([]int64, rows), Coming: make([]float64, rows), Learned: make([]float64, rows), Skill: make([]float64, rows),
		Moved: make([]int64, nik), Net: make([]float64, nik), Frontier: make([]float64, len(g.Kinds)),
		Reached: filled(g.NJ*g.NJ, int16(None)), OutUSD: make([]float64, g.NJ*g.NJ),
		Abroad: make([]bool, firms),
	}
}

// Clone is an independent copy.
func (x *Adaptation) Clone() Adaptation {
	c := *x
	c.Reach, c.Line, c.Since, c.Next, c.NextSince = cloned(x.Reach), cloned(x.Line), cloned(x.Since), cloned(x.Next), cloned(x.NextSince)
	c.Below = cloned(x.Below)
	c.Left, c.Coming, c.Learned, c.Skill = cloned(x.Left), cloned(x.Coming), cloned(x.Learned), cloned(x.Skill)
	c.Moved, c.Net, c.Frontier = cloned(x.Moved), cloned(x.Net), cloned(x.Frontier)
	c.Reached, c.OutUSD, c.Abroad = cloned(x.Reached), cloned(x.OutUSD), cloned(x.Abroad)
	return c
}

// Tightened says whether the law asks more of a sale of origin i's goods of a
// class to an account than today's list does: newly listed, under a stricter
// policy, or to an end user whom a party list now names.
func (s *State) Tightened(a AccountID, i JurisdictionID, c ClassID) bool {
	j := s.Market(a).Destination
	now, then := s.Rules.Regime(i, c, j), s.Today.Regime(i, c, j)
	if now.Policy > then.Policy {
		return true
	}
	if s.Rules.MaxParty[j] == 0 || !s.Party(a, now.By, j) {
		return false
	}
	return float64(s.P.PartyU[a]) >= s.Today.Party[int(now.By)*s.G.NJ+int(j)]
}

// adapt books what a need that ended in the shadow of a stricter law leaves to
// makers at home, and which sales it moved from one origin to another.
func (s *State) adapt(e Ending) {
	i := s.Origin(e.Account, e.Shadow)
	if !s.Tightened(e.Account, i, s.G.RowClass[e.Row]) {
		return
	}
	x := &s.Adapt
	if e.Fate == Forgone || e.Fate == Own || e.Fate.Unlawful() {
		x.Left[e.Row] += e.Value
		x.Learning = true
	}
	k := int(s.Market(e.Account).Product)
	if e.Fate.Delivered() && e.Fate != Own {
		if o := s.Origin(e.Account, e.Option); o != i {
			x.Moved[int(o)*s.G.NP+k] += e.Value
			x.Moved[int(i)*s.G.NP+k] -= e.Value
		}
		return
	}
	x.Moved[int(i)*s.G.NP+k] -= e.Value
}
