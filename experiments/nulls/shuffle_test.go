package nulls_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"cordon/data"
	"cordon/experiments/nulls"
)

// sums are what each side trades of each product.
func sums(w *data.World) map[string]float64 {
	out := map[string]float64{}
	for n, usd := range w.Flows.ValueUSD {
		k := w.Products[w.Flows.Product[n]].HS6
		out[k+" from "+w.Jurisdictions[w.Flows.Exporter[n]].ISO3] += usd
		out[k+" to "+w.Jurisdictions[w.Flows.Importer[n]].ISO3] += usd
		out[k] += usd
	}
	return out
}

func TestShuffleKeepsMargins(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	x := nulls.Shuffle(w, 1)
	was, is := sums(w), sums(x)
	worst, where := 0.0, ""
	for k, usd := range was {
		// one card of 4,000 a side and product, or everybody's least card; and a share
		// that one who only deals with himself could not place
		gap := math.Abs(is[k]-usd) / was[k[:6]]
		if gap > worst {
			worst, where = gap, k
		}
	}
	if worst > 0.02 {
		t.Errorf("%s: shuffled trade is %.3g of the product's trade off the recorded margin; want at most 2%%", where, worst)
	}
	pairs, moved, self := map[string]float64{}, 0.0, 0
	name := func(f *data.Flows, n int) string { return fmt.Sprint(f.Product[n], f.Exporter[n], f.Importer[n]) }
	all := 0.0
	for n, usd := range w.Flows.ValueUSD {
		pairs[name(&w.Flows, n)] += usd
		all += usd
	}
	for n, usd := range x.Flows.ValueUSD {
		pairs[name(&x.Flows, n)] -= usd
		if x.Flows.Exporter[n] == x.Flows.Importer[n] {
			self++
		}
	}
	for _, d := range pairs {
		moved += math.Abs(d) / 2
	}
	t.Logf("worst margin %.3g of a product's trade (%s); %.0f%% of trade changes its pair", worst, where, 100*moved/all)
	if moved/all < 0.1 || self > 0 {
		t.Errorf("%.1f%% of trade changes its pair and %d flows meet themselves; want at least 10%% and none", 100*moved/all, self)
	}
}

func TestShuffleIsAddressed(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := nulls.Shuffle(w, 7), nulls.Shuffle(w, 7), nulls.Shuffle(w, 8)
	if !reflect.DeepEqual(a.Flows.ValueUSD, b.Flows.ValueUSD) || !reflect.DeepEqual(a.Totals, b.Totals) {
		t.Error("one seed gives two worlds")
	}
	if reflect.DeepEqual(a.Flows.ValueUSD, c.Flows.ValueUSD) {
		t.Error("two seeds give one world")
	}
}
