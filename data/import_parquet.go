//go:build !js

package data

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
)

// parquetRows are read at a time; parquetMemory is the most that a batch may
// ask for, so that a damaged file is an error and not the end of the process.
const (
	parquetRows   = 1 << 16
	parquetMemory = 512 << 20
)

// parquet reads one Parquet file into the sink, in batches.
func (s *scan) parquet(ctx context.Context, f *scanFile, sink *rowSink) (err error) {
	name := f.input.name
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s is damaged: %v; get it again", name, p)
		}
	}()
	in, err := os.Open(f.input.path)
	if err != nil {
		return err
	}
	defer in.Close()
	purse := &cappedAllocator{left: parquetMemory}
	reader, err := file.NewParquetReader(in, file.WithReadProps(parquet.NewReaderProperties(purse)))
	if err != nil {
		return fmt.Errorf("%s is not a whole Parquet file: %w; get it again", name, err)
	}
	defer reader.Close()
	arrowReader, err := pqarrow.NewFileReader(reader, pqarrow.ArrowReadProperties{BatchSize: parquetRows}, purse)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	schema, err := arrowReader.Schema()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var names []string
	for _, field := range schema.Fields() {
		names = append(names, field.Name)
	}
	if f.columns, err = matchColumns(name, names, s.layouts); err != nil {
		return err
	}
	var wanted []int
	narrow := &tableColumns{layout: f.columns.layout}
	for i, kind := range f.columns.kinds {
		if kind != columnExtra {
			wanted, narrow.kinds, narrow.names = append(wanted, i), append(narrow.kinds, kind), append(narrow.names, f.columns.names[i])
		}
	}
	records, err := arrowReader.GetRecordReader(ctx, wanted, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer records.Release()
	p := &rowParser{columns: narrow, book: s.book}
	row, perRow := int64(1), float64(f.input.bytes)/float64(max(reader.NumRows(), 1))
	for records.Next() {
		batch := records.Record()
		if !sink.parseRecord(p, f, batch, row) {
			return nil
		}
		row += batch.NumRows()
		s.seen.Add(int64(perRow * float64(batch.NumRows())))
		s.rows.Add(batch.NumRows())
		s.progress.Update(s.seen.Load(), s.rows.Load())
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	if err := records.Err(); err != nil && err != io.EOF { // version 15 ends with io.EOF
		return fmt.Errorf("%s: after row %d the data can't be read: %w; get the file again", name, row-1, err)
	}
	if row-1 != reader.NumRows() {
		return fmt.Errorf("%s: found %d rows, expected %d as its footer says; get the file again", name, row-1, reader.NumRows())
	}
	return nil
}

// parseRecord reads one batch; false where too many rows are bad.
func (s *rowSink) parseRecord(p *rowParser, f *scanFile, batch arrow.Record, first int64) bool {
	text := make([]func(int) string, batch.NumCols())
	for c := range text {
		text[c] = cellText(batch.Column(c))
	}
	floats := make([]*array.Float64, batch.NumCols())
	for c := range floats {
		floats[c], _ = batch.Column(c).(*array.Float64)
	}
	var r rawRow
	for i := range int(batch.NumRows()) {
		bad := p.parquetRow(&r, i, text, floats)
		if bad == nil {
			r.comtrade.line, r.comtrade.order = first+int64(i), int32(f.order)
			s.add(&r)
			continue
		}
		bad.File, bad.Line, bad.order = f.input.name, first+int64(i), f.order
		s.reject(bad, r.cents)
		if len(s.rejects.rows) > s.plan.skipBad {
			return false
		}
	}
	return true
}

// parquetRow reads one row, by the rules of slow.
func (p *rowParser) parquetRow(r *rawRow, i int, text []func(int) string, floats []*array.Float64) *BadRow {
	r.cents, r.grams, r.comtrade = -1, noQuantity, unsaidComtrade
	value := p.columns.at(columnValue)
	if x := floats[value]; x == nil {
		if cents, ok := p.columns.layout.parseCents(text[value](i)); ok {
			r.cents = cents
		}
	} else if v := x.Value(i); x.IsValid(i) && v >= 0 {
		if cents := p.columns.layout.round(v); cents <= p.columns.layout.most() {
			r.cents = cents
		}
	}
	for c, kind := range p.columns.kinds {
		ok := false
		x := floats[c]
		if kind == columnQuantity && x != nil {
			if ok = x.IsNull(i) || math.IsNaN(x.Value(i)); !ok {
				r.grams = roundGrams(x.Value(i))
				ok = x.Value(i) >= 0 && r.grams >= 0
			}
		} else {
			ok = p.cell(kind, text[c](i), r)
		}
		if !ok {
			return &BadRow{Column: p.columns.names[c], Found: quoted(text[c](i)), Expected: kind.expected(), country: isCountry(kind)}
		}
	}
	return nil
}

// cellText gives a column's cells as a CSV would hold them.
func cellText(column arrow.Array) func(int) string {
	text := column.ValueStr
	switch x := column.(type) {
	case *array.String:
		text = x.Value
	case *array.LargeString:
		text = x.Value
	case *array.Int32:
		text = func(i int) string { return strconv.Itoa(int(x.Value(i))) }
	case *array.Int64:
		text = func(i int) string { return strconv.FormatInt(x.Value(i), 10) }
	case *array.Float64:
		text = func(i int) string { return strconv.FormatFloat(x.Value(i), 'f', -1, 64) }
	case *array.Date32:
		text = func(i int) string { return strings.TrimSpace(x.Value(i).FormattedString())[:len("2006-01")] }
	}
	return func(i int) string {
		if column.IsNull(i) {
			return ""
		}
		return text(i)
	}
}
