// Package nulls makes the two simple rivals that any claim to reproduce history is
// scored against: gravity shares with no agents or queues (model.Study.Rival), and
// the same agents with a shuffled network and no queue, which is a shuffled world
// (Shuffle) run with model.Design.NoQueue.
package nulls

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/chance"
)

// parts is into how many equal parts a product's trade of a period is cut before it
// is dealt out anew: each pair's new flow is known to a part in so many of it.
const parts = 4000

// Shuffle is w with who trades with whom dealt out at random: in every product and
// period, and in the totals, each exporter sells and each importer buys in all what
// the table records, to the rounding of one part in four thousand of the product's
// trade, but the pairs are chance. Nobody trades with himself: a share that cannot
// be placed elsewhere (one exporter who is also the only importer) is left out.
// Quantities, recorded firms and accounts, which name pairs, are left out.
//
// The same seed gives the same world on any machine. w is not changed.
func Shuffle(w *data.World, seed uint64) *data.World {
	out := *w
	out.Name, out.Fingerprint = w.Name+"-shuffled", ""
	out.Title = w.Title + ", pairs shuffled"
	out.Firms, out.Accounts = nil, nil
	out.Flows = data.Flows{}
	f := &w.Flows
	for _, group := range groups(f) {
		k := key(seed, fmt.Sprintf("%s %d", w.Products[f.Product[group[0]]].HS6, f.Period[group[0]]))
		pairs := make([]pair, len(group))
		for i, n := range group {
			pairs[i] = pair{f.Exporter[n], f.Importer[n], f.ValueUSD[n]}
		}
		for _, p := range deal(w, pairs, k) {
			out.Flows.Period = append(out.Flows.Period, f.Period[group[0]])
			out.Flows.Product = append(out.Flows.Product, f.Product[group[0]])
			out.Flows.Exporter = append(out.Flows.Exporter, p.from)
			out.Flows.Importer = append(out.Flows.Importer, p.to)
			out.Flows.ValueUSD = append(out.Flows.ValueUSD, p.usd)
		}
	}
	order(&out.Flows)
	totals := make([]pair, len(w.Totals))
	for i, t := range w.Totals {
		totals[i] = pair{t.Exporter, t.Importer, t.ValueUSD}
	}
	out.Totals = nil
	for _, p := range deal(w, totals, key(seed, "totals")) {
		out.Totals = append(out.Totals, data.Total{Exporter: p.from, Importer: p.to, ValueUSD: p.usd})
	}
	return &out
}

func key(seed uint64, what string) chance.Key {
	return chance.Key(chance.Mix(uint64(chance.Root(seed, 0)), chance.Hash("shuffle", what)))
}

// pair is a flow between two positions in the world's jurisdictions.
type pair struct {
	from, to uint16
	usd      float64
}

// groups are the rows of each product and period.
func groups(f *data.Flows) [][]int {
	rows := make([]int, f.Len())
	for n := range rows {
		rows[n] = n
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.Product[a], f.Product[b]), cmp.Compare(f.Period[a], f.Period[b]))
	})
	var out [][]int
	for lo := 0; lo < len(rows); {
		hi := lo
		for hi < len(rows) && f.Product[rows[hi]] == f.Product[rows[lo]] && f.Period[rows[hi]] == f.Period[rows[lo]] {
			hi++
		}
		out = append(out, rows[lo:hi])
		lo = hi
	}
	return out
}

// deal cuts both sides' sums into equal parts, lines one side up in a random order
// against the other, and adds up the pairs that meet; parts that meet themselves
// change places with others. What is dealt is scaled, exporter by exporter, to the
// recorded sums.
func deal(w *data.World, pairs []pair, k chance.Key) []pair {
	sold, bought, all := map[uint16]float64{}, map[uint16]float64{}, 0.0
	for _, p := range pairs {
		sold[p.from] += p.usd
		bought[p.to] += p.usd
		all += p.usd
	}
	if !(all > 0) {
		return nil
	}
	from, to := cards(sold, all), cards(bought, all)
	n := min(len(from), len(to))
	from, to = from[:n], to[:n]
	slot := make([]int, n)
	luck := make([]uint64, n)
	for i := range slot {
		slot[i], luck[i] = i, k.Of(uint64(i), 0)
	}
	slices.SortFunc(slot, func(a, b int) int { return cmp.Or(cmp.Compare(luck[a], luck[b]), cmp.Compare(a, b)) })
	mixed := make([]uint16, n)
	for i, s := range slot {
		mixed[i] = to[s]
	}
	for i := range mixed {
		for try := 1; mixed[i] == from[i] && try < n; try++ {
			j := (i + try) % n
			if mixed[j] != from[i] && mixed[i] != from[j] {
				mixed[i], mixed[j] = mixed[j], mixed[i]
			}
		}
	}
	counts, placed := map[[2]uint16]float64{}, map[uint16]float64{}
	for i := range mixed {
		if mixed[i] != from[i] {
			counts[[2]uint16{from[i], mixed[i]}]++
			placed[from[i]]++
		}
	}
	var out []pair
	for p, c := range counts {
		out = append(out, pair{p[0], p[1], c / placed[p[0]] * sold[p[0]]})
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return out
}

// cards are the parts of each side's sums, largest remainders first, everybody who
// trades with at least one.
func cards(sums map[uint16]float64, all float64) []uint16 {
	who := make([]uint16, 0, len(sums))
	for j, usd := range sums {
		if usd > 0 {
			who = append(who, j)
		}
	}
	slices.Sort(who)
	n := max(parts, 4*len(who))
	type rest struct {
		at   int
		part float64
	}
	count, left, rests := make([]int, len(who)), n, []rest(nil)
	for i, j := range who {
		exact := sums[j] / all * float64(n)
		count[i] = max(1, int(exact))
		left -= count[i]
		rests = append(rests, rest{i, exact - float64(count[i])})
	}
	slices.SortStableFunc(rests, func(a, b rest) int { return cmp.Compare(b.part, a.part) })
	for i := 0; left > 0; i, left = i+1, left-1 {
		count[rests[i%len(rests)].at]++
	}
	var out []uint16
	for i, c := range count {
		for range c {
			out = append(out, who[i])
		}
	}
	for left < 0 { // the smallest have taken more than there is: the largest give
		largest := 0
		for i := range count {
			if count[i] > count[largest] {
				largest = i
			}
		}
		count[largest]--
		left++
		at := slices.Index(out, who[largest])
		out = slices.Delete(out, at, at+1)
	}
	return out
}

// order sorts flows by product, importer, exporter and period, as a world has them.
func order(f *data.Flows) {
	rows := make([]int, f.Len())
	for n := range rows {
		rows[n] = n
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.Product[a], f.Product[b]), cmp.Compare(f.Importer[a], f.Importer[b]), cmp.Compare(f.Exporter[a], f.Exporter[b]), cmp.Compare(f.Period[a], f.Period[b]))
	})
	sorted := data.Flows{}
	for _, n := range rows {
		sorted.Period = append(sorted.Period, f.Period[n])
		sorted.Exporter = append(sorted.Exporter, f.Exporter[n])
		sorted.Importer = append(sorted.Importer, f.Importer[n])
		sorted.Product = append(sorted.Product, f.Product[n])
		sorted.ValueUSD = append(sorted.ValueUSD, f.ValueUSD[n])
		sorted.QuantityT = append(sorted.QuantityT, math.NaN())
	}
	*f = sorted
}
