package plots

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"
	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdfCanvas writes one page through fpdf. gonum's own vgpdf cannot write two
// fonts in one file, text outside ASCII, or a file without today's date.
// Transformations are written in the page's own coordinates, from its lower
// left corner up as vg has them.
type pdfCanvas struct {
	doc    *fpdf.Fpdf
	w, h   vg.Length
	images int
}

// pdfDate is the date in every file, so that a figure is the same bytes on
// every day.
var pdfDate = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func newPDF(f Figure) *pdfCanvas {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: f.Width.Points(), Ht: f.Height.Points()}})
	doc.SetCreationDate(pdfDate)
	doc.SetModificationDate(pdfDate)
	doc.SetCatalogSort(true)
	doc.SetTitle(f.Title, true)
	doc.SetSubject(f.Desc, true)
	doc.SetLang("en")
	doc.AddUTF8FontFromBytes("figure", "", fonts().regular)
	doc.AddUTF8FontFromBytes("figure", "B", fonts().bold)
	doc.SetAutoPageBreak(false, 0)
	doc.AddPage()
	c := &pdfCanvas{doc: doc, w: f.Width, h: f.Height}
	vg.Initialize(c)
	return c
}

func (c *pdfCanvas) Size() (w, h vg.Length) { return c.w, c.h }

func (c *pdfCanvas) SetLineWidth(w vg.Length) { c.doc.SetLineWidth(w.Points()) }

func (c *pdfCanvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	dashes := make([]float64, len(pattern))
	for i, d := range pattern {
		dashes[i] = d.Points()
	}
	c.doc.SetDashPattern(dashes, offset.Points())
}

// SetColor takes opaque colours, which are all that figures use.
func (c *pdfCanvas) SetColor(colour color.Color) {
	if colour == nil {
		colour = color.Black
	}
	n := color.NRGBAModel.Convert(colour).(color.NRGBA)
	c.doc.SetFillColor(int(n.R), int(n.G), int(n.B))
	c.doc.SetDrawColor(int(n.R), int(n.G), int(n.B))
	c.doc.SetTextColor(int(n.R), int(n.G), int(n.B))
}

func (c *pdfCanvas) Push() { c.doc.TransformBegin() }
func (c *pdfCanvas) Pop()  { c.doc.TransformEnd() }

func (c *pdfCanvas) Rotate(r float64) {
	sin, cos := math.Sincos(r)
	c.doc.Transform(fpdf.TransformMatrix{A: cos, B: sin, C: -sin, D: cos})
}

func (c *pdfCanvas) Translate(p vg.Point) {
	c.doc.Transform(fpdf.TransformMatrix{A: 1, D: 1, E: p.X.Points(), F: p.Y.Points()})
}

func (c *pdfCanvas) Scale(x, y float64) { c.doc.Transform(fpdf.TransformMatrix{A: x, D: y}) }

func (c *pdfCanvas) Stroke(p vg.Path) { c.trace(p, "D") }
func (c *pdfCanvas) Fill(p vg.Path)   { c.trace(p, "F") }

// at turns a point into fpdf's coordinates, from the upper left corner down.
func (c *pdfCanvas) at(p vg.Point) (x, y float64) { return p.X.Points(), (c.h - p.Y).Points() }

func (c *pdfCanvas) trace(path vg.Path, style string) {
	for _, part := range path {
		x, y := c.at(part.Pos)
		switch part.Type {
		case vg.MoveComp:
			c.doc.MoveTo(x, y)
		case vg.LineComp:
			c.doc.LineTo(x, y)
		case vg.ArcComp:
			start, angle := part.Start*180/math.Pi, part.Angle*180/math.Pi
			c.doc.ArcTo(x, y, part.Radius.Points(), part.Radius.Points(), 0, start, start+angle)
		case vg.CurveComp:
			x0, y0 := c.at(part.Control[0])
			if len(part.Control) == 1 {
				c.doc.CurveTo(x0, y0, x, y)
				continue
			}
			x1, y1 := c.at(part.Control[1])
			c.doc.CurveBezierCubicTo(x0, y0, x1, y1, x, y)
		case vg.CloseComp:
			c.doc.ClosePath()
		}
	}
	c.doc.DrawPath(style)
}

func (c *pdfCanvas) FillString(f font.Face, at vg.Point, s string) {
	style := ""
	if f.Font.Weight == stdfont.WeightBold {
		style = "B"
	}
	c.doc.SetFont("figure", style, f.Font.Size.Points())
	x, y := c.at(at)
	c.doc.Text(x, y, s)
}

func (c *pdfCanvas) DrawImage(r vg.Rectangle, img image.Image) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		c.doc.SetError(err)
		return
	}
	c.images++
	name, options := "image"+strconv.Itoa(c.images), fpdf.ImageOptions{ImageType: "png"}
	c.doc.RegisterImageOptionsReader(name, options, &b)
	x, y := c.at(vg.Point{X: r.Min.X, Y: r.Max.Y})
	c.doc.ImageOptions(name, x, y, (r.Max.X - r.Min.X).Points(), (r.Max.Y - r.Min.Y).Points(), false, options, 0, "")
}

// writeTo ends the page and writes the file.
func (c *pdfCanvas) writeTo(w io.Writer) error { return c.doc.Output(w) }
