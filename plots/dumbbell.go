package plots

import (
	"slices"

	"gonum.org/v1/plot/vg"
)

const dumbbellRow = 5.2 * mm

// Dumbbell draws each scenario's difference to the baseline with both
// intervals, one panel a headline: thick the simulation error, thin the
// uncertainty. The two are never one bar.
func Dumbbell(r *Results) (Figure, error) {
	t, err := r.table("headlines")
	if err != nil {
		return Figure{}, err
	}
	rows, err := Headlines(t)
	if err != nil {
		return Figure{}, absent("%v", err)
	}
	scenarios, base, _ := r.arms(stringsOf(t, "scenario"))
	byOutcome := map[string][]Headline{}
	var shown []string
	for _, o := range headlineOutcomes {
		for _, s := range scenarios {
			i := slices.IndexFunc(rows, func(h Headline) bool { return h.Scenario == s && h.Outcome == o && finite(h.Difference) })
			if i >= 0 {
				byOutcome[o] = append(byOutcome[o], rows[i])
			}
		}
		if len(byOutcome[o]) > 0 {
			shown = append(shown, o)
		}
	}
	if len(shown) == 0 {
		return Figure{}, absent("no headline outcome has a difference in table %q", t.Name)
	}
	desc := "Differences to " + base + ". "
	most := 1
	for _, o := range shown {
		most = max(most, len(byOutcome[o]))
		for _, h := range byOutcome[o] {
			desc += h.Scenario + ": " + Clause(h) + ", uncertainty " + FormatRange(h.UncLow, h.UncHigh, h.Unit) + ". "
		}
	}
	lines := (len(shown) + 1) / 2
	cell := dumbbellRow*vg.Length(most) + 13*mm
	return Figure{
		Name: "dumbbell", Title: "Differences to " + base + ", with simulation error and uncertainty", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + cell*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Dot: mean at default parameters. Thick: its simulation error. Thin: " + rangeName(rows) + ". Hollow: not distinguishable from no change.")
			cells := grid(s.body, 2, lines, 6*mm, 0)
			for i, o := range shown {
				s.dumbbells(cells[i/2][i%2], o, byOutcome[o], scenarios)
			}
		},
	}, nil
}

// rangeName says what the uncertainty range is (model.md section 11).
func rangeName(rows []Headline) string {
	draws := 0
	for _, h := range rows {
		draws = max(draws, h.Draws)
	}
	switch {
	case draws == 0:
		return "uncertainty over parameter draws"
	case draws < 32:
		return "smallest to largest of " + plural(draws, "parameter draw")
	}
	return "5% to 95% of " + plural(draws, "parameter draw")
}

// dumbbells draws one headline's rows.
func (s *sheet) dumbbells(cell vg.Rectangle, outcome string, rows []Headline, scenarios []string) {
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, capital(PlainName(outcome)))
	area := inset(cell, 21*mm, 29*mm, 10*mm, 4*mm)
	area.Min.Y = area.Max.Y - dumbbellRow*vg.Length(len(rows))
	values := []float64{0}
	for _, h := range rows {
		values = append(values, h.Difference, h.SimLow, h.SimHigh, h.UncLow, h.UncHigh)
	}
	low, high := spread(values, 0.05)
	p := s.newPanel(area, low, high, 0, 1)
	unit, factor := axisUnit(rows[0].Unit, largest(low, high), true)
	p.xAxis(4, factor, unit)
	p.zeroX()
	small := pen{smallSize, ink, false}
	for i, h := range rows {
		y := area.Max.Y - dumbbellRow*(vg.Length(i)+0.5)
		c := armColour(slices.Index(scenarios, h.Scenario))
		stroke := func(width vg.Length, from, to float64) {
			if finite(from) && finite(to) {
				s.line(c, width, vg.Point{X: p.x.at(from), Y: y}, vg.Point{X: p.x.at(to), Y: y})
			}
		}
		stroke(0.8, h.UncLow, h.UncHigh)
		stroke(3, h.SimLow, h.SimHigh)
		s.dot(c, 2.1, p.x.at(h.Difference), y, Judge(h) == Clear)
		s.text(small, rightMid, area.Min.X-1*mm, y, small.cut(h.Scenario, 21*mm))
		value := FormatDifference(h.Difference, shortUnit(h.Unit))
		if finite(h.Relative) {
			value += " (" + FormatRelative(h.Relative) + ")"
		}
		s.text(small, leftMid, area.Max.X+1*mm, y, small.cut(value, 28*mm))
	}
}

// shortUnit is a unit for labels beside an axis that names it whole.
func shortUnit(unit string) string {
	if len(unit) >= 3 && unit[:3] == "USD" {
		return "USD"
	}
	if isShare(unit) {
		return unit
	}
	return ""
}
