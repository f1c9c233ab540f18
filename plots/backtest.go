package plots

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"cordon/data"
)

// backtestNulls are the nulls' columns of the table importers, in the order in
// which they are drawn, with their names and colours.
var backtestNulls = []struct {
	column, name string
	colour       color.NRGBA
}{
	{"no_change", "no change", softInk},
	{"growth", "last year's growth", green},
	{"gravity", "gravity shares", purple},
	{"shuffled", "shuffled network, no queue", orange},
}

// Backtest draws one importer's purchases by period from the table importers of a
// back-test: what was observed, the model's fan and the nulls. name is what the importer
// is called; r says where the figures are from.
func Backtest(t *data.Table, importer, name string, r *Results) (Figure, error) {
	for _, c := range []string{"importer", "period", "observed", "model_p05", "model_p50", "model_p95", "alone_p05", "alone_p95"} {
		if t.Column(c) == nil {
			return Figure{}, absent("table %q has no column %q", t.Name, c)
		}
	}
	var at []int
	for i, who := range stringsOf(t, "importer") {
		if who == importer {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return Figure{}, absent("nothing is scored of %s", importer)
	}
	b := backtestFigure{periods: pick(stringsOf(t, "period"), at), get: map[string][]float64{}}
	for _, c := range t.Columns {
		if c.Strings == nil {
			b.get[c.Name] = pick(floatsOf(t, c.Name), at)
		}
	}
	if !slices.ContainsFunc(b.get["observed"], finite) {
		return Figure{}, absent("nothing was observed of %s", importer)
	}
	inside, seen := 0, 0
	for i, v := range b.get["observed"] {
		if finite(v) {
			seen++
			if b.get["model_p05"][i] <= v && v <= b.get["model_p95"][i] {
				inside++
			}
		}
	}
	title := fmt.Sprintf("What %s bought: observed, the model and simple rivals", name)
	desc := fmt.Sprintf("USD by period that %s bought of the goods and from the exporters that are scored. In %d of %d periods the observed value is inside the model's 90%% interval, which holds uncertain parameters, luck and the recorded variation of trade. ", name, inside, seen)
	for i, p := range b.periods {
		desc += fmt.Sprintf("%s: observed %s, model %s to %s. ", p, FormatValue(b.get["observed"][i], "USD"), FormatValue(b.get["model_p05"][i], "USD"), FormatValue(b.get["model_p95"][i], "USD"))
	}
	return Figure{
		Name: "backtest_" + importer, Title: title, Desc: desc, Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 62*mm, foot: r.foot(),
		draw: func(s *sheet) {
			b.draw(s, fmt.Sprintf("Inside the model's 90%% interval in %d of %s.", inside, plural(seen, "period")))
		},
	}, nil
}

// pick takes the rows at some positions.
func pick[T any](column []T, at []int) []T {
	out := make([]T, len(at))
	for i, n := range at {
		out[i] = column[n]
	}
	return out
}

// backtestFigure is one importer's rows.
type backtestFigure struct {
	periods []string
	get     map[string][]float64
}

func (b backtestFigure) draw(s *sheet, subtitle string) {
	s.subtitle(subtitle)
	legend := 44 * mm
	area := inset(s.body, 9*mm, legend, 5*mm, 4*mm)
	values := []float64{0}
	for _, c := range b.get {
		values = append(values, c...)
	}
	_, high := spread(values, 0.05)
	n := float64(len(b.periods))
	p := s.newPanel(area, -0.5, n-0.5, 0, high)
	unit, factor := axisUnit("USD", high, false)
	p.yAxis(4, factor)
	s.text(pen{smallSize, softInk, false}, leftBase, s.body.Min.X, area.Max.Y+0.8*mm, unit)
	b.labels(p)
	x := make([]float64, len(b.periods))
	for i := range x {
		x[i] = float64(i)
	}
	if len(x) == 1 { // a single period: a bar in place of a band
		b.bar(p, x[0])
	} else {
		p.band(tint(blue, 0.2), x, b.get["model_p05"], b.get["model_p95"])
		p.band(tint(blue, 0.45), x, b.get["alone_p05"], b.get["alone_p95"])
		p.curve(blue, 1.2, x, b.get["model_p50"])
		for _, null := range backtestNulls {
			p.curve(null.colour, 0.8, x, b.get[null.column])
		}
		p.curve(ink, 1.6, x, b.get["observed"])
	}
	for i, v := range b.get["observed"] {
		if finite(v) {
			s.dot(ink, 1.8, p.x.at(x[i]), p.y.at(v), true)
		}
	}
	b.legend(s, vg.Point{X: area.Max.X + 4*mm, Y: area.Max.Y - 2*mm})
}

// bar stands for the fan of a single period; nulls are short lines beside it.
func (b backtestFigure) bar(p panel, x float64) {
	at := func(c string) vg.Length { return p.y.at(b.get[c][0]) }
	left, right := p.x.at(x-0.12), p.x.at(x+0.12)
	p.s.rect(tint(blue, 0.2), left, at("model_p05"), right, at("model_p95"))
	p.s.rect(tint(blue, 0.45), p.x.at(x-0.08), at("alone_p05"), p.x.at(x+0.08), at("alone_p95"))
	p.s.line(blue, 1.2, vg.Point{X: left, Y: at("model_p50")}, vg.Point{X: right, Y: at("model_p50")})
	for i, null := range backtestNulls {
		v := b.get[null.column]
		if len(v) == 0 || !finite(v[0]) {
			continue
		}
		from := x + 0.16 + 0.07*float64(i)
		p.s.line(null.colour, 1.2, p.pt(from, v[0]), p.pt(from+0.06, v[0]))
	}
}

// labels names the periods below the axis, as many as fit.
func (b backtestFigure) labels(p panel) {
	small := pen{smallSize, softInk, false}
	step := 1
	for ; step < len(b.periods); step++ {
		wide := vg.Length(0)
		for _, name := range b.periods {
			wide = max(wide, small.width(name))
		}
		if wide+2*mm < vg.Length(step)*(p.x.at(1)-p.x.at(0)) {
			break
		}
	}
	for i := 0; i < len(b.periods); i += step {
		p.s.text(small, centreTop, p.x.at(float64(i)), p.area.Min.Y-1*mm, b.periods[i])
	}
}

// legend names what is drawn.
func (b backtestFigure) legend(s *sheet, at vg.Point) {
	small := pen{smallSize, ink, false}
	line := func(name string, mark func(y vg.Length)) {
		mark(at.Y)
		s.text(small, leftMid, at.X+7*mm, at.Y, name)
		at.Y -= 4.2 * mm
	}
	stroke := func(c color.Color, width vg.Length) func(y vg.Length) {
		return func(y vg.Length) { s.line(c, width, vg.Point{X: at.X, Y: y}, vg.Point{X: at.X + 5*mm, Y: y}) }
	}
	block := func(c color.Color) func(y vg.Length) {
		return func(y vg.Length) { s.rect(c, at.X, y-1.3*mm, at.X+5*mm, y+1.3*mm) }
	}
	line("observed", func(y vg.Length) {
		stroke(ink, 1.6)(y)
		s.dot(ink, 1.8, at.X+2.5*mm, y, true)
	})
	line("model, median", stroke(blue, 1.2))
	line("90%: parameters and luck", block(tint(blue, 0.45)))
	line("90%: and recorded variation", block(tint(blue, 0.2)))
	s.text(pen{smallSize, softInk, true}, leftMid, at.X, at.Y, "Nulls")
	at.Y -= 4.2 * mm
	for _, null := range backtestNulls {
		if b.get[null.column] != nil {
			line(strings.TrimSpace(null.name), stroke(null.colour, 0.8))
		}
	}
}
