package experiments

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"cordon/experiments/conclusions"
	"cordon/model"
	"cordon/model/exact"
	"cordon/model/outcome"
)

// leakageGroups are what leakage hangs on and trade data can't tell apart (model.md
// section 11), by the beginnings of the paths of their parameters; the last takes
// what is left.
var leakageGroups = []struct{ name, doc, prefix string }{
	{"barred", "barred demand (B): how much of demand is barred", "population.barred"},
	{"ways_around", "ways around (kappa): what they cost and how buyers, brokers and exporters use them", "evasion."},
	{"detection", "detection (phi) and penalties: what is found and what that costs", "enforcement."},
	{"rest", "all other parameters, and errors of measured ones", ""},
}

// leakageFew is how many draws a split needs.
const leakageFew = 8

// LeakageWidth is the variance of leakage over joint draws, divided among groups of
// parameters and luck. A group's part is Shapley's, of the game in which the value of
// some groups is the variance over draws of these, on the same luck, all others at
// their defaults; luck is the variance with every group at its defaults. So groups
// and luck add up to the variance of the joint draws.
type LeakageWidth struct {
	Rows  []LeakageRow
	Draws int // joint draws that it rests on
	Runs  int // replicates that were run for it
}

// LeakageRow is one group's part in the spread of one quantity of one scenario.
type LeakageRow struct {
	Scenario, Quantity string  // quantity: difference to the baseline, or ratio to it
	Group              string  // of leakageGroups, or luck, or total
	Part               float64 // of the variance
	Share, ShareSE     float64 // of the total, with its standard error by jackknife over draws
	Alone              float64 // width of the 5% to 95% interval where only this group is drawn; luck is in it
	Without            float64 // width where all but this group are drawn
}

// leakageDraws is how many joint draws a split takes.
func (c *Comparison) leakageDraws(o FlipOptions) int {
	n := min(o.Draws, len(c.Values)-c.Defaults())
	if n < leakageFew {
		return 0
	}
	return n
}

// splitLeakage runs every set of groups on the luck of the comparison's joint draws.
// Where ctx ends first, it takes the draws that are finished without a gap.
func (c *Comparison) splitLeakage(ctx context.Context, o FlipOptions) (*LeakageWidth, error) {
	draws := c.leakageDraws(o)
	if draws == 0 {
		return nil, nil
	}
	index := slices.IndexFunc(outcome.All(), func(x outcome.Outcome) bool { return x.Name == "leakage_share" })
	whole := conclusions.All(len(leakageGroups))
	studies := make([]*model.Study, whole)
	for s := range studies {
		study, err := c.variant(func(d *model.Design) { d.Held, d.AllDraw = c.heldWithout(conclusions.Set(s)), s == 0 })
		if err != nil {
			return nil, err
		}
		studies[s] = study
	}
	values := make([][][]float64, draws) // by draw, set and arm
	ended := 0
	err := each(ctx, c.Workers, draws, func(ctx context.Context, i int) error {
		got := make([][]float64, whole+1)
		for s, study := range studies {
			r, err := study.Run(ctx, 2*i+1)
			if err != nil {
				return err
			}
			for _, a := range r.Arms {
				got[s] = append(got[s], a.Values[index])
			}
		}
		for arm := range c.Arms {
			got[whole] = append(got[whole], c.Values[2*i+1].Values[arm][index])
		}
		values[i] = got
		return nil
	}, func(int) {
		if ended++; o.Progress != nil {
			o.Progress("draws for leakage", ended, draws)
		}
	})
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	if n := slices.IndexFunc(values, func(v [][]float64) bool { return v == nil }); n >= 0 {
		values = values[:n]
	}
	if len(values) < leakageFew {
		return nil, err
	}
	w := &LeakageWidth{Draws: len(values), Runs: len(values) * int(whole)}
	for arm := 1; arm < len(c.Arms); arm++ {
		w.split(c.Arms[arm].Name, "difference", values, func(v []float64) float64 { return v[arm] - v[0] })
		w.split(c.Arms[arm].Name, "ratio", values, func(v []float64) float64 { return v[arm] / v[0] })
	}
	return w, err
}

// heldWithout are the paths that stay at their defaults where a set of groups is drawn.
func (c *Comparison) heldWithout(drawn conclusions.Set) []string {
	var paths []string
	for _, d := range c.Declared() {
		if d.Uncertain() {
			paths = append(paths, d.Path)
		}
	}
	for _, m := range c.World.Measured {
		paths = append(paths, m.Path)
	}
	slices.Sort(paths)
	return slices.DeleteFunc(slices.Compact(paths), func(path string) bool { return drawn.Has(leakageGroup(path)) })
}

func leakageGroup(path string) int {
	return slices.IndexFunc(leakageGroups, func(g struct{ name, doc, prefix string }) bool { return strings.HasPrefix(path, g.prefix) })
}

// split adds the rows of one quantity of one scenario.
func (w *LeakageWidth) split(scenario, quantity string, values [][][]float64, of func(arms []float64) float64) {
	n := len(leakageGroups)
	whole := conclusions.All(n)
	var rows [][]float64 // by draw and set, those in which all sets are measured
	for _, v := range values {
		row := make([]float64, whole+1)
		for s := range row {
			row[s] = of(v[s])
		}
		if len(finiteOf(row)) == len(row) {
			rows = append(rows, row)
		}
	}
	if len(rows) < leakageFew {
		return
	}
	column := func(s conclusions.Set, without int) (x []float64) {
		for r, row := range rows {
			if r != without {
				x = append(x, row[s])
			}
		}
		return x
	}
	parts := conclusions.Shapley(n, func(s conclusions.Set) float64 { return conclusions.Variance(column(s, -1)) })
	parts = append(parts, conclusions.Variance(column(0, -1)))
	shares, se := conclusions.Jackknife(len(rows), func(without int) []float64 {
		p := conclusions.Shapley(n, func(s conclusions.Set) float64 { return conclusions.Variance(column(s, without)) })
		p = append(p, conclusions.Variance(column(0, without)))
		total := conclusions.Variance(column(whole, without))
		for i := range p {
			p[i] /= total
		}
		return p
	})
	for i, g := range leakageGroups {
		w.Rows = append(w.Rows, LeakageRow{scenario, quantity, g.name, parts[i], shares[i], se[i],
			width(column(conclusions.Set(0).With(i), -1)), width(column(whole&^conclusions.Set(0).With(i), -1))})
	}
	total := conclusions.Variance(column(whole, -1))
	w.Rows = append(w.Rows,
		LeakageRow{scenario, quantity, "luck", parts[n], shares[n], se[n], width(column(0, -1)), math.NaN()},
		LeakageRow{scenario, quantity, "total", total, 1, 0, width(column(whole, -1)), math.NaN()})
}

// width of the uncertainty range of some draws (as in estimate).
func width(x []float64) float64 {
	slices.Sort(x)
	if len(x) < fewDraws {
		return x[len(x)-1] - x[0]
	}
	return exact.Quantile(x, 0.95) - exact.Quantile(x, 0.05)
}
