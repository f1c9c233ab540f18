package experiments

import (
	"context"

	"cordon/model"
	"cordon/model/world"
)

// run adds replicates until there are n. Workers take the next index; replicates are
// folded in order, whoever is ready first.
func (c *Comparison) run(ctx context.Context, n int) error {
	first := len(c.Values)
	made := make([]*model.Replicate, n-first)
	ready := make([]bool, n-first) // written and read by one goroutine
	return each(ctx, c.Workers, n-first, func(ctx context.Context, i int) error {
		r, err := c.runOne(ctx, first+i)
		if err == nil {
			shrink(r)
			made[i] = r
		}
		return err
	}, func(i int) {
		ready[i] = true
		for at := len(c.Values) - first; at < len(ready) && ready[at]; at++ {
			c.fold(made[at])
			made[at] = nil
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
		if r.Draw {
			a.Tally, a.Ground, a.Waits = &world.Tally{Weekly: a.Tally.Weekly}, nil, nil
		}
	}
}
