package data

import (
	"sort"
	"strings"
	"sync"
)

// countryBook numbers the countries and territories that an importer knows, so
// that a row holds two positions instead of two codes. Positions follow the
// ISO3 codes, so that sorting by position is sorting by code.
type countryBook struct {
	iso3, name []string
	byNumber   [1000]uint16    // UN-style numeric code, as BACI uses it: position + 1
	byLetters  [1 << 15]uint16 // five bits a letter: position + 1
	byCode     map[string]uint16
}

// formerISO3 are codes that older data files use for countries of today.
var formerISO3 = map[string]string{
	"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "YUG": "SRB", "S19": "TWN", "KSV": "XKX", "XKV": "XKX",
}

// knownCountries is the book of the embedded table tables/baci_countries.csv:
// CEPII's codes of BACI, and ISO's own where they differ.
var knownCountries = sync.OnceValue(func() *countryBook {
	type line struct {
		number     int
		iso3, name string
		now        bool
	}
	var lines []line
	mustFacts("tables/baci_countries.csv", func(r *factRow) {
		l := line{-1, r.text("iso3"), r.text("name"), !strings.HasPrefix(r.text("note"), "until")}
		if r.text("code") != "" {
			l.number = int(r.number("code"))
		}
		lines = append(lines, l)
	})
	sort.SliceStable(lines, func(a, b int) bool { return lines[a].iso3 < lines[b].iso3 })
	book := &countryBook{byCode: map[string]uint16{}}
	for _, l := range lines {
		n := len(book.iso3)
		if n == 0 || book.iso3[n-1] != l.iso3 {
			book.iso3, book.name = append(book.iso3, l.iso3), append(book.name, l.name)
			book.byCode[l.iso3] = uint16(n)
			n++
		} else if l.now {
			book.name[n-1] = l.name
		}
		if l.number >= 0 {
			book.byNumber[l.number] = uint16(n)
		}
	}
	for former, now := range formerISO3 {
		book.byCode[former] = book.byCode[now]
	}
	for code, at := range book.byCode {
		if i, ok := letterIndex(code); ok {
			book.byLetters[i] = at + 1
		}
	}
	return book
})

func letterIndex(code string) (int, bool) {
	i := 0
	for k := range len(code) {
		c := code[k]
		if c < 'A' || c > 'Z' {
			return 0, false
		}
		i = i<<5 | int(c&31)
	}
	return i, len(code) == 3
}

// find is a country's position by ISO3 code, former code or numeric code.
func (b *countryBook) find(code string) (uint16, bool) {
	at, ok := b.byCode[code]
	return at, ok
}

// number is a country's position by numeric code.
func (b *countryBook) number(code int) (uint16, bool) {
	if code < 0 || code >= len(b.byNumber) || b.byNumber[code] == 0 {
		return 0, false
	}
	return b.byNumber[code] - 1, true
}

// currentISO3 turns the code of an older data file into today's.
func currentISO3(code string) string {
	if now, ok := formerISO3[code]; ok {
		return now
	}
	return code
}
