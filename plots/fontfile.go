package plots

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Flags of the parts of a composite glyph (OpenType specification, table glyf).
const (
	wordArguments  = 1 << 0
	oneScale       = 1 << 3
	moreComponents = 1 << 5
	twoScales      = 1 << 6
	fourScales     = 1 << 7
	instructions   = 1 << 8
)

// eachComponent calls f with the offset of every part of a composite glyph and
// returns where the parts end; 0 for a simple or empty glyph.
func eachComponent(glyph []byte, f func(at int)) int {
	be := binary.BigEndian
	if len(glyph) < 10 || int16(be.Uint16(glyph)) >= 0 {
		return 0
	}
	for at := 10; ; {
		flags := be.Uint16(glyph[at:])
		f(at)
		at += 4
		switch {
		case flags&wordArguments != 0:
			at += 4
		default:
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return at
		}
	}
}

// components are the numbers of the glyphs of which a composite one is made.
func components(glyph []byte) []int {
	var parts []int
	eachComponent(glyph, func(at int) {
		parts = append(parts, int(binary.BigEndian.Uint16(glyph[at+2:])))
	})
	return parts
}

// unhinted is a glyph without its instructions, which need tables that a
// subset leaves out.
func unhinted(glyph []byte) []byte {
	be := binary.BigEndian
	if len(glyph) < 10 {
		return glyph
	}
	out := slices.Clone(glyph)
	if end := eachComponent(out, func(at int) {
		be.PutUint16(out[at:], be.Uint16(out[at:])&^instructions)
	}); end > 0 {
		return out[:end]
	}
	at := 10 + 2*int(be.Uint16(glyph))
	size := int(be.Uint16(glyph[at:]))
	be.PutUint16(out[at:], 0)
	return slices.Delete(out, at+2, at+2+size)
}

// assemble writes a TrueType file of the tables, in order of their tags.
func assemble(tables map[string][]byte) []byte {
	be := binary.BigEndian
	tags := slices.Sorted(maps.Keys(tables))
	log, power := 0, 1
	for 2*power <= len(tags) {
		power, log = 2*power, log+1
	}
	file := be.AppendUint32(nil, 0x0001_0000)
	for _, v := range []int{len(tags), 16 * power, log, 16 * (len(tags) - power)} {
		file = be.AppendUint16(file, uint16(v))
	}
	at := 12 + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		t := slices.Clone(tables[tag])
		size := len(t)
		t = append(t, make([]byte, (4-size%4)%4)...)
		var sum uint32
		for i := 0; i < len(t); i += 4 {
			sum += be.Uint32(t[i:])
		}
		file = append(file, tag...)
		file = be.AppendUint32(file, sum)
		file = be.AppendUint32(file, uint32(at+len(body)))
		file = be.AppendUint32(file, uint32(size))
		body = append(body, t...)
	}
	return append(file, body...)
}

func sorted(set map[int]bool) []int { return slices.Sorted(maps.Keys(set)) }
