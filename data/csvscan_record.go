package data

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// field is one cell of a record, without the quotes around it.
type field []byte

// record splits the record at b[i:] as encoding/csv would: cells between
// commas, or in quotes, where a quote is written twice and a line may end. It
// returns the cells, where the next record starts and how many lines this one
// spans. Where the text is broken, it says what was found and expected, and
// the next record starts on the next line. b ends with a line feed at end-1.
func record(b []byte, i, end int, cells []field, comma byte) (out []field, next int, lines int64, bad *BadRow) {
	start := i
	broken := func(found, expected string) ([]field, int, int64, *BadRow) {
		return cells, start + bytes.IndexByte(b[start:end], '\n') + 1, 1, &BadRow{Found: found, Expected: expected}
	}
	for {
		if b[i] != '"' {
			n := cellEnd(b[i:end], comma)
			cell := b[i : i+n]
			i += n
			if b[i] == '\n' {
				cell = bytes.TrimSuffix(cell, []byte{'\r'})
			}
			if k := bytes.IndexByte(cell, '"'); k >= 0 {
				return broken(quoted(string(cell)), "no quote inside a cell that does not begin with one")
			}
			cells = append(cells, cell)
		} else {
			close, doubled := closingQuote(b, i+1, end)
			if close < 0 {
				return broken("a quote that is never closed", "a closing quote")
			}
			cell := b[i+1 : close]
			lines += int64(bytes.Count(cell, []byte{'\n'}))
			if doubled {
				cell = bytes.ReplaceAll(cell, []byte(`""`), []byte(`"`))
			}
			cells = append(cells, bytes.ReplaceAll(cell, []byte("\r\n"), []byte("\n")))
			i = close + 1
			if b[i] == '\r' && i+1 < end && b[i+1] == '\n' {
				i++
			}
			if b[i] != comma && b[i] != '\n' {
				return broken(quoted(string(b[i]))+" after a closing quote", "a comma or the end of the line")
			}
		}
		i++
		if b[i-1] == '\n' {
			return cells, i, lines + 1, nil
		}
	}
}

// cellEnd is how far it is to the end of a cell that has no quotes around it.
func cellEnd(b []byte, comma byte) int {
	if comma == '\t' {
		return bytes.IndexAny(b, "\t\n")
	}
	return bytes.IndexAny(b, ",\n")
}

func closingQuote(b []byte, i, end int) (at int, doubled bool) {
	for i < end {
		n := bytes.IndexByte(b[i:end], '"')
		if n < 0 {
			return -1, doubled
		}
		i += n
		if i+1 >= end || b[i+1] != '"' {
			return i, doubled
		}
		doubled = true
		i += 2
	}
	return -1, doubled
}

// slow reads any record: quoted cells, blanks around values, numbers with an
// exponent. A blank line is passed over (skip). Where the record can't be read,
// bad says so; r.cents is then the value, or -1 where that can't be read either.
func (p *rowParser) slow(b []byte, i, end int, r *rawRow) (next int, lines int64, skip bool, bad *BadRow) {
	if b[i] == '\n' || b[i] == '\r' && b[i+1] == '\n' {
		return i + bytes.IndexByte(b[i:end], '\n') + 1, 1, true, nil
	}
	p.fields, next, lines, bad = record(b, i, end, p.fields[:0], p.columns.separator())
	r.cents, r.grams = -1, noQuantity
	if p.columns.layout.comtrade {
		r.comtrade = unsaidComtrade
	}
	if bad != nil {
		return next, lines, false, bad
	}
	if n := len(p.fields) - 1; p.columns.layout.ragged && n == len(p.columns.kinds) && len(p.fields[n]) == 0 {
		p.fields = p.fields[:n]
	}
	if n, want := len(p.fields), len(p.columns.kinds); n != want {
		return next, lines, false, &BadRow{Found: fmt.Sprintf("%d cells", n), Expected: fmt.Sprintf("%d as in the header", want)}
	}
	if v := p.columns.at(columnValue); v >= 0 {
		if cents, ok := p.columns.layout.parseCents(trimmed(p.fields[v])); ok {
			r.cents = cents
		}
	}
	for c, kind := range p.columns.kinds {
		if kind == columnExtra {
			continue
		}
		text := trimmed(p.fields[c])
		if !p.cell(kind, text, r) {
			bad := &BadRow{Column: p.columns.names[c], Found: quoted(text), Expected: kind.expected()}
			bad.country = isCountry(kind)
			return next, lines, false, bad
		}
	}
	return next, lines, false, nil
}

func trimmed(f field) string { return strings.TrimSpace(string(f)) }

func isCountry(kind columnKind) bool {
	return kind >= columnExporterNumber && kind <= columnImporter || kind >= columnReporterCode && kind <= columnPartnerISO
}

// cell reads one cell of a record that fast passed on.
func (p *rowParser) cell(kind columnKind, text string, r *rawRow) (ok bool) {
	switch kind {
	case columnYear:
		r.period, ok = parseYear(text)
	case columnMonth:
		r.period, ok = parseMonth(text)
	case columnExporterNumber:
		r.exporter, ok = p.parseNumber(text)
	case columnImporterNumber:
		r.importer, ok = p.parseNumber(text)
	case columnExporter:
		r.exporter, ok = p.book.find(text)
	case columnImporter:
		r.importer, ok = p.book.find(text)
	case columnHS6:
		r.code, ok = parseHS6(text)
		r.digits, r.letters = 6, false
	case columnCN:
		r.code, r.digits, r.letters, ok = parseCN(text)
	case columnValue:
		ok = r.cents >= 0
	case columnQuantity:
		r.grams, ok = parseGrams(text)
	default:
		ok = p.comtradeCell(kind, text, r)
	}
	return ok
}

func parseYear(s string) (int32, bool) {
	y, err := strconv.Atoi(s)
	return int32(y), err == nil && y >= 1900 && y <= 2199 && len(s) == 4
}

// parseMonth reads YYYY-MM or YYYYMM.
func parseMonth(s string) (int32, bool) {
	if len(s) == 7 && s[4] == '-' {
		s = s[:4] + s[5:]
	}
	if len(s) != 6 {
		return 0, false
	}
	y, good := parseYear(s[:4])
	m, err := strconv.Atoi(s[4:])
	return y*100 + int32(m), good && err == nil && m >= 1 && m <= 12
}

func (p *rowParser) parseNumber(s string) (uint16, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0, false
	}
	return p.book.number(int(n))
}

// parseHS6 reads six digits, or five where the leading zero was lost.
func parseHS6(s string) (uint32, bool) {
	n, err := strconv.ParseUint(s, 10, 32)
	return uint32(n), err == nil && (len(s) == 6 || len(s) == 5) && n >= 10_000
}

// parseCN reads two to eight digits; codes of eight that hold letters, by which
// statistics hide a product, are marked.
func parseCN(s string) (code uint32, digits uint8, letters, ok bool) {
	if len(s) < 2 || len(s) > 8 {
		return 0, 0, false, false
	}
	for k := range len(s) {
		switch c := s[k]; {
		case c >= '0' && c <= '9':
		case c >= 'A' && c <= 'Z' && len(s) == 8:
			letters = true
		default:
			return 0, 0, false, false
		}
	}
	if !letters {
		n, _ := strconv.ParseUint(s, 10, 32)
		code = uint32(n)
	}
	return code, uint8(len(s)), letters, true
}

// parseCents reads a value of at least 0 in the layout's unit.
func (l *layout) parseCents(s string) (int64, bool) {
	if m, decimals, ok := wholeDecimal(s); ok {
		c := l.cents(m, decimals)
		return c, c <= l.most()
	}
	v, ok := parsePositive(s)
	c := l.round(v)
	return c, ok && c <= l.most()
}

func wholeDecimal(s string) (uint64, int, bool) {
	if len(s) > maxDigits+1 {
		return 0, 0, false
	}
	m, decimals, next := decimal(append([]byte(s), 0), 0)
	return m, decimals, next == len(s)
}

// parsePositive reads a number in plain or scientific notation.
func parsePositive(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= 0 && !math.IsInf(v, 0)
}

// parseGrams reads tonnes; nothing and the usual marks stand for missing.
func parseGrams(s string) (int64, bool) {
	switch s {
	case "", "NA", "N/A", "na", "NaN", "nan", "null", "NULL", ".":
		return noQuantity, true
	}
	if m, decimals, ok := wholeDecimal(s); ok {
		g := grams(m, decimals)
		return g, g >= 0
	}
	v, ok := parsePositive(s)
	g := roundGrams(v)
	return g, ok && g >= 0
}
