package data

import (
	"fmt"
	"io"
	"math"
	"strconv"
)

// columns of a table as they are written to Arrow and Parquet.
func (t *Table) columns() []outColumn {
	out := make([]outColumn, len(t.Columns))
	for i := range t.Columns {
		c := &t.Columns[i]
		out[i] = outColumn{name: c.Name, unit: c.Unit, doc: c.Doc}
		switch {
		case c.Floats != nil:
			out[i].values, out[i].nullable = c.Floats, true
		case c.Ints != nil:
			out[i].values = c.Ints
		default:
			out[i].values = c.Strings
		}
	}
	return out
}

// tableMeta is what the file says about the table as a whole.
func (t *Table) tableMeta() (map[string]string, []string) {
	return map[string]string{"table": t.Name, "doc": t.Doc}, []string{"table", "doc"}
}

func writeArrowTable(w io.Writer, t *Table) error {
	meta, keys := t.tableMeta()
	return writeArrow(w, meta, keys, t.columns())
}

// ParseArrowTable reads the bytes of an Arrow file as a table. Integers of any
// width become Ints, or Floats where some are missing; booleans 0 and 1; days
// text. The numbers may point into b, which must not change afterwards.
func ParseArrowTable(path, name string, b []byte) (*Table, error) {
	file, err := readArrow(path, b)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: name, Doc: file.meta["doc"], Columns: make([]Column, len(file.cols))}
	for i := range file.cols {
		if t.Columns[i], err = file.cols[i].generic(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return t, t.check()
}

// generic is the column as a result table holds it.
func (c *arrowColumn) generic() (Column, error) {
	out := Column{Name: c.name, Unit: c.meta["unit"], Doc: c.meta["doc"]}
	switch c.kind {
	case kindFloat64:
		out.Floats = floats(c)
	case kindFloat32:
		c.fill(&out, widen[float32, float64](c), nil)
	case kindInt64:
		c.fill(&out, nil, numbers[int64](c))
	case kindInt32:
		c.fill(&out, nil, widen[int32, int64](c))
	case kindInt16:
		c.fill(&out, nil, widen[int16, int64](c))
	case kindInt8:
		c.fill(&out, nil, widen[int8, int64](c))
	case kindUint8:
		c.fill(&out, nil, widen[uint8, int64](c))
	case kindUint16:
		c.fill(&out, nil, widen[uint16, int64](c))
	case kindUint32:
		c.fill(&out, nil, widen[uint32, int64](c))
	case kindUint64:
		for row, v := range numbers[uint64](c) {
			if v > math.MaxInt64 {
				return out, fmt.Errorf("column %s, row %d: found %d, expected at most %d; write it as float64 or text", c.name, row+1, v, int64(math.MaxInt64))
			}
		}
		c.fill(&out, nil, widen[uint64, int64](c))
	case kindBool:
		ints := make([]int64, c.rows())
		for i, v := range bools(c) {
			if v {
				ints[i] = 1
			}
		}
		c.fill(&out, nil, ints)
	case kindDate32:
		days := numbers[int32](c)
		out.Strings = make([]string, len(days))
		c.each(func(row int, chunk *arrowChunk, i int) {
			if chunk.present(i) {
				out.Strings[row] = Date(days[row]).String()
			}
		})
	default:
		var err error
		if out.Strings, err = texts(c); err != nil {
			return out, err
		}
	}
	return out, nil
}

func widen[T, U number](c *arrowColumn) []U {
	narrow := numbers[T](c)
	wide := make([]U, len(narrow))
	for i, v := range narrow {
		wide[i] = U(v)
	}
	return wide
}

// fill sets Ints, or Floats where they are given or where values are missing.
func (c *arrowColumn) fill(out *Column, floats []float64, ints []int64) {
	if floats == nil && c.missing() == 0 {
		out.Ints = ints
		return
	}
	if floats == nil {
		floats = make([]float64, len(ints))
		for i, v := range ints {
			floats[i] = float64(v)
		}
	}
	c.each(func(row int, chunk *arrowChunk, i int) {
		if !chunk.present(i) {
			floats[row] = math.NaN()
		}
	})
	out.Floats = floats
}

// Float is value i of the column as a number: NaN for text that is none.
func (c *Column) Float(i int) float64 {
	switch {
	case c.Floats != nil:
		return c.Floats[i]
	case c.Ints != nil:
		return float64(c.Ints[i])
	}
	v, err := strconv.ParseFloat(c.Strings[i], 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// Text is value i of the column as CSV writes it, without quotes.
func (c *Column) Text(i int) string {
	switch {
	case c.Floats != nil && math.IsNaN(c.Floats[i]):
		return ""
	case c.Floats != nil:
		return string(AppendFloat(nil, c.Floats[i]))
	case c.Ints != nil:
		return strconv.FormatInt(c.Ints[i], 10)
	}
	return c.Strings[i]
}
