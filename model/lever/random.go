package lever

import "cordon/data"

// Randomiser is a lever that can draw settings of its own: u gives uniforms in
// (0, 1). Property tests run the laws at what they draw.
type Randomiser interface {
	Random(w *data.World, u func() float64) Measure
}

// some are a few of a world's jurisdictions that have a list, at least one.
func some(w *data.World, u func() float64) []string {
	var out []string
	for i := range w.Jurisdictions {
		if holds(w, i) && (len(out) == 0 || u() < 0.4) {
			out = append(out, w.Jurisdictions[i].ISO3)
		}
	}
	return out
}

func holds(w *data.World, j int) bool {
	for i := range w.Items {
		if int(w.Items[i].Jurisdiction) == j {
			return true
		}
	}
	return false
}

// anyEntry is one of a world's entries.
func anyEntry(w *data.World, u func() float64) string {
	return w.Items[int(u()*float64(len(w.Items)))].Entry
}

// places are a few destinations; none stands for all of them.
func places(w *data.World, u func() float64) []string {
	if u() < 0.5 {
		return nil
	}
	var out []string
	for i := range w.Jurisdictions {
		if u() < 0.2 {
			out = append(out, w.Jurisdictions[i].ISO3)
		}
	}
	return out
}
