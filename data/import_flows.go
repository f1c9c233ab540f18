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

// flowsOf sorts and adds up what the workers gathered and gives up their
// memory product by product.
func flowsOf(sinks []*rowSink, workers int) (*gatheredFlows, error) {
	g := &gatheredFlows{}
	parts := map[uint32][]*gathered{}
	total := 0
	for _, s := range sinks {
		for i := range s.gather.goods {
			p := &s.gather.goods[i]
			if parts[p.hs6] == nil {
				g.hs6 = append(g.hs6, p.hs6)
			}
			p.rows = p.len()
			parts[p.hs6] = append(parts[p.hs6], p)
			total += p.rows
		}
		s.gather.slot = nil
	}
	slices.Sort(g.hs6)
	if len(g.hs6) > math.MaxUint16 {
		return nil, fmt.Errorf("the rows hold %d products, expected at most %d; split the import", len(g.hs6), math.MaxUint16)
	}
	start, largest := make([]int, len(g.hs6)+1), 0
	for i, hs6 := range g.hs6 {
		n := 0
		for _, p := range parts[hs6] {
			n += p.rows
		}
		start[i+1] = start[i] + n
		largest = max(largest, n)
	}
	f := &g.flows
	f.Period, f.ValueUSD, f.QuantityT = make([]int32, total), make([]float64, total), make([]float64, total)
	f.Exporter, f.Importer, f.Product = make([]uint16, total), make([]uint16, total), make([]uint16, total)
	left := make([]int, len(g.hs6))
	var group errgroup.Group
	for w := range workers {
		group.Go(func() error {
			entries, spare := make([]flowEntry, 0, largest), make([]flowEntry, largest)
			counts := make([]uint32, 1<<16+1)
			for i := w; i < len(g.hs6); i += workers {
				entries = entries[:0]
				for _, p := range parts[g.hs6[i]] {
					entries = p.take(entries)
				}
				sortEntries(entries, spare, counts)
				left[i] = mergeEntries(entries)
				f.fill(start[i], uint16(i), entries[:left[i]])
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	g.close(start, left)
	return g, nil
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
