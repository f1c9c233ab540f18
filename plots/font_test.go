package plots

import (
	"bytes"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font/liberation"
)

// TestSubsetKeepsLetters holds advance and outline of every character of the
// cut-down fonts against the whole ones.
func TestSubsetKeepsLetters(t *testing.T) {
	for _, whole := range liberation.Collection() {
		small := fonts().regular
		switch whole.Font {
		case regular:
		case bold:
			small = fonts().bold
		default:
			continue
		}
		if n := len(small); n > 100<<10 {
			t.Errorf("the subset of %s takes %d bytes, want under 100 KiB", whole.Name(), n)
		}
		cut, err := sfnt.Parse(small)
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		em := fixed.Int26_6(whole.Face.UnitsPerEm())
		for _, c := range latin {
			g, err := whole.Face.GlyphIndex(&b, c)
			if err != nil {
				t.Fatal(err)
			}
			got, err := cut.GlyphIndex(&b, c)
			if err != nil || got != g {
				t.Fatalf("%q: glyph %d in the subset, want %d (%v)", c, got, g, err)
			}
			wantAdvance, _ := whole.Face.GlyphAdvance(&b, g, em, font.HintingNone)
			gotAdvance, err := cut.GlyphAdvance(&b, g, em, font.HintingNone)
			if err != nil || gotAdvance != wantAdvance {
				t.Errorf("%q: advance %v, want %v (%v)", c, gotAdvance, wantAdvance, err)
			}
			wantBounds, _, err := whole.Face.GlyphBounds(&b, g, em, font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			gotBounds, _, err := cut.GlyphBounds(&b, g, em, font.HintingNone)
			if err != nil || gotBounds != wantBounds {
				t.Errorf("%q: outline %v, want %v (%v)", c, gotBounds, wantBounds, err)
			}
		}
	}
	if bytes.Equal(fonts().regular, fonts().bold) {
		t.Error("regular and bold are the same font")
	}
}
