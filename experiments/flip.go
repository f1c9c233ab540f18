package experiments

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cordon/model"
	"cordon/model/param"
	"cordon/scenarios"
)

// FlipOptions say how a comparison's conclusions are held against its assumptions.
type FlipOptions struct {
	Replicates int                               // at each place of a parameter that comes near a flip; at most those at default parameters
	Only       []string                          // paths; nil: every uncertain parameter
	Draws      int                               // joint draws that the width of leakage is split over; at most those of the comparison
	Progress   func(what string, done, todo int) // called from one goroutine; may be nil
}

// How parameters are screened before the places of a few are run in full.
const (
	flipScreen = 2   // replicates at each place
	flipNear   = 0.5 // of its size that a conclusion's difference must lose at some place
	flipSteps  = 6   // further places to which a switching value is narrowed down, a conclusion
)

// flipPlaces are the places at which every parameter is tested, as shares of its
// prior: both ends first, so that what moves nothing there is found soon, then two
// inside, for a range is not monotone by law.
var flipPlaces = []float64{0, 1, 1.0 / 3, 2.0 / 3}

// Flip is which conclusions flip, over which assumptions.
type Flip struct {
	FlipOptions
	Conclusions []Conclusion
	Parameters  []FlipParameter // finished ones, in the order of their declaration
	Todo        int             // parameters that were to be tested
	LeftOut     []string        // uncertain parameters that are not tested, each with the reason
	Draws       []Joint         // by conclusion
	Leakage     *LeakageWidth   // nil: not split
	Replicates  int             // that were run at each place in full
	Runs        int             // replicates run in all
}

// RunFlip tests every assumption and keeps the result in c.Flip. Where ctx ends
// first, it keeps the parameters that are finished and returns an error that wraps
// ctx.Err().
func (c *Comparison) RunFlip(ctx context.Context, o FlipOptions) error {
	if o.Replicates < 3 || o.Replicates > c.Defaults() {
		return fmt.Errorf("--flip-replicates %d: expected 3 to %d, the replicates at default parameters of this comparison, on whose luck each place is tested", o.Replicates, c.Defaults())
	}
	f := &Flip{FlipOptions: o, Conclusions: c.Conclusions(), Replicates: o.Replicates}
	declared, left, err := c.assumptions(o.Only)
	if err != nil {
		return err
	}
	f.LeftOut, f.Todo = left, len(declared)
	found := make([]*FlipParameter, len(declared))
	runs, ended := make([]int, len(declared)), 0
	err = each(ctx, c.Workers, len(declared), func(ctx context.Context, i int) error {
		s := flipSearch{c: c, f: f, d: declared[i]}
		p, err := s.run(ctx)
		found[i], runs[i] = p, s.runs
		return err
	}, func(int) {
		if ended++; o.Progress != nil {
			o.Progress("parameters", ended, len(declared))
		}
	})
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	for i, p := range found {
		f.Runs += runs[i]
		if p != nil {
			f.Parameters = append(f.Parameters, *p)
		}
	}
	f.Draws = c.joint(f.Conclusions)
	c.Flip = f
	if err == nil {
		f.Leakage, err = c.splitLeakage(ctx, o)
	}
	if f.Leakage != nil {
		f.Runs += f.Leakage.Runs
	}
	if err != nil {
		return fmt.Errorf("%d of %d parameters were tested: %w", len(f.Parameters), f.Todo, err)
	}
	return nil
}

// FlipCost is how many replicates a test of all assumptions takes: at least, where
// no conclusion comes near a flip, and of these for the split of leakage.
func (c *Comparison) FlipCost(o FlipOptions) (least, leakage int, err error) {
	declared, _, err := c.assumptions(o.Only)
	if n := c.leakageDraws(o); n > 0 {
		leakage = n * (1<<len(leakageGroups) - 1)
	}
	return len(declared)*len(flipPlaces)*flipScreen + leakage, leakage, err
}

// assumptions are the parameters that joint draws vary, without those that the user
// has set and those that every member's agency has measured.
func (c *Comparison) assumptions(only []string) (out []param.Declaration, left []string, err error) {
	for _, d := range c.Declared() {
		switch {
		case !d.Uncertain() || only != nil && !slices.Contains(only, d.Path):
		case slices.ContainsFunc(c.Params, func(o Override) bool { return o.Path == d.Path }):
			left = append(left, d.Path+": set by --set")
		case c.measuredByAll(d.Path):
			left = append(left, d.Path+": measured by the agency of every member")
		default:
			out = append(out, d)
		}
	}
	return out, left, c.CheckAssumptions(only)
}

// CheckAssumptions wants every path to be that of a parameter that joint draws vary.
func (o *Options) CheckAssumptions(paths []string) error {
	var known []string
	for _, d := range o.Declared() {
		if d.Uncertain() {
			known = append(known, d.Path)
		}
	}
	for _, path := range paths {
		if !slices.Contains(known, path) {
			return fmt.Errorf("%q is no parameter that joint draws vary; did you mean %q? (\"cordon list parameters\" shows which have a distribution)", path, scenarios.Nearest(path, known))
		}
	}
	return nil
}

// measuredByAll says whether every member has measured the parameter.
func (c *Comparison) measuredByAll(path string) bool {
	has := map[string]bool{}
	for _, m := range c.World.Measured {
		if m.Path == path {
			has[c.World.Jurisdictions[m.Jurisdiction].ISO3] = true
		}
	}
	return len(has) > 0 && !slices.ContainsFunc(c.Members, func(iso string) bool { return !has[iso] })
}

// variant is the comparison's study with something else about it.
func (c *Comparison) variant(change func(*model.Design)) (*model.Study, error) {
	d := c.study.Design
	d.World = c.World
	d.Cores = 1
	change(&d)
	return model.NewStudy(d)
}
