package experiments

import (
	"context"

	"cordon/model"
	"cordon/model/world"
)

// handed is one replicate as a worker hands it over, with what Take took of it.
type handed struct {
	r     *model.Replicate
	taken any
}

// run adds replicates until there are n. Workers take the next index; replicates are
// folded in order, whoever is ready first.
func (c *Comparison) run(ctx context.Context, n int) error {
	first := len(c.Values)
	early := make([]handed, n-first)
	ready := make([]bool, n-first) // written and read by one goroutine
	return each(ctx, c.Workers, n-first, func(ctx context.Context, i int) error {
		r, err := c.runOne(ctx, first+i)
		if err != nil {
			return err
		}
		if c.Take != nil {
			early[i].taken = c.Take(r)
		}
		shrink(r)
		early[i].r = r
		return nil
	}, func(i int) {
		ready[i] = true
		for at := len(c.Values) - first; at < len(ready) && ready[at]; at++ {
			c.fold(early[at].r, early[at].taken)
			early[at] = handed{}
			if c.Progress != nil {
				c.Progress(len(c.Values), n)
			}
		}
	})
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
