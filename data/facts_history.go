package data

import "sync"

// PastChange is one documented change of a control list, 1994 to 2025. Values
// are as written in the law, so some are words.
type PastChange struct {
	ID, Jurisdiction        string
	Published, Effective    Date
	Kind                    string // threshold_up, threshold_down, new_item, removal, licence_requirement, destination, party_listing, reach, exception, general_licence, harmonised_wave
	Entries, Parameter      string
	Old, New, Unit          string
	Destinations            []string // ISO3, ALL, ALL_NON_EU or GROUP:name
	NoticeDays              float64  // never below 0
	Followers               string   // ISO3:date between bars
	Transition, Text        string
	Citation, Label, Source string
	Scenario                string // the built-in scenario that represents it; "" where none does
}

// PastChanges is the embedded table of documented changes, by date.
var PastChanges = sync.OnceValue(func() []PastChange {
	var rows []PastChange
	mustFacts("tables/past_changes.csv", func(r *factRow) {
		rows = append(rows, PastChange{
			ID: r.text("change_id"), Jurisdiction: r.text("jurisdiction"), Published: r.day("published"), Effective: r.day("effective"),
			Kind: r.text("kind"), Entries: r.text("entries"), Parameter: r.text("parameter"), Old: r.text("old_value"), New: r.text("new_value"),
			Unit: r.text("unit"), Destinations: r.list("destinations"), NoticeDays: r.number("notice_days"), Followers: r.text("followers"),
			Transition: r.text("transition"), Text: r.text("text"), Citation: r.text("citation"), Label: r.text("label"), Source: r.text("source"),
			Scenario: r.text("scenario"),
		})
	})
	return rows
})

// Statistic is one published figure of a licensing authority, or of a
// country's population of exporters.
type Statistic struct {
	Jurisdiction, Period, Scope, Metric string
	Value                               string // a number or a range
	Unit, Label, Source                 string
}

// LicensingStatistics is the embedded table of licensing counts and times.
var LicensingStatistics = sync.OnceValue(func() []Statistic {
	var rows []Statistic
	mustFacts("tables/licensing_statistics.csv", func(r *factRow) {
		rows = append(rows, Statistic{r.text("jurisdiction"), r.text("period"), r.text("scope"), r.text("metric"), r.text("value"), r.text("unit"), r.text("label"), r.text("source")})
	})
	return rows
})

// ExporterStatistics is the embedded table of exporting firms.
var ExporterStatistics = sync.OnceValue(func() []Statistic {
	var rows []Statistic
	mustFacts("tables/exporters.csv", func(r *factRow) {
		rows = append(rows, Statistic{r.text("jurisdiction"), r.text("period"), "exporting firms", r.text("metric"), r.text("value"), r.text("unit"), r.text("label"), r.text("source")})
	})
	return rows
})

// USDPerEUR is the yearly mean of the ECB's daily reference rates [USD per
// EUR]; false for a year that the embedded table lacks.
func USDPerEUR(year int) (float64, bool) {
	rate, ok := usdPerEUR()[year]
	return rate, ok
}

var usdPerEUR = sync.OnceValue(func() map[int]float64 {
	rates := make(map[int]float64)
	mustFacts("tables/usd_per_eur.csv", func(r *factRow) { rates[int(r.number("year"))] = r.number("usd_per_eur") })
	return rates
})
