package plots

import (
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgpdf"
)

// vgpdf hides its document, so the two settings that make the same figure the
// same bytes are set where it takes its defaults from: a fixed date, and fonts
// in sorted order.
func init() {
	fixed := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	fpdf.SetDefaultCreationDate(fixed)
	fpdf.SetDefaultModificationDate(fixed)
	fpdf.SetDefaultCatalogSort(true)
}

// pdfCanvas mends two things that vgpdf leaves to its caller: text has to come
// in code page 1252, and a bold face needs a name of its own.
type pdfCanvas struct{ *vgpdf.Canvas }

func newPDF(w, h vg.Length) pdfCanvas { return pdfCanvas{vgpdf.New(w, h)} }

// FillString writes text in the face's code page.
func (c pdfCanvas) FillString(f font.Face, at vg.Point, s string) {
	if f.Font.Weight == stdfont.WeightBold {
		f.Font.Typeface, f.Font.Weight = "LiberationBold", stdfont.WeightNormal
	}
	c.Canvas.FillString(f, at, codePage1252(s))
}

// upper1252 are the characters of code page 1252 from 0x80 to 0x9f, blanks
// where it has none.
var upper1252 = []rune("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")

// codePage1252 is s, a string of latin alone, one byte a character.
func codePage1252(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80 || r >= 0xa0 && r <= 0xff:
			b.WriteByte(byte(r))
			continue
		}
		at := byte('?')
		for i, u := range upper1252 {
			if r == u && u != ' ' {
				at = byte(0x80 + i)
			}
		}
		b.WriteByte(at)
	}
	return b.String()
}
