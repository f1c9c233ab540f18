package data

import (
	"fmt"
	"math"
	"unsafe"
)

// number is any type that a column of fixed width is read into.
type number interface {
	int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64 | float32 | float64
}

// numbers is a column of fixed width as a slice. It points into the file where
// the file has one record batch and its buffer is aligned, else it is a copy.
// T must be as wide as the column's kind.
func numbers[T number](c *arrowColumn) []T {
	var zero T
	width := int(unsafe.Sizeof(zero))
	if len(c.chunks) == 1 {
		values := c.chunks[0].values[:c.chunks[0].n*width]
		if len(values) == 0 {
			return []T{}
		}
		if at := unsafe.Pointer(unsafe.SliceData(values)); uintptr(at)%uintptr(width) == 0 {
			return unsafe.Slice((*T)(at), c.chunks[0].n)
		}
	}
	out := make([]T, c.rows())
	n := 0
	for i := range c.chunks {
		rows := c.chunks[i].n
		if rows > 0 {
			copy(unsafe.Slice((*byte)(unsafe.Pointer(&out[n])), rows*width), c.chunks[i].values)
		}
		n += rows
	}
	return out
}

func (c *arrowColumn) rows() int {
	n := 0
	for i := range c.chunks {
		n += c.chunks[i].n
	}
	return n
}

func (c *arrowColumn) missing() int {
	n := 0
	for i := range c.chunks {
		n += c.chunks[i].nulls
	}
	return n
}

// each calls f with every row and whether it has a value.
func (c *arrowColumn) each(f func(row int, chunk *arrowChunk, i int)) {
	row := 0
	for k := range c.chunks {
		for i := range c.chunks[k].n {
			f(row, &c.chunks[k], i)
			row++
		}
	}
}

// floats is a float64 column with NaN for missing values. cordon writes NaN
// below its missing values, so that its own files need no copy.
func floats(c *arrowColumn) []float64 {
	v := numbers[float64](c)
	if c.missing() == 0 {
		return v
	}
	copied := false
	c.each(func(row int, chunk *arrowChunk, i int) {
		if chunk.present(i) || math.IsNaN(v[row]) {
			return
		}
		if !copied {
			v, copied = append([]float64(nil), v...), true
		}
		v[row] = math.NaN()
	})
	return v
}

// texts is a column of text, copied out of the file; missing values are "".
func texts(c *arrowColumn) ([]string, error) {
	out := make([]string, 0, c.rows())
	err := c.eachText(func(b []byte) { out = append(out, string(b)) })
	return out, err
}

// blobs is a column of bytes, copied out of the file.
func blobs(c *arrowColumn) ([][]byte, error) {
	out := make([][]byte, 0, c.rows())
	err := c.eachText(func(b []byte) { out = append(out, append([]byte{}, b...)) })
	return out, err
}

// eachText calls f with the bytes of every row, nil for missing ones. It stops
// where the rows together claim more bytes than the file has: values that
// overlap could otherwise ask for any amount of memory.
func (c *arrowColumn) eachText(f func([]byte)) error {
	for k := range c.chunks {
		chunk := &c.chunks[k]
		total := 0
		for i := range chunk.n {
			b, err := chunk.text(c.kind, i)
			if err != nil {
				return fmt.Errorf("column %s: %w", c.name, err)
			}
			if total += len(b); total > len(chunk.values) {
				return fmt.Errorf("column %s: values up to row %d overlap", c.name, i+1)
			}
			if !chunk.present(i) {
				b = nil
			}
			f(b)
		}
	}
	return nil
}

// bools is a column of booleans; missing values are false.
func bools(c *arrowColumn) []bool {
	out := make([]bool, 0, c.rows())
	c.each(func(_ int, chunk *arrowChunk, i int) {
		out = append(out, chunk.present(i) && chunk.values[i>>3]>>(i&7)&1 == 1)
	})
	return out
}
