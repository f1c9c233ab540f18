package history

import "cordon/data"

// Reasons why trade is no part of a quantity.
const (
	notExporter = "exporter is not in the world"
	notImporter = "importer is not in the world"
	notScope    = "product without simulated firms (on nobody's list in this run)"
	notGroup    = "product in no group"
	notDomestic = "exporter is the importer"
	baseOnly    = "base-period trade of exporters, importers or goods that the observed table does not have"
	baseUnknown = "base-period trade of cells whose trade afterwards nobody says"
)

// observe adds the observed flows up and counts those that match no cell.
func (t *Table) observe(w *data.World, o *Observed, into []float64) {
	from := o.World
	inWorld := map[string]bool{}
	for _, j := range w.Jurisdictions {
		inWorld[j.ISO3] = true
	}
	if t.Absent == Unknown {
		t.known = make([]map[string]bool, len(t.Periods))
		for p := range t.known {
			t.known[p] = map[string]bool{}
		}
	}
	left := map[string]*Unmatched{}
	f := &from.Flows
	c := t.codes(from)
	for n := range f.ValueUSD {
		e, i, k := f.Exporter[n], f.Importer[n], int(f.Product[n])
		x, m, hs6 := c.iso[e], c.iso[i], c.hs6[k]
		why := ""
		switch {
		case e == i:
			why = notDomestic
		case !inWorld[x]:
			why = notExporter
		case !inWorld[m]:
			why = notImporter
		case !t.inScope(hs6):
			why = notScope
		case t.By.group(hs6) == "":
			why = notGroup
		case c.exporter[e] < 0 || c.importer[i] < 0 || c.goods[k] < 0: // a product that the world's table lacks
			why = notScope
		}
		if why != "" {
			if left[why] == nil {
				left[why] = &Unmatched{Reason: why}
			}
			left[why].Rows++
			left[why].USD += f.ValueUSD[n]
			continue
		}
		row := ofRow(f.Period[n])
		for p := range t.Periods {
			if t.Periods[p].overlap(row.From, row.To) == 0 {
				continue
			}
			if t.known != nil {
				t.known[p][x+m+hs6] = true
			}
			into[t.at(p, c.exporter[e], c.importer[i], c.goods[k])] += f.ValueUSD[n]
		}
	}
	for _, why := range []string{notExporter, notImporter, notScope, notGroup, notDomestic} {
		if u := left[why]; u != nil {
			t.Unmatched = append(t.Unmatched, *u)
		}
	}
}

// based adds up what the base period's mean rate gives for each period.
func (t *Table) based(w *data.World, o *Observed, into []float64) {
	days := float64(w.To-w.From) + 1
	c := t.codes(w)
	f := &w.Flows
	outside, unsaid := Unmatched{Reason: baseOnly}, Unmatched{Reason: baseUnknown}
	for n := range f.ValueUSD {
		e, i, k := f.Exporter[n], f.Importer[n], int(f.Product[n])
		if e == i || !t.inScope(c.hs6[k]) || t.By.group(c.hs6[k]) == "" {
			continue
		}
		if c.exporter[e] < 0 || c.importer[i] < 0 || c.goods[k] < 0 {
			outside.Rows++
			outside.USD += f.ValueUSD[n]
			continue
		}
		matched := false
		for p := range t.Periods {
			if at := t.grid(&c, p, e, i, k); at >= 0 {
				into[at] += float64(f.ValueUSD[n] * t.Periods[p].Days() / days)
				matched = true
			}
		}
		if !matched {
			unsaid.Rows++
			unsaid.USD += f.ValueUSD[n]
		}
	}
	if o == nil {
		return
	}
	for _, u := range []Unmatched{outside, unsaid} {
		if u.Rows > 0 {
			t.Unmatched = append(t.Unmatched, u)
		}
	}
}

// Series is the base period's trade of the table's quantities, without their
// period: for each, what its cells traded in each month or year of the table. [USD]
type Series struct {
	Steps  []Period    // of the base period, in order
	Of     []int       // by quantity: its series
	Values [][]float64 // by series and step
	Pool   [][]float64 // all cells of the table's exporters, importers and goods that traded in the base period, added up as quantities are, by step: whatever is observed afterwards
	Silent int         // the rest of those cells
}

// Series of the world's base period.
func (t *Table) Series(w *data.World) *Series {
	s := &Series{}
	for day := w.From; day <= w.To; { // the steps that the table's rows have
		step := ofRow(int32(day.Time().Year()))
		if len(w.Flows.Period) > 0 && w.Flows.Period[0] >= 10000 {
			step = ofRow(int32(day.Time().Year()*100 + int(day.Time().Month())))
		}
		s.Steps = append(s.Steps, step)
		day = step.To
	}
	place := map[Quantity]int{}
	for _, q := range t.Quantities {
		q.Period = 0
		at, ok := place[q]
		if !ok {
			at = len(s.Values)
			place[q] = at
			s.Values = append(s.Values, make([]float64, len(s.Steps)))
		}
		s.Of = append(s.Of, at)
	}
	step := map[int32]int{}
	for n, p := range s.Steps {
		y, m := int32(p.From.Time().Year()), int32(p.From.Time().Month())
		if p.To-p.From > 31 {
			step[y] = n
		} else {
			step[y*100+m] = n
		}
	}
	c := t.codes(w)
	f := &w.Flows
	pool := map[int]int{}
	for n := range f.ValueUSD {
		e, i, k := f.Exporter[n], f.Importer[n], int(f.Product[n])
		if month, ok := step[f.Period[n]]; ok && f.ValueUSD[n] > 0 && e != i && c.exporter[e] >= 0 && c.importer[i] >= 0 && c.goods[k] >= 0 {
			cell := t.at(0, c.exporter[e], c.importer[i], c.goods[k])
			if _, ok := pool[cell]; !ok {
				pool[cell] = len(s.Pool)
				s.Pool = append(s.Pool, make([]float64, len(s.Steps)))
			}
			s.Pool[pool[cell]][month] += f.ValueUSD[n]
		}
		for p := range t.Periods { // the first period in which the cell is known
			at := t.grid(&c, p, e, i, k)
			if at < 0 {
				continue
			}
			q := Quantity{Exporter: All, Importer: c.iso[i], Goods: t.goods[c.goods[k]]}
			if t.By.Exporter {
				q.Exporter = c.iso[e]
			}
			if series, ok := place[q]; ok {
				if month, ok := step[f.Period[n]]; ok {
					s.Values[series][month] += f.ValueUSD[n]
				}
			}
			break
		}
	}
	s.Silent = t.cells() - len(s.Pool)
	return s
}
