package data

import (
	"fmt"
)

// ComtradeReport says whose reports became the flows, and how.
type ComtradeReport struct {
	Reporting      string       `json:"reporting"`       // exports, imports or mirror
	CIF            float64      `json:"cif"`             // imports' value over their value free on board
	ImporterWeight float64      `json:"importer_weight"` // where both sides report
	OwnFOB         float64      `json:"own_fob"`         // share of the imports read that have their own value free on board
	Reexports      string       `json:"reexports"`       // part of exports, or taken off
	TakenOff       float64      `json:"taken_off_usd"`   // re-exports and re-imports taken off
	Editions       []CodeTally  `json:"editions"`        // kept cells by edition of the HS
	Cases          []MirrorCase `json:"cases"`
}

// MirrorCase is the trade of which the same sides report.
type MirrorCase struct {
	Case      string  `json:"case"`
	Flows     int64   `json:"flows"`
	Exporters float64 `json:"exporters_usd"` // as exporters report it
	Importers float64 `json:"importers_usd"` // as importers report it, free on board
	Taken     float64 `json:"taken_usd"`
	Share     float64 `json:"share"` // of the value taken
}

const (
	caseBoth = iota
	caseExporterAlone
	caseImporterSilent
	caseImporterAlone
	caseExporterSilent
	mirrorCases
)

var mirrorTexts = [mirrorCases]string{
	"both sides report the flow", "exporter reports it, importer reports nothing in the period", "exporter reports it, importer reports other flows but not this one",
	"importer reports it, exporter reports nothing in the period", "importer reports it, exporter reports other flows but not this one",
}

// describe prints what a reader must know of the two sides.
func (rep *ComtradeReport) describe(say func(string, ...any)) {
	say("  whose reports: %s; re-exports: %s", rep.Reporting, rep.Reexports)
	if rep.TakenOff > 0 {
		say("  %s USD of re-exports and re-imports taken off", grouped(int64(rep.TakenOff)))
	}
	if rep.Reporting != "exports" {
		say("  imports are divided by %.3g to be free on board, but for %.1f%% of their value that has its own", rep.CIF, 100*rep.OwnFOB)
	}
	if rep.Reporting == "mirror" {
		say("  where both sides report, the importer's value counts %.2f and the exporter's %.2f", rep.ImporterWeight, 1-rep.ImporterWeight)
		for _, c := range rep.Cases {
			say("  %s: %s flows, %.1f%% of the value taken (exporters %s USD, importers %s USD)", c.Case, grouped(c.Flows), 100*c.Share, grouped(int64(c.Exporters)), grouped(int64(c.Importers)))
		}
	}
	for _, e := range rep.Editions {
		say("  %s: %s cells, %s USD as read", e.Code, grouped(e.Rows), grouped(e.Cents/100))
	}
	if len(rep.Editions) > 1 {
		say("  several editions of the HS number the same goods otherwise: pass --concordance to bring them to one")
	}
}

func mirrorShares(cases []MirrorCase) []MirrorCase {
	total := 0.0
	for _, c := range cases {
		total += c.Taken
	}
	var out []MirrorCase
	for i, c := range cases {
		if c.Flows == 0 {
			continue
		}
		c.Case = mirrorTexts[i]
		if total > 0 {
			c.Share = c.Taken / total
		}
		out = append(out, c)
	}
	return out
}

func editionName(e uint8) string {
	names := []string{"HS 1992", "HS 1996", "HS 2002", "HS 2007", "HS 2012", "HS 2017", "HS 2022"}
	if int(e) < len(names) {
		return names[e]
	}
	if e == editionNone {
		return "edition not said"
	}
	return fmt.Sprintf("H%d", e)
}
