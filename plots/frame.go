package plots

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
)

// Margins of every figure.
const (
	margin       = 2 * mm
	headHeight   = 9 * mm // title and one line below it
	footerHeight = 6 * mm
)

// footer says under every figure where it comes from.
type footer struct {
	source    string
	synthetic bool
}

// foot is the footer of figures made from these results.
func (r *Results) foot() footer {
	m := r.Manifest
	world := m.World.Title
	if world == "" {
		world = m.World.Name
	}
	if world == "" {
		world = "world not named"
	}
	parts := []string{"World: " + world, fmt.Sprintf("seed %d", m.Seed)}
	if m.Replicates > 0 {
		parts = append(parts, plural(m.Replicates, "replicate"))
	}
	if m.Weeks > 0 {
		parts = append(parts, plural(m.Weeks, "week"))
	}
	if v := m.Versions["cordon"]; v != "" {
		parts = append(parts, "cordon "+v)
	}
	return footer{strings.Join(parts, " · "), m.World.Synthetic}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return commas(fmt.Sprint(n)) + " " + noun + "s"
}

// frame draws title, footer and the notice of a synthetic world, and leaves
// the body free.
func (s *sheet) frame(f Figure) {
	left, right, top := margin, f.Width-margin, f.Height-margin
	heading := pen{titleSize, ink, true}
	room := right - left
	if f.foot.synthetic {
		tag := pen{smallSize, paper, true}
		label := "SYNTHETIC WORLD"
		w := tag.width(label) + 2*mm
		s.rect(vermillion, right-w, top-3.6*mm, right, top)
		s.text(tag, centreMid, right-w/2, top-1.8*mm, label)
		room -= w + 2*mm
	}
	s.text(heading, leftTop, left, top, heading.cut(f.Title, room))
	note := pen{smallSize - 0.5, softInk, false}
	s.line(hairline, 0.4, vg.Point{X: left, Y: margin + 3.4*mm}, vg.Point{X: right, Y: margin + 3.4*mm})
	source := f.foot.source
	if f.foot.synthetic {
		source = "Synthetic world, not real trade data. " + source
	}
	s.text(note, leftBase, left, margin, note.cut(source, right-left))
	s.body = vg.Rectangle{
		Min: vg.Point{X: left, Y: margin + footerHeight},
		Max: vg.Point{X: right, Y: top - headHeight},
	}
}

// subtitle writes the line below the title.
func (s *sheet) subtitle(line string) {
	p := pen{textSize, softInk, false}
	s.text(p, leftTop, s.body.Min.X, s.body.Max.Y+headHeight-4.6*mm, p.cut(line, s.body.Max.X-s.body.Min.X))
}
