package data

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sort"
)

// BadRow is a row of an input that can't be read.
type BadRow struct {
	File     string `json:"file"`
	Line     int64  `json:"line"`           // from 1, the header included; in Parquet the row, from 1
	Column   string `json:"column"`         // "" where the whole row is broken
	Cell     string `json:"cell,omitempty"` // of a workbook: file, sheet and cell, in place of file and line
	Found    string `json:"found"`
	Expected string `json:"expected"`

	order   int  // of the file among the inputs
	country bool // the cell is a country's code
}

// Error is the row on one line.
func (b BadRow) Error() string {
	column := ""
	if b.Column != "" {
		column = " column " + b.Column + ":"
	}
	if b.Cell != "" {
		return fmt.Sprintf("%s:%s found %s, expected %s", b.Cell, column, b.Found, b.Expected)
	}
	return fmt.Sprintf("%s:%d:%s found %s, expected %s", b.File, b.Line, column, b.Found, b.Expected)
}

// rejects gathers one worker's bad rows and what they are worth.
type rejects struct {
	rows       []BadRow
	tally      Tally // value of those whose value can be read
	unreadable int64 // rows whose value can't be read
	countries  map[string]*Tally
}

func (r *rejects) add(b *BadRow, cents int64) {
	r.rows = append(r.rows, *b)
	if cents < 0 {
		r.unreadable++
		cents = 0
	}
	r.tally.add(1, cents)
	if b.country {
		if r.countries == nil {
			r.countries = map[string]*Tally{}
		}
		count(r.countries, b.Found, cents)
	}
}

// sortRejects puts bad rows in the order of the input.
func sortRejects(rows []BadRow) {
	slices.SortFunc(rows, func(a, b BadRow) int { return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Line, b.Line)) })
}

// rejectError says why the import stops: nil where no more than allowed rows
// are bad.
func rejectError(rows []BadRow, allowed int) error {
	if len(rows) <= allowed {
		return nil
	}
	first := rows[0]
	if allowed == 0 {
		return fmt.Errorf("%w; nothing is written: correct the row, or pass --skip-bad N to leave out up to N such rows and list them", first)
	}
	return fmt.Errorf("more than the %d rows that --skip-bad allows can't be read; nothing is written; the first: %w", allowed, first)
}

// rejectTable lists bad rows for rejected.csv.
func rejectTable(rows []BadRow) *Table {
	t := &Table{Name: "rejected", Doc: "Rows of the input that can't be read and are not in the world.", Columns: []Column{
		{Name: "file", Doc: "input file", Strings: []string{}},
		{Name: "line", Doc: "line of the file, from 1 with the header; in Parquet the row", Ints: []int64{}},
		{Name: "column", Doc: "column; empty where the whole row is broken", Strings: []string{}},
		{Name: "found", Doc: "what the cell holds", Strings: []string{}},
		{Name: "expected", Doc: "what it must hold", Strings: []string{}},
	}}
	for _, b := range rows {
		t.Columns[0].Strings = append(t.Columns[0].Strings, b.File)
		t.Columns[1].Ints = append(t.Columns[1].Ints, b.Line)
		t.Columns[2].Strings = append(t.Columns[2].Strings, b.Column)
		t.Columns[3].Strings = append(t.Columns[3].Strings, b.Found)
		t.Columns[4].Strings = append(t.Columns[4].Strings, b.Expected)
	}
	return t
}

// writeRejects writes rejected.csv.
func writeRejects(path string, rows []BadRow) error {
	return AtomicFile(path, func(w io.Writer) error { return writeCSV(w, rejectTable(rows)) })
}

// codeTallies lists codes with their rows, the most valuable first.
func codeTallies[K cmp.Ordered](m map[K]*Tally, name func(K) string) []CodeTally {
	list := []CodeTally{}
	for _, k := range sortedKeys(m) {
		list = append(list, CodeTally{name(k), *m[k]})
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].Cents > list[b].Cents })
	return list
}

// CodeTally is a code with the rows that hold it.
type CodeTally struct {
	Code string `json:"code"`
	Tally
}
