package lever

import "cordon/data"

// Randomiser is a lever that can make a measure at random settings, from uniform
// numbers: the laws must hold at all of them.
type Randomiser interface {
	Random(w *data.World, u func() float64) Measure
}

// some are codes of jurisdictions of a world, at least one and at most most.
func some(w *data.World, u func() float64, most int) []string {
	var out []string
	for range 1 + int(u()*float64(most)) {
		out = append(out, w.Jurisdictions[int(u()*float64(len(w.Jurisdictions)))].ISO3)
	}
	return out
}
