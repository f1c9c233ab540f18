package data

// trade is a world's value by product and by pair of jurisdictions, added up
// once, from which the shares of a report are taken.
type trade struct {
	n         int       // jurisdictions
	byProduct []float64 // USD
	byPair    []float64 // USD, by exporter * n + importer
	total     float64   // USD
}

func (w *World) trade() *trade {
	t := &trade{n: len(w.Jurisdictions), byProduct: make([]float64, len(w.Products)), byPair: make([]float64, len(w.Jurisdictions)*len(w.Jurisdictions))}
	f := &w.Flows
	for i, v := range f.ValueUSD {
		t.byProduct[f.Product[i]] += v
		t.byPair[int(f.Exporter[i])*t.n+int(f.Importer[i])] += v
	}
	for _, v := range t.byProduct {
		t.total += v
	}
	return t
}

// products is the share of value in the products that are marked.
func (t *trade) products(marked []bool) float64 {
	sum := 0.0
	for p, m := range marked {
		if m {
			sum += t.byProduct[p]
		}
	}
	return t.share(sum)
}

// pairs is the share of value between the pairs that pass.
func (t *trade) pairs(pass func(exporter, importer int) bool) float64 {
	sum := 0.0
	for at, v := range t.byPair {
		if v > 0 && pass(at/t.n, at%t.n) {
			sum += v
		}
	}
	return t.share(sum)
}

// touching is the share of value to or from the jurisdictions that are marked.
func (t *trade) touching(marked []bool) float64 {
	return t.pairs(func(e, i int) bool { return marked[e] || marked[i] })
}

func (t *trade) share(sum float64) float64 {
	if t.total == 0 {
		return 0
	}
	return min(sum/t.total, 1)
}
