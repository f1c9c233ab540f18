package data

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Concordance says which codes of one edition of the Harmonized System became
// which of another. It is used in either direction.
type Concordance struct {
	Name     string // of the file
	From, To string // editions, "HS 2022", or the columns' names where those say none

	from, to uint8 // editions; editionNone where the columns say none
	targets  map[uint32][]codeShare
	sources  map[uint32]int // codes that become a code
}

// codeShare is one of the codes that a code becomes, with its share; the share
// is NaN until something tells it.
type codeShare struct {
	hs6   uint32
	share float64
}

var (
	editionLong  = regexp.MustCompile(`(?i)\bhs[ _-]?(19\d\d|20\d\d)\b`)
	editionShort = regexp.MustCompile(`(?i)\bhs[ _-]?(\d\d)\b`)
	editionCode  = regexp.MustCompile(`(?i)\bh([0-6])\b`)
)

var editionYears = []string{"1992", "1996", "2002", "2007", "2012", "2017", "2022"}

// headerEdition is the edition that a column's name says; editionNone without.
func headerEdition(name string) uint8 {
	year := ""
	if m := editionLong.FindStringSubmatch(name); m != nil {
		year = m[1]
	} else if m := editionShort.FindStringSubmatch(name); m != nil {
		year = "20" + m[1]
		if m[1] > "50" {
			year = "19" + m[1]
		}
	} else if m := editionCode.FindStringSubmatch(name); m != nil {
		return m[1][0] - '0'
	}
	if year == "1988" {
		year = "1992"
	}
	if at := slices.Index(editionYears, year); at >= 0 {
		return uint8(at)
	}
	return editionNone
}

// ReadConcordance reads a table with two columns of codes and, if it has one, a
// column weight (or share): how much of the first code the second takes. The
// columns are those whose names say an edition (HS2022, From HS 2022, H6), or
// from and to. from says which edition the codes to be turned are of, "HS2022";
// "" takes the edition that is not HS 2017, or the first column.
func ReadConcordance(path, from string) (*Concordance, error) {
	columns, err := concordanceColumns(path)
	if err != nil {
		return nil, err
	}
	edition := [2]uint8{headerEdition(columns[0]), headerEdition(columns[1])}
	swap := edition[0] == hs2017 && edition[1] != hs2017
	if from != "" {
		want := headerEdition(from)
		if want == editionNone || want != edition[0] && want != edition[1] || edition[0] == edition[1] {
			return nil, fmt.Errorf("%s: found the columns %q and %q, expected one of the edition %s that codes are turned from", path, columns[0], columns[1], quoted(from))
		}
		swap = want == edition[1]
	}
	first, second := 0, 1
	if swap {
		first, second = 1, 0
	}
	c := &Concordance{Name: filepath.Base(path), From: columnEditionName(columns[first]), To: columnEditionName(columns[second]), from: edition[first], to: edition[second],
		targets: map[uint32][]codeShare{}, sources: map[uint32]int{}}
	weighted := map[uint32]int{}
	source, err := openRecords(path, "", columns[:])
	if err != nil {
		return nil, err
	}
	err = readRecords(path, source, columns[:], []string{"weight", "share"}, func(r *cells) error {
		var code [2]uint32
		for i := range code {
			var ok bool
			if code[i], ok = parseHS6(strings.Trim(strings.ReplaceAll(r.text(i), ".", ""), "' ")); !ok {
				return r.bad(i, columnHS6.expected())
			}
		}
		a, b := code[first], code[second]
		if slices.ContainsFunc(c.targets[a], func(t codeShare) bool { return t.hs6 == b }) {
			return r.bad(second, "each pair of codes once")
		}
		share := math.NaN()
		for _, at := range []int{2, 3} {
			v, ok, err := r.number(at)
			if err != nil {
				return err
			}
			if ok {
				share = v
				weighted[a]++
			}
		}
		c.targets[a] = append(c.targets[a], codeShare{b, share})
		c.sources[b]++
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(c.targets) == 0 {
		return nil, fmt.Errorf("%s: found no pair of codes, expected a table of them", path)
	}
	for a, t := range c.targets {
		slices.SortFunc(t, func(x, y codeShare) int { return int(x.hs6) - int(y.hs6) })
		if weighted[a] != len(t) || swap || !scaleShares(t) { // weights are of the first column's codes
			unshare(t)
		}
	}
	return c, nil
}

const hs2017 = 5

func columnEditionName(column string) string {
	if e := headerEdition(column); e != editionNone {
		return editionName(e)
	}
	return column
}

// concordanceColumns finds the two columns of codes by their names.
func concordanceColumns(path string) ([2]string, error) {
	source, err := openRecords(path, "", nil)
	if err != nil {
		return [2]string{}, err
	}
	defer source.Close()
	record, _, err := source.next()
	if err != nil && err != io.EOF {
		return [2]string{}, err
	}
	var all []string
	for _, name := range record {
		all = append(all, strings.ToLower(strings.TrimSpace(name)))
	}
	var found []string
	for _, name := range all {
		if headerEdition(name) != editionNone {
			found = append(found, name)
		}
	}
	if len(found) == 0 && slices.Contains(all, "from") && slices.Contains(all, "to") {
		found = []string{"from", "to"}
	}
	if len(found) != 2 {
		return [2]string{}, fmt.Errorf("%s:1: found the header %s, expected two columns of codes whose names say an edition, such as HS2022,HS2017 or From HS 2022,To HS 2017",
			path, quoted(strings.Join(record, ",")))
	}
	return [2]string{found[0], found[1]}, nil
}

// scaleShares makes shares add up to one; false where they are all zero.
func scaleShares(t []codeShare) bool {
	sum := 0.0
	for i := range t {
		sum += t[i].share
	}
	if !(sum > 0) {
		return false
	}
	for i := range t {
		t[i].share /= sum
	}
	return true
}

func unshare(t []codeShare) {
	for i := range t {
		t[i].share = math.NaN()
	}
	if len(t) == 1 {
		t[0].share = 1
	}
}

// weigh gives the codes that became several, and whose shares the table does
// not say, shares by the trade of the codes that they became; all of these that
// have none leave the code unresolved.
func (c *Concordance) weigh(trade func(hs6 uint32) float64) {
	for _, t := range c.targets {
		if !math.IsNaN(t[0].share) {
			continue
		}
		for i := range t {
			t[i].share = trade(t[i].hs6)
		}
		if !scaleShares(t) {
			unshare(t)
		}
	}
}

// resolved tells whether all shares of a code are known.
func resolved(t []codeShare) bool { return !math.IsNaN(t[0].share) }

// share splits an amount over the codes that a code became, exactly: the last
// one takes what is left.
func shareOut(amount int64, t []codeShare, each func(hs6 uint32, part int64)) {
	left := amount
	for i := range t {
		part := left
		if i < len(t)-1 {
			part = min(left, int64(math.Floor(float64(amount)*t[i].share)))
		}
		left -= part
		each(t[i].hs6, part)
	}
}
