package data

import (
	"fmt"
	"slices"
	"strings"
)

// columnKind is what a column of an input table holds.
type columnKind uint8

const (
	columnExtra columnKind = iota
	columnYear
	columnMonth
	columnExporterNumber
	columnImporterNumber
	columnExporter
	columnImporter
	columnHS6
	columnCN
	columnValue
	columnQuantity
	columnReporterCode // this one and those below: UN Comtrade
	columnReporterISO
	columnPartnerCode
	columnPartnerISO
	columnPeriod
	columnFlow
	columnCommodity
	columnLevel
	columnEdition
	columnService
	columnSecondPartner
	columnCustoms
	columnTransport
	columnSupply
	columnKilograms
	columnFOB
)

// expected is what a cell of the kind must hold, as error messages say it.
func (k columnKind) expected() string {
	switch k {
	case columnYear:
		return "a year of four digits, 1900 to 2199"
	case columnMonth:
		return "a month YYYY-MM"
	case columnExporterNumber, columnImporterNumber:
		return "a numeric country code of BACI"
	case columnExporter, columnImporter:
		return "an ISO3 country code"
	case columnHS6:
		return "an HS code of six digits, the first two 01 or more"
	case columnCN:
		return "a CN code of up to eight digits"
	case columnValue:
		return "a number of at least 0"
	case columnQuantity:
		return "a number of at least 0, or nothing or NA where it is missing"
	case columnReporterCode, columnPartnerCode:
		return "a numeric country code of the United Nations (M49)"
	case columnReporterISO, columnPartnerISO:
		return "an ISO3 country code"
	case columnPeriod:
		return "a year YYYY or a month YYYYMM"
	case columnFlow:
		return "a trade flow: M, X, RM or RX, 1 to 4, or its name"
	case columnCommodity:
		return "an HS code of up to six digits, TOTAL or AG2, AG4, AG6"
	case columnKilograms:
		return "a number of kilograms of at least 0, or nothing where it is missing"
	case columnFOB:
		return "a number of at least 0, or nothing where it is missing"
	}
	return "anything"
}

// layout is one way in which trade tables are laid out.
type layout struct {
	name      string
	columns   []layoutColumn
	decimals  int    // decimals of a value that still make whole cents: 2 for USD, 5 for thousand USD
	monthly   bool   // periods are months
	refused   string // a column that must not be there
	refusedDo string

	comtrade bool  // columns are found by comtradeNames, not by the names above
	tabs     bool  // cells may stand between tabs
	ragged   bool  // rows may end in one comma more than the header
	largest  int64 // largest value that is believed, in cents; 0: maxRowCents
}

// most is the largest value of a row that is believed, in cents.
func (l *layout) most() int64 {
	if l.largest > 0 {
		return l.largest
	}
	return maxRowCents
}

type layoutColumn struct {
	name     string
	kind     columnKind
	optional bool
}

var (
	layoutBACI = &layout{name: "CEPII", decimals: 5, columns: []layoutColumn{
		{"t", columnYear, false}, {"i", columnExporterNumber, false}, {"j", columnImporterNumber, false}, {"k", columnHS6, false},
		{"v", columnValue, false}, {"q", columnQuantity, true}}}
	layoutTidy = &layout{name: "tidy", decimals: 2, columns: []layoutColumn{
		{"year", columnYear, false}, {"exporter", columnExporter, false}, {"importer", columnImporter, false}, {"hs6", columnHS6, false},
		{"value_usd", columnValue, false}, {"qty_t", columnQuantity, true}}}
	layoutComext = &layout{name: "Comext", decimals: 2, monthly: true, columns: []layoutColumn{
		{"month", columnMonth, false}, {"reporter", columnExporter, false}, {"partner", columnImporter, false}, {"cn", columnCN, false},
		{"value_eur", columnValue, false}},
		refused: "flow", refusedDo: "keep the export rows and leave the column out: this importer takes all rows as exports of the reporter"}
)

// tableColumns is how one file's columns answer to a layout.
type tableColumns struct {
	layout *layout
	names  []string     // as in the file
	kinds  []columnKind // by column of the file
	comma  byte         // what stands between cells; 0: a comma
	extra  []string     // columns that are not read
}

// separator is what stands between cells.
func (c *tableColumns) separator() byte {
	if c.comma == 0 {
		return ','
	}
	return c.comma
}

// at is the position of the column of that kind; -1 where the file has none.
func (c *tableColumns) at(kind columnKind) int { return slices.Index(c.kinds, kind) }

// matchColumns finds the layout whose columns a file has, by name.
func matchColumns(file string, names []string, layouts []*layout) (*tableColumns, error) {
	clean := make([]string, len(names))
	for i, n := range names {
		clean[i] = strings.ToLower(strings.TrimSpace(n))
		if clean[i] != "" && slices.Contains(clean[:i], clean[i]) {
			return nil, fmt.Errorf("%s:1: found two columns called %s, expected one; rename or remove one", file, clean[i])
		}
	}
	if layouts[0].comtrade && len(names) > 1 {
		return bindComtrade(file, clean)
	}
	if len(names) == 1 && strings.ContainsAny(names[0], ";\t|") {
		return nil, fmt.Errorf("%s:1: found the header %s in one piece, expected columns split by commas; save the table as comma-separated", file, quoted(names[0]))
	}
	var best *layout
	var missing []string
	for _, l := range layouts {
		var lacks []string
		for _, c := range l.columns {
			if !c.optional && !slices.Contains(clean, c.name) {
				lacks = append(lacks, c.name)
			}
		}
		if len(lacks) == 0 {
			return bindColumns(file, clean, l)
		}
		if best == nil || len(lacks) < len(missing) {
			best, missing = l, lacks
		}
	}
	var expected []string
	for _, l := range layouts {
		expected = append(expected, l.header()+" ("+l.name+")")
	}
	return nil, fmt.Errorf("%s:1: no column %s among %s; expected %s", file, strings.Join(missing, ", "), quoted(strings.Join(names, ",")),
		strings.Join(expected, " or "))
}

func bindColumns(file string, clean []string, l *layout) (*tableColumns, error) {
	c := &tableColumns{layout: l, names: clean, kinds: make([]columnKind, len(clean))}
	for i, n := range clean {
		at := slices.IndexFunc(l.columns, func(c layoutColumn) bool { return c.name == n })
		switch {
		case at >= 0:
			c.kinds[i] = l.columns[at].kind
		case n == l.refused && n != "":
			return nil, fmt.Errorf("%s:1: found a column %s, expected %s; %s", file, n, l.header(), l.refusedDo)
		default:
			c.extra = append(c.extra, n)
		}
	}
	return c, nil
}

// header is the layout's header line.
func (l *layout) header() string {
	names := make([]string, len(l.columns))
	for i, c := range l.columns {
		names[i] = c.name
	}
	return strings.Join(names, ",")
}

// quoted shortens and quotes what was found for a message.
func quoted(s string) string {
	const longest = 60
	if s == "" {
		return "nothing"
	}
	if len(s) > longest {
		s = s[:longest] + "..."
	}
	return fmt.Sprintf("%q", s)
}
