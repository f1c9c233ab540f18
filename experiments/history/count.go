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
