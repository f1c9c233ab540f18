package lever

import "cordon/data"

// Randomiser is a lever that can make a measure with settings drawn from u,
// uniform numbers in (0, 1): the property test of all levers uses it.
type Randomiser interface {
	Random(w *data.World, u func() float64) Measure
}
