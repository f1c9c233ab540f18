package history

import (
	"fmt"

	"cordon/data"
)

// Sources of observed flows, by the layout that an importer reads.
const (
	Comext   = "comext"
	Comtrade = "comtrade"
	BACI     = "baci"
)

// What it means that a table has no row of a cell.
const (
	Zero    = "zero"    // there was no such trade
	Unknown = "unknown" // nobody says
)

// ObservedOptions say what to read and how. Import has the source's own settings
// (Sources, Codes, Reporting, Concordances and the like); its period is set here.
type ObservedOptions struct {
	Import data.ImportOptions
	Source string // Comext, Comtrade or BACI; "": Comext where Import has Codes, BACI where From is a year, else Comtrade
	Absent string // Zero or Unknown; "": as the source says (AbsentIn)
	From   string // first month or year
	To     string // last one
}

// Observed is a table of flows that were recorded after a change.
type Observed struct {
	Source, Absent string
	Span           Period
	Yearly         bool
	World          *data.World        // its flows, in USD
	Report         *data.ImportReport // what became of each row
}

// AbsentIn is what it means by default that a source's table has no row of a cell
// between an exporter, an importer and a product that it does have rows of.
//
//   - Comext: zero. Members report all trade with countries outside the EU, so that
//     a month without a row is a month without trade. An extract of some goods and
//     partners says so only of these.
//   - BACI: unknown. CEPII's whole table has every flow above 1,000 USD, so that zero
//     may be said of it; but extracts of it are common that keep only the largest
//     partners of each, and nothing in the rows tells one from the other.
//   - Comtrade: unknown. Countries report late, in part or not at all.
func AbsentIn(source string) string {
	if source == Comext {
		return Zero
	}
	return Unknown
}

// ReadObserved reads the flows of From to To.
func ReadObserved(o ObservedOptions) (*Observed, error) {
	span, err := Span(o.From, o.To)
	if err != nil {
		return nil, err
	}
	if o.Source == "" {
		o.Source = sourceOf(o)
	}
	if o.Absent == "" {
		o.Absent = AbsentIn(o.Source)
	}
	if o.Absent != Zero && o.Absent != Unknown {
		return nil, fmt.Errorf("--absent: found %q, expected %s or %s", o.Absent, Zero, Unknown)
	}
	read := map[string]func(data.ImportOptions) (*data.ImportReport, error){Comext: data.ImportComext, Comtrade: data.ImportComtrade, BACI: data.ImportBACI}[o.Source]
	if read == nil {
		return nil, fmt.Errorf("--source: found %q, expected %s, %s or %s", o.Source, Comext, Comtrade, BACI)
	}
	switch {
	case o.Source == BACI && !yearly(o.From):
		return nil, fmt.Errorf("--from %s: BACI is by year, and a year can't be cut to months; give years, such as --from %s --to %s", o.From, o.From[:4], o.To[:4])
	case o.Source == Comext && yearly(o.From):
		return nil, fmt.Errorf("--from %s: Comext is by month; give months, such as --from %s-01 --to %s-12", o.From, o.From, o.To)
	}
	o.Import.From, o.Import.To, o.Import.Out = o.From, o.To, ""
	rep, err := read(o.Import)
	if err != nil {
		return nil, fmt.Errorf("observed flows: %w", err)
	}
	return &Observed{Source: o.Source, Absent: o.Absent, Span: span, Yearly: yearly(o.From), World: rep.World, Report: rep}, nil
}

func sourceOf(o ObservedOptions) string {
	switch {
	case o.Import.Codes != "":
		return Comext
	case yearly(o.From) && o.Import.Reporting == "":
		return BACI
	}
	return Comtrade
}

// unmatched lists the rows that the importer itself left out.
func (o *Observed) unmatched() (out []Unmatched) {
	r := o.Report
	usd := 1.0 // the report is in the table's currency
	if n := len(r.Rates); n > 0 {
		usd = 0
		for _, y := range r.Rates {
			usd += y.USDPerEUR / float64(n)
		}
	}
	if r.Reject.Rows > 0 {
		out = append(out, Unmatched{"can't be read", r.Reject.Rows, float64(r.Reject.Value() * usd)})
	}
	for _, d := range r.Dropped {
		if d.Reason == "outside the base period" { // the importer's word for the period that it was asked for
			d.Reason = "outside " + o.Span.Name
		}
		out = append(out, Unmatched{d.Reason, d.Rows, float64(d.Value() * usd)})
	}
	return out
}
