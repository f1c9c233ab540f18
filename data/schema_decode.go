package data

import (
	"fmt"
	"strings"
)

// decode fills the part of the world that one file holds. The file has been
// matched with its schema.
func (w *World) decode(t *arrowTable, file string) error {
	r := &rowReader{t: t}
	switch file {
	case "jurisdictions.arrow":
		iso3, name, groups := r.texts("iso3"), r.texts("name"), r.texts("groups")
		gdp, opacity, enforcement := r.floats("gdp"), r.floats("opacity"), r.floats("enforcement")
		filings, exporters, clock := r.floats("filings"), r.floats("exporters"), r.floats("clock")
		if r.err != nil {
			return r.err
		}
		w.Jurisdictions = make([]Jurisdiction, t.rows)
		for i := range w.Jurisdictions {
			w.Jurisdictions[i] = Jurisdiction{ISO3: iso3[i], Name: name[i], GDP: gdp[i], Opacity: opacity[i], Enforcement: enforcement[i],
				Filings: filings[i], Exporters: exporters[i], Clock: clock[i], Groups: splitBar(groups[i])}
		}
	case "products.arrow":
		hs6, title := r.texts("hs6"), r.texts("title")
		theta, perKg, sdLog := r.floats("theta"), r.floats("value_per_kg"), r.floats("sd_log")
		storable := r.bools("storable")
		if r.err != nil {
			return r.err
		}
		w.Products = make([]Product, t.rows)
		for i := range w.Products {
			w.Products[i] = Product{HS6: hs6[i], Title: title[i], Theta: theta[i], ValuePerKg: perKg[i], Storable: storable[i], SdLog: sdLog[i]}
		}
	case "items.arrow":
		w.Items = r.items()
	case "flows.arrow":
		w.Flows = Flows{
			Period:   numbers[int32](t.column("period")),
			Exporter: r.positions("exporter"), Importer: r.positions("importer"), Product: r.positions("product"),
			ValueUSD: r.floats("value"), QuantityT: r.floats("quantity"),
		}
	case "distances.arrow":
		from, to, km := r.positions("from"), r.positions("to"), r.floats("distance")
		w.Distances = make([]Distance, t.rows)
		for i := range w.Distances {
			w.Distances[i] = Distance{From: from[i], To: to[i], Km: km[i]}
		}
	case "totals.arrow":
		exporter, importer, value := r.positions("exporter"), r.positions("importer"), r.floats("value")
		w.Totals = make([]Total, t.rows)
		for i := range w.Totals {
			w.Totals[i] = Total{Exporter: exporter[i], Importer: importer[i], ValueUSD: value[i]}
		}
	case "clocks.arrow":
		w.Clocks = r.clocks()
	case "firms.arrow":
		w.decodeMicroFirms(r)
	case "accounts.arrow":
		w.decodeMicroAccounts(r)
	case "measured.arrow":
		w.Measured = r.measured()
	case "staff.arrow":
		place, month, desks := r.positions("jurisdiction"), days(t.column("month")), numbers[int32](t.column("desks"))
		first, second := r.floats("officers"), r.floats("second")
		w.Staff = make([]Staff, t.rows)
		for i := range w.Staff {
			w.Staff[i] = Staff{Jurisdiction: place[i], Month: month[i], Officers: first[i], Second: second[i], Desks: desks[i]}
		}
	default:
		return fmt.Errorf("no file of a world is called %s", file)
	}
	return r.err
}

// rowReader reads columns by name and keeps the first error.
type rowReader struct {
	t   *arrowTable
	err error
}

func (r *rowReader) texts(name string) []string {
	v, err := texts(r.t.column(name))
	if err != nil && r.err == nil {
		r.err = err
	}
	return v
}

func (r *rowReader) floats(name string) []float64   { return floats(r.t.column(name)) }
func (r *rowReader) positions(name string) []uint16 { return numbers[uint16](r.t.column(name)) }
func (r *rowReader) bools(name string) []bool       { return bools(r.t.column(name)) }

func (r *rowReader) items() []Item {
	entry, title, hs6, parameter := r.texts("entry"), r.texts("title"), r.texts("hs6"), r.texts("parameter")
	unit, policyText, label, citation := r.texts("unit"), r.texts("policy_text"), r.texts("label"), r.texts("citation")
	low, mid, high := r.floats("coverage_low"), r.floats("coverage_mid"), r.floats("coverage_high")
	threshold, growth, below := r.floats("threshold"), r.floats("growth"), r.bools("below")
	jurisdiction := r.positions("jurisdiction")
	from, until := days(r.t.column("from")), days(r.t.column("until"))
	policy, err := blobs(r.t.column("policy"))
	if r.err == nil {
		r.err = err
	}
	if r.err != nil {
		return nil
	}
	items := make([]Item, r.t.rows)
	for i := range items {
		items[i] = Item{Entry: entry[i], Title: title[i], Jurisdiction: jurisdiction[i], HS6: splitBar(hs6[i]),
			CoverageLow: low[i], CoverageMid: mid[i], CoverageHigh: high[i], Parameter: parameter[i], Threshold: threshold[i],
			Unit: unit[i], Below: below[i], Growth: growth[i], PolicyText: policyText[i],
			Policy: over(policy[i], func(b *byte) Policy { return Policy(*b) }),
			From:   from[i], Until: until[i], Label: label[i], Citation: citation[i]}
	}
	return items
}

func (r *rowReader) clocks() []Clock {
	iso3, clock, escalation, label, source := r.texts("iso3"), r.texts("clock"), r.texts("escalation"), r.texts("label"), r.texts("source")
	days, working, legal, rank := r.floats("days"), r.bools("working"), r.bools("legal"), numbers[int32](r.t.column("rank"))
	if r.err != nil {
		return nil
	}
	clocks := make([]Clock, r.t.rows)
	for i := range clocks {
		clocks[i] = Clock{iso3[i], clock[i], days[i], working[i], legal[i], int(rank[i]), escalation[i], label[i], source[i]}
	}
	return clocks
}

func (r *rowReader) measured() []Measured {
	place, path, law, method, source := r.positions("jurisdiction"), r.texts("path"), r.texts("law"), r.texts("method"), r.texts("source")
	value, se, low, high := r.floats("value"), r.floats("se"), r.floats("low"), r.floats("high")
	n, from, until := numbers[int32](r.t.column("n")), days(r.t.column("from")), days(r.t.column("until"))
	if r.err != nil {
		return nil
	}
	out := make([]Measured, r.t.rows)
	for i := range out {
		out[i] = Measured{Jurisdiction: place[i], Path: path[i], Value: value[i], SE: se[i], Low: low[i], High: high[i], Law: law[i],
			N: n[i], Method: method[i], Source: source[i], From: from[i], Until: until[i]}
	}
	return out
}

// days is a column of days; missing ones are 0.
func days(c *arrowColumn) []Date {
	v := numbers[int32](c)
	out := make([]Date, len(v))
	c.each(func(row int, chunk *arrowChunk, i int) {
		if chunk.present(i) {
			out[row] = Date(v[row])
		}
	})
	return out
}

// splitBar takes a list joined by | apart; nil for "".
func splitBar(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
