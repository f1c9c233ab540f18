package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// checkFlows looks at every row once: positions, values, order, duplicates.
func (w *World) checkFlows(r rows) {
	f := &w.Flows
	n := f.Len()
	if n == 0 {
		r.ps.add(Problem{Kind: "empty", File: r.file, Found: "no trade flow", Expected: "at least one", Do: "an empty world simulates nothing: look at what the import dropped"})
		return
	}
	for _, l := range []struct {
		column string
		n      int
	}{{"period", len(f.Period)}, {"exporter", len(f.Exporter)}, {"importer", len(f.Importer)}, {"product", len(f.Product)}, {"quantity", len(f.QuantityT)}} {
		if l.n != n {
			r.ps.add(Problem{Kind: "schema", File: r.file, Column: l.column, Found: fmt.Sprint(l.n, " values"), Expected: fmt.Sprint(n, " as in the column value"), Do: "import the world again"})
			return
		}
	}
	places, products := uint16(min(len(w.Jurisdictions), math.MaxUint16)), uint16(min(len(w.Products), math.MaxUint16))
	period, exporter, importer, product := f.Period[:n], f.Exporter[:n], f.Importer[:n], f.Product[:n]
	value, quantity := f.ValueUSD[:n], f.QuantityT[:n]
	last, lastPeriod, sorted := uint64(0), int32(math.MinInt32), true
	for i := range value {
		key := uint64(product[i])<<32 | uint64(importer[i])<<16 | uint64(exporter[i])
		rising := key > last || key == last && period[i] > lastPeriod
		last, lastPeriod = key, period[i]
		known := product[i] < products && importer[i] < places && exporter[i] < places
		v, q := value[i], quantity[i]
		possible := v >= 0 && v <= math.MaxFloat64 && !(q < 0) && !(q > math.MaxFloat64)
		if rising && known && possible && isPeriod(period[i]) {
			continue
		}
		sorted = w.flowProblems(r, i, rising) && sorted
	}
	if !sorted {
		f.scattered(r)
	}
}

// flowProblems says what is wrong in one row; false where it is out of order.
func (w *World) flowProblems(r rows, i int, rising bool) bool {
	f := &w.Flows
	r.position(i, "exporter", f.Exporter[i], len(w.Jurisdictions), "jurisdictions.arrow")
	r.position(i, "importer", f.Importer[i], len(w.Jurisdictions), "jurisdictions.arrow")
	r.position(i, "product", f.Product[i], len(w.Products), "products.arrow")
	r.number(i, "value", f.ValueUSD[i], 0, math.Inf(1))
	r.optional(i, "quantity", f.QuantityT[i], 0, math.Inf(1))
	if !isPeriod(f.Period[i]) {
		r.add("value", i, "period", fmt.Sprint(f.Period[i]), "YYYY or YYYYMM from 1900 to 2199", "correct the period")
	}
	if rising || i == 0 {
		return true
	}
	if f.compare(i-1, i) == 0 {
		w.duplicate(r, i-1, i)
		return true
	}
	r.add("order", i, "", "a row that sorts before the one above it", "rows sorted by product, importer, exporter, period", "sort the rows or import the world again")
	return false
}

func (w *World) duplicate(r rows, first, second int) {
	f := &w.Flows
	name := func(place uint16) string {
		if int(place) < len(w.Jurisdictions) {
			return w.Jurisdictions[place].ISO3
		}
		return fmt.Sprint("position ", place)
	}
	hs := fmt.Sprint("position ", f.Product[second])
	if int(f.Product[second]) < len(w.Products) {
		hs = w.Products[f.Product[second]].HS6
	}
	r.add("duplicate", second, "", fmt.Sprintf("%s from %s to %s in %d again (as in row %d)", hs, name(f.Exporter[second]), name(f.Importer[second]), f.Period[second], first+1),
		"each flow once", "drop one of the two rows or add them up")
}

// scattered finds duplicates that do not stand side by side.
func (f *Flows) scattered(r rows) {
	order := make([]int32, f.Len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(f.compare(int(a), int(b)), cmp.Compare(a, b)) })
	for k := 1; k < len(order); k++ {
		a, b := int(order[k-1]), int(order[k])
		if b != a+1 && f.compare(a, b) == 0 {
			r.add("duplicate", b, "", fmt.Sprintf("the flow of row %d again", a+1), "each flow once", "drop one of the two rows or add them up")
		}
	}
}

// compare orders two flows by product, importer, exporter, period.
func (f *Flows) compare(a, b int) int {
	return cmp.Or(cmp.Compare(f.Product[a], f.Product[b]), cmp.Compare(f.Importer[a], f.Importer[b]),
		cmp.Compare(f.Exporter[a], f.Exporter[b]), cmp.Compare(f.Period[a], f.Period[b]))
}

// isPeriod tells whether p is a year or a month of a year from 1900 to 2199.
func isPeriod(p int32) bool {
	if p < 10000 {
		return p >= 1900 && p < 2200
	}
	month := p % 100
	return p >= 190001 && p <= 219912 && month >= 1 && month <= 12
}

func (w *World) checkDistances(r rows) {
	for i := range w.Distances {
		d := &w.Distances[i]
		r.position(i, "from", d.From, len(w.Jurisdictions), "jurisdictions.arrow")
		r.position(i, "to", d.To, len(w.Jurisdictions), "jurisdictions.arrow")
		r.number(i, "distance", d.Km, 0, math.Inf(1))
		if i > 0 {
			b := &w.Distances[i-1]
			r.pair(i, "from, to", cmp.Or(cmp.Compare(b.From, d.From), cmp.Compare(b.To, d.To)))
		}
	}
}

func (w *World) checkTotals(r rows) {
	for i := range w.Totals {
		t := &w.Totals[i]
		r.position(i, "exporter", t.Exporter, len(w.Jurisdictions), "jurisdictions.arrow")
		r.position(i, "importer", t.Importer, len(w.Jurisdictions), "jurisdictions.arrow")
		r.number(i, "value", t.ValueUSD, 0, math.Inf(1))
		if i > 0 {
			b := &w.Totals[i-1]
			r.pair(i, "exporter, importer", cmp.Or(cmp.Compare(b.Exporter, t.Exporter), cmp.Compare(b.Importer, t.Importer)))
		}
	}
}

// pair demands that a row's pair of positions is above the one before it.
func (r rows) pair(row int, columns string, order int) {
	switch {
	case order == 0:
		r.add("duplicate", row, columns, "the pair of the row above again", "each pair once", "drop one of the two rows")
	case order > 0:
		r.add("order", row, columns, "a row that sorts before the one above it", "rows sorted by "+columns, "sort the rows")
	}
}
