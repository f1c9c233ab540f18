package cases

import (
	"math"

	"cordon/data"
)

// Table is recorded and fitted shares by working day, for figures.
func (f *Fit) Table() *data.Table {
	t := &data.Table{Name: "case_fit", Doc: "Times of cases as recorded and as fitted.", Columns: []data.Column{
		{Name: "jurisdiction", Doc: "whose agency", Strings: []string{}},
		{Name: "time", Doc: "what is timed", Strings: []string{}},
		{Name: "day", Unit: "working days", Doc: "since it began", Ints: []int64{}},
		{Name: "recorded", Unit: "share", Doc: "ended by then (Kaplan-Meier)", Floats: []float64{}},
		{Name: "fitted", Unit: "share", Doc: "the same as fitted", Floats: []float64{}},
		{Name: "n", Unit: "cases", Doc: "spells", Ints: []int64{}},
		{Name: "open", Unit: "cases", Doc: "of them not ended", Ints: []int64{}},
		{Name: "distance", Unit: "share", Doc: "largest difference (Kolmogorov-Smirnov)", Floats: []float64{}},
	}}
	c := t.Columns
	for _, k := range f.Curves {
		for d := range k.Fitted {
			c[0].Strings, c[1].Strings = append(c[0].Strings, f.Jurisdiction), append(c[1].Strings, k.Name)
			c[2].Ints, c[5].Ints, c[6].Ints = append(c[2].Ints, int64(d)), append(c[5].Ints, int64(k.N)), append(c[6].Ints, int64(k.Open))
			c[3].Floats, c[4].Floats, c[7].Floats = append(c[3].Floats, k.Recorded[d]), append(c[4].Floats, k.Fitted[d]), append(c[7].Floats, k.Distance)
		}
	}
	return t
}

// Estimates is what was measured and, without a value, what was not.
func (f *Fit) Estimates() *data.Table {
	t := &data.Table{Name: "measured", Doc: "Parameters fitted to case records.", Columns: []data.Column{
		{Name: "jurisdiction", Doc: "whose agency", Strings: []string{}},
		{Name: "path", Doc: "parameter", Strings: []string{}},
		{Name: "value", Unit: "as the parameter", Doc: "estimate; missing: not identified, keeps its prior", Floats: []float64{}},
		{Name: "se", Unit: "as the parameter", Doc: "standard error", Floats: []float64{}},
		{Name: "low", Unit: "as the parameter", Doc: "low end of the 90% interval", Floats: []float64{}},
		{Name: "high", Unit: "as the parameter", Doc: "high end of it", Floats: []float64{}},
		{Name: "n", Unit: "cases", Doc: "cases behind it", Ints: []int64{}},
		{Name: "method", Doc: "how it was fitted, or why not", Strings: []string{}},
	}}
	add := func(path string, n int64, method string, v ...float64) {
		c := t.Columns
		c[0].Strings, c[1].Strings = append(c[0].Strings, f.Jurisdiction), append(c[1].Strings, path)
		for i, x := range v {
			c[2+i].Floats = append(c[2+i].Floats, x)
		}
		c[6].Ints, c[7].Strings = append(c[6].Ints, n), append(c[7].Strings, method)
	}
	for _, m := range f.Measured {
		add(m.Path, int64(m.N), m.Method, m.Value, m.SE, m.Low, m.High)
	}
	nan := math.NaN()
	for _, k := range f.Kept {
		add(k.Path, 0, k.Why, nan, nan, nan, nan)
	}
	return t
}
