package plots

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"cordon/data"
)

const validationRow = 7.4 * mm

// Validation draws published patterns: a row a line with a target, the target as a
// band, the model and the two nulls as points with their intervals, misses first.
// Every row has a scale of its own, for units differ.
func Validation(t *data.Table, source string) (Figure, error) {
	for _, c := range []string{"verdict", "pattern", "quantity", "unit", "low", "high", "model", "model_low", "model_high", "gravity", "gravity_low", "gravity_high", "shuffled", "shuffled_low", "shuffled_high"} {
		if t.Column(c) == nil {
			return Figure{}, absent("table %q has no column %q", t.Name, c)
		}
	}
	rows, counts := validationRows(t)
	if len(rows) == 0 {
		return Figure{}, absent("no line of table %q has a target", t.Name)
	}
	desc := fmt.Sprintf("%d lines with a target: %d missed, %d met, %d can't be told. ", len(rows), counts["miss"], counts["hit"], counts["can't tell"])
	for _, r := range rows {
		desc += fmt.Sprintf("%s: %s, model %s. ", r.name, r.verdict, FormatValue(r.of[0].mean, ""))
	}
	return Figure{
		Name: "validation", Title: fmt.Sprintf("Published patterns: %d missed, %d met, %d can't be told", counts["miss"], counts["hit"], counts["can't tell"]), Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + validationRow*vg.Length(len(rows)) + 5*mm, foot: footer{source: source, synthetic: true},
		draw: func(s *sheet) {
			s.subtitle("Band: target. Points: mean over replicates with its 95% interval. Every row has a scale of its own.")
			s.validationKey()
			for i, r := range rows {
				s.validationLine(s.body.Max.Y-5*mm-validationRow*vg.Length(i), r)
			}
		},
	}, nil
}

// patternRow is a line with a target.
type patternRow struct {
	name, unit, verdict string
	low, high           float64 // NaN on an open side
	of                  [3]struct{ mean, low, high float64 }
}

// rivals are the points of a row, in the order of patternRow.of.
var rivals = [3]struct {
	name   string
	colour color.NRGBA
}{{"model", blue}, {"gravity", orange}, {"shuffled", purple}}

// validationRows are the lines that have a target, and how many came to each verdict.
func validationRows(t *data.Table) ([]patternRow, map[string]int) {
	number := func(name string, i int) float64 { return t.Column(name).Floats[i] }
	var rows []patternRow
	counts := map[string]int{}
	for i, verdict := range t.Column("verdict").Strings {
		low, high := number("low", i), number("high", i)
		if !finite(low) && !finite(high) {
			continue
		}
		counts[verdict]++
		r := patternRow{name: fmt.Sprintf("%d %s", t.Column("pattern").Ints[i], t.Column("quantity").Strings[i]), unit: t.Column("unit").Strings[i], verdict: verdict, low: low, high: high}
		for k, x := range rivals {
			r.of[k].mean, r.of[k].low, r.of[k].high = number(x.name, i), number(x.name+"_low", i), number(x.name+"_high", i)
		}
		rows = append(rows, r)
	}
	return rows, counts
}

// Where names, scales and figures of a row stand.
const (
	validationName  = 86 * mm
	validationScale = 56 * mm
)

// validationKey names the points above the rows.
func (s *sheet) validationKey() {
	y := s.body.Max.Y - 1.5*mm
	x := s.body.Min.X + validationName
	p := pen{smallSize, ink, false}
	for _, r := range rivals {
		s.dot(r.colour, 1.9, x+1*mm, y, r.name == "model")
		s.text(p, leftMid, x+2.5*mm, y, r.name)
		x += 6*mm + p.width(r.name)
	}
}

// validationLine draws one row below y.
func (s *sheet) validationLine(y vg.Length, r patternRow) {
	small := pen{smallSize, ink, false}
	tag := map[string]color.NRGBA{"miss": vermillion, "hit": green, "can't tell": grey}[r.verdict]
	mid := y - validationRow/2
	s.line(hairline, 0.3, vg.Point{X: s.body.Min.X, Y: y}, vg.Point{X: s.body.Max.X, Y: y})
	s.text(pen{tinySize, shade(tag), true}, leftMid, s.body.Min.X, mid, r.verdict)
	name := validationName - 14*mm
	lines := small.wrap(r.name, name, 2)
	for n, line := range lines {
		s.text(small, leftMid, s.body.Min.X+11*mm, mid+(vg.Length(len(lines)-1)/2-vg.Length(n))*2.6*mm, line)
	}
	values := []float64{r.low, r.high}
	for _, o := range r.of {
		values = append(values, o.mean, o.low, o.high)
	}
	low, high := spread(values, 0.12)
	left, right := s.body.Min.X+validationName, s.body.Min.X+validationName+validationScale
	scale := scale{low, high, left, right}
	from, to := left, right
	if finite(r.low) {
		from = scale.at(r.low)
	}
	if finite(r.high) {
		to = scale.at(r.high)
	}
	s.rect(tint(green, 0.25), from, mid-2.2*mm, to, mid+2.2*mm)
	for k := len(rivals) - 1; k >= 0; k-- {
		o, c := r.of[k], rivals[k].colour
		if !finite(o.mean) {
			continue
		}
		at := mid + vg.Length(1-k)*1.7*mm
		if finite(o.low) && finite(o.high) {
			s.line(c, 1, vg.Point{X: scale.at(o.low), Y: at}, vg.Point{X: scale.at(o.high), Y: at})
		}
		s.dot(c, 1.9, scale.at(o.mean), at, k == 0)
	}
	model := "hardly happens"
	if finite(r.of[0].mean) {
		model = FormatValue(r.of[0].mean, "")
	}
	s.text(pen{smallSize, ink, true}, leftMid, right+2*mm, mid+1.3*mm, model)
	s.text(pen{tinySize, softInk, false}, leftMid, right+2*mm, mid-1.4*mm, (pen{tinySize, softInk, false}).cut("target "+targetOf(r.low, r.high), s.body.Max.X-right-2*mm))
}

// targetOf is a target in words.
func targetOf(low, high float64) string {
	switch {
	case math.IsNaN(high):
		return FormatValue(low, "") + " or more"
	case math.IsNaN(low):
		return FormatValue(high, "") + " or less"
	}
	return FormatValue(low, "") + " to " + FormatValue(high, "")
}

// wrap breaks a line at spaces into at most so many that fit the width; the last is
// cut where it does not.
func (p pen) wrap(line string, width vg.Length, most int) (lines []string) {
	words := strings.Fields(line)
	for len(words) > 0 && len(lines) < most-1 {
		n := 1
		for n < len(words) && p.width(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		lines, words = append(lines, strings.Join(words[:n], " ")), words[n:]
	}
	if len(words) > 0 {
		lines = append(lines, p.cut(strings.Join(words, " "), width))
	}
	return lines
}
