package data

import "encoding/binary"

// flat reads flatbuffers, the encoding of Arrow's metadata, without trust: a
// position outside the bytes reads as zero and marks the whole as bad. It never
// panics and never allocates more than the text it was allowed.
type flat struct {
	b    []byte
	bad  bool
	text int // bytes of text that may still be copied out
}

// flatText bounds the text of one file's metadata [bytes].
const flatText = 1 << 20

func (f *flat) bytes(pos, n int) []byte {
	if pos < 0 || n < 0 || pos > len(f.b)-n {
		f.bad = true
		return nil
	}
	return f.b[pos : pos+n]
}

func (f *flat) u16(pos int) int {
	if b := f.bytes(pos, 2); b != nil {
		return int(binary.LittleEndian.Uint16(b))
	}
	return 0
}

func (f *flat) i32(pos int) int {
	if b := f.bytes(pos, 4); b != nil {
		return int(int32(binary.LittleEndian.Uint32(b)))
	}
	return 0
}

func (f *flat) i64(pos int) int64 {
	if b := f.bytes(pos, 8); b != nil {
		return int64(binary.LittleEndian.Uint64(b))
	}
	return 0
}

// flatTable is a table of a flatbuffer: fields by number, each present or not.
type flatTable struct {
	f             *flat
	pos           int // 0: absent
	fields, count int // the field table and its bytes
}

func (f *flat) root() flatTable { return f.table(f.i32(0)) }

func (f *flat) table(pos int) flatTable {
	if pos <= 0 {
		f.bad = true
		return flatTable{f: f}
	}
	fields := pos - f.i32(pos)
	return flatTable{f: f, pos: pos, fields: fields, count: f.u16(fields)}
}

// at is the position of field i; 0 where the table has none.
func (t flatTable) at(i int) int {
	entry := 4 + 2*i
	if t.pos == 0 || entry+2 > t.count {
		return 0
	}
	offset := t.f.u16(t.fields + entry)
	if offset == 0 {
		return 0
	}
	return t.pos + offset
}

func (t flatTable) byte(i int) byte {
	if pos := t.at(i); pos != 0 {
		if b := t.f.bytes(pos, 1); b != nil {
			return b[0]
		}
	}
	return 0
}

func (t flatTable) short(i, absent int) int {
	if pos := t.at(i); pos != 0 {
		return t.f.u16(pos)
	}
	return absent
}

func (t flatTable) int(i int) int {
	if pos := t.at(i); pos != 0 {
		return t.f.i32(pos)
	}
	return 0
}

func (t flatTable) long(i int) int64 {
	if pos := t.at(i); pos != 0 {
		return t.f.i64(pos)
	}
	return 0
}

// to follows the reference in field i.
func (t flatTable) to(i int) (pos int, ok bool) {
	at := t.at(i)
	if at == 0 {
		return 0, false
	}
	return at + t.f.i32(at), true
}

func (t flatTable) table(i int) (flatTable, bool) {
	pos, ok := t.to(i)
	if !ok {
		return flatTable{f: t.f}, false
	}
	return t.f.table(pos), true
}

// vector is field i as n elements of size bytes that start at pos.
func (t flatTable) vector(i, size int) (pos, n int) {
	at, ok := t.to(i)
	if !ok {
		return 0, 0
	}
	n = t.f.i32(at)
	if n < 0 || n > len(t.f.b)/size || t.f.bytes(at+4, n*size) == nil && n > 0 {
		t.f.bad = true
		return 0, 0
	}
	return at + 4, n
}

// element k of a vector of tables that starts at pos.
func (t flatTable) element(pos, k int) flatTable {
	at := pos + 4*k
	return t.f.table(at + t.f.i32(at))
}

func (t flatTable) string(i int) string {
	pos, n := t.vector(i, 1)
	if t.f.text -= n + 16; t.f.text < 0 { // 16: an empty text costs something too
		t.f.bad = true
		return ""
	}
	return string(t.f.bytes(pos, n))
}
