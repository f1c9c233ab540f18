package plots

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// panel is one pair of axes on a sheet.
type panel struct {
	s    *sheet
	area vg.Rectangle
	x, y scale
}

// newPanel lays scales over an area of the sheet.
func (s *sheet) newPanel(area vg.Rectangle, xLow, xHigh, yLow, yHigh float64) panel {
	return panel{s, area,
		scale{xLow, xHigh, area.Min.X, area.Max.X},
		scale{yLow, yHigh, area.Min.Y, area.Max.Y}}
}

func (p panel) pt(x, y float64) vg.Point { return vg.Point{X: p.x.at(x), Y: p.y.at(y)} }

// xAxis draws grid lines and labels below the area for values times factor,
// with the unit beneath them.
func (p panel) xAxis(n int, factor float64, unit string) {
	at := ticks(p.x.low*factor, p.x.high*factor, n)
	small := pen{smallSize, softInk, false}
	for i, label := range tickLabels(at) {
		x := p.x.at(at[i] / factor)
		p.s.line(hairline, 0.4, vg.Point{X: x, Y: p.area.Min.Y}, vg.Point{X: x, Y: p.area.Max.Y})
		p.s.text(small, centreTop, x, p.area.Min.Y-0.8*mm, label)
	}
	p.s.text(small, centreTop, (p.area.Min.X+p.area.Max.X)/2, p.area.Min.Y-3.4*mm, unit)
}

// yAxis draws grid lines and labels left of the area for values times factor.
func (p panel) yAxis(n int, factor float64) {
	at := ticks(p.y.low*factor, p.y.high*factor, n)
	small := pen{smallSize, softInk, false}
	for i, label := range tickLabels(at) {
		y := p.y.at(at[i] / factor)
		p.s.line(hairline, 0.4, vg.Point{X: p.area.Min.X, Y: y}, vg.Point{X: p.area.Max.X, Y: y})
		p.s.text(small, rightMid, p.area.Min.X-0.8*mm, y, label)
	}
}

// zeroX marks the line where x is zero, if the axis has it.
func (p panel) zeroX() {
	if holdsZero(p.x.low, p.x.high) {
		x := p.x.at(0)
		p.s.line(softInk, 0.6, vg.Point{X: x, Y: p.area.Min.Y}, vg.Point{X: x, Y: p.area.Max.Y})
	}
}

// zeroY marks the line where y is zero, if the axis has it.
func (p panel) zeroY() {
	if holdsZero(p.y.low, p.y.high) {
		y := p.y.at(0)
		p.s.line(softInk, 0.6, vg.Point{X: p.area.Min.X, Y: y}, vg.Point{X: p.area.Max.X, Y: y})
	}
}

// band fills between two curves where both are known.
func (p panel) band(c color.Color, x, low, high []float64) {
	for _, run := range known(x, low, high) {
		var pts []vg.Point
		for i := run[0]; i < run[1]; i++ {
			pts = append(pts, p.pt(x[i], high[i]))
		}
		for i := run[1] - 1; i >= run[0]; i-- {
			pts = append(pts, p.pt(x[i], low[i]))
		}
		if len(pts) > 3 {
			p.s.c.FillPolygon(c, pts)
		}
	}
}

// curve strokes a line through the known values.
func (p panel) curve(c color.Color, width vg.Length, x, y []float64) {
	for _, run := range known(x, y, y) {
		var pts []vg.Point
		for i := run[0]; i < run[1]; i++ {
			pts = append(pts, p.pt(x[i], y[i]))
		}
		p.s.line(c, width, pts...)
	}
}

// known are the stretches of rows in which all three columns are finite.
func known(a, b, c []float64) [][2]int {
	var runs [][2]int
	open := false
	for i := range a {
		ok := finite(a[i]) && finite(b[i]) && finite(c[i])
		switch {
		case ok && !open:
			runs, open = append(runs, [2]int{i, i + 1}), true
		case ok:
			runs[len(runs)-1][1] = i + 1
		default:
			open = false
		}
	}
	return runs
}

// grid splits an area into columns and rows with gaps between them; the first
// row is on top.
func grid(area vg.Rectangle, columns, rows int, gapX, gapY vg.Length) [][]vg.Rectangle {
	w := (area.Max.X - area.Min.X - gapX*vg.Length(columns-1)) / vg.Length(columns)
	h := (area.Max.Y - area.Min.Y - gapY*vg.Length(rows-1)) / vg.Length(rows)
	out := make([][]vg.Rectangle, rows)
	for r := range out {
		for c := range columns {
			x := area.Min.X + vg.Length(c)*(w+gapX)
			y := area.Max.Y - vg.Length(r)*(h+gapY)
			out[r] = append(out[r], vg.Rectangle{Min: vg.Point{X: x, Y: y - h}, Max: vg.Point{X: x + w, Y: y}})
		}
	}
	return out
}

// inset shrinks an area from left, right, bottom and top.
func inset(a vg.Rectangle, left, right, bottom, top vg.Length) vg.Rectangle {
	a.Min.X += left
	a.Max.X -= right
	a.Min.Y += bottom
	a.Max.Y -= top
	return a
}
