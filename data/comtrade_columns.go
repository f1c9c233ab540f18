package data

import (
	"fmt"
	"slices"
	"strings"
)

// comtradeNames are the names that UN Comtrade has given its columns: those of
// its present service and bulk files, of its older tables for people, and of its
// older service, in small letters. Where a table has several columns of one
// kind, the first in this list is read.
//
// The column isAggregate is passed over: in rows of six digits it only says that
// the United Nations added up procedures or modes of transport.
var comtradeNames = []struct {
	name string
	kind columnKind
}{
	{"period", columnPeriod}, {"refyear", columnPeriod}, {"year", columnPeriod}, {"yr", columnPeriod},
	{"flowcode", columnFlow}, {"trade flow code", columnFlow}, {"rgcode", columnFlow},
	{"flowdesc", columnFlow}, {"trade flow", columnFlow}, {"rgdesc", columnFlow},
	{"reportercode", columnReporterCode}, {"reporter code", columnReporterCode}, {"rtcode", columnReporterCode},
	{"reporteriso", columnReporterISO}, {"reporter iso", columnReporterISO}, {"rt3iso", columnReporterISO},
	{"partnercode", columnPartnerCode}, {"partner code", columnPartnerCode}, {"ptcode", columnPartnerCode},
	{"partneriso", columnPartnerISO}, {"partner iso", columnPartnerISO}, {"pt3iso", columnPartnerISO},
	{"cmdcode", columnCommodity}, {"commodity code", columnCommodity},
	{"primaryvalue", columnValue}, {"trade value (us$)", columnValue}, {"tradevalue", columnValue}, {"trade value", columnValue},
	{"classificationcode", columnEdition}, {"classification", columnEdition}, {"pfcode", columnEdition},
	{"typecode", columnService},
	{"aggrlevel", columnLevel}, {"aggregate level", columnLevel},
	{"partner2code", columnSecondPartner}, {"2nd partner code", columnSecondPartner}, {"ptcode2", columnSecondPartner},
	{"partner2iso", columnSecondPartner}, {"2nd partner iso", columnSecondPartner}, {"pt3iso2", columnSecondPartner},
	{"customscode", columnCustoms}, {"customs proc. code", columnCustoms}, {"cstcode", columnCustoms},
	{"motcode", columnTransport}, {"mode of transport code", columnTransport},
	{"moscode", columnSupply},
	{"netwgt", columnKilograms}, {"netweight (kg)", columnKilograms}, {"net weight (kg)", columnKilograms}, {"netweight", columnKilograms},
	{"fobvalue", columnFOB}, {"fob trade value (us$)", columnFOB},
}

// layoutComtrade binds by comtradeNames; its own columns are what an error asks
// for. A total of all goods may be of 1e15 USD.
var layoutComtrade = &layout{name: "UN Comtrade", decimals: 2, tabs: true, ragged: true, largest: 1e17, comtrade: true, columns: []layoutColumn{
	{"period", columnPeriod, false}, {"reporterCode", columnReporterCode, false}, {"flowCode", columnFlow, false},
	{"partnerCode", columnPartnerCode, false}, {"cmdCode", columnCommodity, false}, {"primaryValue", columnValue, false}}}

// bindComtrade finds the columns of a table under any of their names.
func bindComtrade(file string, clean []string) (*tableColumns, error) {
	c := &tableColumns{layout: layoutComtrade, names: clean, kinds: make([]columnKind, len(clean))}
	for _, n := range comtradeNames {
		if at := slices.Index(clean, n.name); at >= 0 && c.at(n.kind) < 0 {
			c.kinds[at] = n.kind
		}
	}
	for _, pair := range [][2]columnKind{{columnReporterCode, columnReporterISO}, {columnPartnerCode, columnPartnerISO}} {
		if c.at(pair[0]) >= 0 && c.at(pair[1]) >= 0 { // two names of one country: the number is the code of record
			c.kinds[c.at(pair[1])] = columnExtra
		}
	}
	var missing []string
	for _, need := range []struct {
		what  string
		kinds []columnKind
	}{
		{"period (or Period, yr)", []columnKind{columnPeriod}},
		{"flowCode (or Trade Flow Code, rgCode)", []columnKind{columnFlow}},
		{"reporterCode or reporterISO (or Reporter Code, rtCode)", []columnKind{columnReporterCode, columnReporterISO}},
		{"partnerCode or partnerISO (or Partner Code, ptCode)", []columnKind{columnPartnerCode, columnPartnerISO}},
		{"cmdCode (or Commodity Code)", []columnKind{columnCommodity}},
		{"primaryValue (or Trade Value (US$), TradeValue)", []columnKind{columnValue}},
	} {
		if !slices.ContainsFunc(need.kinds, func(k columnKind) bool { return c.at(k) >= 0 }) {
			missing = append(missing, need.what)
		}
	}
	if missing != nil {
		return nil, fmt.Errorf("%s:1: no column %s among %s; expected a table of UN Comtrade in its present or older column names",
			file, strings.Join(missing, "; "), quoted(strings.Join(clean, ",")))
	}
	for i, k := range c.kinds {
		if k == columnExtra {
			c.extra = append(c.extra, clean[i])
		}
	}
	return c, nil
}
