package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// A table is read in blocks that end where a line ends, so that several
// workers can parse at once. Line feeds inside quotes do not end a line: a
// block is cut where the number of quotes before the cut is even.

const (
	blockBytes  = 1 << 20
	blockPad    = 32       // bytes after the last line feed, so that fast may look ahead
	longestLine = 64 << 20 // a record longer than this is taken for a quote that is never closed
)

// block is a run of whole lines.
type block struct {
	file *scanFile
	data []byte // the lines; blockPad zero bytes follow them
	line int64  // number of the first line
}

// scanFile is one table under way.
type scanFile struct {
	input   *tableInput
	columns *tableColumns
	order   int
}

// blockReader cuts a stream into blocks.
type blockReader struct {
	file *scanFile
	r    io.Reader
	size int    // bytes of a block; 0: blockBytes
	rest []byte // begun line of the block before
	line int64
	done bool
}

// next fills buf, or a larger one, with the next block; io.EOF at the end. An
// error of the stream comes after the blocks that could be read whole.
func (b *blockReader) next(buf []byte) (*block, error) {
	if b.done {
		return nil, io.EOF
	}
	size := b.size
	if size == 0 {
		size = blockBytes
	}
	buf = append(buf[:0], b.rest...)
	for {
		if cap(buf)-len(buf) < size/2+blockPad+2 {
			grown := make([]byte, len(buf), len(buf)+size+blockPad+2)
			copy(grown, buf)
			buf = grown
		}
		n, err := readAll(b.r, buf[len(buf):cap(buf)-blockPad-1])
		buf = buf[:len(buf)+n]
		switch {
		case err == io.EOF:
			b.done = true
			if len(buf) == 0 {
				return nil, io.EOF
			}
			if buf[len(buf)-1] != '\n' {
				buf = append(buf, '\n')
			}
			return b.cut(buf, len(buf)), nil
		case err != nil:
			return nil, b.explain(err, buf)
		}
		if at := lastLineEnd(buf); at > 0 {
			return b.cut(buf, at), nil
		}
		if len(buf) > longestLine {
			return nil, fmt.Errorf("%s:%d: found a line of more than %d MiB, expected a table of short lines; look for a quote that is never closed",
				b.file.input.name, b.line, longestLine>>20)
		}
	}
}

// readAll fills buf; io.EOF where the stream ended before or at its end, any
// other error as the stream gave it (io.ReadFull would hide which it was).
func readAll(r io.Reader, buf []byte) (n int, err error) {
	for n < len(buf) && err == nil {
		var k int
		k, err = r.Read(buf[n:])
		n += k
	}
	return n, err
}

// cut ends the block at position at and keeps the rest for the next one.
func (b *blockReader) cut(buf []byte, at int) *block {
	b.rest = append(b.rest[:0], buf[at:]...)
	out := &block{file: b.file, data: buf[:at], line: b.line}
	clear(buf[at : at+blockPad])
	b.line += int64(bytes.Count(out.data, []byte{'\n'}))
	return out
}

// explain says where a stream broke.
func (b *blockReader) explain(err error, buf []byte) error {
	line := b.line + int64(bytes.Count(buf, []byte{'\n'}))
	name := b.file.input.name
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%s: the compressed data end in the middle, after line %d: the file is truncated; get it again", name, line)
	}
	return fmt.Errorf("%s: after line %d the data can't be read: %w; get the file again", name, line, err)
}

// lastLineEnd is the position after the last line feed outside quotes; 0 where
// there is none.
func lastLineEnd(buf []byte) int {
	at := bytes.LastIndexByte(buf, '\n') + 1
	if at == 0 {
		return 0
	}
	quotes := bytes.Count(buf[:at], []byte{'"'})
	for quotes%2 == 1 {
		before := bytes.LastIndexByte(buf[:at-1], '\n') + 1
		if before == 0 {
			return 0
		}
		quotes -= bytes.Count(buf[before:at], []byte{'"'})
		at = before
	}
	return at
}

// parse reads all rows of a block into the sink. It stops early where more
// rows are bad than the plan allows.
func (s *rowSink) parse(b *block, book *countryBook) {
	p := rowParser{columns: b.file.columns, book: book}
	end := len(b.data)
	padded := b.data[:end+blockPad]
	line := b.line
	var r rawRow
	for i := 0; i < end; {
		if next := p.fast(padded, i, &r); next > 0 {
			s.add(&r)
			i, line = next, line+1
			continue
		}
		next, lines, skip, bad := p.slow(padded, i, end, &r)
		switch {
		case skip:
		case bad == nil:
			r.comtrade.line, r.comtrade.order = line, int32(b.file.order)
			s.add(&r)
		default:
			bad.File, bad.Line, bad.order = b.file.input.name, line, b.file.order
			s.reject(bad, r.cents)
			if len(s.rejects.rows) > s.plan.skipBad {
				return
			}
		}
		i, line = next, line+lines
	}
}

func (s *rowSink) reject(bad *BadRow, cents int64) {
	s.read.add(1, max(cents, 0))
	s.rejects.add(bad, cents)
}
