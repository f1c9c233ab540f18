package data

import (
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf8"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// outColumn is a column to be written: values is one of []int32, []int64,
// []uint16, []float64, []bool, []string, [][]byte or []Date (missing where 0
// and the column is nullable). A NaN in a nullable column is a missing value.
type outColumn struct {
	name, unit, doc string
	nullable        bool
	values          any
}

// writeArrow writes the columns as one Arrow IPC file with one record batch,
// without compression, buffers aligned to 64 bytes within the batch. Equal
// columns give equal bytes.
func writeArrow(w io.Writer, meta map[string]string, keys []string, columns []outColumn) error {
	record, err := arrowRecord(meta, keys, columns)
	if err != nil {
		return err
	}
	defer record.Release()
	out, err := ipc.NewFileWriter(&teller{w: w}, ipc.WithSchema(record.Schema()))
	if err != nil {
		return err
	}
	if err := out.Write(record); err != nil {
		return err
	}
	return out.Close()
}

// arrowRecord makes Arrow's view of the columns; numbers are not copied.
func arrowRecord(meta map[string]string, keys []string, columns []outColumn) (arrow.Record, error) {
	fields := make([]arrow.Field, len(columns))
	arrays := make([]arrow.Array, len(columns))
	rows := -1
	for i, c := range columns {
		a, err := arrowArray(c)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.name, err)
		}
		if rows < 0 {
			rows = a.Len()
		}
		if a.Len() != rows {
			return nil, fmt.Errorf("column %s has %d rows, expected %d as the first column has", c.name, a.Len(), rows)
		}
		arrays[i] = a
		fields[i] = arrow.Field{Name: c.name, Type: a.DataType(), Nullable: c.nullable,
			Metadata: arrow.NewMetadata([]string{"unit", "doc"}, []string{c.unit, c.doc})}
	}
	values := make([]string, len(keys))
	for i, k := range keys {
		values[i] = meta[k]
	}
	m := arrow.NewMetadata(keys, values)
	return array.NewRecord(arrow.NewSchema(fields, &m), arrays, int64(max(rows, 0))), nil
}

func arrowArray(c outColumn) (arrow.Array, error) {
	switch v := c.values.(type) {
	case []int32:
		return fixedArray(arrow.PrimitiveTypes.Int32, v, nil, 0), nil
	case []int64:
		return fixedArray(arrow.PrimitiveTypes.Int64, v, nil, 0), nil
	case []uint16:
		return fixedArray(arrow.PrimitiveTypes.Uint16, v, nil, 0), nil
	case []float64:
		if c.nullable {
			valid, nulls := mapMissing(len(v), func(i int) bool { return math.IsNaN(v[i]) })
			return fixedArray(arrow.PrimitiveTypes.Float64, v, valid, nulls), nil
		}
		return fixedArray(arrow.PrimitiveTypes.Float64, v, nil, 0), nil
	case []Date:
		if c.nullable {
			valid, nulls := mapMissing(len(v), func(i int) bool { return v[i] == 0 })
			return fixedArray(arrow.FixedWidthTypes.Date32, v, valid, nulls), nil
		}
		return fixedArray(arrow.FixedWidthTypes.Date32, v, nil, 0), nil
	case []bool:
		b := array.NewBooleanBuilder(memory.DefaultAllocator)
		b.AppendValues(v, nil)
		return b.NewArray(), nil
	case []string:
		return textArray(v)
	case [][]byte:
		b := array.NewBinaryBuilder(memory.DefaultAllocator, arrow.BinaryTypes.Binary)
		b.AppendValues(v, nil)
		return b.NewArray(), nil
	}
	return nil, fmt.Errorf("values of type %T can't be written", c.values)
}

func textArray(v []string) (arrow.Array, error) {
	size := 0
	for i, s := range v {
		if size += len(s); size > math.MaxInt32 {
			return nil, fmt.Errorf("more than 2 GiB of text up to row %d; write fewer rows a table", i+1)
		}
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("row %d: found %q, expected UTF-8", i+1, s)
		}
	}
	b := array.NewStringBuilder(memory.DefaultAllocator)
	b.Reserve(len(v))
	b.ReserveData(size)
	b.AppendValues(v, nil)
	return b.NewArray(), nil
}

// fixedArray is an Arrow array over the memory of v.
func fixedArray[T number | Date](kind arrow.DataType, v []T, valid []byte, nulls int) arrow.Array {
	var zero T
	raw := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*int(unsafe.Sizeof(zero)))
	buffers := []*memory.Buffer{nil, memory.NewBufferBytes(raw)}
	if nulls > 0 {
		buffers[0] = memory.NewBufferBytes(valid)
	}
	d := array.NewData(kind, len(v), buffers, nil, nulls, 0)
	defer d.Release()
	return array.MakeFromData(d)
}

// mapMissing is Arrow's bitmap of the values that are present.
func mapMissing(n int, missing func(int) bool) (valid []byte, nulls int) {
	valid = make([]byte, (n+7)/8)
	for i := range n {
		if missing(i) {
			nulls++
		} else {
			valid[i>>3] |= 1 << (i & 7)
		}
	}
	return valid, nulls
}

// teller is a writer that knows where it is, which is all the seeking that
// Arrow's file writer asks for.
type teller struct {
	w   io.Writer
	pos int64
}

func (t *teller) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	t.pos += int64(n)
	return n, err
}

func (t *teller) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, errors.New("an Arrow file is written from front to back")
	}
	return t.pos, nil
}
