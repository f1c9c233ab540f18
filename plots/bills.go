package plots

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// costColour is the colour of a component; components that this package does
// not know are grey.
func costColour(component string) color.NRGBA {
	colours := [...]color.NRGBA{blue, sky, yellow, vermillion, orange, purple, green, black, ink}
	if i, ok := componentColour[component]; ok {
		return colours[i]
	}
	return grey
}

// componentKey names the components above the panels, in the order of the bars.
func (s *sheet) componentKey(components []string) {
	p := pen{smallSize, ink, false}
	x, y := s.body.Min.X, s.body.Max.Y-1*mm
	for _, c := range components {
		s.rect(costColour(c), x, y-0.9*mm, x+1.8*mm, y+0.9*mm)
		s.text(p, leftMid, x+2.6*mm, y, PlainName(c))
		x += 7*mm + p.width(PlainName(c))
	}
}

// bills draws one size class: a stacked bar for each arm.
func (s *sheet) bills(cell vg.Rectangle, class string, arms, components []string, bills map[string]bill) {
	head := capital(PlainName(class))
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, head)
	area := inset(cell, 21*mm, 28*mm, 10*mm, 4*mm)
	area.Min.Y = area.Max.Y - costRow*vg.Length(len(arms))
	low, high := 0.0, 0.0
	for _, a := range arms {
		var up, down float64
		for _, c := range components {
			if v := bills[a].usd[c]; v > 0 {
				up += v
			} else {
				down += v
			}
		}
		low, high = min(low, down), max(high, up)
	}
	p := s.newPanel(area, low, high, 0, 1)
	unit, factor := axisUnit("USD a year", largest(low, high), false)
	p.xAxis(4, factor, unit)
	small := pen{smallSize, ink, false}
	for i, a := range arms {
		y := area.Max.Y - costRow*(vg.Length(i)+0.5)
		s.text(small, rightMid, area.Min.X-1*mm, y, small.cut(a, 20*mm))
		b, ok := bills[a]
		if !ok {
			s.text(small, leftMid, area.Max.X+1*mm, y, notMeasured)
			continue
		}
		var up, down float64
		for _, c := range components {
			v := b.usd[c]
			from := up
			if v < 0 {
				from = down
				down += v
			} else {
				up += v
			}
			s.rect(costColour(c), p.x.at(from), y-0.34*costRow, p.x.at(from+v), y+0.34*costRow)
		}
		label := FormatValue(b.net(), "USD")
		if b.firms > 0 {
			label += "; a firm " + FormatValue(b.net()/b.firms, "")
		}
		s.text(small, leftMid, area.Max.X+1*mm, y, small.cut(label, 27*mm))
	}
	p.zeroX()
}
