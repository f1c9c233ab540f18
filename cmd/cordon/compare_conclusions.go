package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"cordon/experiments"
)

// leakageDraws is the most joint draws that the width of leakage is split over.
const leakageDraws = 32

// conclusionFlags are those of the questions which conclusions hold.
func conclusionFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "flip", Usage: "test every assumption over its range: which signs and rankings flip, at what value; says beforehand what it costs"},
		&cli.IntFlag{Name: "flip-replicates", Value: 8, Usage: "`N` replicates at each value of an assumption that comes near a flip (2 elsewhere)"},
		&cli.StringSliceFlag{Name: "flip-only", Usage: "test only the assumption `PATH`; may be given several times"},
		&cli.BoolFlag{Name: "decompose", Usage: "divide the effect of scenarios with several measures among these"},
	}
}

// checkConclusions finds flags that can't be followed, before anything runs.
func checkConclusions(c *cli.Context, o *experiments.Options) error {
	n := c.Int("flip-replicates")
	if c.IsSet("flip-replicates") && !c.Bool("flip") {
		return usagef("--flip-replicates %d: it says how --flip runs; give --flip too", n)
	}
	if c.IsSet("flip-only") && !c.Bool("flip") {
		return usagef("--flip-only %s: it says what --flip tests; give --flip too", strings.Join(c.StringSlice("flip-only"), " --flip-only "))
	}
	if err := o.CheckAssumptions(c.StringSlice("flip-only")); err != nil {
		return usagef("--flip-only: %v", err)
	}
	defaults := (o.Replicates + 1) / 2
	if c.Bool("flip") && !c.IsSet("flip-replicates") && n > defaults && defaults >= 3 {
		n = defaults
		if err := c.Set("flip-replicates", strconv.Itoa(n)); err != nil {
			return err
		}
	}
	if c.Bool("flip") && (n < 3 || n > defaults) {
		return usagef("--flip-replicates %d with --replicates %d: expected 3 to %d, for each value is tested on the luck of the replicates at default parameters, which are half of all", n, o.Replicates, defaults)
	}
	if !c.Bool("decompose") {
		return nil
	}
	for _, a := range o.Scenarios {
		if len(a.Measures) > 1 {
			return nil
		}
	}
	return usagef("--decompose: no scenario of this comparison has two measures or more, so there is nothing to divide")
}

// conclude runs what was asked for on top of a finished comparison, which took some
// time. Where it is stopped, what is finished stays in the comparison.
func conclude(c *cli.Context, result *experiments.Comparison, took time.Duration) error {
	each := took.Seconds() / float64(len(result.Values)) // of one replicate with its warm-up and all arms
	about := func(replicates float64) string {
		return time.Duration(replicates * each * float64(time.Second)).Round(time.Second).String()
	}
	if c.Bool("decompose") {
		arms := result.DecomposeCost()
		fmt.Fprintf(os.Stderr, "Decompose: %d arms in each of %d replicates; about %s.\n", arms, len(result.Values),
			about(float64(len(result.Values))*float64(arms)/float64(len(result.Arms))))
		if err := progressed(c.Context, func(ctx context.Context, tick func(string, int, int)) error {
			return result.Decompose(ctx, nil, tick)
		}); err != nil {
			return err
		}
	}
	if !c.Bool("flip") {
		return nil
	}
	o := experiments.FlipOptions{Replicates: c.Int("flip-replicates"), Draws: leakageDraws}
	if c.IsSet("flip-only") {
		o.Only = c.StringSlice("flip-only")
	}
	least, leakage, err := result.FlipCost(o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "Flip: at most %d replicates to screen all assumptions and to split leakage (%d), about %s; then %d at each value of those that come near a flip. Ctrl-C keeps the assumptions that are finished.\n",
		least, leakage, about(float64(least)), o.Replicates)
	return progressed(c.Context, func(ctx context.Context, tick func(string, int, int)) error {
		o.Progress = tick
		return result.RunFlip(ctx, o)
	})
}

// progressed runs a task that counts several things, one after the other.
func progressed(ctx context.Context, task func(context.Context, func(what string, done, todo int)) error) error {
	var t *ticker
	counted := ""
	err := task(ctx, func(what string, done, todo int) {
		if what != counted {
			if t != nil {
				t.done()
			}
			t, counted = newTickerOf(os.Stderr, what), what
		}
		t.tick(done, todo)
	})
	if t != nil {
		t.done()
	}
	return err
}
