package history

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/world"
)

// Quantity is one number that is observed and that the model is held to: USD of
// goods in a period.
type Quantity struct {
	Period   int    // position in Table.Periods
	Exporter string // ISO3, or All
	Importer string // ISO3
	Goods    string // HS6, HS4, HS2, the name of a group, or All
}

// Unmatched is trade that is no part of any quantity.
type Unmatched struct {
	Reason string
	Rows   int64
	USD    float64
}

// Table is the quantities of a back-test, with what was observed of each and what
// its trade was in the base period. Quantities are sorted by period, exporter,
// importer and goods.
type Table struct {
	Span       Period
	Periods    []Period
	By         By
	Source     string
	Absent     string
	Quantities []Quantity
	Observed   []float64 // USD over the period; NaN where nothing is observed yet
	Base       []float64 // USD that the base period's mean rate gives for as many days
	Unmatched  []Unmatched

	exporters, importers, goods []string // sorted; exporters of single cells, even where quantities add them up
	place                       []int32  // of a quantity by (period, exporter or 0, importer, goods); -1: none
	inScope                     func(hs6 string) bool
	known                       []map[string]bool // by period: the cells that have a row, where absent is Unknown; nil: all are known
}

// NewTable makes the quantities of a world in the periods of a span: those that
// have observed or base-period trade. scope says which HS6 have agents. Without
// observed flows (nil) all of the world's cells are taken as known, for a
// prediction that is to be scored later.
func NewTable(w *data.World, scope func(hs6 string) bool, by By, span Period, o *Observed) (*Table, error) {
	if err := endsBefore(w, span); err != nil {
		return nil, err
	}
	t := &Table{Span: span, By: by, Absent: Zero, inScope: scope}
	var err error
	if t.Periods, err = Cut(span, by.Period); err != nil {
		return nil, err
	}
	if o != nil {
		t.Source, t.Absent = o.Source, o.Absent
		if o.Yearly && (by.Period == "month" || by.Period == "quarter") {
			return nil, fmt.Errorf("--by %s: the observed table is by year; take year or whole", by.Period)
		}
	}
	t.names(w, o)
	if len(t.exporters)*len(t.importers)*len(t.goods) == 0 {
		return nil, errors.New("the observed table and the world have no exporter, importer and product in common that has simulated firms; look at --by, at the world's list (cordon list items --world) and at the codes' edition (--concordance)")
	}
	n := len(t.Periods) * t.senders() * len(t.importers) * len(t.goods)
	observed, base := make([]float64, n), make([]float64, n)
	if o != nil {
		t.Unmatched = o.unmatched()
		t.observe(w, o, observed)
	}
	t.based(w, o, base)
	t.keep(observed, base, o != nil)
	if len(t.Quantities) == 0 {
		return nil, errors.New("no quantity is left: no cell with simulated firms has trade in the observed table or in the base period")
	}
	return t, nil
}

// endsBefore makes sure that a world's base period tells nothing of a span.
func endsBefore(w *data.World, span Period) error {
	if w.To >= span.From {
		return fmt.Errorf("the world %q has trade up to %s, but its base period must end before %s, the first day looked at: what came after would be known beforehand; import the base period by itself (--from and --to, or --years, of cordon import)", w.Name, w.To, span.From)
	}
	return nil
}

// names lists what the table covers: exporters, importers and goods that both the
// world and, where there is one, the observed table have.
func (t *Table) names(w *data.World, o *Observed) {
	exporters, importers, goods := tradersOf(w, w, t)
	if o != nil {
		e, i, g := tradersOf(o.World, w, t)
		exporters, importers, goods = e, i, g
	}
	t.exporters, t.importers, t.goods = exporters, importers, goods
}

// tradersOf are the names in a table's flows that are in a world too, in scope.
func tradersOf(from, w *data.World, t *Table) (exporters, importers, goods []string) {
	e, i, g := map[string]bool{}, map[string]bool{}, map[string]bool{}
	in, products := map[string]bool{}, map[string]bool{}
	for _, j := range w.Jurisdictions {
		in[j.ISO3] = true
	}
	for _, p := range w.Products {
		products[p.HS6] = true
	}
	f := &from.Flows
	for n := range f.ValueUSD {
		hs6 := from.Products[f.Product[n]].HS6
		x, m := from.Jurisdictions[f.Exporter[n]].ISO3, from.Jurisdictions[f.Importer[n]].ISO3
		group := t.By.group(hs6)
		if !in[x] || !in[m] || !products[hs6] || !t.inScope(hs6) || group == "" {
			continue
		}
		e[x], i[m], g[group] = true, true, true
	}
	return sorted(e), sorted(i), sorted(g)
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// senders is how many exporters quantities tell apart.
func (t *Table) senders() int {
	if t.By.Exporter {
		return len(t.exporters)
	}
	return 1
}

// at is the place of a cell in the full grid of a period.
func (t *Table) at(period, exporter, importer, goods int) int {
	if !t.By.Exporter {
		exporter = 0
	}
	return ((period*t.senders()+exporter)*len(t.importers)+importer)*len(t.goods) + goods
}

// cells is how many places of a period's grid can have trade: nobody exports to itself.
func (t *Table) cells() int {
	n := t.senders() * len(t.importers)
	for _, iso := range t.importers {
		if at := index(t.exporters, iso); at >= 0 && (t.By.Exporter || len(t.exporters) == 1) {
			n--
		}
	}
	return n * len(t.goods)
}

// keep lists the quantities that have trade, and gives each its place.
func (t *Table) keep(observed, base []float64, seen bool) {
	t.place = make([]int32, len(base))
	for p := range t.Periods {
		for e := range t.senders() {
			sender := All
			if t.By.Exporter {
				sender = t.exporters[e]
			}
			for i, importer := range t.importers {
				for g, goods := range t.goods {
					at := t.at(p, e, i, g)
					if t.place[at] = -1; observed[at] == 0 && base[at] == 0 {
						continue
					}
					t.place[at] = int32(len(t.Quantities))
					value := observed[at]
					if !seen {
						value = math.NaN()
					}
					t.Quantities = append(t.Quantities, Quantity{p, sender, importer, goods})
					t.Observed, t.Base = append(t.Observed, value), append(t.Base, base[at])
				}
			}
		}
	}
}

// codes are a world's positions in the table: -1 where the table has no such name.
type codes struct {
	exporter, importer, goods []int
	iso, hs6                  []string
}

func (t *Table) codes(w *data.World) codes {
	var c codes
	for _, j := range w.Jurisdictions {
		c.iso = append(c.iso, j.ISO3)
		c.exporter, c.importer = append(c.exporter, index(t.exporters, j.ISO3)), append(c.importer, index(t.importers, j.ISO3))
	}
	for _, p := range w.Products {
		c.hs6 = append(c.hs6, p.HS6)
		g := -1
		if t.inScope(p.HS6) {
			g = index(t.goods, t.By.group(p.HS6))
		}
		c.goods = append(c.goods, g)
	}
	return c
}

func index(names []string, name string) int {
	if at, ok := slices.BinarySearch(names, name); ok {
		return at
	}
	return -1
}

// grid is the place of a cell of a world in the full grid; -1 where the table does
// not cover it or nobody says what it was.
func (t *Table) grid(c *codes, period int, e, i uint16, k int) int {
	if e == i || c.exporter[e] < 0 || c.importer[i] < 0 || c.goods[k] < 0 {
		return -1
	}
	if t.known != nil && !t.known[period][c.iso[e]+c.iso[i]+c.hs6[k]] {
		return -1
	}
	return t.at(period, c.exporter[e], c.importer[i], c.goods[k])
}

// Count adds up a run's customs record into the quantities, a week's flows by the
// days of it that lie in a period: what makers sent, goods bound for hubs included,
// and what hubs sent on. Beside is what was sent where the table says that nothing was
// traded, before or after. w is the world of the run's ground, start the Monday of week 0. [USD]
func (t *Table) Count(rows []world.CustomsRow, w *data.World, start data.Date) (sent, onward []float64, beside float64) {
	c := t.codes(w)
	sent, onward = make([]float64, len(t.Quantities)), make([]float64, len(t.Quantities))
	for n := range rows {
		r := &rows[n]
		monday := start + data.Date(7*r.Week)
		for p := range t.Periods {
			share := t.Periods[p].overlap(monday, monday+7)
			if share == 0 {
				continue
			}
			made, on := float64(share*float64(r.Cents))/100, float64(share*float64(r.Onward))/100
			at := t.grid(&c, p, uint16(r.Exporter), uint16(r.Importer), int(r.Product))
			if at < 0 {
				continue
			}
			if t.place[at] < 0 {
				beside += made
				continue
			}
			sent[t.place[at]] += made
			onward[t.place[at]] += on
		}
	}
	return sent, onward, beside
}
