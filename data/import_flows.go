package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"golang.org/x/sync/errgroup"
)

// gatheredFlows are all kept rows, added up by period, exporter, importer and
// product, with exporters and importers as positions in the book of countries.
type gatheredFlows struct {
	hs6    []uint32 // by position in the flows' Product
	flows  Flows    // sorted; values in the input's currency
	merged int64    // rows that were added to another row of the same key
}

// groupRows is how many rows are sorted at a time by one worker: 48 MB of them.
const groupRows = 2_000_000

// flowsOf sorts and adds up what the workers gathered: products in groups of
// about groupRows rows, each group by one worker, which picks its rows out of
// all chunks.
func flowsOf(sinks []*rowSink, workers int) (*gatheredFlows, error) {
	g := &gatheredFlows{}
	to, rows, err := g.order(sinks)
	if err != nil {
		return nil, err
	}
	start := make([]int, len(g.hs6)+1)
	for i, n := range rows {
		start[i+1] = start[i] + n
	}
	total := start[len(g.hs6)]
	f := &g.flows
	f.Period, f.ValueUSD, f.QuantityT = make([]int32, total), make([]float64, total), make([]float64, total)
	f.Exporter, f.Importer, f.Product = make([]uint16, total), make([]uint16, total), make([]uint16, total)
	left := make([]int, len(g.hs6))
	var group errgroup.Group
	group.SetLimit(workers)
	goal := min(groupRows, total/workers+1)
	for from := 0; from < len(g.hs6); {
		until := from + 1
		for until < len(g.hs6) && start[until+1]-start[from] <= goal {
			until++
		}
		first, last := from, until
		group.Go(func() error {
			g.sortGroup(sinks, to, start, left, first, last)
			return nil
		})
		from = until
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	g.close(start, left)
	return g, nil
}

// order lists all products, gives each worker's places their position in the
// list, and counts the rows of each.
func (g *gatheredFlows) order(sinks []*rowSink) (to [][]uint16, rows []int, err error) {
	for _, s := range sinks {
		if s.gather.excess {
			return nil, nil, fmt.Errorf("the rows hold more than %d products, expected codes of the HS; look at the column of codes", maxGoods)
		}
		g.hs6 = append(g.hs6, s.gather.goods...)
		s.gather.place = nil
	}
	slices.Sort(g.hs6)
	g.hs6 = slices.Compact(g.hs6)
	if len(g.hs6) > maxGoods {
		return nil, nil, fmt.Errorf("the rows hold %d products, expected at most %d; look at the column of codes", len(g.hs6), maxGoods)
	}
	rows = make([]int, len(g.hs6))
	for _, s := range sinks {
		place := make([]uint16, len(s.gather.goods))
		for i, hs6 := range s.gather.goods {
			at, _ := slices.BinarySearch(g.hs6, hs6)
			place[i] = uint16(at)
		}
		to = append(to, place)
		for _, chunk := range s.gather.all() {
			for i := range chunk {
				rows[place[chunk[i].key>>productShift]]++
			}
		}
	}
	return to, rows, nil
}

// sortGroup sorts the products from first to before last and writes their flows.
func (g *gatheredFlows) sortGroup(sinks []*rowSink, to [][]uint16, start, left []int, first, last int) {
	entries := make([]flowEntry, start[last]-start[first])
	at, largest := make([]int, last-first), 0
	for i := range at {
		at[i] = start[first+i] - start[first]
		largest = max(largest, start[first+i+1]-start[first+i])
	}
	const places = 1<<productShift - 1
	for k, s := range sinks {
		for _, chunk := range s.gather.all() {
			for i := range chunk {
				p := int(to[k][chunk[i].key>>productShift]) - first
				if uint(p) >= uint(len(at)) {
					continue
				}
				e := &entries[at[p]]
				e.key, e.cents, e.grams = chunk[i].key&places, chunk[i].cents, chunk[i].grams
				at[p]++
			}
		}
	}
	spare, counts := make([]flowEntry, largest), make([]uint32, 1<<16+1)
	for p := first; p < last; p++ {
		e := entries[start[p]-start[first] : start[p+1]-start[first]]
		sortEntries(e, spare, counts)
		left[p] = mergeEntries(e)
		g.flows.fill(start[p], uint16(p), e[:left[p]])
	}
}

// fill writes one product's flows from position at on.
func (f *Flows) fill(at int, product uint16, entries []flowEntry) {
	const gramsPerTonne = 1e6
	for k := range entries {
		e := &entries[k]
		f.Importer[at+k], f.Exporter[at+k], f.Product[at+k] = uint16(e.key>>32), uint16(e.key>>16), product
		f.Period[at+k] = periodOf(uint16(e.key))
		f.ValueUSD[at+k] = float64(e.cents) / 100
		f.QuantityT[at+k] = math.NaN()
		if e.grams != noQuantity {
			f.QuantityT[at+k] = float64(e.grams) / gramsPerTonne
		}
	}
}

// close moves the products together where rows were added up.
func (g *gatheredFlows) close(start, left []int) {
	f, n := &g.flows, 0
	for i := range left {
		from, to := start[i], start[i]+left[i]
		if n != from {
			copy(f.Period[n:], f.Period[from:to])
			copy(f.Exporter[n:], f.Exporter[from:to])
			copy(f.Importer[n:], f.Importer[from:to])
			copy(f.Product[n:], f.Product[from:to])
			copy(f.ValueUSD[n:], f.ValueUSD[from:to])
			copy(f.QuantityT[n:], f.QuantityT[from:to])
		}
		n += left[i]
	}
	g.merged = int64(f.Len() - n)
	f.Period, f.Exporter, f.Importer, f.Product = f.Period[:n], f.Exporter[:n], f.Importer[:n], f.Product[:n]
	f.ValueUSD, f.QuantityT = f.ValueUSD[:n], f.QuantityT[:n]
}

// sortedKeys are the keys of a map in order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
