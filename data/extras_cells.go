package data

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// cells is one row of a small table, read by column name.
type cells struct {
	file string
	line int
	name []string // columns asked for
	at   []int    // their positions; -1: not there
	cell []string
	all  []string // every column of the file

	where func(column, line int) string // names a cell of a sheet; "" in a text file
}

// place names the sheet and cell; "" in a text file, where the line says it.
func (c *cells) place(i int) string { return c.where(max(c.at[i], 0), c.line) }

// text is a cell without the blanks around it; "" where the column is not there.
func (c *cells) text(i int) string {
	if c.at[i] < 0 || c.at[i] >= len(c.cell) {
		return ""
	}
	return strings.TrimSpace(c.cell[c.at[i]])
}

// others are the columns of the file that nobody asked for.
func (c *cells) others() []string {
	var out []string
	for _, h := range c.all {
		if h != "" && !slices.ContainsFunc(c.name, func(n string) bool { return strings.EqualFold(n, h) }) {
			out = append(out, h)
		}
	}
	return out
}

// bad is the error of a cell that can't be read.
func (c *cells) bad(i int, expected string) error {
	return BadRow{File: c.file, Line: int64(c.line), Cell: c.place(i), Column: c.name[i], Found: quoted(c.text(i)), Expected: expected}
}

// number is a cell's number of at least 0; missing cells give ok false.
func (c *cells) number(i int) (v float64, ok bool, err error) {
	s := c.text(i)
	if s == "" || s == "." || s == "NA" {
		return 0, false, nil
	}
	v, good := parsePositive(s)
	if !good {
		return 0, false, c.bad(i, "a number of at least 0")
	}
	return v, true, nil
}

// preambleLines is how far down a table's header may stand: the World Bank's
// files begin with four lines about themselves.
const preambleLines = 10

// readCells reads a table of up to a few hundred thousand rows. The header is
// the first line that holds all columns of need, in any case; more are optional.
func readCells(name string, open func() (io.ReadCloser, error), need, more []string, row func(*cells) error) error {
	f, err := open()
	if err != nil {
		return err
	}
	return readRecords(name, newCSVRecords(name, f), need, more, row)
}

// readRecords is readCells for records of any source, which it closes.
func readRecords(name string, source recordSource, need, more []string, row func(*cells) error) error {
	defer source.Close()
	c := &cells{file: name, name: slices.Concat(need, more), where: source.where}
	var first string
	for {
		record, line, err := source.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		c.line, c.cell = line, record
		sheet := source.where(0, line) != ""
		switch {
		case sheet && blank(record):
		case c.at == nil && c.header(len(need)):
		case c.at == nil && first == "":
			first = strings.Join(record, ",")
		case c.at == nil && line > preambleLines:
			return missingColumns(name, need, first)
		case c.at == nil:
		case sheet && len(record) < len(c.all): // cells at the end of a sheet's row may be absent
			c.cell = append(record, make([]string, len(c.all)-len(record))...)
			if err := row(c); err != nil {
				return err
			}
		case sheet && blank(record[len(c.all):]):
			if err := row(c); err != nil {
				return err
			}
		case len(record) != len(c.all):
			return BadRow{File: name, Line: int64(line), Cell: source.where(len(c.all), line), Found: fmt.Sprintf("%d cells", len(record)), Expected: fmt.Sprintf("%d as in the header", len(c.all))}
		default:
			if err := row(c); err != nil {
				return err
			}
		}
	}
	if c.at == nil {
		return missingColumns(name, need, first)
	}
	return nil
}

func blank(record []string) bool {
	return !slices.ContainsFunc(record, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// header binds the columns; false where the line is not the header.
func (c *cells) header(need int) bool {
	all := make([]string, len(c.cell))
	for i, h := range c.cell {
		all[i] = strings.ToLower(strings.TrimSpace(h))
	}
	at := make([]int, len(c.name))
	for i, n := range c.name {
		at[i] = slices.Index(all, strings.ToLower(n))
		if at[i] < 0 && i < need {
			return false
		}
	}
	c.at, c.all = at, all
	return true
}

func missingColumns(name string, need []string, first string) error {
	return fmt.Errorf("%s:1: found the header %s, expected the columns %s", name, quoted(first), strings.Join(need, ", "))
}

func explainCSV(name string, err error) error {
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		return fmt.Errorf("%s:%d: %w; correct the line", name, parse.Line, parse.Err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: the compressed data end in the middle: the file is truncated; get it again", name)
	}
	return fmt.Errorf("%s: %w", name, err)
}
