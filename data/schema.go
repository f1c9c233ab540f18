package data

import "strings"

// worldFormat is the version of the layout of a world's folder. A reader
// accepts the versions it knows.
const worldFormat = 1

// A world is a folder of these files and world.json. Positions count from 0,
// in the order of the rows of jurisdictions.arrow or products.arrow. A file may
// have further columns; a reader passes over them.
var worldSchema = append([]fileSchema{
	{"jurisdictions.arrow", "Countries and customs territories, sorted by code.", false, []columnSchema{
		{"iso3", kindUtf8, false, "", "ISO 3166-1 alpha-3 code, or a code of that form"},
		{"name", kindUtf8, false, "", "English short name"},
		{"gdp", kindFloat64, true, "USD", "gross domestic product of the base period's last year with data"},
		{"opacity", kindFloat64, false, "share", "how easily goods pass through unseen, 0 to 1"},
		{"enforcement", kindFloat64, false, "share", "quality of customs and enforcement, 0 to 1"},
		{"filings", kindFloat64, true, "applications/year", "published licence applications"},
		{"exporters", kindFloat64, true, "firms", "published number of exporting firms"},
		{"clock", kindFloat64, true, "working days", "statutory or target licensing clock"},
		{"groups", kindUtf8, false, "", "groups it belongs to, joined by |"},
	}},
	{"products.arrow", "HS 2017 six-digit products, sorted by code.", false, []columnSchema{
		{"hs6", kindUtf8, false, "", "six digits"},
		{"title", kindUtf8, false, "", "short title"},
		{"theta", kindFloat64, false, "1", "trade elasticity, positive"},
		{"value_per_kg", kindFloat64, true, "USD/kg", "typical unit value"},
		{"storable", kindBool, false, "", "whether it is kept in stock"},
		{"sd_log", kindFloat64, false, "1", "spread of log performance across variants of the product"},
	}},
	{"items.arrow", "Control-list entries, in list order.", false, []columnSchema{
		{"entry", kindUtf8, false, "", "official number"},
		{"title", kindUtf8, false, "", "what the entry covers"},
		{"jurisdiction", kindUint16, false, "position", "whose list: position in jurisdictions.arrow"},
		{"hs6", kindUtf8, false, "", "HS codes joined by |; empty: not simulated as trade"},
		{"coverage_low", kindFloat64, false, "share", "share of world value in the HS codes that is caught: low"},
		{"coverage_mid", kindFloat64, false, "share", "the same: middle"},
		{"coverage_high", kindFloat64, false, "share", "the same: high"},
		{"parameter", kindUtf8, false, "", "what the numerical test measures; empty where there is none"},
		{"threshold", kindFloat64, true, "see unit", "threshold of the test, in the unit of the column unit"},
		{"unit", kindUtf8, false, "", "unit of the threshold"},
		{"below", kindBool, false, "", "controlled below the threshold (else above)"},
		{"growth", kindFloat64, false, "log/year", "growth of frontier performance"},
		{"policy_text", kindUtf8, false, "", "licence policy by destination, as read"},
		{"policy", kindBinary, false, "", "one byte a destination in the order of jurisdictions.arrow: 0 free, 1 approval, 2 case by case, 3 presumption of denial"},
		{"from", kindDate32, true, "day", "first day in force; missing: not dated"},
		{"until", kindDate32, true, "day", "last day in force; missing: no end"},
		{"label", kindUtf8, false, "", "SEEN, RECALLED or ASSUMED"},
		{"citation", kindUtf8, false, "", "where the entry is published"},
	}},
	{"flows.arrow", "Recorded trade flows, sorted by product, importer, exporter, period.", false, []columnSchema{
		{"period", kindInt32, false, "YYYY or YYYYMM", "year or month"},
		{"exporter", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"importer", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"product", kindUint16, false, "position", "position in products.arrow"},
		{"value", kindFloat64, false, "USD", "value over the period"},
		{"quantity", kindFloat64, true, "t", "net weight over the period; missing where not reported"},
	}},
	{"distances.arrow", "Distances, sorted by from, to.", true, []columnSchema{
		{"from", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"to", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"distance", kindFloat64, false, "km", "distance, weighted by population where the source has it"},
	}},
	{"totals.arrow", "Bilateral totals of goods exports, sorted by exporter, importer.", true, []columnSchema{
		{"exporter", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"importer", kindUint16, false, "position", "position in jurisdictions.arrow"},
		{"value", kindFloat64, false, "USD/year", "total exports of goods"},
	}},
	{"clocks.arrow", "Periods within which licensing authorities are to act.", true, []columnSchema{
		{"iso3", kindUtf8, false, "", "whose clock: a code of jurisdictions.arrow"},
		{"clock", kindUtf8, false, "", "what it is for"},
		{"days", kindFloat64, true, "days", "its length; missing: the law sets none"},
		{"working", kindBool, false, "", "working days (else calendar days)"},
		{"legal", kindBool, false, "", "set by law (else a target)"},
		{"rank", kindInt32, false, "", "1: for an ordinary licence, 2: the longer one for the rest of cases, 0: for something else"},
		{"escalation", kindUtf8, false, "", "where a case goes that outlives it"},
		{"label", kindUtf8, false, "", "SEEN, RECALLED or ASSUMED"},
		{"source", kindUtf8, false, "", "where it is published"},
	}},
	{"measured.arrow", "Parameters of agencies, fitted to case records, sorted by jurisdiction, path.", true, []columnSchema{
		{"jurisdiction", kindUint16, false, "position", "whose agency: position in jurisdictions.arrow"},
		{"path", kindUtf8, false, "", "parameter, or agency.filings, agency.concern, agency.mix.CATEGORY"},
		{"value", kindFloat64, false, "as the parameter", "fitted value"},
		{"se", kindFloat64, false, "as the parameter", "standard error"},
		{"low", kindFloat64, false, "as the parameter", "low end of the 90% interval"},
		{"high", kindFloat64, false, "as the parameter", "high end of the 90% interval"},
		{"law", kindUtf8, false, "", "normal, lognormal or logit: the law of the estimate, from which joint draws are made"},
		{"n", kindInt32, false, "cases", "cases that the value rests on"},
		{"method", kindUtf8, false, "", "how it was fitted and on which conditions"},
		{"source", kindUtf8, false, "", "id of the source in world.json"},
		{"from", kindDate32, false, "day", "first day of the records"},
		{"until", kindDate32, false, "day", "last day of the records"},
	}},
	{"staff.arrow", "Officers by month, sorted by jurisdiction, month.", true, []columnSchema{
		{"jurisdiction", kindUint16, false, "position", "whose agency: position in jurisdictions.arrow"},
		{"month", kindDate32, false, "day", "first day of the month"},
		{"officers", kindFloat64, false, "officers", "at the first desks"},
		{"second", kindFloat64, true, "officers", "at the second station; missing: not recorded"},
		{"desks", kindInt32, false, "desks", "desks that share the officers at the first station; 0: not recorded"},
	}},
}, microSchema...)

// fileSchema is one file of a world.
type fileSchema struct {
	name, doc string
	optional  bool
	columns   []columnSchema
}

type columnSchema struct {
	name      string
	kind      arrowKind
	nullable  bool
	unit, doc string
}

// WorldSchema describes the files of a world, a row for each column: file,
// column, type, whether values may be missing, unit, meaning.
func WorldSchema() *Table {
	t := &Table{Name: "world_schema", Doc: "The files of a world and their columns.", Columns: []Column{
		{Name: "file"}, {Name: "column"}, {Name: "type"}, {Name: "missing"}, {Name: "unit"}, {Name: "doc"}}}
	for _, f := range worldSchema {
		for _, c := range f.columns {
			missing := "no"
			if c.nullable {
				missing = "yes"
			}
			for i, s := range []string{f.name, c.name, c.kind.String(), missing, c.unit, c.doc} {
				t.Columns[i].Strings = append(t.Columns[i].Strings, s)
			}
		}
	}
	return t
}

// match finds how a file's columns differ from the schema.
func (f fileSchema) match(t *arrowTable, ps *problems) bool {
	good := true
	for _, want := range f.columns {
		wrong := func(found, expected, do string) {
			ps.add(Problem{Kind: "schema", File: f.name, Column: want.name, Found: found, Expected: expected, Do: do})
			good = false
		}
		c := t.column(want.name)
		switch {
		case c == nil:
			wrong("no such column among "+columnNames(t), want.kind.String(), "import the world again")
		case c.kind != want.kind:
			wrong("type "+c.kind.String(), want.kind.String(), "import the world again")
		case c.meta["unit"] != "" && c.meta["unit"] != want.unit:
			wrong("unit "+c.meta["unit"], want.unit, "convert the values")
		case !want.nullable && c.missing() > 0:
			wrong("missing values", "a value in every row", "fill them or drop the rows")
		}
	}
	return good
}

func columnNames(t *arrowTable) string {
	names := make([]string, 0, 8)
	for i := range t.cols {
		if i == 12 {
			names = append(names, "...")
			break
		}
		names = append(names, t.cols[i].name)
	}
	return strings.Join(names, ", ")
}
