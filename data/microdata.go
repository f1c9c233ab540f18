package data

import (
	"cmp"
	"fmt"
	"math"
)

// MicroFirm is one firm of an agency's or statistical office's records, in one
// heading that it exports. It takes the place of synthetic firms.
type MicroFirm struct {
	ID        string  // keyed hash of the record's own id, 16 hexadecimal digits
	Home      uint16  // position in Jurisdictions
	HS4       string  // heading
	ValueUSD  float64 // exports under the heading, USD a year
	Employees float64 // NaN where unknown
	Founded   float64 // year; NaN where unknown
}

// MicroAccount is what one exporter sells to one customer of one product, in
// such records. It takes the place of synthetic accounts.
type MicroAccount struct {
	ID                          string // keyed hash, as for firms
	Firm                        string // ID of the firm; "" where unknown
	Exporter, Importer, Product uint16
	ValueUSD                    float64 // USD a year
	EndUse                      string  // civil, barred, or "" where unknown
}

// End uses that micro-data may state.
const (
	EndUseCivil  = "civil"
	EndUseBarred = "barred"
)

var microSchema = []fileSchema{
	{"firms.arrow", "Recorded firms by home and heading, sorted by home, heading, id.", true, []columnSchema{
		{"id", kindUtf8, false, "", "keyed hash of the record's id, 16 hexadecimal digits"},
		{"home", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"hs4", kindUtf8, false, "", "heading, four digits"},
		{"value", kindFloat64, false, "USD/year", "exports under the heading"},
		{"employees", kindFloat64, true, "people", "employees"},
		{"founded", kindFloat64, true, "year", "year of foundation"},
	}},
	{"accounts.arrow", "Recorded accounts of exporters with customers, sorted by product, importer, exporter, id.", true, []columnSchema{
		{"id", kindUtf8, false, "", "keyed hash of the record's id, 16 hexadecimal digits"},
		{"firm", kindUtf8, false, "", "id in firms.arrow of the exporter; empty where unknown"},
		{"exporter", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"importer", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"product", kindUint16, false, "position", "position in products.arrow"},
		{"value", kindFloat64, false, "USD/year", "value of the account"},
		{"end_use", kindUtf8, false, "", "civil, barred, or empty where unknown"},
	}},
}

func (f *MicroFirm) compare(o *MicroFirm) int {
	return cmp.Or(cmp.Compare(f.Home, o.Home), cmp.Compare(f.HS4, o.HS4), cmp.Compare(f.ID, o.ID))
}

func (a *MicroAccount) compare(o *MicroAccount) int {
	return cmp.Or(cmp.Compare(a.Product, o.Product), cmp.Compare(a.Importer, o.Importer), cmp.Compare(a.Exporter, o.Exporter), cmp.Compare(a.ID, o.ID))
}

func encodeMicroFirms(f []MicroFirm) []any {
	return []any{
		over(f, func(f *MicroFirm) string { return f.ID }),
		over(f, func(f *MicroFirm) uint16 { return f.Home }),
		over(f, func(f *MicroFirm) string { return f.HS4 }),
		over(f, func(f *MicroFirm) float64 { return f.ValueUSD }),
		over(f, func(f *MicroFirm) float64 { return f.Employees }),
		over(f, func(f *MicroFirm) float64 { return f.Founded }),
	}
}

func encodeMicroAccounts(a []MicroAccount) []any {
	return []any{
		over(a, func(a *MicroAccount) string { return a.ID }),
		over(a, func(a *MicroAccount) string { return a.Firm }),
		over(a, func(a *MicroAccount) uint16 { return a.Exporter }),
		over(a, func(a *MicroAccount) uint16 { return a.Importer }),
		over(a, func(a *MicroAccount) uint16 { return a.Product }),
		over(a, func(a *MicroAccount) float64 { return a.ValueUSD }),
		over(a, func(a *MicroAccount) string { return a.EndUse }),
	}
}

func (w *World) decodeMicroFirms(r *rowReader) {
	id, home, hs4 := r.texts("id"), r.positions("home"), r.texts("hs4")
	value, employees, founded := r.floats("value"), r.floats("employees"), r.floats("founded")
	if r.err != nil {
		return
	}
	w.Firms = make([]MicroFirm, r.t.rows)
	for i := range w.Firms {
		w.Firms[i] = MicroFirm{id[i], home[i], hs4[i], value[i], employees[i], founded[i]}
	}
}

func (w *World) decodeMicroAccounts(r *rowReader) {
	id, firm, use := r.texts("id"), r.texts("firm"), r.texts("end_use")
	exporter, importer, product, value := r.positions("exporter"), r.positions("importer"), r.positions("product"), r.floats("value")
	if r.err != nil {
		return
	}
	w.Accounts = make([]MicroAccount, r.t.rows)
	for i := range w.Accounts {
		w.Accounts[i] = MicroAccount{id[i], firm[i], exporter[i], importer[i], product[i], value[i], use[i]}
	}
}

func (w *World) checkMicroFirms(r rows) {
	for i := range w.Firms {
		f := &w.Firms[i]
		r.microID(i, "id", f.ID)
		r.position(i, "home", f.Home, len(w.Jurisdictions), "jurisdictions.arrow")
		if len(f.HS4) != 4 || !isHS6(f.HS4+"00") {
			r.add("code", i, "hs4", fmt.Sprintf("%q", f.HS4), "four digits", "correct the heading; leading zeros count")
		}
		r.positive(i, "value", f.ValueUSD)
		r.optional(i, "employees", f.Employees, 0, math.Inf(1))
		r.optional(i, "founded", f.Founded, 1000, 2200)
		if i > 0 {
			r.sorted(i, "home, hs4, id", w.Firms[i-1].compare(f))
		}
	}
}

func (w *World) checkMicroAccounts(r rows) {
	for i := range w.Accounts {
		a := &w.Accounts[i]
		r.microID(i, "id", a.ID)
		if a.Firm != "" {
			r.microID(i, "firm", a.Firm)
		}
		r.position(i, "exporter", a.Exporter, len(w.Jurisdictions), "jurisdictions.arrow")
		r.position(i, "importer", a.Importer, len(w.Jurisdictions), "jurisdictions.arrow")
		r.position(i, "product", a.Product, len(w.Products), "products.arrow")
		r.positive(i, "value", a.ValueUSD)
		if a.EndUse != "" && a.EndUse != EndUseCivil && a.EndUse != EndUseBarred {
			r.add("value", i, "end_use", quoted(a.EndUse), "civil, barred or nothing", "correct the end use")
		}
		if i > 0 {
			r.sorted(i, "product, importer, exporter, id", w.Accounts[i-1].compare(a))
		}
	}
}

func (r rows) sorted(row int, columns string, order int) {
	switch {
	case order == 0:
		r.add("duplicate", row, columns, "the key of the row above again", "each once", "drop one of the two rows")
	case order > 0:
		r.add("order", row, columns, "a row that sorts before the one above it", "rows sorted by "+columns, "sort the rows")
	}
}

func (r rows) microID(row int, column, id string) {
	good := len(id) == 16
	for _, c := range []byte(id) {
		good = good && (c >= '0' && c <= '9' || c >= 'a' && c <= 'f')
	}
	if !good {
		r.add("code", row, column, quoted(id), "16 hexadecimal digits, a keyed hash", "import the records again; ids themselves do not belong here")
	}
}
