package experiments

import (
	"math"

	"cordon/data"
	"cordon/experiments/conclusions"
)

// What the tests of one parameter found of one conclusion.
const (
	FlipsShown   = "flips"     // at some place the other sign stands beyond simulation error
	FlipsUntold  = "not told"  // at some place the sign can't be told from no change, and at none the other one is shown
	FlipsNot     = "holds"     // its sign stands at every place, with all replicates
	FlipsFar     = "not near"  // no place comes near a flip in the two replicates of the screening
	FlipsNoSign  = "no sign"   // at the defaults it can't be told from no change, so there is nothing to flip
	FlipsInert   = "untouched" // no difference moves by a bit at either end
	finestPlaces = 1e-12
)

// Verdict is what became of a conclusion over a parameter's range.
func (f *Flip) Verdict(p *FlipParameter, conclusion int) string {
	sign := f.Conclusions[conclusion].Sign
	switch {
	case p.Inert:
		return FlipsInert
	case sign == 0:
		return FlipsNoSign
	case !p.Full:
		return FlipsFar
	}
	tested := p.Tested(conclusion)
	for _, t := range tested {
		if t.Told() == -sign {
			return FlipsShown
		}
	}
	if len(tested) == len(p.Points) && conclusions.Hold(tested, sign) {
		return FlipsNot
	}
	return FlipsUntold
}

// flipTables are the tables of Flip; none where it was not asked for.
func (c *Comparison) flipTables() []*data.Table {
	if c.Flip == nil {
		return nil
	}
	tables := []*data.Table{c.flipTable(), c.flipPlaceTable(), c.switchingTable(), c.flipJointTable(), c.flipDriverTable()}
	if c.Flip.Leakage != nil {
		tables = append(tables, c.leakageTable())
	}
	return tables
}

// conclusionColumns name the conclusion of a row.
func (s *sheet) conclusionColumns() {
	s.text("scenario", "arm")
	s.text("against", "arm that it is compared with, on the same luck: the baseline (the sign of an effect) or another scenario (their ranking)")
	s.text("outcome", "headline outcome")
	s.text("outcome_unit", "unit of the outcome and its differences")
}

func (c *Comparison) conclusionCells(k Conclusion) []any {
	return []any{c.Arms[k.Arm].Name, c.Arms[k.Against].Name, k.Headline.Outcome, k.Headline.Unit}
}

func (c *Comparison) flipTable() *data.Table {
	s := newSheet("flips", "What became of each conclusion over the range of each assumption, one at a time, all others at default parameters, on the same luck.")
	s.text("path", "the assumption")
	s.text("unit", "its unit")
	s.number("value", "as column unit", "its value at default parameters")
	s.number("low", "as column unit", "low end of the range that joint draws take it from")
	s.number("high", "as column unit", "high end of it")
	s.conclusionColumns()
	s.text("verdict", "flips: the other sign beyond simulation error at some place; not told: at some place not to be told from no change, the other sign nowhere shown; holds: at every place, with all replicates; not near: no place comes near a flip in the two replicates of the screening; no sign: not to be told from no change at default parameters; untouched: no difference of any conclusion moves by a bit at either end in these two")
	s.whole("sign", "", "sign of the difference at default parameters; 0 where it can't be told from no change")
	s.number("difference", "as column outcome_unit", "mean paired difference at default parameters, over all of its replicates")
	s.number("low_difference", "as column outcome_unit", "mean at the low end: difference plus the mean change on the same luck")
	s.number("low_half", "as column outcome_unit", "half of the 95% confidence interval of that change: simulation error")
	s.number("high_difference", "as column outcome_unit", "the same at the high end")
	s.number("high_half", "as column outcome_unit", "half of the 95% confidence interval of that change")
	s.whole("places", "", "places of the range that were run, without the default")
	s.whole("replicates", "", "replicates at each of them")
	s.number("mass_flipped", "share of prior", "prior probability of values at which the mean has the other sign; only where the verdict is flips")
	f := c.Flip
	for i := range f.Parameters {
		p := &f.Parameters[i]
		for k, conclusion := range f.Conclusions {
			low, high := p.Ends()
			cells := append([]any{p.Path, p.Unit, p.Value, p.From, p.To}, c.conclusionCells(conclusion)...)
			down, up := p.Change(k, low), p.Change(k, high)
			verdict, mass := f.Verdict(p, k), notKnown
			if verdict == FlipsShown {
				mass = conclusions.FlippedMass(p.Tested(k), conclusion.Sign)
			}
			d := conclusion.Headline.Difference
			s.row(append(cells, verdict, conclusion.Sign, d, d+down.Mean, down.Half, d+up.Mean, up.Half, len(p.Points)-1, p.replicates(), mass)...)
		}
	}
	return &s.Table
}

// replicates at each place.
func (p *FlipParameter) replicates() int {
	for _, at := range p.Points {
		if !at.Own {
			return len(at.Differences[0])
		}
	}
	return 0
}

func (c *Comparison) flipPlaceTable() *data.Table {
	s := newSheet("flip_places", "Every place of every assumption that was run: differences on the luck of the first replicates at default parameters.")
	s.text("path", "the assumption")
	s.text("unit", "its unit")
	s.number("value", "as column unit", "value that was run")
	s.number("below", "share of prior", "share of joint draws with a smaller value")
	s.whole("default", "", "1 for the comparison's own value")
	s.conclusionColumns()
	s.number("mean", "as column outcome_unit", "mean paired difference")
	s.number("half", "as column outcome_unit", "half of its 95% confidence interval: simulation error")
	s.whole("replicates", "", "in which both arms were measured")
	for i := range c.Flip.Parameters {
		p := &c.Flip.Parameters[i]
		if p.Inert {
			continue
		}
		for _, at := range p.Points {
			for k, conclusion := range c.Flip.Conclusions {
				x := spotOf(at.Differences[k])
				s.row(append(append([]any{p.Path, p.Unit, at.Value, at.U, at.Own}, c.conclusionCells(conclusion)...), x.Mean, x.Half, x.N)...)
			}
		}
	}
	return &s.Table
}

func (c *Comparison) switchingTable() *data.Table {
	s := newSheet("switching", "At what value of an assumption a conclusion flips, all others at default parameters; a range may be crossed several times.")
	s.text("path", "the assumption")
	s.text("unit", "its unit")
	s.number("value", "as column unit", "its value at default parameters")
	s.conclusionColumns()
	s.whole("sign", "", "sign at default parameters")
	s.number("switching_value", "as column unit", "where the mean difference passes through zero")
	s.number("switching_low", "as column unit", "from here on the difference can't be told from no change: simulation error of the switching value")
	s.number("switching_high", "as column unit", "to here")
	s.number("below", "share of prior", "share of joint draws below the switching value")
	s.text("side", "where the other sign stands: above or below the switching value")
	s.number("mass", "share of prior", "prior probability on that side, to the next switching value or the end")
	s.whole("shown", "", "1: on that side the other sign stands beyond simulation error at some place; 0: not told from no change")
	s.number("bracket_low", "as column unit", "the value was narrowed down between this place")
	s.number("bracket_high", "as column unit", "and this one")
	for _, x := range c.Flip.Switches(c) {
		p := x.Parameter
		side := "below"
		if x.Away {
			side = "above"
		}
		s.row(append(append([]any{p.Path, p.Unit, p.Value}, c.conclusionCells(c.Flip.Conclusions[x.Conclusion])...),
			c.Flip.Conclusions[x.Conclusion].Sign, p.Draw(x.U), p.Draw(x.Low), p.Draw(x.High), x.U, side, x.Mass, x.Shown, p.Draw(x.From), p.Draw(x.To))...)
	}
	return &s.Table
}

// Switch is a switching value of a conclusion in a parameter.
type Switch struct {
	conclusions.Crossing
	Parameter  *FlipParameter
	Conclusion int
}

// Switches are all switching values, by parameter, conclusion and value.
func (f *Flip) Switches(c *Comparison) (out []Switch) {
	for i := range f.Parameters {
		p := &f.Parameters[i]
		for k, conclusion := range f.Conclusions {
			if !p.Full || conclusion.Sign == 0 {
				continue
			}
			for _, x := range conclusions.Crossings(p.Tested(k), conclusion.Sign) {
				if x.To-x.From > finestPlaces && !math.IsNaN(x.U) {
					out = append(out, Switch{x, p, k})
				}
			}
		}
	}
	return out
}

func (c *Comparison) flipJointTable() *data.Table {
	s := newSheet("flip_joint", "What became of each conclusion over the joint draws, in which all assumptions vary at once; luck included.")
	s.conclusionColumns()
	s.whole("sign", "", "sign of the difference at default parameters; 0 where it can't be told from no change")
	s.whole("draws", "", "joint draws in which it was measured")
	s.number("same_sign", "share", "of the draws, with the sign at default parameters")
	s.number("luck_alone", "share", "of single replicates at default parameters with that sign: what luck alone leaves of it")
	s.whole("nearest", "", "replicate of the draw with another sign that departs least from the defaults; -1: none")
	s.number("departure", "share of prior", "how far that draw departs: root of the mean squared distance to the defaults in shares of the priors")
	for k, j := range c.Flip.Draws {
		same := notKnown
		if j.Draws > 0 && c.Flip.Conclusions[k].Sign != 0 {
			same = float64(j.Same) / float64(j.Draws)
		}
		luck := j.Luck
		if c.Flip.Conclusions[k].Sign == 0 {
			luck = notKnown
		}
		s.row(append(c.conclusionCells(c.Flip.Conclusions[k]), c.Flip.Conclusions[k].Sign, j.Draws, same, luck, j.Nearest, j.Departure)...)
	}
	return &s.Table
}

func (c *Comparison) flipDriverTable() *data.Table {
	s := newSheet("flip_drivers", "The assumptions with which each difference goes most closely over the joint draws.")
	s.conclusionColumns()
	s.text("path", "the assumption")
	s.number("rank_correlation", "-1..1", "Spearman's rank correlation of the assumption with the difference")
	s.whole("beyond_chance", "", "1 where it is larger than the largest of all assumptions is by chance in one of twenty comparisons")
	s.number("low_half_mean", "as column outcome_unit", "mean difference in the draws below the assumption's median")
	s.number("high_half_mean", "as column outcome_unit", "mean difference in the draws above it")
	for k, j := range c.Flip.Draws {
		for _, d := range j.Drivers {
			s.row(append(c.conclusionCells(c.Flip.Conclusions[k]), d.Path, d.Rank, d.Beyond, d.Low, d.High)...)
		}
	}
	return &s.Table
}

func (c *Comparison) leakageTable() *data.Table {
	s := newSheet("leakage_width", "The spread of leakage over joint draws, divided among what nobody has measured and luck.")
	s.text("scenario", "arm")
	s.text("quantity", "of leakage_share: difference to the baseline, or ratio to it")
	s.text("group", "barred (B), ways_around (kappa), detection (phi and penalties), rest, luck, total")
	s.number("variance", "squared quantity", "the group's part of the variance (Shapley over groups; luck: what is left with all at their defaults)")
	s.number("share", "share of total", "part over the whole; below 0 only by simulation error or where groups offset each other")
	s.number("share_se", "share of total", "standard error, by leaving out one draw at a time")
	s.number("width_alone", "as the quantity", "width of the uncertainty range where only this group is drawn; luck is in it")
	s.number("width_without", "as the quantity", "width where all groups but this one are drawn")
	s.whole("draws", "", "joint draws that it rests on")
	for _, r := range c.Flip.Leakage.Rows {
		s.row(r.Scenario, r.Quantity, r.Group, r.Part, r.Share, r.ShareSE, r.Alone, r.Without, c.Flip.Leakage.Draws)
	}
	return &s.Table
}
