//go:build !js

package data

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetLimit is the most that a workbook may unpack to, so that a small file
// can't fill the memory.
const sheetLimit = 256 << 20

// openSheet opens one sheet of an .xlsx workbook as records of text: the sheet
// of that name or, for "", the first one with a line among its first that holds
// all columns of need. Days are written YYYY-MM-DD, whatever their format.
func openSheet(path, sheet string, need []string) (recordSource, error) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipSizeLimit: sheetLimit, UnzipXMLSizeLimit: sheetLimit})
	if err != nil {
		return nil, fmt.Errorf("%s is not a whole .xlsx workbook: %w; save it again, or as .csv", path, err)
	}
	names := f.GetSheetList()
	if sheet != "" && !slices.Contains(names, sheet) {
		f.Close()
		return nil, fmt.Errorf("%s has no sheet %q; it has %s", path, sheet, strings.Join(names, ", "))
	}
	if sheet == "" {
		if sheet, err = firstSheet(f, names, need); err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if sheet == "" {
		f.Close()
		return nil, fmt.Errorf("%s: found the columns %s in the first lines of no sheet (%s); name the sheet with --sheet", path, strings.Join(need, ", "), strings.Join(names, ", "))
	}
	rows, err := f.Rows(sheet)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s, sheet %s: %w", path, sheet, err)
	}
	return &sheetRecords{f: f, rows: rows, path: path, sheet: sheet}, nil
}

// firstSheet is the first sheet with a header; "" where none has.
func firstSheet(f *excelize.File, names, need []string) (string, error) {
	for _, name := range names {
		rows, err := f.Rows(name)
		if err != nil {
			continue // a sheet of a chart has no rows
		}
		for n := 0; n <= preambleLines && rows.Next(); n++ {
			record, err := rows.Columns()
			if err != nil {
				rows.Close()
				return "", fmt.Errorf("sheet %s: %w", name, err)
			}
			if holdsColumns(record, need) {
				return name, rows.Close()
			}
		}
		if err := rows.Close(); err != nil {
			return "", err
		}
	}
	return "", nil
}

// sheetRecords reads one sheet row by row.
type sheetRecords struct {
	f           *excelize.File
	rows        *excelize.Rows
	path, sheet string
	row         int
}

func (s *sheetRecords) next() ([]string, int, error) {
	if !s.rows.Next() {
		if err := s.rows.Error(); err != nil {
			return nil, s.row, fmt.Errorf("%s, sheet %s, after row %d: %w", s.path, s.sheet, s.row, err)
		}
		return nil, s.row, io.EOF
	}
	s.row++
	record, err := s.rows.Columns()
	if err != nil {
		return nil, s.row, fmt.Errorf("%s, sheet %s, row %d: %w", s.path, s.sheet, s.row, err)
	}
	for i, text := range record {
		if record[i], err = s.day(i, text); err != nil {
			return nil, s.row, err
		}
	}
	return record, s.row, nil
}

// day writes the number of a cell that shows a day as the day, and leaves other
// cells alone.
func (s *sheetRecords) day(column int, text string) (string, error) {
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || text == "" {
		return text, nil
	}
	cell, err := excelize.CoordinatesToCellName(column+1, s.row)
	if err != nil {
		return text, err
	}
	at, err := s.f.GetCellStyle(s.sheet, cell)
	if err != nil || at == 0 {
		return text, nil
	}
	style, err := s.f.GetStyle(at)
	if err != nil || !showsDay(style) {
		return text, nil
	}
	day, err := excelize.ExcelDateToTime(serial, false)
	if err != nil {
		return text, nil
	}
	return day.Format("2006-01-02"), nil
}

// showsDay tells whether a number format is one of days: the built-in ones, or
// one of the workbook's own with year and day in it.
func showsDay(style *excelize.Style) bool {
	n := style.NumFmt
	if n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58 {
		return true
	}
	if style.CustomNumFmt == nil {
		return false
	}
	form := strings.ToLower(*style.CustomNumFmt)
	return strings.Contains(form, "yy") && strings.Contains(form, "m")
}

// where names a cell of the sheet, "list.xlsx, sheet Chips, cell C7".
func (s *sheetRecords) where(column, row int) string {
	cell, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		return fmt.Sprintf("%s, sheet %s, row %d", s.path, s.sheet, row)
	}
	return fmt.Sprintf("%s, sheet %s, cell %s", s.path, s.sheet, cell)
}

func (s *sheetRecords) Close() error {
	_ = s.rows.Close()
	return s.f.Close()
}
