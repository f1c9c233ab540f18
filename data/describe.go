package data

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// WorldDescription says what is in a world, what is assumed, where it is from
// and what it can't show. Values are USD a year of the base period.
type WorldDescription struct {
	Name          string         `json:"name"`
	Title         string         `json:"title"`
	Synthetic     bool           `json:"synthetic"`
	From          string         `json:"from"`
	To            string         `json:"to"`
	Fingerprint   string         `json:"fingerprint"`
	Jurisdictions int            `json:"jurisdictions"`
	Exporting     int            `json:"exporting"` // jurisdictions with recorded exports
	Products      int            `json:"products"`
	Flows         int            `json:"flows"`
	Monthly       bool           `json:"monthly"`
	USD           float64        `json:"usd_a_year"`
	NoWeight      float64        `json:"no_weight"` // share of value without a weight
	Largest       []NamedShare   `json:"largest_exporters"`
	Distances     int            `json:"distances"`
	Firms         int            `json:"recorded_firms"`
	Accounts      int            `json:"recorded_accounts"`
	Totals        int            `json:"totals"`
	Labels        map[string]int `json:"item_labels"` // items by label: SEEN, RECALLED, ASSUMED
	List          ListCoverage   `json:"list"`
	Defaults      []Default      `json:"assumed"` // what stands in for data that were missing
	Sources       []Source       `json:"sources"`
	Can           []string       `json:"can_say"`
	Cannot        []string       `json:"cannot_say"`
}

// NamedShare is a jurisdiction's share of the world's value.
type NamedShare struct {
	Name  string  `json:"name"`
	Share float64 `json:"share"`
}

// Describe adds up a world.
func Describe(w *World) *WorldDescription {
	d := &WorldDescription{Name: w.Name, Title: w.Title, Synthetic: w.Synthetic, From: w.From.String(), To: w.To.String(), Fingerprint: w.Fingerprint,
		Jurisdictions: len(w.Jurisdictions), Products: len(w.Products), Flows: w.Flows.Len(), Distances: len(w.Distances), Totals: len(w.Totals),
		Firms: len(w.Firms), Accounts: len(w.Accounts),
		Labels: map[string]int{}, Defaults: some(w.Defaults), Sources: some(w.Sources)}
	t := w.trade()

	d.USD = t.total * daysAYear / float64(max(w.Days(), 1))
	f := &w.Flows
	weightless, exports := 0.0, make([]float64, len(w.Jurisdictions))
	for i, v := range f.ValueUSD {
		exports[f.Exporter[i]] += v
		if math.IsNaN(f.QuantityT[i]) {
			weightless += v
		}
		d.Monthly = d.Monthly || f.Period[i] >= 10000
	}
	d.NoWeight = t.share(weightless)
	for j, v := range exports {
		if v > 0 {
			d.Exporting++
			d.Largest = append(d.Largest, NamedShare{w.Jurisdictions[j].ISO3, t.share(v)})
		}
	}
	sort.SliceStable(d.Largest, func(a, b int) bool { return d.Largest[a].Share > d.Largest[b].Share })
	d.Largest = d.Largest[:min(len(d.Largest), 8)]
	for i := range w.Items {
		d.Labels[w.Items[i].Label]++
	}
	d.List = w.cover(w.ownList())
	d.says(w)
	return d
}

// ownList is the world's items as the list that they came from.
func (w *World) ownList() *controlList {
	l := &controlList{name: "of the world", items: w.Items}
	at := map[string]int{}
	for i := range w.Items {
		it := &w.Items[i]
		n, seen := at[it.Entry]
		if !seen {
			n = len(l.entries)
			at[it.Entry] = n
			l.entries = append(l.entries, Entry{Entry: it.Entry, Title: it.Title})
		}
		for _, hs6 := range it.HS6 {
			l.entries[n].HS6 = appendNew(l.entries[n].HS6, hs6)
		}
	}
	return l
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// says derives from the world's parts what it can and can't show.
func (d *WorldDescription) says(w *World) {
	can := func(format string, args ...any) { d.Can = append(d.Can, fmt.Sprintf(format, args...)) }
	cannot := func(format string, args ...any) { d.Cannot = append(d.Cannot, fmt.Sprintf(format, args...)) }
	can("how scenarios differ on %d list entries with HS codes, which name %.1f%% of its trade", d.List.Entries-len(d.List.NotSimulated), 100*d.List.Matched)
	if d.Synthetic {
		cannot("anything about recorded trade: its flows are synthetic")
	} else {
		can("recorded trade of %s to %s by exporter, importer and product", d.From, d.To)
	}
	if n := len(d.List.NotSimulated); n > 0 {
		cannot("trade under %d entries without HS codes (software, technology and the like)", n)
	}
	if n := d.Jurisdictions - d.Exporting; n > 0 {
		cannot("sales by the %d of %d jurisdictions without recorded exports: they buy, and neither backfill nor pass goods on by their own records", n, d.Jurisdictions)
	}
	if d.Totals == 0 {
		cannot("goods that go around by way of neighbours: there are no totals of who trades with whom (--totals)")
	}
	if d.Distances == 0 {
		cannot("the part of distance in costs and ways around: there are no distances (--distances)")
	}
	if d.NoWeight > 0.5 {
		cannot("unit values of most trade: %.0f%% of it has no weight", 100*d.NoWeight)
	}
	if !d.Monthly {
		cannot("seasons: its flows are yearly and are spread evenly over the weeks")
	}
	cannot("trade within a jurisdiction, services, and transfers that no customs office sees")
	if d.Firms+d.Accounts > 0 {
		can("results of %d recorded firms and %d recorded accounts, by keyed hash, beside synthetic ones for what they do not cover", d.Firms, d.Accounts)
		cannot("performance and compliance of single recorded firms: those are drawn, as for synthetic ones")
	} else {
		cannot("named companies: firms and accounts are synthetic, drawn anew in each replicate")
	}
}

// String is the description as people read it.
func (d *WorldDescription) String() string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	kind := "recorded trade"
	if d.Synthetic {
		kind = "SYNTHETIC: no recorded trade is in it"
	}
	say("%s: %s (%s), %s to %s", d.Name, d.Title, kind, d.From, d.To)
	if d.Fingerprint != "" {
		say("  fingerprint %.12s", d.Fingerprint)
	}
	period := "yearly"
	if d.Monthly {
		period = "monthly"
	}
	say("What is in it")
	say("  %d jurisdictions, %d of them with exports; %d products; %s %s flows; %s USD a year; %.1f%% of the value without weight",
		d.Jurisdictions, d.Exporting, d.Products, grouped(int64(d.Flows)), period, grouped(int64(d.USD)), 100*d.NoWeight)
	var largest []string
	for _, l := range d.Largest {
		largest = append(largest, fmt.Sprintf("%s %.1f%%", l.Name, 100*l.Share))
	}
	say("  largest exporters: %s", strings.Join(largest, ", "))
	say("  %d distances, %d totals of who trades with whom; %d recorded firms, %d recorded accounts", d.Distances, d.Totals, d.Firms, d.Accounts)
	d.List.describe(say)
	for _, label := range sortedKeys(d.Labels) {
		say("  %d items are labelled %s", d.Labels[label], label)
	}
	say("What is assumed")
	for _, x := range d.Defaults {
		say("  %s: %s; %s (%.1f%% of trade)", x.What, x.Value, x.Why, 100*x.Share)
	}
	if len(d.Defaults) == 0 {
		say("  no default stands in for missing data")
	}
	say("Where it is from")
	for _, s := range d.Sources {
		confidential := ""
		if s.Confidential {
			confidential = ", CONFIDENTIAL"
		}
		say("  %s: %s (%s%s)%s", s.ID, s.Title, s.Licence, confidential, fileNote(s))
	}
	say("What it can say")
	for _, s := range d.Can {
		say("  %s", s)
	}
	say("What it can't say")
	for _, s := range d.Cannot {
		say("  %s", s)
	}
	return b.String()
}

func fileNote(s Source) string {
	if s.File == "" {
		return ""
	}
	if s.SHA256 == "" {
		return ", " + s.File
	}
	return fmt.Sprintf(", %s, SHA-256 %.12s", s.File, s.SHA256)
}
