package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// scan reads tables into one sink a worker.
type scan struct {
	plan     *importPlan
	layouts  []*layout
	book     *countryBook
	workers  int
	progress Progress
	seen     atomic.Int64 // bytes
	rows     atomic.Int64
	stop     atomic.Bool
	files    []*scanFile
	sinks    []*rowSink
}

var errStopped = errors.New("stopped")

// run reads all tables. The first bad row in the order of the input decides
// what the error says, whatever the number of workers: blocks are handed out in
// order, and every block handed out before a bad row is read to its end.
func (s *scan) run(ctx context.Context, tables []tableInput) error {
	total := int64(0)
	for _, t := range tables {
		total += t.bytes
	}
	s.progress.Start(total)
	defer s.progress.Finish()
	blocks, free := make(chan *block, s.workers), make(chan []byte, 2*s.workers+2)
	group, ctx := errgroup.WithContext(ctx)
	for range s.workers {
		sink := newRowSink(s.plan)
		s.sinks = append(s.sinks, sink)
		group.Go(func() error {
			for b := range blocks {
				if s.stop.Load() && len(sink.rejects.rows) > s.plan.skipBad {
					continue
				}
				before := sink.read.Rows
				sink.parse(b, s.book)
				s.rows.Add(sink.read.Rows - before)
				if len(sink.rejects.rows) > s.plan.skipBad {
					s.stop.Store(true)
				}
				select {
				case free <- b.data[:0]:
				default:
				}
			}
			return nil
		})
	}
	group.Go(func() error {
		defer close(blocks)
		for i := range tables {
			file := &scanFile{input: &tables[i], order: i}
			s.files = append(s.files, file)
			err := s.table(ctx, file, blocks, free)
			if errors.Is(err, errStopped) {
				return nil
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	err := group.Wait()
	s.progress.Update(s.seen.Load(), s.rows.Load())
	if bad := s.badRows(); len(bad) > s.plan.skipBad {
		return rejectError(bad, s.plan.skipBad)
	}
	return err
}

func (s *scan) badRows() []BadRow {
	var bad []BadRow
	for _, sink := range s.sinks {
		bad = append(bad, sink.rejects.rows...)
	}
	sortRejects(bad)
	return bad
}

func (s *scan) table(ctx context.Context, file *scanFile, blocks chan<- *block, free <-chan []byte) error {
	if file.input.parquet {
		sink := newRowSink(s.plan)
		s.sinks = append(s.sinks, sink)
		return s.parquet(ctx, file, sink)
	}
	stream, err := file.input.open(func(n int) { s.seen.Add(int64(n)) })
	if err != nil {
		return err
	}
	defer stream.Close()
	r := &blockReader{file: file, r: stream, line: 1}
	for {
		var buf []byte
		select {
		case buf = <-free:
		default:
		}
		b, err := r.next(buf)
		if err == io.EOF && file.columns == nil {
			return fmt.Errorf("%s is empty, expected the header %s", file.input.name, s.layouts[0].header())
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if file.columns == nil {
			if err := b.header(s.layouts); err != nil {
				return err
			}
		}
		if s.stop.Load() {
			return errStopped
		}
		select {
		case blocks <- b:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		s.progress.Update(s.seen.Load(), s.rows.Load())
	}
}

// header reads the first line of a file and takes it off the block.
func (b *block) header(layouts []*layout) error {
	name := b.file.input.name
	b.data = bytes.TrimPrefix(b.data, []byte("\xef\xbb\xbf"))
	if bytes.HasPrefix(b.data, []byte("PAR1")) || bytes.HasPrefix(b.data, []byte("\x1f\x8b")) || bytes.HasPrefix(b.data, []byte("PK\x03\x04")) {
		return fmt.Errorf("%s holds a compressed or Parquet file under the name of a CSV; give it its own ending", name)
	}
	end := len(b.data)
	comma := byte(',')
	if first, _, _ := bytes.Cut(b.data, []byte{'\n'}); layouts[0].tabs && bytes.IndexByte(first, '\t') >= 0 {
		comma = '\t'
	}
	cells, next, lines, bad := record(b.data[:end+blockPad], 0, end, nil, comma)
	if bad != nil {
		bad.File, bad.Line = name, 1
		return *bad
	}
	var names []string
	for _, c := range cells {
		names = append(names, trimmed(c))
	}
	columns, err := matchColumns(name, names, layouts)
	if err != nil {
		return err
	}
	columns.comma = comma
	b.file.columns = columns
	b.data = b.data[next:]
	b.line += lines
	return nil
}

// extraColumns are the columns of any file that were not read, each once.
func (s *scan) extraColumns() []string {
	extra := []string{}
	for _, f := range s.files {
		if f.columns == nil {
			continue
		}
		for _, c := range f.columns.extra {
			if !slices.Contains(extra, c) {
				extra = append(extra, c)
			}
		}
	}
	slices.Sort(extra)
	return extra
}
