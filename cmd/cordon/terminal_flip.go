package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"cordon/experiments"
	"cordon/plots"
)

// flip prints which conclusions hang on which assumptions.
func (p *printer) flip(c *experiments.Comparison) {
	f := c.Flip
	if f == nil {
		return
	}
	p.heading("Which conclusions hang on an assumption")
	inert, full, places := 0, 0, 0
	for i := range f.Parameters {
		switch {
		case f.Parameters[i].Inert:
			inert++
		case f.Parameters[i].Full:
			full++
		}
		places += len(f.Parameters[i].Points) - 1
	}
	p.line("%s moved over their ranges, one at a time, all others at default parameters, on the same luck: both ends and two values between; %d values and %d replicates in all. "+
		"%d touch nothing here, to the last bit, at either end. %d came near a flip and were run with %d replicates at each value; the others with 2.",
		count(len(f.Parameters), "assumption"), places, f.Runs, inert, full, f.Replicates)
	if len(f.Parameters) < f.Todo {
		p.line("%s", p.paint(red, fmt.Sprintf("Stopped: these are %d of %d assumptions.", len(f.Parameters), f.Todo)))
	}
	for _, left := range f.LeftOut {
		p.line("Not moved: %s.", left)
	}
	p.switches(c)
	p.jointly(c)
	p.leakage(f.Leakage)
}

func conclusionWords(c *experiments.Comparison, k experiments.Conclusion) string {
	return plots.ConclusionWords(k.Headline.Outcome, c.Arms[k.Arm].Name, c.Arms[k.Against].Name, k.Sign)
}

// switches prints switching values that are shown, then conclusions that are lost
// without the other sign being shown.
func (p *printer) switches(c *experiments.Comparison) {
	f := c.Flip
	all := slices.DeleteFunc(f.Switches(c), func(x experiments.Switch) bool { return !x.Shown })
	slices.SortStableFunc(all, func(a, b experiments.Switch) int { return cmp.Compare(b.Mass, a.Mass) })
	if len(all) == 0 {
		p.line("No conclusion flips over the range of any of the %s tested.", count(len(f.Parameters), "assumption"))
	} else {
		t := p.table(table.Row{"conclusion", "assumption", "default", "flips", "prior beyond"}, 40, 28, 8)
		for _, x := range all {
			q := x.Parameter
			side := "below "
			if x.Away {
				side = "above "
			}
			flips := fmt.Sprintf("%s%s %s\n%s to %s by simulation error", side, plots.FormatValue(q.Draw(x.U), ""), q.Unit, plots.FormatValue(q.Draw(x.Low), ""), plots.FormatValue(q.Draw(x.High), ""))
			t.AppendRow(table.Row{conclusionWords(c, f.Conclusions[x.Conclusion]), q.Path, plots.FormatValue(q.Value, ""), flips, plots.FormatShare(x.Mass)})
		}
		p.render(t)
	}
	for k, conclusion := range f.Conclusions {
		var paths []string
		for i := range f.Parameters {
			if f.Verdict(&f.Parameters[i], k) == experiments.FlipsUntold {
				paths = append(paths, f.Parameters[i].Path)
			}
		}
		if len(paths) > 0 {
			p.line("Not told from no change at some value, though never shown the other way: %s, over %s.", conclusionWords(c, conclusion), strings.Join(paths, ", "))
		}
	}
}

// jointly prints what became of the conclusions over the joint draws.
func (p *printer) jointly(c *experiments.Comparison) {
	p.heading("All assumptions at once")
	t := p.table(table.Row{"conclusion at default parameters", "draws with that sign", "goes with (rank correlation)"}, 46, 22)
	for k, j := range c.Flip.Draws {
		conclusion := c.Flip.Conclusions[k]
		words, share := conclusionWords(c, conclusion), ""
		if conclusion.Sign == 0 {
			words += ": " + plots.NoChange
		} else if j.Draws > 0 {
			share = fmt.Sprintf("%s of %d\nluck alone: %s", plots.FormatShare(float64(j.Same)/float64(j.Draws)), j.Draws, plots.FormatShare(j.Luck))
			if j.Nearest >= 0 {
				share += fmt.Sprintf("\nnearest other: replicate %d", j.Nearest)
			}
		}
		var with []string
		for _, d := range j.Drivers {
			if d.Beyond {
				with = append(with, fmt.Sprintf("%s %+.2f", d.Path, d.Rank))
			}
		}
		if len(with) == 0 {
			with = []string{"none beyond chance"}
		}
		t.AppendRow(table.Row{words, share, strings.Join(with, "\n")})
	}
	p.render(t)
}

// leakage prints what makes the range of leakage wide.
func (p *printer) leakage(l *experiments.LeakageWidth) {
	if l == nil {
		return
	}
	p.heading("What makes the range of leakage wide (leakage_share, %d joint draws)", l.Draws)
	t := p.table(table.Row{"scenario", "made by", "difference", "ratio to the baseline"}, 24, 30)
	cells := func(scenario, quantity, group string) string {
		i := slices.IndexFunc(l.Rows, func(r experiments.LeakageRow) bool {
			return r.Scenario == scenario && r.Quantity == quantity && r.Group == group
		})
		if i < 0 {
			return "not measured"
		}
		r := l.Rows[i]
		if group == "total" {
			return "width " + wide(r.Alone, quantity)
		}
		text := fmt.Sprintf("%.0f%% ±%.0f%% of the variance", 100*r.Share, 100*r.ShareSE)
		if !math.IsNaN(r.Without) {
			text += fmt.Sprintf("\nwidth alone %s, without it %s", wide(r.Alone, quantity), wide(r.Without, quantity))
		}
		return text
	}
	var scenarios []string
	for _, r := range l.Rows {
		if !slices.Contains(scenarios, r.Scenario) {
			scenarios = append(scenarios, r.Scenario)
		}
	}
	for _, s := range scenarios {
		for _, g := range []string{"barred", "ways_around", "detection", "rest", "luck", "total"} {
			t.AppendRow(table.Row{s, plots.LeakageGroup(g), cells(s, "difference", g), cells(s, "ratio", g)})
		}
	}
	p.render(t)
	p.line("± is the standard error over the draws. Shares are Shapley's over the groups and add up with luck to the whole; luck is in every width.")
}

func wide(v float64, quantity string) string {
	if quantity == "difference" {
		return strings.TrimLeft(plots.FormatDifference(v, "share"), "+")
	}
	return plots.FormatValue(v, "")
}
