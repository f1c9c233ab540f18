package model

import (
	"cmp"
	"slices"
	"sort"

	"cordon/data"
)

// sortWorld puts a world's jurisdictions in the order of their codes and its
// flows and distances in the order of readers.
func sortWorld(w *data.World) {
	n := len(w.Jurisdictions)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return w.Jurisdictions[order[a]].ISO3 < w.Jurisdictions[order[b]].ISO3 })
	to := make([]uint16, n)
	js := make([]data.Jurisdiction, n)
	for at, from := range order {
		to[from] = uint16(at)
		js[at] = w.Jurisdictions[from]
	}
	w.Jurisdictions = js
	for i := range w.Items {
		it := &w.Items[i]
		it.Jurisdiction = to[it.Jurisdiction]
		p := make([]data.Policy, n)
		for j, x := range it.Policy {
			p[to[j]] = x
		}
		it.Policy = p
	}
	for i := range w.Totals {
		w.Totals[i].Exporter, w.Totals[i].Importer = to[w.Totals[i].Exporter], to[w.Totals[i].Importer]
	}
	for i := range w.Distances {
		w.Distances[i].From, w.Distances[i].To = to[w.Distances[i].From], to[w.Distances[i].To]
	}
	for i := range w.Firms {
		w.Firms[i].Home = to[w.Firms[i].Home]
	}
	for i := range w.Accounts {
		w.Accounts[i].Exporter, w.Accounts[i].Importer = to[w.Accounts[i].Exporter], to[w.Accounts[i].Importer]
	}
	slices.SortFunc(w.Firms, func(a, b data.MicroFirm) int {
		return cmp.Or(cmp.Compare(a.Home, b.Home), cmp.Compare(a.HS4, b.HS4), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.Accounts, func(a, b data.MicroAccount) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Importer, b.Importer), cmp.Compare(a.Exporter, b.Exporter), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(w.Distances, func(a, b data.Distance) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	f := &w.Flows
	rows := make([]int, f.Len())
	for i := range rows {
		rows[i] = i
		f.Exporter[i], f.Importer[i] = to[f.Exporter[i]], to[f.Importer[i]]
	}
	sort.SliceStable(rows, func(a, b int) bool {
		x, y := rows[a], rows[b]
		switch {
		case f.Product[x] != f.Product[y]:
			return f.Product[x] < f.Product[y]
		case f.Importer[x] != f.Importer[y]:
			return f.Importer[x] < f.Importer[y]
		case f.Exporter[x] != f.Exporter[y]:
			return f.Exporter[x] < f.Exporter[y]
		}
		return f.Period[x] < f.Period[y]
	})
	w.Flows = data.Flows{
		Period: taken(f.Period, rows), Exporter: taken(f.Exporter, rows), Importer: taken(f.Importer, rows),
		Product: taken(f.Product, rows), ValueUSD: taken(f.ValueUSD, rows), QuantityT: taken(f.QuantityT, rows),
	}
}

func taken[T any](x []T, rows []int) []T {
	out := make([]T, len(rows))
	for i, r := range rows {
		out[i] = x[r]
	}
	return out
}
