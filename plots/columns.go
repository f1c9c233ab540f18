package plots

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"cordon/data"
)

// A table that came through CSV may hold whole numbers where Arrow has
// floats, and a column of empty labels may come back as missing numbers; the
// readers below take either.

// floatsOf is the column as numbers; NaN everywhere where the table lacks it.
func floatsOf(t *data.Table, name string) []float64 {
	out := make([]float64, t.Len())
	c := t.Column(name)
	for i := range out {
		switch {
		case c == nil:
			out[i] = math.NaN()
		case c.Floats != nil:
			out[i] = c.Floats[i]
		case c.Ints != nil:
			out[i] = float64(c.Ints[i])
		default:
			v, err := strconv.ParseFloat(c.Strings[i], 64)
			if err != nil {
				v = math.NaN()
			}
			out[i] = v
		}
	}
	return out
}

// intsOf is the column as whole numbers, exact where the table holds integers;
// 0 where it is missing.
func intsOf(t *data.Table, name string) []int64 {
	out := make([]int64, t.Len())
	c := t.Column(name)
	if c == nil {
		return out
	}
	if c.Ints != nil {
		copy(out, c.Ints)
		return out
	}
	for i, v := range floatsOf(t, name) {
		if !math.IsNaN(v) {
			out[i] = int64(math.Round(v))
		}
	}
	return out
}

// stringsOf is the column as labels; empty where the table lacks it.
func stringsOf(t *data.Table, name string) []string {
	out := make([]string, t.Len())
	c := t.Column(name)
	if c == nil {
		return out
	}
	for i := range out {
		switch {
		case c.Strings != nil:
			out[i] = c.Strings[i]
		case c.Ints != nil:
			out[i] = strconv.FormatInt(c.Ints[i], 10)
		case !math.IsNaN(c.Floats[i]):
			out[i] = strconv.FormatFloat(c.Floats[i], 'g', -1, 64)
		}
	}
	return out
}

// distinct is the labels in order of first appearance.
func distinct(labels []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, l := range labels {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	return out
}

// sortedKeys is the keys of a map in order, so that no figure depends on a
// map's own order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
