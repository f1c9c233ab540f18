package data

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"time"
)

// StaffTable is officers by month as a file has them.
type StaffTable struct {
	List    []Staff
	Columns []string // of the file that are not read
}

// ReadStaff reads officers by month: CSV (also .gz) with columns month (YYYY-MM),
// officers and, optional, jurisdiction (ISO3 or name), station (1 or first, 2 or
// second; empty: first) and desk (a name; rows of one month and station are added
// up and their desks counted). All rows that can't be read are named at once.
func ReadStaff(path string, w *World, jurisdiction string) (*StaffTable, error) {
	if jurisdiction != "" && w.JurisdictionIndex(jurisdiction) < 0 {
		return nil, fmt.Errorf("--jurisdiction %s: the world has no such jurisdiction; expected an ISO3 code that \"cordon list jurisdictions\" shows", jurisdiction)
	}
	need, more := []string{"month", "officers"}, []string{"station", "desk"}
	if jurisdiction == "" {
		need = append(need, "jurisdiction")
	} else {
		more = append([]string{"jurisdiction"}, more...)
	}
	s := &staffReader{places: caseReader{o: CaseOptions{World: w}, memo: map[string]int{}}, jurisdiction: jurisdiction, sum: map[staffKey]*Staff{}, line: map[string]int{}}
	name := filepath.Base(path)
	err := readCells(name, func() (io.ReadCloser, error) { return openTable(path) }, need, more, s.row)
	if bad, ok := err.(BadRow); ok {
		s.bad = append(s.bad, bad)
	} else if err != nil {
		return nil, err
	}
	for _, key := range s.order {
		if m := s.sum[key]; !(m.Officers > 0) {
			s.bad = append(s.bad, BadRow{File: name, Line: int64(s.line[fmt.Sprint(key)]), Column: "officers", Found: "no officer at the first station in " + m.Month.String()[:7], Expected: "a number above 0"})
		}
	}
	if len(s.bad) > 0 {
		return nil, staffRefusal(s.bad)
	}
	if len(s.order) == 0 {
		return nil, fmt.Errorf("%s holds no month", name)
	}
	t := &StaffTable{Columns: s.others}
	for _, key := range s.order {
		t.List = append(t.List, *s.sum[key])
	}
	return t, nil
}

func staffRefusal(bad []BadRow) error {
	text := ""
	for _, b := range bad {
		text += "\n" + b.Error()
	}
	return fmt.Errorf("%d problems in the table of staff; nothing is written:%s", len(bad), text)
}

type staffKey struct {
	place int
	month Date
}

type staffReader struct {
	places       caseReader
	jurisdiction string
	sum          map[staffKey]*Staff
	order        []staffKey
	line         map[string]int // of what may stand once
	bad          []BadRow
	others       []string
}

// row reads one line; columns are month, officers, jurisdiction, station, desk.
func (s *staffReader) row(c *cells) error {
	s.others = c.others()
	wrong := func(i int, expected string) {
		s.bad = append(s.bad, c.bad(i, expected).(BadRow))
	}
	before := len(s.bad)
	month, err := time.Parse("2006-01", firstOf(c.text(0), 7))
	if err != nil || len(c.text(0)) > 7 && !isDay(c.text(0)) {
		wrong(0, "a month YYYY-MM")
	}
	officers, ok, err := c.number(1)
	if err != nil || !ok || officers > 1e6 {
		wrong(1, "a number of officers of at least 0")
	}
	name := s.jurisdiction
	if c.text(2) != "" {
		name = c.text(2)
	}
	place := s.places.place(name)
	if place < 0 {
		wrong(2, "a jurisdiction of the world (\"cordon list jurisdictions\" shows them)")
	}
	second := false
	switch c.text(3) {
	case "", "1", "first":
	case "2", "second":
		second = true
	default:
		wrong(3, "1 or first, 2 or second, or nothing")
	}
	if len(s.bad) > before {
		return nil
	}
	key := staffKey{place, Date(month.Unix() / 86400)}
	once := fmt.Sprint(key, second, strconv.Quote(c.text(4)))
	if line := s.line[once]; line > 0 {
		wrong(0, fmt.Sprintf("each month, station and desk once; line %d has it already", line))
		return nil
	}
	s.line[once] = c.line
	m := s.sum[key]
	if m == nil {
		m = &Staff{Jurisdiction: uint16(place), Month: key.month, Second: math.NaN()}
		s.sum[key], s.order = m, append(s.order, key)
		s.line[fmt.Sprint(key)] = c.line
	}
	switch {
	case second && math.IsNaN(m.Second):
		m.Second = officers
	case second:
		m.Second += officers
	default:
		m.Officers += officers
		if c.text(4) != "" && officers > 0 {
			m.Desks++
		}
	}
	return nil
}

func firstOf(s string, n int) string { return s[:min(n, len(s))] }

func isDay(s string) bool {
	_, err := ParseDate(s)
	return err == nil
}
