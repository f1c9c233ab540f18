package data

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// The columns of a list, by position in listReader's cells.
const (
	listEntry = iota
	listHS6
	listTitle
	listLow
	listMid
	listHigh
	listParameter
	listThreshold
	listUnit
	listDirection
	listGrowth
	listStorable
	listPerKg
	listUntil
	listLabel
	listJurisdiction
	listDestinations
	listPolicy
	listFrom
	listCitation
	listAdopters
	listTypicalPolicy
	listValidFrom
	listSource
)

var listColumns = []string{"entry", "hs6", "title", "coverage_low", "coverage_mid", "coverage_high", "parameter", "threshold", "unit",
	"direction", "growth_per_year", "storable", "value_per_kg_usd", "until", "label",
	"jurisdiction", "destinations", "policy", "from", "citation", "adopters", "typical_policy", "valid_from", "source"}

// listReader reads a list row by row.
type listReader struct {
	file   string
	w      *World
	groups map[string][]string
	ps     problems
	list   *controlList
	order  map[string]int     // entries by first appearance
	rows   map[string]int64   // line of the row that made an item
	at     map[itemKey]int    // item of an entry and jurisdiction
	same   map[itemKey]string // all of its row but the codes

	lacking map[int]bool // columns that rows need and the table lacks
}

type itemKey struct {
	entry        string
	jurisdiction int
}

func parseList(source recordSource, file string, w *World, groups map[string][]string) (*controlList, []Problem) {
	l := &listReader{file: file, w: w, groups: groups, list: &controlList{name: file}, order: map[string]int{},
		rows: map[string]int64{}, at: map[itemKey]int{}, same: map[itemKey]string{}, lacking: map[int]bool{}}
	err := readRecords(file, source, listColumns[:2], listColumns[2:], l.row)
	if err == nil && len(l.order) == 0 && l.ps.count() == 0 {
		err = fmt.Errorf("found no entry, expected a row for each")
	}
	if err != nil {
		l.ps.add(Problem{Kind: "schema", File: file, Found: err.Error(), Expected: "a table with the columns " + strings.Join(listColumns[:6], ", ") + " and so on"})
	}
	if l.ps.count() > 0 {
		return nil, l.ps.list
	}
	slices.SortStableFunc(l.list.items, compareItems(l.order))
	slices.Sort(l.list.absent)
	return l.list, nil
}

// problem adds what is wrong with a cell of the row.
func (l *listReader) problem(c *cells, i int, kind, found, expected string) {
	p := Problem{Kind: kind, File: l.file, Line: int64(c.line), Column: c.name[i], Found: found, Expected: expected}
	if cell := c.place(i); cell != "" {
		p.File, p.Line = cell, 0
	}
	l.ps.add(p)
}

// row reads one row; what is wrong with it is added to the problems.
func (l *listReader) row(c *cells) error {
	l.list.extra = c.others()
	bad := func(i int, expected string) {
		found := quoted(c.text(i))
		if c.at[i] < 0 { // said once, not in every row
			if l.lacking[i] {
				return
			}
			l.lacking[i], found = true, "no column of that name"
		}
		l.problem(c, i, "value", found, expected)
	}
	e := Entry{Entry: c.text(listEntry), Title: c.text(listTitle), Parameter: c.text(listParameter), Unit: c.text(listUnit), Label: c.text(listLabel)}
	if e.Entry == "" {
		bad(listEntry, "the entry's official number")
		return nil
	}
	number := func(i int, low, high, missing float64) float64 {
		if c.text(i) == "" {
			return missing
		}
		v, ok := parseSigned(c.text(i))
		if !ok || v < low || v > high {
			bad(i, fmt.Sprintf("a number from %g to %g", low, high))
		}
		return v
	}
	day := func(i int) Date {
		if c.text(i) == "" {
			return 0
		}
		d, err := ParseDate(c.text(i))
		if err != nil {
			bad(i, "a day YYYY-MM-DD or nothing")
		}
		return d
	}
	for _, code := range splitBar(c.text(listHS6)) {
		n, ok := parseHS6(strings.TrimSpace(code))
		if !ok {
			bad(listHS6, "HS codes of six digits, | between them, or nothing")
			break
		}
		e.HS6 = append(e.HS6, fmt.Sprintf("%06d", n))
	}
	e.CoverageLow, e.CoverageMid, e.CoverageHigh = number(listLow, 0, 1, 0), number(listMid, 0, 1, 0), number(listHigh, 0, 1, 0)
	covered := true
	for _, i := range []int{listLow, listMid, listHigh} {
		if len(e.HS6) > 0 && c.text(i) == "" {
			covered = false
			bad(i, "the share of the codes' trade that the entry covers, 0 to 1: low, middle and high")
		}
	}
	if covered && (e.CoverageLow > e.CoverageMid || e.CoverageMid > e.CoverageHigh) {
		bad(listMid, fmt.Sprintf("a middle between low %g and high %g", e.CoverageLow, e.CoverageHigh))
	}
	e.Threshold = number(listThreshold, 0, math.MaxFloat64, math.NaN())
	e.Growth, e.ValuePerKg = number(listGrowth, -10, 10, 0), number(listPerKg, 0, math.MaxFloat64, math.NaN())
	switch c.text(listDirection) {
	case "below":
		e.Below = true
	case "above", "":
	default:
		bad(listDirection, "above, below or nothing")
	}
	switch c.text(listStorable) {
	case "0":
	case "1", "":
		e.Storable = true
	default:
		bad(listStorable, "1, 0 or nothing")
	}
	until := day(listUntil)
	own := c.text(listJurisdiction) != "" || c.text(listAdopters) == ""
	from, citation, adopters := listValidFrom, listSource, listAdopters
	if own {
		from, citation, adopters = listFrom, listCitation, listJurisdiction
	}
	e.From, e.Source, e.Adopters, e.Policy = day(from), c.text(citation), splitBar(c.text(adopters)), c.text(listTypicalPolicy)
	if until != 0 && until < e.From {
		bad(listUntil, "a day not before "+e.From.String())
	}
	if len(e.Adopters) == 0 {
		bad(adopters, "ISO3 codes or groups, | between them")
		return nil
	}
	var destinations []bool
	if own {
		var wrong, unknown string
		if destinations, unknown = l.destinations(c.text(listDestinations)); unknown != "" {
			bad(listDestinations, unknown)
		}
		if e.Policy, wrong = ownPolicy(c.text(listPolicy)); wrong != "" {
			bad(listPolicy, wrong)
		}
		if wrong+unknown != "" {
			return nil
		}
	}
	l.add(c, &e, until, own, destinations, adopters)
	return nil
}
