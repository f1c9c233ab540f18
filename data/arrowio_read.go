package data

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A reader of Arrow IPC files (the "file format", version 5, one schema, any
// number of record batches) for columns without nesting, dictionaries or
// compression. Columns stay where they are in the bytes. It exists because
// Arrow v15 copies every buffer and because damaged metadata can make v15 ask
// for more memory than there is, which ends the process; here every position
// and length is checked against the size of the file before it is used.
//
// Format: https://arrow.apache.org/docs/format/Columnar.html, File.fbs,
// Message.fbs and Schema.fbs.

// arrowTable is a file's columns.
type arrowTable struct {
	name string
	meta map[string]string
	cols []arrowColumn
	rows int
}

// arrowColumn is one column in as many chunks as the file has record batches.
type arrowColumn struct {
	name     string
	kind     arrowKind
	nullable bool
	meta     map[string]string
	chunks   []arrowChunk
}

// arrowChunk is a column's part of one record batch.
type arrowChunk struct {
	n, nulls int
	valid    []byte // bit i is 1 where value i is present; nil where all are
	offsets  []byte // n+1 offsets; nil for kinds of fixed width
	values   []byte
}

const (
	arrowMagic     = "ARROW1"
	arrowColumns   = 1024 // most columns of a table
	messageBatch   = 3    // union MessageHeader
	messageMissing = 0xFFFFFFFF
)

func (t *arrowTable) column(name string) *arrowColumn {
	for i := range t.cols {
		if t.cols[i].name == name {
			return &t.cols[i]
		}
	}
	return nil
}

// readArrow takes the file apart. The columns point into b.
func readArrow(name string, b []byte) (*arrowTable, error) {
	const tail = 4 + len(arrowMagic)
	if len(b) < 8+tail || string(b[:len(arrowMagic)]) != arrowMagic || string(b[len(b)-len(arrowMagic):]) != arrowMagic {
		return nil, fmt.Errorf("%s is not a whole Arrow file: found %s, expected the magic ARROW1 at both ends; write it again", name, byteSize(int64(len(b))))
	}
	size := int(int32(binary.LittleEndian.Uint32(b[len(b)-tail:])))
	if size <= 0 || size > len(b)-tail-8 {
		return nil, fmt.Errorf("%s is damaged: its footer claims %d bytes of a file of %d; write it again", name, size, len(b))
	}
	end := len(b) - tail - size
	footer := &flat{b: b[end : end+size], text: flatText}
	t, err := readFooter(name, footer, b[:end])
	if footer.bad {
		err = errors.New("its footer points outside itself")
	}
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w", name, err)
	}
	return t, nil
}

func readFooter(name string, f *flat, b []byte) (*arrowTable, error) {
	root := f.root()
	schema, ok := root.table(1)
	if !ok {
		return nil, errors.New("it has no schema")
	}
	if schema.short(0, 0) != 0 {
		return nil, errors.New("its numbers are big-endian; write it with little-endian numbers")
	}
	t := &arrowTable{name: name, meta: keyValues(schema, 2)}
	pos, n := schema.vector(1, 4)
	if n > arrowColumns {
		return nil, fmt.Errorf("it has %d columns, expected at most %d", n, arrowColumns)
	}
	for k := range n {
		c, err := readField(schema.element(pos, k))
		if err != nil {
			return nil, err
		}
		t.cols = append(t.cols, c)
	}
	if f.bad {
		return nil, errors.New("its schema points outside the footer")
	}
	at, n := root.vector(3, 24)
	last := int64(8)
	for k := range n {
		block := at + 24*k
		offset, meta, body := f.i64(block), int64(f.i32(block+8)), f.i64(block+16)
		size := int64(len(b))
		if offset < last || meta < 8 || body < 0 || offset > size-meta || offset+meta > size-body {
			return nil, fmt.Errorf("record batch %d claims bytes %d+%d+%d of %d", k, offset, meta, body, size)
		}
		last = offset + meta + body
		if err := t.readBatch(b[offset:offset+meta], b[offset+meta:last]); err != nil {
			return nil, fmt.Errorf("record batch %d: %w", k, err)
		}
	}
	return t, nil
}

func keyValues(t flatTable, field int) map[string]string {
	pos, n := t.vector(field, 4)
	if n == 0 || n > arrowColumns {
		return nil
	}
	m := make(map[string]string, n)
	for k := range n {
		pair := t.element(pos, k)
		m[pair.string(0)] = pair.string(1)
	}
	return m
}

func readField(field flatTable) (arrowColumn, error) {
	c := arrowColumn{name: field.string(0), nullable: field.byte(1) != 0, meta: keyValues(field, 6)}
	if _, dictionary := field.table(4); dictionary {
		return c, fmt.Errorf("column %s is dictionary-encoded; write it as plain values", c.name)
	}
	kind, _ := field.table(3)
	union := field.byte(2)
	if c.kind = kindOf(union, kind); c.kind == kindUnknown {
		return c, fmt.Errorf("column %s is of a type that cordon does not read (Arrow type %d); write numbers, text, booleans or days", c.name, union)
	}
	return c, nil
}

// readBatch appends one record batch to every column.
func (t *arrowTable) readBatch(meta, body []byte) error {
	head := 4
	if binary.LittleEndian.Uint32(meta) == messageMissing {
		head = 8
	}
	f := &flat{b: meta[head:], text: flatText}
	message := f.root()
	batch, ok := message.table(2)
	if !ok || message.byte(1) != messageBatch {
		return errors.New("it is not a record batch")
	}
	if _, compressed := batch.table(3); compressed {
		return errors.New("it is compressed; write it without compression")
	}
	rows := batch.long(0)
	nodes, n := batch.vector(1, 16)
	buffers, m := batch.vector(2, 16)
	if n != len(t.cols) || rows < 0 || rows > 8*int64(len(body))+8 {
		return fmt.Errorf("it claims %d columns and %d rows, expected %d columns in %d bytes", n, rows, len(t.cols), len(body))
	}
	used := 0
	next := func() ([]byte, error) {
		if used >= m {
			return nil, fmt.Errorf("it has %d buffers, too few for its columns", m)
		}
		at := buffers + 16*used
		used++
		offset, size := f.i64(at), f.i64(at+8)
		if offset < 0 || size < 0 || offset > int64(len(body))-size {
			return nil, fmt.Errorf("buffer %d claims bytes %d+%d of %d", used-1, offset, size, len(body))
		}
		return body[offset : offset+size : offset+size], nil
	}
	for i := range t.cols {
		c := &t.cols[i]
		at := nodes + 16*i
		length, nulls := f.i64(at), f.i64(at+8)
		if length != rows || nulls < 0 || nulls > rows {
			return fmt.Errorf("column %s claims %d rows and %d missing values of %d rows", c.name, length, nulls, rows)
		}
		chunk, err := readChunk(c.kind, int(rows), int(nulls), next)
		if err != nil {
			return fmt.Errorf("column %s: %w", c.name, err)
		}
		c.chunks = append(c.chunks, chunk)
	}
	if f.bad {
		return errors.New("its metadata points outside itself")
	}
	t.rows += int(rows)
	return nil
}

// readChunk takes the buffers of one column and checks that they hold rows values.
func readChunk(kind arrowKind, rows, nulls int, next func() ([]byte, error)) (arrowChunk, error) {
	c := arrowChunk{n: rows, nulls: nulls}
	var err error
	if c.valid, err = next(); err != nil {
		return c, err
	}
	if nulls == 0 {
		c.valid = nil
	} else if len(c.valid) < (rows+7)/8 {
		return c, fmt.Errorf("%d rows need a longer map of missing values than %d bytes", rows, len(c.valid))
	}
	if w := kind.offsets(); w > 0 {
		if c.offsets, err = next(); err != nil {
			return c, err
		}
		if rows > 0 && len(c.offsets)/w <= rows {
			return c, fmt.Errorf("%d rows need more offsets than %d bytes", rows, len(c.offsets))
		}
	}
	if c.values, err = next(); err != nil {
		return c, err
	}
	if w := kind.width(); w > 0 && len(c.values)/w < rows {
		return c, fmt.Errorf("%d rows of %s need more than %d bytes", rows, kind, len(c.values))
	}
	if kind == kindBool && len(c.values) < (rows+7)/8 {
		return c, fmt.Errorf("%d rows of bool need more than %d bytes", rows, len(c.values))
	}
	return c, nil
}

// present tells whether value i is there.
func (c *arrowChunk) present(i int) bool {
	return c.nulls == 0 || c.valid[i>>3]>>(i&7)&1 == 1
}

// text is value i of a kind of varying length, as the bytes in the file (not a copy).
func (c *arrowChunk) text(kind arrowKind, i int) ([]byte, error) {
	var from, to int64
	if kind.offsets() == 4 {
		from = int64(int32(binary.LittleEndian.Uint32(c.offsets[4*i:])))
		to = int64(int32(binary.LittleEndian.Uint32(c.offsets[4*i+4:])))
	} else {
		from = int64(binary.LittleEndian.Uint64(c.offsets[8*i:]))
		to = int64(binary.LittleEndian.Uint64(c.offsets[8*i+8:]))
	}
	if from < 0 || to < from || to > int64(len(c.values)) {
		return nil, fmt.Errorf("row %d claims bytes %d to %d of %d", i+1, from, to, len(c.values))
	}
	return c.values[from:to], nil
}
