package lever

import "cordon/data"

// Randomiser is a lever that can set itself at random, for tests that want laws to
// hold at any setting. u gives uniforms.
type Randomiser interface {
	Random(w *data.World, u func() float64) Measure
}
