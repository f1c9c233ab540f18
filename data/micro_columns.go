package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// MicroColumns is a --columns file: how a table of records is written. All of
// it is optional.
type MicroColumns struct {
	File       string            `yaml:"-"`            // its own name, for messages
	Columns    map[string]string `yaml:"columns"`      // this program's name of a column: the table's
	Separator  string            `yaml:"separator"`    // "," ";" or "\t"; found out if not given
	Decimal    string            `yaml:"decimal"`      // "." or ","
	Unit       float64           `yaml:"unit"`         // what one unit of a value is in its currency, such as 1000; 0: 1
	USDPerUnit float64           `yaml:"usd_per_unit"` // USD per unit of the currency; 0: 1
	Encoding   string            `yaml:"encoding"`     // utf8, utf16, latin1 or windows1252
	EndUses    map[string]string `yaml:"end_uses"`     // the table's word: civil or barred
}

// ready checks the file's words against the columns that are known and fills in
// what it leaves out; nil is the default.
func (m *MicroColumns) ready(known []string) (*MicroColumns, error) {
	if m == nil {
		m = &MicroColumns{}
	}
	copied := *m
	m = &copied
	path := m.File
	for _, name := range sortedKeys(m.Columns) {
		if !holdsColumns(known, []string{name}) {
			return nil, fmt.Errorf("%s: no column is called %q here, expected %s", path, name, strings.Join(known, ", "))
		}
	}
	if m.Unit == 0 {
		m.Unit = 1
	}
	if m.USDPerUnit == 0 {
		m.USDPerUnit = 1
	}
	switch {
	case !(m.Unit > 0) || !(m.USDPerUnit > 0):
		return nil, fmt.Errorf("%s: found unit %g and usd_per_unit %g, expected numbers above 0", path, m.Unit, m.USDPerUnit)
	case m.Decimal != "" && m.Decimal != "." && m.Decimal != ",":
		return nil, fmt.Errorf("%s: found decimal %q, expected \".\" or \",\"", path, m.Decimal)
	case m.Separator != "" && m.Separator != "," && m.Separator != ";" && m.Separator != "\t":
		return nil, fmt.Errorf("%s: found separator %q, expected \",\", \";\" or \"\\t\"", path, m.Separator)
	}
	for _, word := range sortedKeys(m.EndUses) {
		if use := m.EndUses[word]; use != EndUseCivil && use != EndUseBarred {
			return nil, fmt.Errorf("%s: end use %q is %q, expected civil or barred", path, word, use)
		}
	}
	return m, nil
}

// name is the table's name of a column.
func (m *MicroColumns) name(column string) string {
	if theirs := m.Columns[column]; theirs != "" {
		return theirs
	}
	return column
}

func (m *MicroColumns) names(columns []string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = m.name(c)
	}
	return out
}

// open reads a table of records as UTF-8.
func (m *MicroColumns) open(path string) (recordSource, error) {
	f, err := openTable(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, explainCSV(path, err)
	}
	if b, err = m.decode(path, b); err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord, r.ReuseRecord, r.Comma = -1, true, m.comma(b)
	return &csvRecords{path, r, io.NopCloser(nil)}, nil
}

// decode turns the table's bytes into UTF-8.
func (m *MicroColumns) decode(path string, b []byte) ([]byte, error) {
	var from encoding.Encoding
	switch strings.ReplaceAll(strings.ToLower(m.Encoding), "-", "") {
	case "", "utf8":
		if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
			from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		}
	case "utf16":
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "latin1", "iso88591":
		from = charmap.ISO8859_1
	case "windows1252", "cp1252":
		from = charmap.Windows1252
	default:
		return nil, fmt.Errorf("%s: encoding %q is not known, expected utf8, utf16, latin1 or windows1252", path, m.Encoding)
	}
	if from != nil {
		out, err := from.NewDecoder().Bytes(b)
		if err != nil {
			return nil, fmt.Errorf("%s: its text can't be read as %s: %w", path, m.Encoding, err)
		}
		b = out
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if at := bytes.IndexByte(b, 0); at >= 0 {
		return nil, fmt.Errorf("%s:%d: found a zero byte, expected text; if it is UTF-16, write encoding: utf16 in the --columns file", path, 1+bytes.Count(b[:at], []byte{'\n'}))
	}
	if !utf8.Valid(b) {
		line := 1
		for rest := b; ; line++ {
			first, next, more := bytes.Cut(rest, []byte{'\n'})
			if !utf8.Valid(first) || !more {
				break
			}
			rest = next
		}
		return nil, fmt.Errorf("%s:%d: found bytes that are not UTF-8, expected UTF-8 or UTF-16; if the table is older, write encoding: latin1 (or windows1252) in the --columns file", path, line)
	}
	return b, nil
}

// comma is what stands between cells: as told, else what the header has most of.
func (m *MicroColumns) comma(b []byte) rune {
	if m.Separator != "" {
		return rune(m.Separator[0])
	}
	line, _, _ := bytes.Cut(b, []byte{'\n'})
	best, most := ',', bytes.Count(line, []byte{','})
	for _, c := range ";\t" {
		if n := bytes.Count(line, []byte{byte(c)}); n > most {
			best, most = c, n
		}
	}
	return best
}

var errMoney = errors.New("a value above 0, such as 1234567.89 or 1,234,567.89 (decimal: \",\" in the --columns file for 1.234.567,89)")

// money reads a value in USD: with groups of three digits, signs of currencies
// and blanks.
func (m *MicroColumns) money(text string) (float64, error) {
	decimal, group := ".", ","
	if m.Decimal == "," {
		decimal, group = ",", "."
	}
	s := strings.TrimSpace(text)
	for _, word := range []string{"USD", "EUR", "GBP", "US$", "$", "€", "£", "¥"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, word), word))
	}
	whole, cents, hasCents := strings.Cut(s, decimal)
	for _, blank := range []string{"\u00a0", "\u202f", " ", "'", "’"} {
		whole = strings.ReplaceAll(whole, blank, group)
	}
	groups := strings.Split(whole, group)
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (g == "" || len(groups) > 1 && len(g) > 3) {
			return 0, errMoney
		}
	}
	number := strings.Join(groups, "")
	if hasCents {
		number += "." + cents
	}
	v, ok := parsePositive(number)
	if !ok || v == 0 {
		return 0, errMoney
	}
	return v * m.Unit * m.USDPerUnit, nil
}

// shape hides what a cell holds: digits as 9, letters as a. A cell out of place
// may hold somebody's name.
func shape(text string) string {
	return quoted(strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '9'
		case r > 127 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return 'a'
		}
		return r
	}, text))
}
