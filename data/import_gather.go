package data

import (
	"cmp"
	"slices"
)

// flowEntry is one kept row on its way into the world's flows: 24 bytes.
type flowEntry struct {
	key   uint64 // importer, exporter, period: sixteen bits each
	cents int64
	grams int64 // noQuantity: missing
}

func flowKey(importer, exporter uint16, period int32) uint64 {
	return uint64(importer)<<32 | uint64(exporter)<<16 | uint64(periodIndex(period))
}

// periodIndex packs a year or a month of the years 1900 to 7000 into sixteen
// bits; periodOf unpacks it. Years lie above months, and one import has
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

// gather collects entries by product, in blocks that grow with the product, so
// that memory stays near 24 bytes a row whatever the order of the input.
type gather struct {
	slot  []int32 // by HS6 number: position in products + 1
	goods []gathered
	rows  int
}

type gathered struct {
	hs6    uint32
	open   []flowEntry
	blocks [][]flowEntry
	rows   int
}

const (
	hs6Codes       = 1_000_000
	firstBlockRows = 16
	maxBlockRows   = 1024
)

func newGather() *gather { return &gather{slot: make([]int32, hs6Codes)} }

func (g *gather) add(hs6 uint32, key uint64, cents, grams int64) {
	at := g.slot[hs6]
	if at == 0 {
		g.goods = append(g.goods, gathered{hs6: hs6})
		at = int32(len(g.goods))
		g.slot[hs6] = at
	}
	p := &g.goods[at-1]
	if len(p.open) == cap(p.open) {
		p.grow()
	}
	p.open = append(p.open, flowEntry{key, cents, grams})
}

func (p *gathered) grow() {
	next := firstBlockRows
	if n := cap(p.open); n > 0 {
		p.blocks = append(p.blocks, p.open)
		next = min(2*n, maxBlockRows)
	}
	p.open = make([]flowEntry, 0, next)
}

// take appends the product's entries to out and lets go of its blocks.
func (p *gathered) take(out []flowEntry) []flowEntry {
	for _, b := range p.blocks {
		out = append(out, b...)
	}
	out = append(out, p.open...)
	p.blocks, p.open = nil, nil
	return out
}

func (p *gathered) len() int {
	n := len(p.open)
	for _, b := range p.blocks {
		n += len(b)
	}
	return n
}

// sortEntries sorts by key, with spare of the same length as scratch. Large
// products take three counting passes of sixteen bits, the least first; a pass
// whose digit is the same everywhere is left out.
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
		n := counts[:high-low+2]
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
