package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// pairs merges distances and totals.
func (m *merger) pairs() {
	type pair [2]uint16
	name := func(p pair) string { return m.w.Jurisdictions[p[0]].ISO3 + " to " + m.w.Jurisdictions[p[1]].ISO3 }
	merge := func(kind string, add func(side *World, from []uint16, put func(pair, float64))) map[pair]float64 {
		all := map[pair]float64{}
		add(m.a, m.fromA, func(p pair, v float64) { all[p] = v })
		add(m.b, m.fromB, func(p pair, v float64) {
			if old, ok := all[p]; ok {
				v = m.number(kind, name(p), old, v)
			}
			all[p] = v
		})
		return all
	}
	order := func(all map[pair]float64) []pair {
		var keys []pair
		for p := range all {
			keys = append(keys, p)
		}
		slices.SortFunc(keys, func(x, y pair) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
		return keys
	}
	distances := merge("distance", func(side *World, from []uint16, put func(pair, float64)) {
		for _, d := range side.Distances {
			put(pair{from[d.From], from[d.To]}, d.Km)
		}
	})
	for _, p := range order(distances) {
		m.w.Distances = append(m.w.Distances, Distance{p[0], p[1], distances[p]})
	}
	totals := merge("total", func(side *World, from []uint16, put func(pair, float64)) {
		for _, t := range side.Totals {
			put(pair{from[t.Exporter], from[t.Importer]}, t.ValueUSD)
		}
	})
	for _, p := range order(totals) {
		m.w.Totals = append(m.w.Totals, Total{p[0], p[1], totals[p]})
	}
}

// records merges recorded firms and accounts: all of both, and of a record that
// both have the one that they agree on.
func (m *merger) records() {
	same := func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) } // NaN is NaN here
	w := m.w
	for _, side := range []struct {
		w             *World
		from, product []uint16
	}{{m.a, m.fromA, m.productsOfA}, {m.b, m.fromB, m.productsB}} {
		for _, f := range side.w.Firms {
			f.Home = side.from[f.Home]
			w.Firms = append(w.Firms, f)
		}
		for _, a := range side.w.Accounts {
			a.Exporter, a.Importer, a.Product = side.from[a.Exporter], side.from[a.Importer], side.product[a.Product]
			w.Accounts = append(w.Accounts, a)
		}
	}
	slices.SortStableFunc(w.Firms, func(a, b MicroFirm) int { return a.compare(&b) })
	w.Firms = decided(w.Firms, func(a, b *MicroFirm) bool { return a.compare(b) == 0 }, func(a, b *MicroFirm) bool {
		return !same(*a, *b) && m.differ("firm", a.ID+" "+a.HS4, a.ValueUSD, b.ValueUSD)
	})
	slices.SortStableFunc(w.Accounts, func(a, b MicroAccount) int { return a.compare(&b) })
	w.Accounts = decided(w.Accounts, func(a, b *MicroAccount) bool { return a.compare(b) == 0 }, func(a, b *MicroAccount) bool {
		return !same(*a, *b) && m.differ("account", a.ID, a.ValueUSD, b.ValueUSD)
	})
}

// decided leaves one of two rows of one key: the first, unless second says so.
func decided[R any](rows []R, equal, second func(a, b *R) bool) []R {
	out := rows[:0]
	for i := range rows {
		if n := len(out); n > 0 && equal(&out[n-1], &rows[i]) {
			if second(&out[n-1], &rows[i]) {
				out[n-1] = rows[i]
			}
			continue
		}
		out = append(out, rows[i])
	}
	return out
}

// provenance keeps both worlds' sources and defaults, these with their share of
// the merged trade.
func (m *merger) provenance() {
	all := m.rep.A.USD + m.rep.B.USD
	for _, side := range []struct {
		mark string
		w    *World
		usd  float64
	}{{"a", m.a, m.rep.A.USD}, {"b", m.b, m.rep.B.USD}} {
		for _, s := range side.w.Sources {
			if slices.ContainsFunc(m.w.Sources, func(o Source) bool { return o.SHA256 == s.SHA256 && o.Title == s.Title && o.File == s.File }) {
				continue
			}
			s.ID = side.mark + "-" + s.ID
			m.w.Sources = append(m.w.Sources, s)
		}
		for _, d := range side.w.Defaults {
			d.Why += " (world " + strings.ToUpper(side.mark) + ", " + side.w.Name + ")"
			if all > 0 {
				d.Share *= side.usd / all
			}
			m.w.Defaults = append(m.w.Defaults, d)
		}
	}
}
