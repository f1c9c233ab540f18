package data

import (
	"fmt"
	"strings"
)

// MicroReport says what became of the records: read = kept + rejected +
// unmatched. Values are USD a year.
type MicroReport struct {
	Kind      string      `json:"kind"` // firms or accounts
	File      string      `json:"file"`
	Read      int         `json:"read"`
	Kept      int         `json:"kept"`
	Rejected  int         `json:"rejected"`
	Unmatched int         `json:"unmatched"` // of a home, product or cell without recorded trade here; unmatched.csv lists them
	KeptUSD   float64     `json:"kept_usd"`
	LostUSD   float64     `json:"unmatched_usd"`
	Trade     float64     `json:"recorded_usd"` // recorded trade of the headings or cells that the records are of
	Rule      string      `json:"rule"`
	Gaps      []MicroGap  `json:"gaps"` // by heading or cell, the widest first
	Named     int         `json:"accounts_with_a_firm,omitempty"`
	Key       string      `json:"key_file"` // its name; the key itself is never in a world
	Unread    []string    `json:"columns_not_read,omitempty"`
	Reasons   []CodeCount `json:"unmatched_reasons,omitempty"`

	World     *World     `json:"-"`
	unmatched []microRow // for unmatched.csv
	bad       []BadRow
}

// MicroGap is the difference between records and recorded trade in one place.
type MicroGap struct {
	Where   string  `json:"where"`
	Records int     `json:"records"`
	Given   float64 `json:"records_usd"`
	Trade   float64 `json:"recorded_usd"`
	Share   float64 `json:"covered"` // records over recorded trade
}

// CodeCount is how often something was found.
type CodeCount struct {
	Reason string `json:"reason"`
	Rows   int    `json:"rows"`
}

// microRow is an unmatched row, without any id.
type microRow struct {
	line          int
	reason, where string
	usd           float64
}

func unmatchedTable(rows []microRow) *Table {
	t := &Table{Name: "unmatched", Doc: "Records that are not in the world; ids are left out.", Columns: []Column{
		{Name: "line", Doc: "line of the table, from 1 with the header", Ints: []int64{}}, {Name: "place", Doc: "home and heading, or exporter, importer and product", Strings: []string{}},
		{Name: "value", Unit: "USD/year", Doc: "value of the record", Floats: []float64{}}, {Name: "reason", Doc: "why it is not in the world", Strings: []string{}}}}
	for _, r := range rows {
		t.Columns[0].Ints = append(t.Columns[0].Ints, int64(r.line))
		t.Columns[1].Strings = append(t.Columns[1].Strings, r.where)
		t.Columns[2].Floats = append(t.Columns[2].Floats, r.usd)
		t.Columns[3].Strings = append(t.Columns[3].Strings, r.reason)
	}
	return t
}

// String is the report as an import prints it.
func (r *MicroReport) String() string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("Import of %s from %s", r.Kind, r.File)
	say("  read %d rows = kept %d + rejected %d + unmatched %d", r.Read, r.Kept, r.Rejected, r.Unmatched)
	say("  kept %s USD a year, unmatched %s; recorded trade of the same places %s", grouped(int64(r.KeptUSD)), grouped(int64(r.LostUSD)), grouped(int64(r.Trade)))
	for _, u := range r.Reasons {
		say("  unmatched: %s, %d rows (unmatched_%s.csv lists them)", u.Reason, u.Rows, r.Kind)
	}
	say("  %s", r.Rule)
	for i, g := range r.Gaps {
		if i == 12 {
			say("  and %d places more in import.json", len(r.Gaps)-i)
			break
		}
		say("  %s: %d records of %s USD a year, recorded trade %s (%.1f%% covered)", g.Where, g.Records, grouped(int64(g.Given)), grouped(int64(g.Trade)), 100*g.Share)
	}
	if r.Kind == "accounts" {
		say("  %d of %d accounts name a recorded firm; the others are given one of their heading, by size", r.Named, r.Kept)
	}
	if len(r.Unread) > 0 {
		say("  columns not read: %s", strings.Join(r.Unread, ", "))
	}
	say("  ids are in the world only as hashes under the key in %s: keep it to yourself, and use it again for records of the same firms", r.Key)
	return b.String()
}
