package patterns

import (
	"cordon/experiments/nulls"
	"cordon/model"
)

// shuffled makes a design the second null: who trades with whom shuffled within
// each product, and agencies that decide at once.
func shuffled(d *model.Design) {
	d.World, d.NoQueue = nulls.Shuffle(d.World, d.Seed), true
}
