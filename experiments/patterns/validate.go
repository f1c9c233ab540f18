package patterns

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"cordon/experiments"
)

// Options of a validation.
type Options struct {
	Patterns   []*Pattern // nil: all
	Replicates int        // at least 2, for an interval; eight times as many of patterns that are quick
	Seed       uint64
	Workers    int                 // trials at a time; the figures do not depend on it
	Progress   func(done, all int) // called after each trial; nil: nobody
}

// quickly is how many times as many replicates a pattern takes that is quick.
const quickly = 8

// replicates of a pattern where n are asked for.
func (p *Pattern) replicates(n int) int {
	if p.Slow {
		return n
	}
	return n * quickly
}

// Validation is what patterns came to.
type Validation struct {
	Options
	Scores []Score // in the order of patterns and their lines
}

// Score is one line of one pattern, for the model and both nulls.
type Score struct {
	Pattern *Pattern
	Line    *Line
	Of      [Rivals]Estimate
}

// Estimate is a rival's figure: mean over replicates, 95% interval, verdict. Where
// fewer than half of the replicates have anything to measure there is no figure: what
// was published hardly ever happens, and the few would look like the rule.
type Estimate struct {
	Mean, Low, High float64
	N, Asked        int // replicates with something to measure, and all
	Verdict         Verdict
	Why             string // of a null that says nothing
}

// Validate runs the patterns. The same seed and replicates give the same figures
// with any number of workers.
func Validate(ctx context.Context, o Options) (*Validation, error) {
	if o.Replicates < 2 {
		return nil, fmt.Errorf("%d replicates: an interval needs 2 or more", o.Replicates)
	}
	if o.Patterns == nil {
		o.Patterns = All()
	}
	v := &Validation{Options: o}
	found := map[*Pattern]*[Rivals][]Values{}
	for _, p := range o.Patterns {
		found[p] = &[Rivals][]Values{}
	}
	if err := v.run(ctx, found); err != nil {
		return nil, err
	}
	for _, p := range o.Patterns {
		for n := range p.Lines {
			v.Scores = append(v.Scores, score(p, &p.Lines[n], found[p]))
		}
	}
	return v, nil
}

// run fills in the values of every pattern, rival and replicate.
func (v *Validation) run(ctx context.Context, found map[*Pattern]*[Rivals][]Values) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(max(1, v.Workers))
	all, done := 0, 0
	var lock sync.Mutex
	for _, p := range v.Patterns {
		for rival := range Rivals {
			if p.Silent[rival] == "" {
				all += p.replicates(v.Replicates)
			}
		}
	}
	for _, p := range v.Patterns {
		for rival := range Rivals {
			if p.Silent[rival] != "" {
				continue
			}
			values := make([]Values, p.replicates(v.Replicates))
			found[p][rival] = values
			ready := sync.OnceValues(func() (Trial, error) { return p.prepare(&Setup{Rival: rival, Seed: v.Seed}) })
			for r := range values {
				g.Go(func() (err error) {
					if err := ctx.Err(); err != nil {
						return err
					}
					trial, err := ready()
					if err == nil {
						values[r], err = trial(ctx, r)
					}
					if err != nil {
						if errors.Is(err, context.Canceled) {
							return err
						}
						return fmt.Errorf("pattern %d (%s), %s, replicate %d: %w", p.Number, p.Name, rival.Title(), r, err)
					}
					if v.Progress != nil {
						lock.Lock()
						defer lock.Unlock()
						done++
						v.Progress(done, all)
					}
					return nil
				})
			}
		}
	}
	return g.Wait()
}

// score is a line's estimates from what replicates yielded, in their order.
func score(p *Pattern, l *Line, found *[Rivals][]Values) Score {
	s := Score{Pattern: p, Line: l}
	for rival := range Rivals {
		e := &s.Of[rival]
		e.Why = p.Silent[rival]
		if l.Silent[rival] != "" {
			e.Why = l.Silent[rival]
		}
		if e.Why != "" {
			e.Mean, e.Low, e.High, e.Verdict = nan, nan, nan, SayNothing
			continue
		}
		x := make([]float64, 0, len(found[rival]))
		for _, values := range found[rival] {
			figure, ok := values[l.Key]
			if !ok {
				panic(fmt.Sprintf("pattern %d: %s yields nothing called %q", p.Number, rival, l.Key))
			}
			x = append(x, figure)
		}
		e.Mean, e.Low, e.High, e.N = experiments.Interval(x)
		if e.Asked = len(x); 2*e.N < e.Asked {
			e.Mean, e.Low, e.High = nan, nan, nan
		}
		e.Verdict = l.Judge(e.Mean, e.Low, e.High)
	}
	return s
}
