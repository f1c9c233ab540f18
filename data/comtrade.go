package data

import (
	"fmt"
	"math"
)

// DefaultCIF is imports' value over their value free on board. The IMF's
// Direction of Trade Statistics has taken 1.06 for all countries since 2018
// (RECALLED med); before, and in much of the literature, it is 1.10.
const DefaultCIF = 1.06

// DefaultImporterWeight is the weight of the importer's report where both sides
// report (ASSUMED: neither side is known to be the better one for listed goods).
const DefaultImporterWeight = 0.5

// comtradePlan is how the two sides' reports become one flow.
type comtradePlan struct {
	exports, imports bool // which sides are read
	cif, importer    float64
	withoutReexports bool
}

// ImportComtrade imports UN Comtrade's tables of goods by HS6, yearly or
// monthly, as its service and bulk files give them: with commas or tabs, in the
// present column names (reporterCode, primaryValue) or the older ones (Reporter
// Code, Trade Value (US$); rtCode, TradeValue). Columns are found by name.
//
// Every flow is read once. Rows of headings, chapters and all goods, of the
// world and of groups of countries are sums of others and are dropped. Of the
// rows of one reporter, partner, flow, period and code, the row without a
// breakdown is read; where there is none, the parts of the coarsest breakdown by
// second partner, procedure and transport are added up. A reporter that gives a
// period in several editions of the HS is read in the one nearest to HS 2017.
// Two different values for the same cell are an error that names both lines.
//
// Values are free on board: imports are divided by CIF unless a row has its own
// value free on board. Reporting says whose reports are read:
//
//   - exports: the exporter's;
//   - imports: the importer's;
//   - mirror: both. Where both report a flow, it is ImporterWeight times the
//     importer's value and the rest the exporter's; where one reports it, it is
//     that value. The report gives the trade of each case.
//
// Exports hold re-exports, and imports hold re-imports, as the United Nations
// define them; WithoutReexports takes them off where they are reported.
func ImportComtrade(opts ImportOptions) (*ImportReport, error) {
	monthly := len(opts.From) == len("2021-03")
	from, to, err := periodSpan(opts.From, opts.To, monthly)
	if err != nil {
		return nil, err
	}
	if opts.Reporting == "" {
		opts.Reporting = "exports"
	}
	p := &comtradePlan{cif: opts.CIF, importer: opts.ImporterWeight, withoutReexports: opts.WithoutReexports}
	switch opts.Reporting {
	case "exports":
		p.exports = true
	case "imports":
		p.imports = true
	case "mirror":
		p.exports, p.imports = true, true
	default:
		return nil, fmt.Errorf("reporting: found %s, expected exports, imports or mirror", quoted(opts.Reporting))
	}
	if p.cif == 0 {
		p.cif = DefaultCIF
	}
	if !(p.cif >= 1 && p.cif <= 2) {
		return nil, fmt.Errorf("imports' value over their value free on board: found %g, expected 1 to 2, such as %g", p.cif, DefaultCIF)
	}
	if math.IsNaN(p.importer) {
		p.importer = DefaultImporterWeight
	}
	if !(p.importer >= 0 && p.importer <= 1) {
		return nil, fmt.Errorf("weight of the importer's report: found %g, expected 0 to 1", p.importer)
	}
	im := &importer{
		opts: opts, kind: "comtrade", layouts: []*layout{layoutComtrade},
		plan: &importPlan{from: from, to: to, skipBad: opts.SkipBad, comtrade: p},
		licence: Source{ID: "comtrade", Title: "UN Comtrade, goods by HS6, reporter and partner (" + opts.Reporting + ")",
			URL: "https://comtradeplus.un.org", Licence: "UN Comtrade, terms of use of the United Nations Statistics Division"},
	}
	im.name("UN Comtrade, " + opts.Reporting)
	return im.run()
}
