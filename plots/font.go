package plots

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	stdfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
)

// latin are the characters that figures may hold: those of Western European
// text and a few signs. Others are drawn as question marks.
const latin = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿" +
	"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ" +
	"ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŔŕŘřŚśŞşŤťŪūŮůŰűŲųŹźŻż−≤≥≠≈→←"

var (
	regular = font.Font{Typeface: "Liberation", Variant: "Sans"}
	bold    = font.Font{Typeface: "Liberation", Variant: "Sans", Weight: stdfont.WeightBold}
)

// typeset is the fonts of all figures: Liberation Sans, regular and bold, cut
// down to latin so that every file can carry them.
type typeset struct {
	regular, bold []byte // TrueType
	handler       text.Handler
}

var fonts = sync.OnceValue(func() typeset {
	var t typeset
	var faces font.Collection
	for _, f := range liberation.Collection() {
		if f.Font != regular && f.Font != bold {
			continue
		}
		var raw bytes.Buffer
		if _, err := f.Face.WriteSourceTo(nil, &raw); err != nil {
			panic(err) // an embedded font
		}
		small, err := subset(raw.Bytes(), latin)
		if err != nil {
			panic(err)
		}
		face, err := opentype.Parse(small)
		if err != nil {
			panic(err)
		}
		faces = append(faces, font.Face{Font: f.Font, Face: face})
		if f.Font == regular {
			t.regular = small
		} else {
			t.bold = small
		}
	}
	t.handler = text.Plain{Fonts: font.NewCache(faces)}
	return t
})

// subset is a TrueType font with the outlines of the given characters alone,
// without hints and kerning. Glyphs keep their numbers, so metrics and the
// character map stay as they were.
func subset(ttf []byte, characters string) ([]byte, error) {
	be := binary.BigEndian
	tables := map[string][]byte{}
	for i := range int(be.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		at, size := be.Uint32(e[8:]), be.Uint32(e[12:])
		tables[string(e[:4])] = ttf[at : at+size]
	}
	face, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	keep := map[int]bool{0: true}
	var b sfnt.Buffer
	for _, c := range characters {
		g, err := face.GlyphIndex(&b, c)
		if err != nil || g == 0 {
			return nil, fmt.Errorf("the font has no character %q", c)
		}
		keep[int(g)] = true
	}
	old := func(g int) []byte {
		if be.Uint16(tables["head"][50:]) == 0 {
			l := tables["loca"][2*g:]
			return tables["glyf"][2*int(be.Uint16(l)) : 2*int(be.Uint16(l[2:]))]
		}
		l := tables["loca"][4*g:]
		return tables["glyf"][be.Uint32(l):be.Uint32(l[4:])]
	}
	for again := true; again; { // parts of accented letters
		again = false
		for _, g := range sorted(keep) {
			for _, part := range components(old(g)) {
				again = again || !keep[part]
				keep[part] = true
			}
		}
	}
	var glyf, loca []byte
	for g := range int(be.Uint16(tables["maxp"][4:])) {
		loca = be.AppendUint16(loca, uint16(len(glyf)/2))
		if keep[g] {
			glyf = append(glyf, unhinted(old(g))...)
			glyf = append(glyf, make([]byte, (4-len(glyf)%4)%4)...)
		}
	}
	loca = be.AppendUint16(loca, uint16(len(glyf)/2))
	if len(glyf) >= 1<<17 {
		return nil, fmt.Errorf("the outlines take %d bytes, expected under 128 KiB; ask for fewer characters", len(glyf))
	}
	head, post := slices.Clone(tables["head"]), slices.Clone(tables["post"][:32])
	be.PutUint16(head[50:], 0)       // short loca
	be.PutUint32(post, 0x0003_00_00) // no glyph names
	return assemble(map[string][]byte{
		"OS/2": tables["OS/2"], "cmap": tables["cmap"], "glyf": glyf, "head": head, "hhea": tables["hhea"],
		"hmtx": tables["hmtx"], "loca": loca, "maxp": tables["maxp"], "name": tables["name"], "post": post,
	}), nil
}
