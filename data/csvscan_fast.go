package data

import "math"

// rowParser turns lines of one file into rows. fast reads the common form of a
// line and steps aside for anything else; slow reads every form, and is the
// only one that says what is wrong.
type rowParser struct {
	columns *tableColumns
	book    *countryBook
	fields  []field // scratch of slow
}

// maxDigits of a decimal number that fast reads: fewer than 2^53.
const maxDigits = 15

var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// fast reads the line at b[i:] into r and returns where the next one starts;
// -1 where the line needs slow. b goes on for at least 16 bytes beyond its
// last line feed.
func (p *rowParser) fast(b []byte, i int, r *rawRow) int {
	r.grams = noQuantity
	if p.columns.layout.comtrade {
		return -1
	}
	last := len(p.columns.kinds) - 1
	for c, kind := range p.columns.kinds {
		switch kind {
		case columnYear:
			y, n := fourDigits(b, i)
			if !n || y < 1900 || y > 2199 {
				return -1
			}
			r.period = y
			i += 4
		case columnMonth:
			y, n := fourDigits(b, i)
			d1, d2 := b[i+5]-'0', b[i+6]-'0'
			m := int32(d1)*10 + int32(d2)
			if !n || y < 1900 || y > 2199 || b[i+4] != '-' || d1 > 1 || d2 > 9 || m < 1 || m > 12 {
				return -1
			}
			r.period = y*100 + m
			i += 7
		case columnExporterNumber, columnImporterNumber:
			code, digits := 0, 0
			for b[i]-'0' <= 9 && digits < 4 {
				code = code*10 + int(b[i]-'0')
				i++
				digits++
			}
			if digits == 0 || digits == 4 {
				return -1
			}
			at := p.book.byNumber[code]
			if at == 0 {
				return -1
			}
			if kind == columnExporterNumber {
				r.exporter = at - 1
			} else {
				r.importer = at - 1
			}
		case columnExporter, columnImporter:
			x, y, z := b[i]-'A', b[i+1]-'A', b[i+2]-'A'
			if x > 25 || y > 25 || z > 25 {
				return -1
			}
			at := p.book.byLetters[int(x+1)<<10|int(y+1)<<5|int(z+1)]
			if at == 0 {
				return -1
			}
			if kind == columnExporter {
				r.exporter = at - 1
			} else {
				r.importer = at - 1
			}
			i += 3
		case columnHS6, columnCN:
			code, from := uint32(0), i
			for b[i]-'0' <= 9 && i-from < 9 {
				code = code*10 + uint32(b[i]-'0')
				i++
			}
			r.code, r.digits, r.letters = code, uint8(i-from), false
			if kind == columnHS6 && r.digits != 6 && r.digits != 5 || r.digits < 2 || r.digits > 8 || code < 10_000 && kind == columnHS6 {
				return -1
			}
		case columnValue:
			for b[i] == ' ' {
				i++
			}
			m, decimals, next := decimal(b, i)
			if next < 0 {
				return -1
			}
			i = next
			if r.cents = p.columns.layout.cents(m, decimals); r.cents > maxRowCents {
				return -1
			}
		case columnQuantity:
			for b[i] == ' ' {
				i++
			}
			switch {
			case b[i] == ',' || b[i] == '\n' || b[i] == '\r':
			case b[i] == 'N' && b[i+1] == 'A':
				i += 2
			default:
				m, decimals, next := decimal(b, i)
				if next < 0 {
					return -1
				}
				i = next
				if r.grams = grams(m, decimals); r.grams < 0 {
					return -1
				}
			}
		default:
			for b[i] != ',' && b[i] != '\n' {
				if b[i] == '"' {
					return -1
				}
				i++
			}
			if b[i] == '\n' && i > 0 && b[i-1] == '\r' {
				i--
			}
		}
		if c < last {
			if b[i] != ',' {
				return -1
			}
		} else if b[i] != '\n' {
			if b[i] != '\r' || b[i+1] != '\n' {
				return -1
			}
			i++
		}
		i++
	}
	return i
}

func fourDigits(b []byte, i int) (int32, bool) {
	w, x, y, z := b[i]-'0', b[i+1]-'0', b[i+2]-'0', b[i+3]-'0'
	return (int32(w)*10+int32(x))*100 + int32(y)*10 + int32(z), w <= 9 && x <= 9 && y <= 9 && z <= 9
}

// decimal reads digits with at most one point: the number is m / 10^decimals.
// next is -1 where there are no digits, or too many to be exact.
func decimal(b []byte, i int) (m uint64, decimals, next int) {
	from := i
	for b[i]-'0' <= 9 {
		m = m*10 + uint64(b[i]-'0')
		i++
	}
	digits := i - from
	if b[i] == '.' {
		i++
		from = i
		for b[i]-'0' <= 9 {
			m = m*10 + uint64(b[i]-'0')
			i++
		}
		decimals = i - from
		digits += decimals
	}
	if digits == 0 || digits > maxDigits {
		return 0, 0, -1
	}
	return m, decimals, i
}

// cents turns a decimal value of the layout's unit into cents, exactly where
// it has no more decimals than cents have, else to the nearest.
func (l *layout) cents(m uint64, decimals int) int64 {
	if decimals <= l.decimals && m < uint64(l.most()) {
		return int64(m) * wholePow10[l.decimals-decimals]
	}
	return l.round(float64(m) / pow10[decimals])
}

// round turns a value of the layout's unit into cents.
func (l *layout) round(v float64) int64 {
	c := math.RoundToEven(v * pow10[l.decimals])
	if !(c <= float64(l.most())) {
		return l.most() + 1
	}
	return int64(c)
}

var wholePow10 = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6}

// gramDecimals: tonnes to grams.
const gramDecimals = 6

// grams turns tonnes into grams; -1 where that is more than 1e12 tonnes.
func grams(m uint64, decimals int) int64 {
	if decimals <= gramDecimals && m < 1e12 {
		return int64(m) * wholePow10[gramDecimals-decimals]
	}
	return roundGrams(float64(m) / pow10[decimals])
}

func roundGrams(tonnes float64) int64 {
	g := math.RoundToEven(tonnes * pow10[gramDecimals])
	if !(g <= 1e18) {
		return -1
	}
	return int64(g)
}
