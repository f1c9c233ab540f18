package data

import "sync"

// Entry is one control-list entry as an input fact, not yet any one
// jurisdiction's law.
type Entry struct {
	Entry                                  string // official number; CN- is China's own numbering
	Regime                                 string // where the control comes from: wassenaar, nsg, mtcr, australia, plurilateral_2024, us_unilateral, china
	Title                                  string
	HS6                                    []string // HS2017; nil for software and technology
	CoverageLow, CoverageMid, CoverageHigh float64  // share of world value in the HS6 taken together (assumed); NaN without HS6
	Parameter                              string
	Threshold                              float64 // NaN where the entry has no number
	Unit                                   string
	Below                                  bool
	Second                                 string  // a second test in words, beginning with "and" or "or"; "" where none
	SecondThreshold                        float64 // NaN where none
	SecondUnit                             string
	Growth                                 float64 // log growth of frontier performance a year; 0 where no source
	Storable                               bool
	ValuePerKg                             float64  // USD per kg of controlled goods (assumed); NaN where unknown
	Adopters                               []string // groups or ISO3 codes
	Policy                                 string   // by destination group
	From                                   Date     // start of the current threshold
	Label                                  string   // certainty of the threshold
	HSLabel                                string   // certainty of the HS mapping
	Source                                 string
}

// Entries is the embedded table of list entries, in list order.
var Entries = sync.OnceValue(func() []Entry {
	var rows []Entry
	mustFacts("tables/entries.csv", func(r *factRow) {
		e := Entry{
			Entry: r.text("entry"), Regime: r.text("regime"), Title: r.text("title"), HS6: r.list("hs6"),
			CoverageLow: r.number("coverage_low"), CoverageMid: r.number("coverage_mid"), CoverageHigh: r.number("coverage_high"),
			Parameter: r.text("parameter"), Threshold: r.number("threshold"), Unit: r.text("unit"),
			Second: r.text("second_parameter"), SecondThreshold: r.number("second_threshold"), SecondUnit: r.text("second_unit"),
			Storable: r.text("storable") == "1", ValuePerKg: r.number("value_per_kg_usd"), Adopters: r.list("adopters"),
			Policy: r.text("typical_policy"), From: r.day("valid_from"), Label: r.text("label"), HSLabel: r.text("hs_label"), Source: r.text("source"),
		}
		switch r.text("direction") {
		case "below":
			e.Below = true
		case "above", "":
		default:
			r.fail("direction", "above, below or nothing")
		}
		if r.text("growth_per_year") != "" {
			e.Growth = r.number("growth_per_year")
		}
		rows = append(rows, e)
	})
	return rows
})

// AdoptedBy says whether a jurisdiction has the entry on its list.
func (e *Entry) AdoptedBy(iso3 string) bool {
	for _, adopter := range e.Adopters {
		if adopter == iso3 || InGroup(adopter, iso3) {
			return true
		}
	}
	return false
}
