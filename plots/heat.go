package plots

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// heat draws one scenario's matrix with the number in each cell.
func (s *sheet) heat(cell vg.Rectangle, arm string, m matrix, origins, hubs []string, most, factor float64) {
	head := pen{textSize, ink, true}
	s.text(head, leftTop, cell.Min.X, cell.Max.Y, head.cut(arm, cell.Max.X-cell.Min.X))
	area := inset(cell, 8*mm, 0, 0, 8*mm)
	w := (area.Max.X - area.Min.X) / vg.Length(len(hubs))
	small, number := pen{smallSize, ink, false}, pen{tinySize, ink, false}
	for j, h := range hubs {
		x := area.Min.X + w*(vg.Length(j)+0.5)
		s.text(small, centreBase, x, area.Max.Y+0.8*mm, small.cut(h, w+1*mm))
	}
	for i, o := range origins {
		y := area.Max.Y - heatRow*vg.Length(i)
		s.text(small, rightMid, area.Min.X-1*mm, y-heatRow/2, o)
		for j, h := range hubs {
			v := m[o][h]
			c := heatColour(v, most)
			x := area.Min.X + w*vg.Length(j)
			s.rect(c, x+0.2, y-0.2, x+w-0.2, y-heatRow+0.2)
			number.colour = onto(c)
			s.text(number, centreMid, x+w/2, y-heatRow/2, heatNumber(v*factor, most*factor))
		}
	}
}

// heatColour runs from blue (less) over paper to vermillion (more).
func heatColour(v, most float64) color.NRGBA {
	if v < 0 {
		return tint(blue, math.Sqrt(min(1, -v/most)))
	}
	return tint(vermillion, math.Sqrt(min(1, v/most)))
}

// heatNumber is short enough for a cell: decimals for small maps alone, and
// nothing where it would print as zero.
func heatNumber(v, most float64) string {
	decimals := 0
	switch {
	case most < 1:
		decimals = 2
	case most < 20:
		decimals = 1
	}
	n := strconv.FormatFloat(v, 'f', decimals, 64)
	if z, err := strconv.ParseFloat(n, 64); err != nil || z == 0 {
		return ""
	}
	return n
}

// heatKey draws the colours from least to most under the maps.
func (s *sheet) heatKey(most, factor float64, unit string, change bool) {
	low := -most
	if !change {
		low = 0
	}
	small := pen{smallSize, softInk, false}
	y0, y1 := s.body.Min.Y, s.body.Min.Y+2*mm
	const steps, width = 41, 40 * mm
	x := s.body.Max.X - width - 24*mm
	for i := range steps {
		v := low + (most-low)*float64(i)/(steps-1)
		at := x + width*vg.Length(i)/steps
		s.rect(heatColour(v, most), at, y0, min(x+width, at+width/steps+0.6), y1)
	}
	label := func(v float64) string {
		d := 0
		if math.Abs(most*factor) < 20 {
			d = 1
		}
		return strconv.FormatFloat(v*factor, 'f', d, 64)
	}
	s.text(small, rightMid, x-1*mm, (y0+y1)/2, label(low))
	s.text(small, leftMid, x+width+1*mm, (y0+y1)/2, label(most)+" "+unit)
}
