package plots

import (
	"image/color"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const mm = vg.Millimeter

// Sizes of type. Journals ask for 5 to 8 points.
const (
	titleSize = vg.Length(9)
	textSize  = vg.Length(7)
	smallSize = vg.Length(6)
	tinySize  = vg.Length(5.2)
)

// sheet is the canvas of one figure. Lengths are points from its lower left
// corner.
type sheet struct {
	c    draw.Canvas
	body vg.Rectangle // between heading and footer
}

// alignment of text on its point.
type alignment struct {
	x text.XAlignment
	y text.YAlignment
}

var (
	leftBase   = alignment{text.XLeft, text.YBottom}
	leftMid    = alignment{text.XLeft, text.YCenter}
	leftTop    = alignment{text.XLeft, text.YTop}
	rightMid   = alignment{text.XRight, text.YCenter}
	rightTop   = alignment{text.XRight, text.YTop}
	centreMid  = alignment{text.XCenter, text.YCenter}
	centreTop  = alignment{text.XCenter, text.YTop}
	centreBase = alignment{text.XCenter, text.YBottom}
)

// pen is how text looks.
type pen struct {
	size   vg.Length
	colour color.Color
	bold   bool
}

func (p pen) style(a alignment) draw.TextStyle {
	f := regular
	if p.bold {
		f = bold
	}
	f.Size = p.size
	return draw.TextStyle{Color: p.colour, Font: f, XAlign: a.x, YAlign: a.y, Handler: fonts().handler}
}

// width of one line of text.
func (p pen) width(s string) vg.Length { return p.style(leftBase).Width(drawable(s)) }

// text writes one line.
func (s *sheet) text(p pen, a alignment, x, y vg.Length, line string) {
	if line = drawable(line); line != "" {
		s.c.FillText(p.style(a), vg.Point{X: x, Y: y}, line)
	}
}

// cut shortens a line with an ellipsis until it fits the width.
func (p pen) cut(line string, width vg.Length) string {
	if p.width(line) <= width {
		return line
	}
	r := []rune(line)
	for len(r) > 0 && p.width(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return strings.TrimSpace(string(r)) + "…"
}

// rect fills a rectangle given by any two corners.
func (s *sheet) rect(c color.Color, x0, y0, x1, y1 vg.Length) {
	s.c.FillPolygon(c, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
}

// line strokes a polyline.
func (s *sheet) line(c color.Color, width vg.Length, pts ...vg.Point) {
	if len(pts) > 1 {
		s.c.StrokeLines(draw.LineStyle{Color: c, Width: width}, pts)
	}
}

// dashed strokes a straight dashed line.
func (s *sheet) dashed(c color.Color, width, x0, y0, x1, y1 vg.Length) {
	s.c.StrokeLines(draw.LineStyle{Color: c, Width: width, Dashes: []vg.Length{2, 2}},
		[]vg.Point{{X: x0, Y: y0}, {X: x1, Y: y1}})
}

// dot draws a filled disc, or a ring around paper.
func (s *sheet) dot(c color.Color, radius, x, y vg.Length, filled bool) {
	at := vg.Point{X: x, Y: y}
	s.c.DrawGlyphNoClip(draw.GlyphStyle{Color: c, Radius: radius, Shape: draw.CircleGlyph{}}, at)
	if !filled {
		s.c.DrawGlyphNoClip(draw.GlyphStyle{Color: paper, Radius: radius - 0.8, Shape: draw.CircleGlyph{}}, at)
	}
}

// drawable is s with every character that the fonts lack turned into a
// question mark, and hyphens before numbers into minus signs.
func drawable(s string) string {
	r := []rune(minusSigns(s))
	for i, c := range r {
		if !strings.ContainsRune(latin, c) {
			r[i] = '?'
		}
	}
	return string(r)
}

// minusSigns is s with the hyphens before numbers and currencies as minus
// signs.
func minusSigns(s string) string {
	r := []rune(s)
	for i, c := range r {
		begins := i == 0 || r[i-1] == ' ' || r[i-1] == '('
		if c == '-' && begins && i+1 < len(r) && (r[i+1] >= '0' && r[i+1] <= '9' || strings.HasPrefix(string(r[i+1:]), "USD")) {
			r[i] = '−'
		}
	}
	return string(r)
}
