package data

import (
	"cmp"
	"slices"
)

// flowEntry is one kept row on its way into the world's flows: 24 bytes.
type flowEntry struct {
	key   uint64 // product (place in its gather), importer, exporter, period: sixteen bits each
	cents int64
	grams int64 // noQuantity: missing
}

const productShift = 48

func flowKey(importer, exporter uint16, period int32) uint64 {
	return uint64(importer)<<32 | uint64(exporter)<<16 | uint64(periodIndex(period))
}

// periodIndex packs a year or a month of the years 1900 to 7000 into sixteen
// bits; periodOf unpacks it. Years lie below months, and one import has
// periods of one kind.
func periodIndex(period int32) uint16 {
	if period < 10000 {
		return uint16(period)
	}
	return uint16((period/100-1900)*12 + period%100 - 1 + firstMonth)
}

// firstMonth is the index of January 1900, above all years.
const firstMonth = 10000

func periodOf(index uint16) int32 {
	if index < firstMonth {
		return int32(index)
	}
	m := int32(index) - firstMonth
	return (1900+m/12)*100 + m%12 + 1
}

// gather collects one worker's entries in the order of its input, in chunks,
// so that writing is sequential; flowsOf sorts them.
type gather struct {
	place  []uint16 // by HS6 number: place in goods + 1
	goods  []uint32 // HS6 numbers in order of appearance
	open   []flowEntry
	chunks [][]flowEntry
	excess bool // more products than places
}

const (
	hs6Codes  = 1_000_000
	chunkRows = 1 << 15
	maxGoods  = 1<<16 - 1
)

func newGather() *gather { return &gather{place: make([]uint16, hs6Codes)} }

func (g *gather) add(hs6 uint32, key uint64, cents, grams int64) {
	at := g.place[hs6]
	if at == 0 {
		if at = g.enter(hs6); at == 0 {
			return
		}
	}
	if len(g.open) == cap(g.open) {
		g.grow()
	}
	g.open = append(g.open, flowEntry{uint64(at-1)<<productShift | key, cents, grams})
}

// enter gives a new product its place, from 1; 0 where there is none left.
func (g *gather) enter(hs6 uint32) uint16 {
	if len(g.goods) == maxGoods {
		g.excess = true
		return 0
	}
	g.goods = append(g.goods, hs6)
	g.place[hs6] = uint16(len(g.goods))
	return uint16(len(g.goods))
}

func (g *gather) grow() {
	if len(g.open) > 0 {
		g.chunks = append(g.chunks, g.open)
	}
	g.open = make([]flowEntry, 0, chunkRows)
}

// all are the gather's chunks, the last one included.
func (g *gather) all() [][]flowEntry { return append(slices.Clip(g.chunks), g.open) }

// sortEntries sorts the entries of one product by key, with spare of at least
// the same length as scratch. Large products take three counting passes of
// sixteen bits, the least first; a pass whose digit is the same everywhere is
// left out.
func sortEntries(e, spare []flowEntry, counts []uint32) {
	const few = 96
	if len(e) < few {
		slices.SortFunc(e, func(a, b flowEntry) int { return cmp.Compare(a.key, b.key) })
		return
	}
	from, to := e, spare[:len(e)]
	for shift := 0; shift <= 32; shift += 16 {
		low, high := digitRange(from, shift)
		if low == high {
			continue
		}
		n := counts[:int(high-low)+2]
		clear(n)
		for i := range from {
			n[uint16(from[i].key>>shift)-low+1]++
		}
		for i := 1; i < len(n); i++ {
			n[i] += n[i-1]
		}
		for i := range from {
			d := uint16(from[i].key>>shift) - low
			to[n[d]] = from[i]
			n[d]++
		}
		from, to = to, from
	}
	if &from[0] != &e[0] {
		copy(e, from)
	}
}

func digitRange(e []flowEntry, shift int) (low, high uint16) {
	low = 1<<16 - 1
	for i := range e {
		d := uint16(e[i].key >> shift)
		low, high = min(low, d), max(high, d)
	}
	return low, high
}

// mergeEntries adds up entries of one key, in place, and returns how many are
// left. A weight that is missing in one part is missing in the whole.
func mergeEntries(e []flowEntry) int {
	n := 0
	for _, x := range e {
		if n > 0 && e[n-1].key == x.key {
			last := &e[n-1]
			last.cents += x.cents
			if last.grams == noQuantity || x.grams == noQuantity {
				last.grams = noQuantity
			} else {
				last.grams += x.grams
			}
			continue
		}
		e[n] = x
		n++
	}
	return n
}
