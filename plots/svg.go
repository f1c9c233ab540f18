package plots

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
)

// Where fontsStyle is in a figure, so that the report can carry the fonts once
// for all of them.
const (
	fontsStart = "<style data-fonts=\"figures\">\n"
	fontsEnd   = "</style>\n"
)

// family is the CSS font of all text in figures: the embedded one, then fonts
// of the same widths.
const family = `'Figure Sans','Liberation Sans',Arimo,Arial,Helvetica,sans-serif`

// fontsStyle declares the embedded fonts in CSS.
func fontsStyle() string {
	face := func(weight string, ttf []byte) string {
		return fmt.Sprintf("@font-face{font-family:'Figure Sans';font-weight:%s;unicode-range:%s;src:url(data:font/ttf;base64,%s) format('truetype')}\n",
			weight, unicodeRange(latin), base64.StdEncoding.EncodeToString(ttf))
	}
	return face("normal", fonts().regular) + face("bold", fonts().bold)
}

// unicodeRange is CSS for the characters that the embedded fonts hold, so that
// a page takes all others from elsewhere.
func unicodeRange(characters string) string {
	runes := []rune(characters)
	slices.Sort(runes)
	var ranges []string
	for i := 0; i < len(runes); {
		first := runes[i]
		for i++; i < len(runes) && runes[i] <= runes[i-1]+1; i++ {
		}
		ranges = append(ranges, fmt.Sprintf("U+%X-%X", first, runes[i-1]))
	}
	return strings.Join(ranges, ",")
}

// finishSVG gives a file of vgsvg its title, description, role and fonts.
func finishSVG(svg []byte, f Figure) ([]byte, error) {
	start := bytes.Index(svg, []byte("<svg "))
	end := bytes.Index(svg[max(start, 0):], []byte(">\n"))
	if start < 0 || end < 0 {
		return nil, errors.New("vgsvg wrote no <svg> element")
	}
	end += start
	var b bytes.Buffer
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	b.Write(bytes.Join(bytes.Fields(svg[start:end]), []byte(" ")))
	fmt.Fprintf(&b, " role=\"img\" aria-labelledby=\"%[1]s-title %[1]s-desc\">\n", html.EscapeString(f.Name))
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n", html.EscapeString(f.Name), html.EscapeString(f.Title))
	fmt.Fprintf(&b, "<desc id=\"%s-desc\">%s</desc>\n", html.EscapeString(f.Name), html.EscapeString(f.Desc))
	b.WriteString(fontsStart + fontsStyle() + fontsEnd)
	rest := svg[end+2:]
	for _, w := range []string{"normal", "bold"} {
		old := "font-family:Liberation Sans;font-variant:normal;font-weight:" + w + ";font-style:normal"
		rest = bytes.ReplaceAll(rest, []byte(old), []byte("font-family:"+family+";font-weight:"+w))
	}
	if bytes.Contains(rest, []byte("font-family:Liberation")) {
		return nil, errors.New("vgsvg names its fonts in a way that finishSVG does not know")
	}
	b.Write(rest)
	return b.Bytes(), nil
}

// inlineSVG is a figure's SVG as it stands inside a page: without the XML
// declaration and without the fonts, which the page declares once.
func inlineSVG(svg []byte) []byte {
	if i := bytes.Index(svg, []byte("<svg ")); i >= 0 {
		svg = svg[i:]
	}
	before, rest, found := bytes.Cut(svg, []byte(fontsStart))
	if !found {
		return svg
	}
	_, after, _ := bytes.Cut(rest, []byte(fontsEnd))
	return append(bytes.Clone(before), after...)
}
