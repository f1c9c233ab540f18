package data

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// arrowBytes is a file as any other program would write it with Arrow: several
// record batches, every width of number, values below the missing ones.
func arrowBytes(t *testing.T, batches int, fields []arrow.Field, fill func(b *array.RecordBuilder, batch int), options ...ipc.Option) []byte {
	t.Helper()
	schema := arrow.NewSchema(fields, nil)
	var b bytes.Buffer
	w, err := ipc.NewFileWriter(&teller{w: &b}, append(options, ipc.WithSchema(schema))...)
	if err != nil {
		t.Fatal(err)
	}
	builder := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer builder.Release()
	for i := range batches {
		fill(builder, i)
		record := builder.NewRecord()
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
		record.Release()
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadsTablesOfOtherPrograms(t *testing.T) {
	p, f := arrow.PrimitiveTypes, arrow.FixedWidthTypes
	types := []arrow.DataType{p.Int8, p.Int16, p.Int32, p.Uint8, p.Uint16, p.Uint32, p.Uint64, p.Float32, p.Float64, f.Boolean, f.Date32, arrow.BinaryTypes.LargeString, arrow.BinaryTypes.String}
	var fields []arrow.Field
	for _, d := range types {
		fields = append(fields, arrow.Field{Name: d.String(), Type: d, Nullable: true})
	}
	b := arrowBytes(t, 3, fields, func(b *array.RecordBuilder, batch int) {
		for row := range 10 + batch {
			v := batch*20 + row
			b.Field(0).(*array.Int8Builder).Append(int8(v))
			b.Field(1).(*array.Int16Builder).Append(int16(-v))
			if row == 4 {
				b.Field(2).AppendNull()
			} else {
				b.Field(2).(*array.Int32Builder).Append(int32(v))
			}
			b.Field(3).(*array.Uint8Builder).Append(uint8(v))
			b.Field(4).(*array.Uint16Builder).Append(uint16(v))
			b.Field(5).(*array.Uint32Builder).Append(uint32(v))
			b.Field(6).(*array.Uint64Builder).Append(uint64(v))
			b.Field(7).(*array.Float32Builder).Append(float32(v) / 2)
			if row == 9 {
				b.Field(8).AppendNull() // Arrow leaves 0 there, not NaN
				b.Field(12).AppendNull()
			} else {
				b.Field(8).(*array.Float64Builder).Append(float64(v) / 4)
				b.Field(12).(*array.StringBuilder).Append(strings.Repeat("x", row))
			}
			b.Field(9).(*array.BooleanBuilder).Append(row%3 == 0)
			b.Field(10).(*array.Date32Builder).Append(arrow.Date32(v))
			b.Field(11).(*array.LargeStringBuilder).Append(strings.Repeat("y", v))
		}
	})
	table, err := ParseArrowTable("other.arrow", "other", b)
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != 33 {
		t.Fatalf("got %d rows want 33", table.Len())
	}
	row, v := 21+9, 49 // the tenth row of the third batch
	c := func(i int) *Column { return &table.Columns[i] }
	if c(0).Ints[row] != int64(v) || c(1).Ints[row] != -int64(v) || c(2).Floats[row] != float64(v) || !math.IsNaN(c(2).Floats[21+4]) || c(6).Ints[row] != int64(v) ||
		c(7).Floats[row] != float64(v)/2 || !math.IsNaN(c(8).Floats[row]) || c(8).Floats[row-1] != 12 || c(9).Ints[row] != 1 || c(9).Ints[row-1] != 0 ||
		c(10).Strings[row] != Date(v).String() || len(c(11).Strings[row]) != v || c(12).Strings[row] != "" || len(c(12).Strings[row-1]) != 8 {
		t.Errorf("row %d was not read as it was written: %+v", row, table)
	}
}

func TestArrowFilesThatAreNotRead(t *testing.T) {
	number := []arrow.Field{{Name: "x", Type: arrow.PrimitiveTypes.Float64}}
	fill := func(b *array.RecordBuilder, _ int) {
		b.Field(0).(*array.Float64Builder).AppendValues(make([]float64, 5000), nil)
	}
	plain := arrowBytes(t, 1, number, fill)
	for want, b := range map[string][]byte{
		"record batch 0: it is compressed; write it without compression": arrowBytes(t, 1, number, fill, ipc.WithZstd()),
		"column s is of a type that cordon does not read (Arrow type 10)": arrowBytes(t, 1, []arrow.Field{{Name: "s", Type: arrow.FixedWidthTypes.Timestamp_s}}, func(b *array.RecordBuilder, _ int) {
			b.Field(0).(*array.TimestampBuilder).Append(1)
		}),
		"column d is dictionary-encoded; write it as plain values": arrowBytes(t, 1, []arrow.Field{{Name: "d", Type: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}}},
			func(b *array.RecordBuilder, _ int) {
				if err := b.Field(0).(*array.BinaryDictionaryBuilder).AppendString("a"); err != nil {
					t.Fatal(err)
				}
			}),
		"is not a whole Arrow file: found 9 bytes": []byte("a,b\n1,2\n\n"),
		"is not a whole Arrow file: found 20 kB":   plain[:20000],
	} {
		if _, err := ParseArrowTable("f.arrow", "f", b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// Rows that all claim the same bytes would ask for rows times the file's size.
func TestOverlappingTextIsRefused(t *testing.T) {
	offsets := []byte{0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0}
	c := &arrowColumn{name: "s", kind: kindUtf8, chunks: []arrowChunk{{n: 3, offsets: offsets, values: []byte("12345678")}}}
	if _, err := texts(c); err == nil || err.Error() != "column s: row 2 claims bytes 8 to 0 of 8" {
		t.Errorf("got %v, want an error: offsets fall", err)
	}
	c.chunks[0].offsets = []byte{0, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0}
	if _, err := texts(c); err == nil || err.Error() != "column s: row 2 claims bytes 8 to 9 of 8" {
		t.Errorf("got %v, want an error: offsets beyond the end", err)
	}
	c.chunks[0].offsets = offsets[8:]
	c.chunks[0].n = 1
	if v, err := texts(c); err != nil || v[0] != "12345678" {
		t.Errorf("got %v %v", v, err)
	}
}

// A batch that claims more rows than its buffers hold is refused before a
// value is looked at.
func TestShortBuffersAreRefused(t *testing.T) {
	for _, c := range []struct {
		kind    arrowKind
		nulls   int
		buffers []int // bytes of each buffer: valid, (offsets,) values; 100 rows just fit
	}{
		{kindFloat64, 0, []int{0, 800}}, {kindInt32, 1, []int{13, 400}}, {kindUint16, 0, []int{0, 200}}, {kindUint8, 0, []int{0, 100}},
		{kindBool, 0, []int{0, 13}}, {kindUtf8, 0, []int{0, 404, 0}}, {kindBinary, 7, []int{13, 404, 5}}, {kindLargeUtf8, 0, []int{0, 808, 0}},
	} {
		read := func(short int) error {
			k := 0
			_, err := readChunk(c.kind, 100, c.nulls, func() ([]byte, error) {
				b := make([]byte, c.buffers[k])
				if k == short {
					b = b[1:]
				}
				k++
				return b, nil
			})
			return err
		}
		if err := read(-1); err != nil {
			t.Errorf("%s: buffers that just fit are refused: %v", c.kind, err)
		}
		for k, size := range c.buffers {
			values := k == len(c.buffers)-1
			if size == 0 || values && c.kind.offsets() > 0 {
				continue // not there, or checked value by value
			}
			if read(k) == nil {
				t.Errorf("%s: buffer %d is a byte too short and was taken", c.kind, k)
			}
		}
	}
}

func FuzzArrow(f *testing.F) {
	var b bytes.Buffer
	if err := writeArrowTable(&b, waitsTable()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := ParseArrowTable("f.arrow", "f", b)
		if err != nil {
			return
		}
		for i := range table.Columns {
			for row := range table.Len() {
				table.Columns[i].Text(row)
			}
		}
	})
}
