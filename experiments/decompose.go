package experiments

import (
	"context"
	"fmt"
	"math"
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model"
	"cordon/model/exact"
	"cordon/model/lever"
	"cordon/model/outcome"
)

// decomposeArms is how many sets of measures run side by side: each is a whole state.
const decomposeArms = 24

// Decomposition is the effect of one scenario's package divided among its measures:
// Shapley's parts, the mean of what a measure adds over all orders in which the
// measures can join, on the same luck.
type Decomposition struct {
	Scenario, Against string
	Measures          []string // in the order of the file
	Arms              int      // different sets of measures that were run, the empty one and the whole included
	Sampled           bool     // over pairs of orders, not all of them
	Pairs             int
	Same              bool     // the whole has the bits of the comparison; not so where some measures alone cover goods that the package does not
	Rows              [][]Part // by outcome.All and part: the measures, then what today's list itself is against the baseline, then the whole
}

// Part is one measure's share in the effect on one outcome.
type Part struct {
	Name      string
	Mean      float64 // at default parameters
	SimLow    float64 // its 95% confidence interval: simulation error
	SimHigh   float64
	OrderSE   float64 // standard error of sampling orders; 0 where all are taken
	UncLow    float64 // range over joint draws
	UncHigh   float64
	Alone     float64 // mean effect of the measure alone, with the measures that it goes with
	Last      float64 // mean of what it adds to all others
	Defaults  int     // replicates
	Draws     int
	SignShare float64 // share of the draws with its sign
}

// ListPart and WholePart are the last two parts of every row.
const (
	ListPart  = "today's list"
	WholePart = "whole package"
)

// Decompose divides the effect of every scenario that has at least two measures and
// keeps the parts in c.Parts; only: the names of some of them, nil for all. Where ctx ends first, scenarios that are finished stay.
func (c *Comparison) Decompose(ctx context.Context, only []string, progress func(what string, done, todo int)) error {
	packages := c.Packages()
	if only != nil {
		packages = slices.DeleteFunc(packages, func(arm int) bool { return !slices.Contains(only, c.Arms[arm].Name) })
	}
	if len(packages) == 0 {
		return fmt.Errorf("nothing to divide: no scenario of this comparison has two measures or more")
	}
	for _, arm := range packages {
		d, err := c.decompose(ctx, arm, progress)
		if err != nil {
			return fmt.Errorf("parts of %s: %w", c.Arms[arm].Name, err)
		}
		c.Parts = append(c.Parts, *d)
	}
	return nil
}

// Packages are the arms that have at least two measures.
func (c *Comparison) Packages() (arms []int) {
	for arm := 1; arm < len(c.Arms); arm++ {
		if len(c.Arms[arm].Measures) > 1 {
			arms = append(arms, arm)
		}
	}
	return arms
}

// DecomposeCost is how many arms are run in each replicate, over all packages.
func (c *Comparison) DecomposeCost() (arms int) {
	for _, arm := range c.Packages() {
		p := packageOf(c.Arms[arm].Measures, c.Seed)
		arms += len(p.runs) + chunksOf(len(p.runs))
	}
	return arms
}

func chunksOf(n int) int { return (n + decomposeArms - 1) / decomposeArms }

func (c *Comparison) decompose(ctx context.Context, arm int, progress func(string, int, int)) (*Decomposition, error) {
	p := packageOf(c.Arms[arm].Measures, c.Seed)
	var arms []model.Arm
	for _, s := range p.runs {
		arms = append(arms, model.Arm{Name: fmt.Sprintf("%s, set %d", c.Arms[arm].Name, s), Start: c.Start, Weeks: c.Length, Measures: lever.InOrder(p.arm(s))})
	}
	// Every part of the sets is run beside the comparison's own baseline, and all of them, and the
	// comparison's arms, count for what goods are watched, so that the parts speak of one set of goods.
	base := c.study.Arms[0]
	beside := slices.Concat(c.study.Arms[1:], arms)
	var studies []*model.Study
	for from := 0; from < len(arms); from += decomposeArms {
		to := min(from+decomposeArms, len(arms))
		study, err := c.variant(func(d *model.Design) {
			d.Arms, d.Beside = append([]model.Arm{base}, arms[from:to]...), beside
		})
		if err != nil {
			return nil, err
		}
		studies = append(studies, study)
	}
	values := make([]map[conclusions.Set][]float64, len(c.Values)) // by replicate and set: outcomes
	baseline := make([][]float64, len(c.Values))
	ended := 0
	err := each(ctx, c.Workers, len(c.Values), func(ctx context.Context, i int) error {
		got := map[conclusions.Set][]float64{}
		for k, study := range studies {
			r, err := study.Run(ctx, i)
			if err != nil {
				return err
			}
			for n, a := range r.Arms[1:] {
				got[p.runs[k*decomposeArms+n]] = a.Values
			}
			baseline[i] = r.Arms[0].Values
		}
		values[i] = got
		return nil
	}, func(int) {
		if ended++; progress != nil {
			progress("replicates of "+c.Arms[arm].Name, ended, len(c.Values))
		}
	})
	if err != nil {
		return nil, err
	}
	same := true
	for i := range values {
		for k, v := range values[i][p.acting(conclusions.All(len(p.measures)))] {
			own := c.Values[i].Values[arm][k]
			same = same && (v == own || math.IsNaN(v) && math.IsNaN(own))
		}
	}
	d := &Decomposition{Same: same, Scenario: c.Arms[arm].Name, Against: c.Arms[0].Name, Arms: len(p.runs), Sampled: p.orders != nil, Pairs: len(p.orders) / 2}
	for _, m := range p.measures {
		d.Measures = append(d.Measures, m.Name)
	}
	for i := range outcome.All() {
		d.Rows = append(d.Rows, p.parts(c, i, values, baseline))
	}
	return d, nil
}

// parts of one outcome. Replicates in which it is not measured in every set are left out.
func (p *bundle) parts(c *Comparison, outcome int, values []map[conclusions.Set][]float64, baseline [][]float64) []Part {
	n := len(p.measures)
	whole := conclusions.All(n)
	var defaults, draws [][]float64 // by part and replicate
	defaults, draws = make([][]float64, n+2), make([][]float64, n+2)
	sums, count := map[conclusions.Set]float64{}, 0.0 // over the replicates at default parameters
	alone, last := make([][]float64, n), make([][]float64, n)
	for r := range values {
		value := func(s conclusions.Set) float64 { return values[r][p.acting(s)][outcome] }
		measured := !math.IsNaN(baseline[r][outcome])
		for _, s := range p.runs {
			measured = measured && !math.IsNaN(values[r][s][outcome])
		}
		if !measured {
			continue
		}
		parts, _ := p.divide(value)
		parts = append(parts, value(0)-baseline[r][outcome], value(whole)-baseline[r][outcome])
		into := defaults
		if c.Values[r].Draw {
			into = draws
		}
		for i, v := range parts {
			into[i] = append(into[i], v)
		}
		if c.Values[r].Draw {
			continue
		}
		count++
		for _, s := range p.runs {
			sums[s] += value(s)
		}
		for i := range n {
			alone[i] = append(alone[i], value(p.with(i))-value(0))
			last[i] = append(last[i], value(whole)-value(whole&^conclusions.Set(0).With(i)))
		}
	}
	_, orderSE := p.divide(func(s conclusions.Set) float64 { return sums[p.acting(s)] / count })
	out := make([]Part, n+2)
	for i := range out {
		out[i] = partOf(defaults[i], draws[i])
		switch {
		case i < n:
			out[i].Name, out[i].Alone, out[i].Last = p.measures[i].Name, exact.Mean(alone[i]), exact.Mean(last[i])
			out[i].OrderSE = orderSE[i]
		case i == n:
			out[i].Name, out[i].Alone, out[i].Last = ListPart, notKnown, notKnown
		default:
			out[i].Name, out[i].Alone, out[i].Last = WholePart, notKnown, notKnown
		}
	}
	return out
}

func partOf(defaults, draws []float64) Part {
	pairs := func(x []float64) (out []pair) {
		for _, v := range x {
			out = append(out, pair{level: v})
		}
		return out
	}
	h := estimate(pairs(defaults), pairs(draws))
	return Part{Mean: h.Difference, SimLow: h.SimLow, SimHigh: h.SimHigh, UncLow: h.UncLow, UncHigh: h.UncHigh, Defaults: h.Replicates, Draws: h.Draws, SignShare: h.SignShare}
}
