//go:build !js

package data

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
)

// rowGroup is the most rows of a Parquet row group that cordon writes.
const rowGroup = 1 << 20

// writeParquet writes a table as Parquet, compressed with snappy, with the units
// and meanings of its columns in the stored Arrow schema.
func writeParquet(w io.Writer, t *Table) error {
	meta, keys := t.tableMeta()
	record, err := arrowRecord(meta, keys, t.columns())
	if err != nil {
		return err
	}
	defer record.Release()
	out, err := pqarrow.NewFileWriter(record.Schema(), w,
		parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Snappy), parquet.WithMaxRowGroupLength(rowGroup),
			parquet.WithCreatedBy("cordon "+Version)),
		pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	if err != nil {
		return err
	}
	if err := out.Write(record); err != nil {
		return err
	}
	return out.Close()
}

// readParquet reads a whole Parquet file as a table. It takes at most 64 bytes
// of memory for each byte of the file, and 256 MiB: a damaged file that asks
// for more is an error.
func readParquet(path, name string) (t *Table, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			t, err = nil, fmt.Errorf("%s is damaged: %v; write it again", path, p)
		}
	}()
	purse := &cappedAllocator{left: 256<<20 + 64*info.Size()}
	columns, stored, err := openParquet(f, purse, 0)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	table, err := readColumns(columns)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer table.Release()
	var b bytes.Buffer
	out, err := ipc.NewFileWriter(&teller{w: &b}, ipc.WithSchema(table.Schema()))
	if err != nil {
		return nil, err
	}
	rows := array.NewTableReader(table, 0)
	defer rows.Release()
	for rows.Next() {
		if err := out.Write(rows.Record()); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	if t, err = ParseArrowTable(path, name, b.Bytes()); err != nil {
		return nil, err
	}
	stored.describe(t)
	return t, nil
}

// openParquet opens a Parquet file for Arrow's column reader, without the
// Arrow schema that may be stored in it: Arrow v15 trusts the lengths in there
// and can ask for more memory than there is. batch is the rows read at a time.
func openParquet(f *os.File, purse memory.Allocator, batch int64) (*pqarrow.FileReader, *storedSchema, error) {
	reader, err := file.NewParquetReader(f, file.WithReadProps(parquet.NewReaderProperties(purse)))
	if err != nil {
		return nil, nil, fmt.Errorf("it is not a whole Parquet file: %w", err)
	}
	stored := &storedSchema{}
	pairs := reader.MetaData().FileMetaData.KeyValueMetadata
	kept := pairs[:0]
	for _, pair := range pairs {
		switch {
		case pair.Key == "ARROW:schema":
			stored.read(pair.GetValue())
			continue
		case pair.Key == "doc":
			stored.doc = pair.GetValue()
		}
		kept = append(kept, pair)
	}
	reader.MetaData().FileMetaData.KeyValueMetadata = kept
	columns, err := pqarrow.NewFileReader(reader, pqarrow.ArrowReadProperties{BatchSize: batch}, purse)
	return columns, stored, err
}

// readColumns reads column after column in this goroutine. Arrow's ReadTable
// starts others, where its panics on damaged bytes can't be recovered.
func readColumns(columns *pqarrow.FileReader) (arrow.Table, error) {
	reader := columns.ParquetReader()
	groups := make([]int, reader.NumRowGroups())
	for i := range groups {
		groups[i] = i
	}
	var fields []arrow.Field
	var read []arrow.Column
	for i, f := range columns.Manifest.Fields {
		if len(f.Children) > 0 {
			return nil, fmt.Errorf("column %s is nested; write it as plain columns", f.Field.Name)
		}
		column, err := columns.GetColumn(context.Background(), i)
		if err != nil {
			return nil, err
		}
		values, err := columns.ReadColumn(groups, column)
		if err != nil {
			return nil, err
		}
		if int64(values.Len()) != reader.NumRows() {
			return nil, fmt.Errorf("column %s has %d rows, expected %d", f.Field.Name, values.Len(), reader.NumRows())
		}
		fields = append(fields, *f.Field)
		read = append(read, *arrow.NewColumn(*f.Field, values))
	}
	return array.NewTable(arrow.NewSchema(fields, nil), read, reader.NumRows()), nil
}

// cappedAllocator panics, which can be recovered, where Go's own allocator
// would end the process.
type cappedAllocator struct{ left int64 }

func (c *cappedAllocator) take(size int) {
	if c.left -= int64(size); c.left < 0 {
		panic(fmt.Sprintf("it asks for %d bytes of memory more than its size allows", size))
	}
}

func (c *cappedAllocator) Allocate(size int) []byte {
	c.take(size)
	return memory.DefaultAllocator.Allocate(size)
}

func (c *cappedAllocator) Reallocate(size int, b []byte) []byte {
	c.take(size - len(b))
	return memory.DefaultAllocator.Reallocate(size, b)
}

func (c *cappedAllocator) Free(b []byte) {
	c.left += int64(len(b))
	memory.DefaultAllocator.Free(b)
}
