package experiments

import (
	"context"
	"errors"
	"sync"

	"cordon/model"
	"cordon/model/world"
)

// done is one replicate as a worker hands it over.
type done struct {
	index int
	r     *model.Replicate
	taken any
	err   error
}

// run adds replicates until there are n. Workers take the next index; replicates
// are folded in order, whoever is ready first. After a failure nothing new is
// begun, but what was begun is finished, so that the error returned is that of
// the lowest index whatever the number of workers.
func (c *Comparison) run(ctx context.Context, n int) error {
	first := len(c.Values)
	next, finished, halt := make(chan int), make(chan done), make(chan struct{})
	var workers sync.WaitGroup
	for range min(max(1, c.Workers), n-first) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := range next {
				r, err := c.runOne(ctx, i)
				var taken any
				if err == nil {
					if c.Take != nil {
						taken = c.Take(r)
					}
					shrink(r)
				}
				finished <- done{i, r, taken, err}
			}
		}()
	}
	go func() {
		defer func() {
			close(next)
			workers.Wait()
			close(finished)
		}()
		for i := first; i < n; i++ {
			select {
			case next <- i:
			case <-halt:
				return
			case <-ctx.Done():
				return
			}
		}
	}()
	var failed *done
	early := map[int]done{} // finished before one of a lower index
	for d := range finished {
		switch {
		case d.err == nil:
			early[d.index] = d
		case ctx.Err() != nil && errors.Is(d.err, ctx.Err()): // stopped, not failed
		case failed == nil:
			failed = &d
			close(halt)
		case d.index < failed.index:
			failed = &d
		}
		for r, ok := early[len(c.Values)]; ok; r, ok = early[len(c.Values)] {
			delete(early, len(c.Values))
			c.fold(r.r, r.taken)
			if c.Progress != nil {
				c.Progress(len(c.Values), n)
			}
		}
	}
	switch {
	case failed != nil:
		return failed.err
	case len(c.Values) < n:
		return ctx.Err()
	}
	return nil
}

// shrink drops what no result needs, such as the ground of a joint draw, before
// the replicate waits for its turn.
func shrink(r *model.Replicate) {
	for _, a := range r.Arms {
		a.Customs, a.Cases = nil, nil
		if r.Draw {
			a.Tally, a.Ground, a.Waits = &world.Tally{Weekly: a.Tally.Weekly}, nil, nil
		}
	}
}
