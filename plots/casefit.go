package plots

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"

	"cordon/data"
)

// CaseFit draws how long cases of one agency took, as recorded and as fitted, a
// panel for each time of the table case_fit. The line below the figure says which
// records they are.
func CaseFit(t *data.Table, records string) (Figure, error) {
	for _, c := range []string{"jurisdiction", "time", "day", "recorded", "fitted", "n", "open", "distance"} {
		if t.Column(c) == nil {
			return Figure{}, absent("table %q has no column %q", t.Name, c)
		}
	}
	if t.Len() == 0 {
		return Figure{}, absent("no time was fitted")
	}
	place, names := t.Column("jurisdiction").Strings[0], t.Column("time").Strings
	recorded, fitted, distance := t.Column("recorded").Floats, t.Column("fitted").Floats, t.Column("distance").Floats
	n, open := t.Column("n").Ints, t.Column("open").Ints
	var panels []fitPanel
	desc := fmt.Sprintf("Share of cases of %s that had ended, by working days, as recorded (Kaplan-Meier) and as fitted. ", place)
	for i := 0; i < len(names); {
		p := fitPanel{title: names[i], n: n[i], open: open[i], distance: distance[i]}
		for ; i < len(names) && names[i] == p.title; i++ {
			p.recorded, p.fitted = append(p.recorded, recorded[i]), append(p.fitted, fitted[i])
		}
		panels = append(panels, p)
		desc += fmt.Sprintf("%s: %d cases, largest difference %.3f. ", capital(p.title), p.n, p.distance)
	}
	lines := (len(panels) + 1) / 2
	return Figure{
		Name: "case_fit_" + place, Title: "Times of " + place + "'s cases: recorded and fitted", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 52*mm*vg.Length(lines), foot: footer{source: records},
		draw: func(s *sheet) {
			s.subtitle("Share of cases that had ended, % against working days. Wide: recorded (Kaplan-Meier). Thin: fitted.")
			cells := grid(s.body, min(2, len(panels)), lines, 8*mm, 0)
			for i, p := range panels {
				s.fit(cells[i/2][i%2], p)
			}
		},
	}, nil
}

// fitPanel is one time; shares by day from 0.
type fitPanel struct {
	title            string
	recorded, fitted []float64
	n, open          int64
	distance         float64
}

// fit draws one panel: within d days is what had ended by the end of day d.
func (s *sheet) fit(cell vg.Rectangle, f fitPanel) {
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, capital(f.title))
	area := inset(cell, 8*mm, 2*mm, 9*mm, 5*mm)
	end := float64(len(f.fitted) - 1)
	p := s.newPanel(area, 0, end, 0, 1)
	p.xAxis(5, 1, "working days")
	p.yAxis(4, 100)
	steps := func(share []float64) []vg.Point {
		pts := []vg.Point{p.pt(0, share[0])}
		for d := 1; d < len(share); d++ {
			pts = append(pts, vg.Point{X: p.x.at(float64(d)), Y: pts[len(pts)-1].Y}, p.pt(float64(d), share[d]))
		}
		return pts
	}
	recorded := tint(ink, 0.35)
	s.line(recorded, 2.4, steps(f.recorded)...)
	s.line(vermillion, 0.8, steps(f.fitted)...)
	name, y := pen{smallSize, ink, false}, area.Min.Y+8.5*mm
	cases := commas(fmt.Sprint(f.n)) + " cases"
	if f.open > 0 {
		cases += ", " + commas(fmt.Sprint(f.open)) + " still open"
	}
	for i, line := range []string{"recorded: " + cases, "fitted", fmt.Sprintf("largest difference %.3f", f.distance)} {
		at := y - vg.Length(i)*3*mm
		s.text(name, rightMid, area.Max.X-1*mm, at, line)
		if i < 2 {
			left := area.Max.X - 2*mm - name.width(line)
			s.line([]color.NRGBA{recorded, vermillion}[i], []vg.Length{2.4, 0.8}[i], vg.Point{X: left - 5*mm, Y: at}, vg.Point{X: left - 0.5*mm, Y: at})
		}
	}
}
