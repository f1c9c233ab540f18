package data

import (
	"math"
	"strconv"
	"strings"
)

// comtradeCells are what a row of UN Comtrade says beyond exporter, importer,
// period, product and value.
type comtradeCells struct {
	line    int64
	order   int32 // of the file among the inputs
	flow    tradeFlow
	edition uint8  // of the Harmonized System, 0 to 6 as in H0 to H6; editionNone where the table does not say
	other   bool   // not the Harmonized System, or services
	total   bool   // a heading, chapter or sum of all goods
	split   uint8  // bits of the breakdowns that the row is a part of
	part    uint32 // which part: a hash of its codes
	fob     int64  // cents free on board, where an import has it; else -1
	areas   [2]area
}

// area says that a reporter or partner is no country.
type area uint8

const (
	areaCountry area = iota
	areaWorld
	areaGroup
	areaElsewhere // not elsewhere specified, bunkers, free zones
)

// tradeFlow is which side reports, and whether goods go back.
type tradeFlow uint8

const (
	flowImport tradeFlow = iota
	flowExport
	flowReimport
	flowReexport
	flowPart // a part of imports or exports, such as domestic exports or processing
)

const editionNone = 15

// unsaidComtrade is a row of which nothing has been read.
var unsaidComtrade = comtradeCells{edition: editionNone, fob: -1}

// The breakdowns of a row, as bits of comtradeCells.split.
const (
	splitSecond uint8 = 1 << iota
	splitCustoms
	splitTransport
	splitSupply
)

var tradeFlows = map[string]tradeFlow{
	"m": flowImport, "1": flowImport, "import": flowImport, "imports": flowImport,
	"x": flowExport, "2": flowExport, "export": flowExport, "exports": flowExport,
	"rx": flowReexport, "3": flowReexport, "re-export": flowReexport, "re-exports": flowReexport,
	"rm": flowReimport, "4": flowReimport, "re-import": flowReimport, "re-imports": flowReimport,
	"dx": flowPart, "fm": flowPart, "mip": flowPart, "mop": flowPart, "xip": flowPart, "xop": flowPart,
	"domestic export": flowPart, "foreign import": flowPart,
}

// The codes of the United Nations that are no country (M49 as Comtrade uses
// it; RECALLED med). 490, other Asia, is how it names Taiwan.
var comtradeAreas = map[string]area{
	"0": areaWorld, "WLD": areaWorld, "W00": areaWorld,
	"97": areaGroup, "EUR": areaGroup, "EU2": areaGroup, "918": areaGroup, "975": areaGroup,
	"129": areaElsewhere, "221": areaElsewhere, "290": areaElsewhere, "471": areaElsewhere, "472": areaElsewhere, "473": areaElsewhere,
	"492": areaElsewhere, "527": areaElsewhere, "536": areaElsewhere, "568": areaElsewhere, "577": areaElsewhere, "636": areaElsewhere,
	"637": areaElsewhere, "697": areaElsewhere, "837": areaElsewhere, "838": areaElsewhere, "839": areaElsewhere, "849": areaElsewhere,
	"879": areaElsewhere, "899": areaElsewhere,
	"_X": areaElsewhere, "X1": areaElsewhere, "X2": areaElsewhere, "XX": areaElsewhere, "A49": areaElsewhere, "A59": areaElsewhere, "A79": areaElsewhere,
	"E19": areaElsewhere, "E29": areaElsewhere, "F19": areaElsewhere, "F49": areaElsewhere, "F97": areaElsewhere, "O19": areaElsewhere,
	"R20": areaElsewhere, "R91": areaElsewhere, "S20": areaElsewhere, "ZA1": areaElsewhere, "NTZ": areaElsewhere,
}

// comtradeCell reads one cell of a table of UN Comtrade.
func (p *rowParser) comtradeCell(kind columnKind, text string, r *rawRow) (ok bool) {
	m := &r.comtrade
	switch kind {
	case columnPeriod:
		if r.period, ok = parseYear(text); !ok {
			r.period, ok = parseMonth(text)
		}
		return ok
	case columnFlow:
		m.flow, ok = tradeFlows[strings.ToLower(text)]
		return ok
	case columnReporterCode, columnReporterISO:
		r.exporter, m.areas[0], ok = p.place(kind == columnReporterCode, text)
		return ok
	case columnPartnerCode, columnPartnerISO:
		r.importer, m.areas[1], ok = p.place(kind == columnPartnerCode, text)
		return ok
	case columnCommodity:
		r.code, m.total, ok = comtradeCode(text)
		return ok
	case columnLevel:
		m.total = m.total || text != "" && text != "6" && text != "-1"
	case columnEdition:
		m.edition, ok = comtradeEdition(text)
		m.other = m.other || !ok
	case columnService:
		m.other = m.other || strings.EqualFold(text, "S")
	case columnSecondPartner:
		m.divide(splitSecond, text, "0", "W00")
	case columnCustoms:
		m.divide(splitCustoms, text, "C00", "0")
	case columnTransport:
		m.divide(splitTransport, text, "0", "0")
	case columnSupply:
		m.divide(splitSupply, text, "0", "0")
	case columnKilograms:
		r.grams, ok = parseKilograms(text)
		return ok
	case columnFOB:
		m.fob = -1
		if text == "" {
			return true
		}
		m.fob, ok = layoutComtrade.parseCents(text)
		if m.fob == 0 {
			m.fob = -1 // not reported
		}
		return ok
	}
	return true
}

// divide notes that a row is a part of a breakdown, unless its code says all.
func (m *comtradeCells) divide(bit uint8, text, all, every string) {
	if text == "" || text == all || text == every {
		return
	}
	m.split |= bit
	h := m.part ^ uint32(bit)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	m.part = h
}

// place is a country's position in the book, or what sort of area it is.
func (p *rowParser) place(numeric bool, text string) (uint16, area, bool) {
	key := text
	if numeric {
		if key = strings.TrimLeft(text, "0"); key == "" && text != "" {
			key = "0"
		}
	}
	if a, ok := comtradeAreas[key]; ok {
		return 0, a, true
	}
	if numeric {
		at, ok := p.parseNumber(text)
		return at, areaCountry, ok
	}
	at, ok := p.book.find(text)
	return at, areaCountry, ok
}

// comtradeCode reads a commodity: six digits, or a sum of such codes.
func comtradeCode(s string) (code uint32, total, ok bool) {
	switch strings.ToUpper(s) {
	case "TOTAL", "AG1", "AG2", "AG3", "AG4", "AG5", "AG6", "ALL":
		return 0, true, true
	}
	if code, ok = parseHS6(s); ok {
		return code, false, true
	}
	n, err := strconv.ParseUint(s, 10, 32)
	return uint32(n), true, err == nil && len(s) < 5
}

// comtradeEdition reads the edition of the Harmonized System: H0 is that of
// 1988 to 1992, H6 that of 2022; HS is "as reported" and so unknown.
func comtradeEdition(s string) (uint8, bool) {
	s = strings.ToUpper(s)
	switch {
	case s == "" || s == "HS":
		return editionNone, true
	case len(s) == 2 && s[0] == 'H' && s[1] >= '0' && s[1] <= '9':
		return s[1] - '0', true
	}
	return 0, false
}

// parseKilograms reads a weight into grams; nothing and the usual marks stand
// for missing.
func parseKilograms(s string) (int64, bool) {
	switch s {
	case "", "NA", "N/A", "na", "NaN", "null", ".":
		return noQuantity, true
	}
	const gramsPerKilogram, heaviest = 1000, 1e15
	v, ok := parsePositive(s)
	if !ok || v > heaviest {
		return 0, false
	}
	return int64(math.RoundToEven(v * gramsPerKilogram)), true
}
