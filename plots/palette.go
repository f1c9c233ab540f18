package plots

import "image/color"

// The palette of Okabe and Ito (2008), told apart by colour-blind readers and
// in grey print.
var (
	black      = color.NRGBA{0x00, 0x00, 0x00, 0xff}
	orange     = color.NRGBA{0xe6, 0x9f, 0x00, 0xff}
	sky        = color.NRGBA{0x56, 0xb4, 0xe9, 0xff}
	green      = color.NRGBA{0x00, 0x9e, 0x73, 0xff}
	yellow     = color.NRGBA{0xf0, 0xe4, 0x42, 0xff}
	blue       = color.NRGBA{0x00, 0x72, 0xb2, 0xff}
	vermillion = color.NRGBA{0xd5, 0x5e, 0x00, 0xff}
	purple     = color.NRGBA{0xcc, 0x79, 0xa7, 0xff}

	grey     = color.NRGBA{0x99, 0x99, 0x99, 0xff}
	ink      = color.NRGBA{0x22, 0x22, 0x22, 0xff} // text
	softInk  = color.NRGBA{0x5c, 0x5c, 0x5c, 0xff} // secondary text
	hairline = color.NRGBA{0xd9, 0xd9, 0xd9, 0xff} // grids
	paper    = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// armColour is the colour of the i-th scenario; the baseline, -1, is ink.
func armColour(i int) color.NRGBA {
	if i < 0 {
		return ink
	}
	cycle := [...]color.NRGBA{blue, vermillion, green, purple, orange, sky}
	return cycle[i%len(cycle)]
}

var classColour = map[string]color.NRGBA{
	lawful: blue, unlawful: vermillion, notDelivered: grey, stillOpen: yellow,
}

// mix is the colour that lies the share t of the way from a to b.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	at := func(x, y uint8) uint8 { return uint8(float64(x) + t*(float64(y)-float64(x)) + 0.5) }
	return color.NRGBA{at(a.R, b.R), at(a.G, b.G), at(a.B, b.B), 0xff}
}

// tint is a colour lightened towards paper: 0 is paper, 1 the colour itself.
func tint(c color.NRGBA, t float64) color.NRGBA { return mix(paper, c, t) }

// shade is a colour darkened enough for text on paper.
func shade(c color.NRGBA) color.NRGBA { return mix(c, black, 0.35) }

// onto is black or white, whichever is read more easily on the colour.
func onto(c color.NRGBA) color.NRGBA {
	if 299*int(c.R)+587*int(c.G)+114*int(c.B) < 140*1000 {
		return paper
	}
	return ink
}
