package data

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// Sorting by counting is sorting, for products of any size and any digits.
func TestSortEntries(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	counts := make([]uint32, 1<<16+1)
	for _, n := range []int{0, 1, 2, 95, 96, 97, 1000, 30000} {
		for _, span := range []uint64{1, 3, 300, 1 << 16} {
			e := make([]flowEntry, n)
			for i := range e {
				e[i] = flowEntry{random.Uint64N(span)<<32 | random.Uint64N(span)<<16 | random.Uint64N(min(span, 40)), int64(i), 0}
			}
			want := slices.Clone(e)
			slices.SortFunc(want, func(a, b flowEntry) int { return cmp.Compare(a.key, b.key) })
			sortEntries(e, make([]flowEntry, n), counts)
			for i := range e {
				if e[i].key != want[i].key {
					t.Fatalf("n %d, span %d: entry %d has key %x, want %x", n, span, i, e[i].key, want[i].key)
				}
			}
		}
	}
}

func TestMergeEntries(t *testing.T) {
	e := []flowEntry{{1, 5, 10}, {1, 7, 20}, {2, 1, noQuantity}, {2, 1, 5}, {3, 9, 1}}
	n := mergeEntries(e)
	want := []flowEntry{{1, 12, 30}, {2, 2, noQuantity}, {3, 9, 1}}
	if !slices.Equal(e[:n], want) {
		t.Errorf("got %v, want %v", e[:n], want)
	}
}

func TestPeriods(t *testing.T) {
	for _, p := range []int32{1900, 2022, 2199, 190001, 202012, 202101, 219912} {
		if got := periodOf(periodIndex(p)); got != p {
			t.Errorf("period %d: got %d back", p, got)
		}
	}
	if nextPeriod(202012) != 202101 || nextPeriod(202011) != 202012 || nextPeriod(2020) != 2021 {
		t.Error("the period after 2020-12, 2020-11 or 2020 is wrong")
	}
	if got := firstDay(nextPeriod(202202)) - 1; got.String() != "2022-02-28" {
		t.Errorf("got last day %s, want 2022-02-28", got)
	}
}

// Every worker sees its own products in its own order: groups, places and
// workers leave no trace.
func TestFlowsDoNotDependOnWorkers(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	type row struct {
		hs6  uint32
		key  uint64
		c, g int64
	}
	rows := make([]row, 20000)
	for i := range rows {
		rows[i] = row{uint32(10000 + random.IntN(60)*137), flowKey(uint16(random.IntN(20)), uint16(random.IntN(20)), int32(2020+random.IntN(2))), int64(random.IntN(1000)), int64(random.IntN(50)) - 1}
	}
	var first *gatheredFlows
	for _, workers := range []int{1, 2, 7} {
		random.Shuffle(len(rows), func(a, b int) { rows[a], rows[b] = rows[b], rows[a] })
		var sinks []*rowSink
		for range workers {
			sinks = append(sinks, newRowSink(&importPlan{}))
		}
		for i, r := range rows {
			sinks[i%workers].gather.add(r.hs6, r.key, r.c, r.g)
		}
		g, err := flowsOf(sinks, workers)
		if err != nil {
			t.Fatal(err)
		}
		if g.flows.Len()+int(g.merged) != len(rows) {
			t.Errorf("%d workers: got %d flows and %d merged, want %d together", workers, g.flows.Len(), g.merged, len(rows))
		}
		if first == nil {
			first = g
			continue
		}
		same := slices.Equal(g.hs6, first.hs6) && slices.Equal(g.flows.Period, first.flows.Period) && slices.Equal(g.flows.Exporter, first.flows.Exporter) &&
			slices.Equal(g.flows.Importer, first.flows.Importer) && slices.Equal(g.flows.Product, first.flows.Product) && slices.Equal(g.flows.ValueUSD, first.flows.ValueUSD) &&
			slices.EqualFunc(g.flows.QuantityT, first.flows.QuantityT, func(a, b float64) bool { return a == b || a != a && b != b })
		if !same {
			t.Errorf("%d workers: got other flows than with one", workers)
		}
	}
}
