package experiments

import (
	"context"
	"errors"
	"fmt"

	"cordon/data"
	"cordon/model"
	"cordon/model/outcome"
	"cordon/model/world"
	"cordon/plots"
)

// Comparison is a finished comparison: what every replicate yielded, and sums
// over the replicates at default parameters. Arms[0] is the baseline.
type Comparison struct {
	Options
	Arms        []Arm     // the baseline, then the scenarios, on one start and length
	Start       data.Date // Monday of week 0
	Length      int       // weeks
	From        int       // week of the first publication of any arm; outcomes run from it
	Ground      *world.Ground
	Values      []Replicate // by index, without a gap
	Sums        []*Sums     // by arm
	Card        []model.CardLine
	Places      []model.PlaceLine // the card by jurisdiction
	Watched     []string          // the goods that headline outcomes are about, one set for all arms
	Members     []string          // ISO3 of the jurisdictions that some arm names
	Interrupted bool              // stopped before the last replicate
	Reached     float64           // where Until is set: the share that was reached
	Met         bool              // and whether that is small enough
	Flip        *Flip             // which conclusions flip over which assumptions; nil: not asked
	Parts       []Decomposition   // effects of packages by measure; nil: not asked

	study  *model.Study
	runOne func(ctx context.Context, index int) (*model.Replicate, error)
}

// Replicate is what is kept of one replicate.
type Replicate struct {
	Index  int
	Draw   bool        // at a joint draw of the parameters, not at the defaults
	Values [][]float64 // by arm and outcome.All

	Weekly   [][]world.MemberWeek // at the defaults: by arm and (week, member)
	Together [][]world.WeekTally  // at a joint draw: by arm and week, members added up

	Taken any // by Options.Take
}

// Compare runs the replicates on some workers and folds them in the order of
// their index. Where ctx ends first, it returns what the finished replicates
// say, as far as they follow each other without a gap from index 0, together
// with an error that wraps ctx.Err(); nil where fewer than two are finished.
func Compare(ctx context.Context, o Options) (*Comparison, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	arms, err := o.arms()
	if err != nil {
		return nil, err
	}
	study, err := o.study(arms)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Options: o, Arms: arms, Start: arms[0].Begins(), Length: study.Weeks, From: study.From, study: study, runOne: study.Run}
	for range arms {
		c.Sums = append(c.Sums, &Sums{})
	}
	err = c.runAll(ctx)
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	if err != nil {
		c.Interrupted = true
		if len(c.Values) < 2 {
			return nil, fmt.Errorf("%d replicates were finished, and 2 are needed for any result: %w", len(c.Values), err)
		}
		err = fmt.Errorf("%d of %d replicates were finished: %w", len(c.Values), max(o.Replicates, len(c.Values)), err)
	}
	var failed error
	if c.Card, c.Places, failed = study.Card(); failed != nil {
		return nil, failed
	}
	if c.Watched, c.Members, failed = study.Watched(); failed != nil {
		return nil, failed
	}
	return c, err
}

// runAll runs the replicates asked for and, where there is a rule, more.
func (c *Comparison) runAll(ctx context.Context) error {
	err := c.run(ctx, c.Replicates)
	for err == nil && c.Until != nil {
		if c.Reached, c.Met = c.Until.reached(c); c.Met || len(c.Values)+UntilStep > UntilMost {
			break
		}
		err = c.run(ctx, len(c.Values)+UntilStep)
	}
	return err
}

// Years that outcomes run over.
func (c *Comparison) Years() float64 { return float64(c.Length-c.From) / world.WeeksAYear }

// Defaults is the number of replicates at default parameters.
func (c *Comparison) Defaults() int { return (len(c.Values) + 1) / 2 }

// Headlines are all outcomes of each scenario against the baseline.
func (c *Comparison) Headlines() []plots.Headline {
	var out []plots.Headline
	for arm := 1; arm < len(c.Arms); arm++ {
		out = append(out, c.Contrast(arm, 0)...)
	}
	return out
}

// Contrasts are all outcomes of every pair of arms, the later against the earlier.
func (c *Comparison) Contrasts() []plots.Headline {
	var out []plots.Headline
	for arm := 1; arm < len(c.Arms); arm++ {
		for against := 0; against < arm; against++ {
			out = append(out, c.Contrast(arm, against)...)
		}
	}
	return out
}

// Contrast is all outcomes of one arm against another, by position in Arms.
func (c *Comparison) Contrast(arm, against int) []plots.Headline {
	var out []plots.Headline
	for i, o := range outcome.All() {
		h := c.estimate(i, arm, against)
		h.Scenario, h.Against = c.Arms[arm].Name, c.Arms[against].Name
		h.Group, h.Outcome, h.Unit, h.Mark, h.IsHeadline = string(o.Group), o.Name, o.Unit, o.Mark, o.Headline
		h.Words = plots.Words(h)
		out = append(out, h)
	}
	return out
}

func (c *Comparison) estimate(outcome, arm, against int) plots.Headline {
	var defaults, draws []pair
	for _, r := range c.Values {
		p := pair{r.Values[arm][outcome], r.Values[against][outcome]}
		if r.Draw {
			draws = append(draws, p)
		} else {
			defaults = append(defaults, p)
		}
	}
	return estimate(defaults, draws)
}
