package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unsafe"
)

// writeCSV writes a table as RFC 4180 with a header, lines that end in \n and
// missing numbers as nothing. Numbers are the shortest that read back as the
// same bits.
func writeCSV(w io.Writer, t *Table) error {
	line := make([]byte, 0, 1024)
	alone := len(t.Columns) == 1
	for i := range t.Columns {
		line = appendCSV(comma(line, i), t.Columns[i].Name, alone)
	}
	line = append(line, '\n')
	for row := range t.Len() {
		if _, err := w.Write(line); err != nil {
			return err
		}
		line = line[:0]
		for i := range t.Columns {
			line = comma(line, i)
			c := &t.Columns[i]
			switch {
			case c.Floats != nil && math.IsNaN(c.Floats[row]):
				line = appendCSV(line, "", alone)
			case c.Floats != nil:
				line = AppendFloat(line, c.Floats[row])
			case c.Ints != nil:
				line = strconv.AppendInt(line, c.Ints[row], 10)
			default:
				line = appendCSV(line, c.Strings[row], alone)
			}
		}
		line = append(line, '\n')
	}
	_, err := w.Write(line)
	return err
}

func comma(line []byte, i int) []byte {
	if i > 0 {
		return append(line, ',')
	}
	return line
}

// appendCSV quotes a field where it must be; alone says that it is the only
// field of its line, where nothing at all would read as no line.
func appendCSV(line []byte, s string, alone bool) []byte {
	if !strings.ContainsAny(s, ",\"\r\n") && !(alone && s == "") {
		return append(line, s...)
	}
	line = append(line, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		line = append(append(line, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(line, s...), '"')
}

// AppendFloat appends the shortest decimal that reads back as the same bits,
// without an exponent from 1e-6 to 1e21.
func AppendFloat(b []byte, v float64) []byte {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// parseCSV reads what writeCSV writes and any RFC 4180 file with a header.
func parseCSV(path, name string, b []byte, types map[string]string) (*Table, error) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	r := csvReader{path: path, s: unsafe.String(unsafe.SliceData(b), len(b)), line: 1}
	header, err := r.record(nil)
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty, expected a line of column names", path)
	}
	if err != nil {
		return nil, err
	}
	t := &Table{Name: name, Columns: make([]Column, len(header))}
	for i, h := range header {
		t.Columns[i] = Column{Name: h, Strings: []string{}}
	}
	fields := make([]string, 0, len(header))
	for {
		line := r.line
		if fields, err = r.record(fields[:0]); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if len(fields) != len(header) {
			return nil, fmt.Errorf("%s:%d: found %d fields, expected %d as in the header", path, line, len(fields), len(header))
		}
		for i, s := range fields {
			t.Columns[i].Strings = append(t.Columns[i].Strings, s)
		}
	}
	for i := range t.Columns {
		if err := t.Columns[i].infer(path, types[t.Columns[i].Name]); err != nil {
			return nil, err
		}
	}
	return t, t.check()
}

// infer turns a column of text into the type named, or into the narrowest one
// that writes the same text again.
func (c *Column) infer(path, kind string) error {
	if kind == "utf8" || kind == "" && len(c.Strings) == 0 {
		return nil
	}
	if kind == "int64" || kind == "" {
		ints, bad := convert(c.Strings, func(s string) (int64, bool) {
			v, err := strconv.ParseInt(s, 10, 64)
			return v, err == nil && strconv.FormatInt(v, 10) == s
		})
		if bad < 0 {
			c.Ints, c.Strings = ints, nil
			return nil
		}
		if kind != "" {
			return fmt.Errorf("%s, row %d, column %s: found %q, expected a whole number", path, bad+1, c.Name, c.Strings[bad])
		}
	}
	some := kind == "float64"
	numbers, bad := convert(c.Strings, func(s string) (float64, bool) {
		if s == "" {
			return math.NaN(), true
		}
		some = true
		v, err := strconv.ParseFloat(s, 64)
		leadingZero := len(s) > 1 && s[0] == '0' && s[1] != '.' && s[1] != 'e' && s[1] != 'E'
		return v, err == nil && (kind != "" || !leadingZero && strings.IndexByte("+-.0123456789", s[0]) >= 0)
	})
	switch {
	case bad >= 0 && kind != "":
		return fmt.Errorf("%s, row %d, column %s: found %q, expected a number or nothing", path, bad+1, c.Name, c.Strings[bad])
	case bad < 0 && some:
		c.Floats, c.Strings = numbers, nil
	}
	return nil
}

// convert stops at the first value that does not convert; bad is -1 where all do.
func convert[T any](values []string, f func(string) (T, bool)) (out []T, bad int) {
	out = make([]T, len(values))
	for i, s := range values {
		v, ok := f(s)
		if !ok {
			return nil, i
		}
		out[i] = v
	}
	return out, -1
}

// csvReader splits text into records; a field points into the text unless it
// holds a doubled quote.
type csvReader struct {
	path string
	s    string
	line int
}

// record appends the fields of the next line that is not blank; io.EOF at the end.
func (r *csvReader) record(fields []string) ([]string, error) {
	for strings.HasPrefix(r.s, "\n") || strings.HasPrefix(r.s, "\r\n") {
		r.s = r.s[strings.IndexByte(r.s, '\n')+1:]
		r.line++
	}
	if r.s == "" {
		return nil, io.EOF
	}
	for {
		var field string
		if r.s != "" && r.s[0] == '"' {
			end, quotes := r.closing()
			if end < 0 {
				return nil, fmt.Errorf("%s:%d: a quoted field is never closed; add the closing quote", r.path, r.line)
			}
			field = r.s[1:end]
			r.line += strings.Count(field, "\n")
			if quotes {
				field = strings.ReplaceAll(field, `""`, `"`)
			}
			r.s = r.s[end+1:]
			if r.s != "" && r.s[0] != ',' && r.s[0] != '\n' && !strings.HasPrefix(r.s, "\r\n") {
				return nil, fmt.Errorf("%s:%d: found %q after a quoted field, expected a comma or the end of the line", r.path, r.line, r.s[:1])
			}
		} else {
			end := strings.IndexAny(r.s, ",\n")
			if end < 0 {
				end = len(r.s)
			}
			field = r.s[:end]
			if end == len(r.s) || r.s[end] == '\n' {
				field = strings.TrimSuffix(field, "\r")
			}
			r.s = r.s[end:]
		}
		fields = append(fields, field)
		switch {
		case r.s == "":
			return fields, nil
		case r.s[0] == ',':
			r.s = r.s[1:]
		default:
			r.s = r.s[strings.IndexByte(r.s, '\n')+1:]
			r.line++
			return fields, nil
		}
	}
}

// closing is the position of the quote that ends the field at the front.
func (r *csvReader) closing() (end int, doubled bool) {
	for i := 1; i < len(r.s); i++ {
		k := strings.IndexByte(r.s[i:], '"')
		if k < 0 {
			return -1, doubled
		}
		if i += k; i+1 >= len(r.s) || r.s[i+1] != '"' {
			return i, doubled
		}
		i++
		doubled = true
	}
	return -1, doubled
}
