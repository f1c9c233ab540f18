package plots

import (
	"bytes"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Widths of a journal's page: one column and two.
const (
	singleColumn = 89 * vg.Millimeter
	doubleColumn = 183 * vg.Millimeter
)

// pngDPI is the resolution that journals ask of pictures.
const pngDPI = 300

// Figure is one picture, ready to be written in any format.
type Figure struct {
	Name          string // base name of its files
	Title         string // what it shows, in one line
	Desc          string // the same for readers who cannot see it, and its caption
	Width, Height vg.Length
	draw          func(*sheet)
	foot          footer
}

// SVG is the figure as a standalone file: with <title> and <desc>, and with
// its fonts inside. The same figure gives the same bytes.
func (f Figure) SVG() ([]byte, error) {
	c := vgsvg.NewWith(vgsvg.UseWH(f.Width, f.Height))
	f.on(c)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, err
	}
	return finishSVG(b.Bytes(), f)
}

// PDF is the figure as one page with its fonts inside. The same figure gives
// the same bytes: the file bears no date of its own.
func (f Figure) PDF() ([]byte, error) {
	c := newPDF(f)
	f.on(c)
	var b bytes.Buffer
	if err := c.writeTo(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// PNG is the figure at 300 dots per inch. The same figure gives the same bytes.
func (f Figure) PNG() ([]byte, error) { return f.png(pngDPI) }

func (f Figure) png(dpi int) ([]byte, error) {
	c := vgimg.PngCanvas{Canvas: vgimg.NewWith(
		vgimg.UseWH(f.Width, f.Height), vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(paper))}
	f.on(c)
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// on draws the whole figure on a canvas of its size.
func (f Figure) on(c vg.Canvas) {
	s := &sheet{c: draw.NewCanvas(c, f.Width, f.Height)}
	s.frame(f)
	f.draw(s)
}
