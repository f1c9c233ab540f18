package data

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// mergedFlow is a flow in the positions of the merged world.
type mergedFlow struct {
	product, importer, exporter uint16
	period                      int32
	value, quantity             float64
	b                           bool // of world B
}

func (f *mergedFlow) compare(o *mergedFlow) int {
	return cmp.Or(cmp.Compare(f.product, o.product), cmp.Compare(f.importer, o.importer), cmp.Compare(f.exporter, o.exporter))
}

func (m *merger) flows() {
	rows := make([]mergedFlow, 0, m.a.Flows.Len()+m.b.Flows.Len())
	for _, side := range []struct {
		w               *World
		places, product []uint16
		b               bool
	}{{m.a, m.fromA, m.productsOfA, false}, {m.b, m.fromB, m.productsB, true}} {
		f := &side.w.Flows
		for i, v := range f.ValueUSD {
			rows = append(rows, mergedFlow{side.product[f.Product[i]], side.places[f.Importer[i]], side.places[f.Exporter[i]], f.Period[i], v, f.QuantityT[i], side.b})
		}
	}
	slices.SortFunc(rows, func(x, y mergedFlow) int {
		return cmp.Or(x.compare(&y), cmp.Compare(x.period, y.period), compareBool(x.b, y.b))
	})
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].compare(&rows[i]) == 0 {
			end++
		}
		m.cell(rows[i:end])
		i = end
	}
}

// cell writes one cell's periods: those of both worlds where they do not overlap,
// and of one world alone where they do.
func (m *merger) cell(rows []mergedFlow) {
	byYear := map[int32][2][]*mergedFlow{}
	for i := range rows {
		r := &rows[i]
		sides, at := byYear[yearOf(r.period)], 0
		if r.b {
			at = 1
		}
		sides[at] = append(sides[at], r)
		byYear[yearOf(r.period)] = sides
	}
	for _, year := range sortedKeys(byYear) {
		a, b := byYear[year][0], byYear[year][1]
		if len(a) == 0 || len(b) == 0 || (a[0].period >= 10000) == (b[0].period >= 10000) {
			m.months(a, b)
			continue
		}
		if m.differ("flow", m.flowName(a[0], year), fmt.Sprintf("%.2f USD in %d periods", sumFlows(a), len(a)), fmt.Sprintf("%.2f USD in %d periods", sumFlows(b), len(b))) {
			a = b
		}
		m.months(a, nil)
	}
	slices.SortFunc(m.taken, func(x, y *mergedFlow) int { return cmp.Compare(x.period, y.period) })
	w := &m.w.Flows
	for _, f := range m.taken {
		w.Period, w.Exporter, w.Importer, w.Product = append(w.Period, f.period), append(w.Exporter, f.exporter), append(w.Importer, f.importer), append(w.Product, f.product)
		w.ValueUSD, w.QuantityT = append(w.ValueUSD, f.value), append(w.QuantityT, f.quantity)
	}
	m.taken = m.taken[:0]
}

// months merges periods of one kind.
func (m *merger) months(a, b []*mergedFlow) {
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i].period < b[j].period:
			m.taken = append(m.taken, a[i])
			i++
		case i == len(a) || b[j].period < a[i].period:
			m.taken = append(m.taken, b[j])
			j++
		default:
			x := a[i]
			sameWeight := x.quantity == b[j].quantity || math.IsNaN(x.quantity) && math.IsNaN(b[j].quantity)
			switch {
			case x.value == b[j].value && sameWeight:
				m.rep.Same++
			case m.differ("flow", m.flowName(x, x.period), fmt.Sprintf("%.2f USD, %g t", x.value, x.quantity), fmt.Sprintf("%.2f USD, %g t", b[j].value, b[j].quantity)):
				x = b[j]
			}
			m.taken = append(m.taken, x)
			i, j = i+1, j+1
		}
	}
}

func sumFlows(rows []*mergedFlow) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.value
	}
	return sum
}

func (m *merger) flowName(f *mergedFlow, period int32) string {
	j := m.w.Jurisdictions
	return fmt.Sprintf("%s from %s to %s in %s", m.w.Products[f.product].HS6, j[f.exporter].ISO3, j[f.importer].ISO3, periodName(period))
}
