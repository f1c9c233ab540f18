package plots

import (
	"slices"

	"gonum.org/v1/plot/vg"

	"cordon/data"
)

const partRow = 4.6 * mm

// share is one part of a package's effect on one outcome.
type share struct {
	name                            string
	mean, simLow, simHigh, orderErr float64
}

// shares are the parts of one scenario's effect on one outcome, in order, the whole
// last. A part that is exactly zero, such as that of today's list, is left out.
func shares(t *data.Table, scenario, outcome string) (rows []share, unit string) {
	s, o, units, part := stringsOf(t, "scenario"), stringsOf(t, "outcome"), stringsOf(t, "unit"), stringsOf(t, "part")
	mean, low, high, order := floatsOf(t, "mean"), floatsOf(t, "sim_low"), floatsOf(t, "sim_high"), floatsOf(t, "order_se")
	for i := range s {
		if s[i] != scenario || o[i] != outcome || !finite(mean[i]) {
			continue
		}
		unit = units[i]
		if part[i] == "today's list" && mean[i] == 0 {
			continue
		}
		rows = append(rows, share{part[i], mean[i], low[i], high[i], order[i]})
	}
	return rows, unit
}

// Decomposition draws how the parts of a package's measures add up to its effect: each
// bar begins where the one above ended. Of several scenarios it draws the last that
// was divided.
func Decomposition(r *Results) (Figure, error) {
	t, err := r.table("decomposition", "scenario", "outcome", "part", "mean", "sim_low", "sim_high")
	if err != nil {
		return Figure{}, err
	}
	names := distinct(stringsOf(t, "scenario"))
	scenario := names[len(names)-1]
	type one struct {
		outcome, unit string
		rows          []share
	}
	var shown []one
	most := 1
	desc := "The effect of " + scenario + " divided among its measures. "
	for _, o := range headlineOutcomes {
		rows, unit := shares(t, scenario, o)
		if len(rows) < 2 {
			continue
		}
		shown = append(shown, one{o, unit, rows})
		most = max(most, len(rows))
		desc += capital(PlainName(o)) + ": "
		for i, p := range rows {
			if i > 0 {
				desc += ", "
			}
			desc += p.name + " " + FormatDifference(p.mean, unit)
		}
		desc += ". "
	}
	if len(shown) == 0 {
		return Figure{}, absent("no headline outcome has parts in table %q", t.Name)
	}
	lines := (len(shown) + 1) / 2
	cell := partRow*vg.Length(most) + 14*mm
	return Figure{
		Name: "decomposition", Title: "What each measure of " + scenario + " adds", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + cell*vg.Length(lines), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Mean of what a measure adds over all orders in which they can join (Shapley), at default parameters. Whisker: simulation error.")
			cells := grid(s.body, 2, lines, 6*mm, 0)
			for i, o := range shown {
				s.parts(cells[i/2][i%2], o.outcome, o.unit, o.rows)
			}
		},
	}, nil
}

// parts draws one outcome's bars; the last is the whole, from zero.
func (s *sheet) parts(cell vg.Rectangle, outcome, unit string, rows []share) {
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, capital(PlainName(outcome)))
	area := inset(cell, 24*mm, 21*mm, 10*mm, 4*mm)
	area.Min.Y = area.Max.Y - partRow*vg.Length(len(rows))
	at := 0.0
	ends := []float64{0}
	for _, p := range rows[:len(rows)-1] {
		ends = append(ends, at+p.simLow, at+p.simHigh)
		at += p.mean
		ends = append(ends, at)
	}
	whole := rows[len(rows)-1]
	low, high := spread(slices.Concat(ends, []float64{whole.simLow, whole.simHigh}), 0.05)
	p := s.newPanel(area, low, high, 0, 1)
	axis, factor := axisUnit(unit, largest(low, high), true)
	p.xAxis(4, factor, axis)
	p.zeroX()
	at = 0
	for i, part := range rows {
		y := area.Max.Y - partRow*(vg.Length(i)+0.5)
		last := i == len(rows)-1
		c := armColour(i)
		if last {
			at, c = 0, softInk
		}
		x0, x1 := p.x.at(at), p.x.at(at+part.mean)
		s.rect(c, min(x0, x1), y-0.32*partRow, max(x0, x1, min(x0, x1)+0.3), y+0.32*partRow)
		if finite(part.simLow) && finite(part.simHigh) {
			s.line(ink, 0.7, vg.Point{X: p.x.at(at + part.simLow), Y: y}, vg.Point{X: p.x.at(at + part.simHigh), Y: y})
		}
		at += part.mean
		if !last {
			s.line(softInk, 0.4, vg.Point{X: p.x.at(at), Y: y}, vg.Point{X: p.x.at(at), Y: y - partRow})
		}
		name := pen{smallSize, ink, last}
		s.text(name, rightMid, area.Min.X-1*mm, y, name.cut(part.name, 23*mm))
		s.text(name, leftMid, area.Max.X+1*mm, y, name.cut(FormatDifference(part.mean, shortUnit(unit)), 20*mm))
	}
}
