package data

import (
	"fmt"
	"slices"
	"strings"
)

// ImportReport is what an import did with every row: read = kept + rejected +
// dropped for a named reason, in rows and in value.
type ImportReport struct {
	Kind       string `json:"kind"`     // baci, comext or comtrade
	Currency   string `json:"currency"` // of the values below
	From       string `json:"from"`
	To         string `json:"to"`
	Read       Tally  `json:"read"`
	Kept       Tally  `json:"kept"`
	Reject     Tally  `json:"rejected"`            // rows that can't be read, with the value of those whose value can be
	Unreadable int64  `json:"rejected_no_value"`   // rejected rows whose value can't be read; 0 in every sum
	Dropped    []Drop `json:"dropped"`             // by reason
	Flows      int64  `json:"flows"`               // rows of the world
	Merged     int64  `json:"merged"`              // kept rows added to another of the same period, exporter, importer and product
	ZeroWeight int64  `json:"zero_weight_missing"` // rows whose weight of 0 was taken as missing

	Concordance *ConcordanceReport `json:"concordance,omitempty"`

	Comtrade *ComtradeReport `json:"comtrade,omitempty"`

	Rates            []YearRate  `json:"usd_per_eur,omitempty"`
	Marks            []CodeTally `json:"marked_codes,omitempty"`      // kept rows by continuity of their CN code
	UnknownCountries []CodeTally `json:"unknown_countries,omitempty"` // among the rejected rows
	UnknownCodes     []CodeTally `json:"unknown_codes,omitempty"`     // among the dropped rows
	Extra            []string    `json:"columns_not_read,omitempty"`
	NotRead          []string    `json:"files_not_read,omitempty"`
	Notes            []string    `json:"notes,omitempty"`
	Rejected         []BadRow    `json:"rejected_rows,omitempty"`

	List ListCoverage `json:"list"`

	Defaults []Default `json:"-"` // import.json has them beside the report
	World    *World    `json:"-"`
}

// Drop is why rows are not in the world.
type Drop struct {
	Reason string `json:"reason"`
	Tally
}

// YearRate is the exchange rate of a year.
type YearRate struct {
	Year      int     `json:"year"`
	USDPerEUR float64 `json:"usd_per_eur"`
	Source    string  `json:"source"`
}

// countRows adds up what the workers counted.
func (r *ImportReport) countRows(s *scan) {
	marks, codes, countries := map[string]*Tally{}, map[uint32]*Tally{}, map[string]*Tally{}
	var dropped [dropReasons]Tally
	for _, sink := range s.sinks {
		r.Read.plus(sink.read)
		r.Kept.plus(sink.kept)
		r.Reject.plus(sink.rejects.tally)
		r.Unreadable += sink.rejects.unreadable
		r.ZeroWeight += sink.zeroWeight
		for i, d := range sink.dropped {
			dropped[i].plus(d)
		}
		addTallies(marks, sink.marks)
		addTallies(codes, sink.unknownCodes)
		addTallies(countries, sink.rejects.countries)
	}
	r.Dropped = []Drop{}
	for i, d := range dropped {
		if d.Rows > 0 {
			r.Dropped = append(r.Dropped, Drop{dropReason(i).String(), d})
		}
	}
	r.Marks = codeTallies(marks, func(m string) string { return m })
	r.UnknownCountries = codeTallies(countries, func(c string) string { return c })
	digits := 6 // of HS
	if s.plan.codes != nil {
		digits = 8 // of CN
	}
	r.UnknownCodes = codeTallies(codes, func(c uint32) string {
		if c == 0 {
			return "codes with letters"
		}
		return fmt.Sprintf("%0*d", digits, c)
	})
}

func addTallies[K comparable](to, from map[K]*Tally) {
	for k, t := range from {
		if to[k] == nil {
			to[k] = &Tally{}
		}
		to[k].plus(*t)
	}
}

// Balanced tells whether read = kept + rejected + dropped, in rows and value.
func (r *ImportReport) Balanced() bool {
	sum := r.Kept
	sum.plus(r.Reject)
	for _, d := range r.Dropped {
		sum.plus(d.Tally)
	}
	return sum == r.Read
}

// Table is the accounting of rows and value, a row for each fate.
func (r *ImportReport) Table() *Table {
	t := &Table{Name: "import", Doc: "What became of the rows of the input.", Columns: []Column{
		{Name: "fate", Doc: "read, kept, rejected or dropped"}, {Name: "reason", Doc: "why a row was dropped"},
		{Name: "rows", Ints: []int64{}}, {Name: "value", Unit: r.Currency, Floats: []float64{}},
	}}
	add := func(fate, reason string, n Tally) {
		t.Columns[0].Strings = append(t.Columns[0].Strings, fate)
		t.Columns[1].Strings = append(t.Columns[1].Strings, reason)
		t.Columns[2].Ints = append(t.Columns[2].Ints, n.Rows)
		t.Columns[3].Floats = append(t.Columns[3].Floats, n.Value())
	}
	add("read", "", r.Read)
	add("kept", "", r.Kept)
	add("rejected", "can't be read", r.Reject)
	for _, d := range r.Dropped {
		add("dropped", d.Reason, d.Tally)
	}
	return t
}

// String is the coverage report as an import prints it.
func (r *ImportReport) String() string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if r.Kind == "list" {
		r.List.describe(say)
		r.defaults(say)
		return b.String()
	}
	line := func(what string, t Tally) {
		share := 0.0
		if r.Read.Cents > 0 {
			share = 100 * float64(t.Cents) / float64(r.Read.Cents)
		}
		fmt.Fprintf(&b, "  %-64s %14s rows %20s %s %6.2f%%\n", what, grouped(t.Rows), grouped(t.Cents/100), r.Currency, share)
	}
	fmt.Fprintf(&b, "Import of %s, base period %s to %s\n", r.Kind, r.From, r.To)
	line("read", r.Read)
	line("kept", r.Kept)
	line("rejected: can't be read", r.Reject)
	for _, d := range r.Dropped {
		line("dropped: "+d.Reason, d.Tally)
	}
	if r.Balanced() {
		b.WriteString("  read = kept + rejected + dropped, in rows and in value\n")
	} else {
		b.WriteString("  read is not kept + rejected + dropped: an error of this program, please report it\n")
	}
	if r.Unreadable > 0 {
		say("  %s rejected rows have no value that can be read and count as 0", grouped(r.Unreadable))
	}
	say("  %s flows in the world; %s kept rows were added to another of the same period, exporter, importer and product", grouped(r.Flows), grouped(r.Merged))
	if r.ZeroWeight > 0 {
		say("  %s rows have a weight of 0, taken as missing", grouped(r.ZeroWeight))
	}
	if r.Comtrade != nil {
		r.Comtrade.describe(say)
	}
	if r.Concordance != nil {
		r.Concordance.describe(r.Read, r.Currency, say)
	}
	for _, y := range r.Rates {
		say("  %d: %.4f USD per EUR (%s)", y.Year, y.USDPerEUR, y.Source)
	}
	r.codes(say)
	for _, n := range r.Notes {
		say("  %s", n)
	}
	r.List.describe(say)
	r.defaults(say)
	return b.String()
}

func (r *ImportReport) defaults(say func(string, ...any)) {
	if len(r.Defaults) > 0 {
		say("Defaults in place of missing data")
	}
	for _, d := range r.Defaults {
		say("  %s: %s; %s (%.1f%% of trade)", d.What, d.Value, d.Why, 100*d.Share)
	}
}

func (r *ImportReport) codes(say func(string, ...any)) {
	some := func(title string, list []CodeTally) {
		const shown = 12
		for i, c := range list {
			if i == shown {
				say("  %s: and %d more", title, len(list)-shown)
				break
			}
			say("  %s: %s, %s rows, %s %s", title, c.Code, grouped(c.Rows), grouped(c.Cents/100), r.Currency)
		}
	}
	some("kept rows of CN codes marked", r.Marks)
	some("unknown country", r.UnknownCountries)
	some("unknown code", r.UnknownCodes)
	if len(r.Extra) > 0 {
		say("  columns not read: %s", strings.Join(r.Extra, ", "))
	}
	for _, f := range r.NotRead {
		say("  not read: %s", f)
	}
	if n := len(r.Rejected); n > 0 {
		say("  rejected.csv lists %d rows; the first: %v", n, r.Rejected[0])
	}
}

// grouped writes an integer with commas between thousands.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	var parts []string
	for len(s) > 3 {
		parts = append(parts, s[len(s)-3:])
		s = s[:len(s)-3]
	}
	parts = append(parts, s)
	slices.Reverse(parts)
	return sign + strings.Join(parts, ",")
}
