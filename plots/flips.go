package plots

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"

	"cordon/data"
)

// flipRows is how many assumptions a panel shows, those that move its outcome most.
const (
	flipRows = 8
	flipRow  = 4 * mm
)

// swing is one assumption's row of the table flips.
type swing struct {
	path, unit, verdict              string
	value, low, high                 float64 // of the assumption
	difference                       float64 // at default parameters
	atLow, lowHalf, atHigh, highHalf float64 // differences at its ends, with simulation error
	switches                         []float64
}

// size is how far the assumption moves the difference, at most.
func (w swing) size() float64 {
	return largest(w.atLow-w.difference, w.atHigh-w.difference)
}

// swings are the rows of one outcome of one scenario against another that moved, the
// largest first.
func (r *Results) swings(t *data.Table, scenario, against, outcome string) (rows []swing, unit string) {
	path, units, verdict := stringsOf(t, "path"), stringsOf(t, "unit"), stringsOf(t, "verdict")
	s, a, o, outcomeUnit := stringsOf(t, "scenario"), stringsOf(t, "against"), stringsOf(t, "outcome"), stringsOf(t, "outcome_unit")
	f := func(name string) []float64 { return floatsOf(t, name) }
	value, low, high, difference := f("value"), f("low"), f("high"), f("difference")
	atLow, lowHalf, atHigh, highHalf := f("low_difference"), f("low_half"), f("high_difference"), f("high_half")
	switches := r.switchingValues()
	for i := range path {
		if s[i] != scenario || a[i] != against || o[i] != outcome || verdict[i] == "untouched" {
			continue
		}
		w := swing{path[i], units[i], verdict[i], value[i], low[i], high[i], difference[i], atLow[i], lowHalf[i], atHigh[i], highHalf[i],
			switches[[4]string{path[i], s[i], a[i], o[i]}]}
		if unit = outcomeUnit[i]; finite(w.difference) && w.size() > 0 {
			rows = append(rows, w)
		}
	}
	slices.SortStableFunc(rows, func(x, y swing) int { return cmp.Compare(y.size(), x.size()) })
	return rows, unit
}

// switchingValues are those shown beyond simulation error, by assumption, scenario,
// against and outcome.
func (r *Results) switchingValues() map[[4]string][]float64 {
	out := map[[4]string][]float64{}
	t, ok := r.has("switching")
	if !ok {
		return out
	}
	path, s, a, o := stringsOf(t, "path"), stringsOf(t, "scenario"), stringsOf(t, "against"), stringsOf(t, "outcome")
	value, shown := floatsOf(t, "switching_value"), intsOf(t, "shown")
	for i := range path {
		if shown[i] == 1 && finite(value[i]) {
			k := [4]string{path[i], s[i], a[i], o[i]}
			out[k] = append(out[k], value[i])
		}
	}
	return out
}

// Flips draws, for the last scenario against the baseline, how far each assumption
// moves each headline difference from one end of its range to the other, all others
// at default parameters: a bar that crosses zero is a sign that flips.
func Flips(r *Results) (Figure, error) {
	t, err := r.table("flips", "path", "scenario", "against", "outcome", "difference", "low_difference", "high_difference")
	if err != nil {
		return Figure{}, err
	}
	base := r.baseline()
	scenarios, _, _ := r.arms(stringsOf(t, "scenario"))
	if len(scenarios) == 0 {
		return Figure{}, absent("table %q has no scenario", t.Name)
	}
	scenario := scenarios[len(scenarios)-1]
	type one struct {
		outcome, unit string
		rows          []swing
	}
	var shown []one
	most := 1
	desc := "How far assumptions move the differences of " + scenario + " to " + base + ", each over its range. "
	for _, o := range headlineOutcomes {
		rows, unit := r.swings(t, scenario, base, o)
		if len(rows) == 0 {
			continue
		}
		rows = rows[:min(flipRows, len(rows))]
		most = max(most, len(rows))
		shown = append(shown, one{o, unit, rows})
		desc += capital(PlainName(o)) + ", " + FormatDifference(rows[0].difference, unit) + " at default parameters: "
		for i, w := range rows[:min(3, len(rows))] {
			if i > 0 {
				desc += "; "
			}
			desc += w.path + " " + rangeOf(w.low, w.high) + ": " + FormatDifference(w.atLow, unit) + " at its low end, " + FormatDifference(w.atHigh, unit) + " at its high end"
			if len(w.switches) > 0 {
				desc += ", flips at " + plainNumber(w.switches[0])
			}
		}
		desc += ". "
	}
	if len(shown) == 0 {
		return Figure{}, absent("no assumption of table %q moves a headline outcome", t.Name)
	}
	lines := (len(shown) + 1) / 2
	cell := flipRow*vg.Length(most) + 14*mm
	return Figure{
		Name: "flips", Title: "What each assumption does to the differences of " + scenario + " to " + base, Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + cell*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("One assumption at a time. Blue: at its low end. Orange: at its high end. Dashed: default. Whisker: simulation error, wide where 2 replicates told enough.")
			cells := grid(s.body, 2, lines, 6*mm, 0)
			for i, o := range shown {
				s.tornado(cells[i/2][i%2], o.outcome, o.unit, o.rows)
			}
		},
	}, nil
}

// tornado draws one headline's panel.
func (s *sheet) tornado(cell vg.Rectangle, outcome, unit string, rows []swing) {
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, capital(PlainName(outcome)))
	area := inset(cell, 34*mm, 15*mm, 10*mm, 4*mm)
	area.Min.Y = area.Max.Y - flipRow*vg.Length(len(rows))
	d := rows[0].difference
	values := []float64{0, d}
	for _, w := range rows {
		values = append(values, w.atLow, w.atHigh)
	}
	low, high := spread(values, 0.06)
	p := s.newPanel(area, low, high, 0, 1)
	axis, factor := axisUnit(unit, largest(low, high), true)
	p.xAxis(4, factor, axis)
	p.zeroX()
	small := pen{smallSize, ink, false}
	for i, w := range rows {
		y := area.Max.Y - flipRow*(vg.Length(i)+0.5)
		for _, end := range []struct {
			at, half float64
			offset   vg.Length
			low      bool
		}{{w.atLow, w.lowHalf, 0.8 * mm, true}, {w.atHigh, w.highHalf, -0.8 * mm, false}} {
			if !finite(end.at) {
				continue
			}
			c := orange
			if end.low {
				c = blue
			}
			x0, x1 := p.x.at(d), p.x.at(end.at)
			s.rect(c, min(x0, x1), y+end.offset-0.7*mm, max(x0, x1, min(x0, x1)+0.3), y+end.offset+0.7*mm)
			if finite(end.half) && end.half > 0 {
				s.line(ink, 0.5, vg.Point{X: p.x.at(end.at - end.half), Y: y + end.offset}, vg.Point{X: p.x.at(end.at + end.half), Y: y + end.offset})
			}
		}
		label := pen{smallSize, ink, w.verdict == "flips"}
		s.text(label, rightMid, area.Min.X-1*mm, y, label.cut(w.path, 33*mm))
		if note := flipNote(w); note != "" {
			s.text(small, leftMid, area.Max.X+1*mm, y, small.cut(note, 14*mm))
		}
	}
	s.dashed(softInk, 0.6, p.x.at(d), area.Min.Y, p.x.at(d), area.Max.Y)
}

// flipNote is what stands beside an assumption's bars.
func flipNote(w swing) string {
	switch {
	case w.verdict == "flips" && len(w.switches) > 0:
		return "flips at " + plainNumber(w.switches[0])
	case w.verdict == "flips" || w.verdict == "not told":
		return w.verdict
	}
	return ""
}
