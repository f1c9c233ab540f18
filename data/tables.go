package data

import (
	"embed"
	"encoding/csv"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The embedded tables hold facts and assumptions in the project's own words,
// one a row, each row or file with its source and a label: SEEN (read at the
// source), RECALLED hi|med|lo (from memory of it), DERIVED (arithmetic on seen
// figures), ASSUMED (judgement). tables/index.csv says what each file is.
//
//go:embed sources.csv tables/*.csv
var embedded embed.FS

// factRow reads one row of an embedded table by column name. The first cell
// that can't be read is kept as the error.
type factRow struct {
	file string
	line int
	at   map[string]int
	cell []string
	err  error
}

// readFacts reads every row of an embedded table in file order.
func readFacts(file string, row func(*factRow)) error {
	f, err := embedded.Open(file)
	if err != nil {
		return fmt.Errorf("embedded table %s is missing from the program", file)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) == 0 {
		return fmt.Errorf("embedded table %s can't be read: %v", file, err)
	}
	at := make(map[string]int, len(lines[0]))
	for i, name := range lines[0] {
		at[name] = i
	}
	for i, cells := range lines[1:] {
		r := &factRow{file: file, line: i + 2, at: at, cell: cells}
		if row(r); r.err != nil {
			return r.err
		}
	}
	return nil
}

// mustFacts is readFacts for tables whose tests have shown that they parse.
func mustFacts(file string, row func(*factRow)) {
	if err := readFacts(file, row); err != nil {
		panic(err)
	}
}

func (r *factRow) fail(column, want string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s:%d: column %s holds %q, expected %s", r.file, r.line, column, r.text(column), want)
	}
}

// text is a cell without the blanks around it.
func (r *factRow) text(column string) string {
	i, ok := r.at[column]
	if !ok {
		if r.err == nil {
			r.err = fmt.Errorf("%s has no column %s", r.file, column)
		}
		return ""
	}
	return strings.TrimSpace(r.cell[i])
}

// number is a cell's number; NaN where the cell is empty.
func (r *factRow) number(column string) float64 {
	s := r.text(column)
	if s == "" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		r.fail(column, "a number or nothing")
	}
	return v
}

// day is a cell's date; 0 where the cell is empty.
func (r *factRow) day(column string) Date {
	s := r.text(column)
	if s == "" {
		return 0
	}
	d, err := ParseDate(s)
	if err != nil {
		r.fail(column, "a day YYYY-MM-DD or nothing")
	}
	return d
}

// list is a cell's parts between bars; nil where the cell is empty.
func (r *factRow) list(column string) []string {
	s := r.text(column)
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
