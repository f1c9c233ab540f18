package plots

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
)

// dollars turns cents summed over n replicates into USD a replicate; n = 0
// keeps the sum.
func dollars(cents int64, n int) float64 { return float64(cents) / 100 / float64(max(1, n)) }

func largestChanges(steps []change, n int) []change {
	out := slices.Clone(steps)
	size := func(c change) int64 { return max(c.cents, -c.cents) }
	slices.SortStableFunc(out, func(a, b change) int { return cmp.Compare(size(b), size(a)) })
	return out[:min(n, len(out))]
}

// waterfall draws one end use of one scenario: baseline bar, changes, scenario
// bar.
func (s *sheet) waterfall(cell vg.Rectangle, base, arm, use string, from, to account, n int) {
	small := pen{smallSize, ink, false}
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y, capital(use)+" needs")
	bars := inset(cell, 23*mm, 17*mm, 0, 0)
	scaleTo := max(from.total(), to.total())
	top := cell.Max.Y - 4*mm
	s.composition(bars, top, base, from, scaleTo, n)
	top -= ledgerBar + 1.6*mm

	steps := changes(from, to)
	rows := max(1, len(steps))
	area := vg.Rectangle{Min: vg.Point{X: bars.Min.X, Y: top - ledgerRow*vg.Length(rows)}, Max: vg.Point{X: bars.Max.X, Y: top}}
	if len(steps) == 0 {
		s.text(pen{textSize, softInk, false}, centreMid, (area.Min.X+area.Max.X)/2, top-ledgerRow/2, "no dollar moved")
	} else {
		s.steps(area, steps, n)
	}
	bottom := area.Min.Y - 7.2*mm
	s.composition(bars, bottom, arm, to, scaleTo, n)
	if d := to.total() - from.total(); d != 0 {
		s.text(small, rightTop, cell.Max.X, bottom-ledgerBar-0.4*mm,
			"needs live in one of the two arms only: "+FormatDifference(dollars(d, n), "USD"))
	}
}

// composition is one bar of all needs of an arm, by class of fate.
func (s *sheet) composition(area vg.Rectangle, top vg.Length, arm string, a account, scaleTo int64, n int) {
	label := pen{smallSize, ink, true}
	y0, y1 := top-ledgerBar, top
	s.text(label, rightMid, area.Min.X-1*mm, (y0+y1)/2, label.cut(arm, 21*mm))
	s.text(pen{smallSize, ink, false}, leftMid, area.Max.X+1*mm, (y0+y1)/2, FormatValue(dollars(a.total(), n), "USD"))
	if scaleTo <= 0 {
		return
	}
	x, sums := area.Min.X, a.byClass()
	for _, c := range fateClasses {
		w := (area.Max.X - area.Min.X) * vg.Length(float64(sums[c])/float64(scaleTo))
		if w <= 0 {
			continue
		}
		s.rect(classColour[c], x, y0, x+w, y1)
		share := FormatShare(float64(sums[c]) / float64(a.total()))
		if p := (pen{smallSize, onto(classColour[c]), false}); p.width(share)+1*mm < w {
			s.text(p, centreMid, x+w/2, (y0+y1)/2, share)
		}
		x += w
	}
}

// steps draws the changes as floating bars: each begins where the one above
// ended, and the last ends at the difference of the totals.
func (s *sheet) steps(area vg.Rectangle, steps []change, n int) {
	var at int64
	ends := []float64{0}
	for _, c := range steps {
		at += c.cents
		ends = append(ends, dollars(at, n))
	}
	low, high := spread(ends, 0.06)
	p := s.newPanel(area, low, high, 0, float64(len(steps)))
	unit, factor := axisUnit("USD", largest(low, high), false)
	p.xAxis(4, factor, "change, "+unit)
	p.zeroX()
	at = 0
	name := pen{smallSize, ink, false}
	for i, c := range steps {
		y := area.Max.Y - ledgerRow*(vg.Length(i)+0.5)
		x0, x1 := p.x.at(dollars(at, n)), p.x.at(dollars(at+c.cents, n))
		at += c.cents
		s.rect(classColour[c.fate.class], min(x0, x1), y-0.34*ledgerRow, max(x0, x1, min(x0, x1)+0.3), y+0.34*ledgerRow)
		if i+1 < len(steps) {
			s.line(softInk, 0.4, vg.Point{X: x1, Y: y}, vg.Point{X: x1, Y: y - ledgerRow})
		}
		s.text(name, rightMid, area.Min.X-1*mm, y, name.cut(PlainName(c.fate.code), 22*mm))
		s.text(name, leftMid, area.Max.X+1*mm, y, FormatDifference(dollars(c.cents, n), "USD"))
	}
}
