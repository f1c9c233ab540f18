package data

import (
	"bufio"
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// recordSource gives a table's records one by one, io.EOF after the last, each
// with its line, or its row in a sheet. A record is valid until the next.
type recordSource interface {
	next() (record []string, line int, err error)
	where(column, line int) string // names a cell of a sheet; "" in a text file
	Close() error
}

// csvRecords reads comma-separated text.
type csvRecords struct {
	name string
	r    *csv.Reader
	f    io.Closer
}

func newCSVRecords(name string, f io.ReadCloser) *csvRecords {
	text := bufio.NewReaderSize(f, 1<<16)
	if mark, _ := text.Peek(3); string(mark) == "\xef\xbb\xbf" {
		_, _ = text.Discard(3)
	}
	r := csv.NewReader(text)
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	return &csvRecords{name, r, f}
}

func (c *csvRecords) next() ([]string, int, error) {
	record, err := c.r.Read()
	if err == io.EOF {
		return nil, 0, err
	}
	if err != nil {
		return nil, 0, explainCSV(c.name, err)
	}
	line, _ := c.r.FieldPos(0)
	return record, line, nil
}

func (c *csvRecords) where(int, int) string { return "" }
func (c *csvRecords) Close() error          { return c.f.Close() }

// isSheet tells whether a file is a workbook by its ending.
func isSheet(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".xlsx") }

// openRecords opens a table of a text file, or of a sheet of a workbook.
func openRecords(path, sheet string, need []string) (recordSource, error) {
	if isSheet(path) {
		return openSheet(path, sheet, need)
	}
	f, err := openTable(path)
	if err != nil {
		return nil, err
	}
	return newCSVRecords(path, f), nil
}

// holdsColumns tells whether a line holds all columns of need, in any case.
func holdsColumns(record, need []string) bool {
	return !slices.ContainsFunc(need, func(n string) bool {
		return !slices.ContainsFunc(record, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), n) })
	})
}
