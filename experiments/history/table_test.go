package history

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// toy is a world of three exporters and two importers with one year of trade by month
// in two products in scope and one outside it.
func toy() *data.World {
	w := &data.World{Name: "toy", From: data.MustDate("2021-01-01"), To: data.MustDate("2021-12-31")}
	for _, iso := range []string{"AUT", "DEU", "KAZ", "RUS"} {
		w.Jurisdictions = append(w.Jurisdictions, data.Jurisdiction{ISO3: iso})
	}
	for _, hs6 := range []string{"847150", "854231", "999999"} {
		w.Products = append(w.Products, data.Product{HS6: hs6})
	}
	f := &w.Flows
	for k := range 3 {
		for _, j := range []uint16{2, 3} {
			for _, i := range []uint16{0, 1} {
				for m := range 12 {
					f.Period, f.Exporter, f.Importer = append(f.Period, int32(202101+m)), append(f.Exporter, i), append(f.Importer, j)
					f.Product, f.ValueUSD, f.QuantityT = append(f.Product, uint16(k)), append(f.ValueUSD, 1000*float64(1+k)), append(f.QuantityT, math.NaN())
				}
			}
		}
	}
	return w
}

func inToy(hs6 string) bool { return hs6 != "999999" }

// observedFile reads a file of observed flows in a layout, as the command does.
func observedFile(t *testing.T, o ObservedOptions, text string) *Observed {
	t.Helper()
	dir := t.TempDir()
	o.Import.Sources = []string{filepath.Join(dir, "flows.csv")}
	files := map[string]string{"flows.csv": text, "codes.csv": "cn,hs6\n84715000,847150\n85423100,854231\n85423190,854231\n99999900,999999\n01012100,010121\n"}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if o.Source == Comext {
		o.Import.Codes, o.Import.USDPerEUR = filepath.Join(dir, "codes.csv"), 2
	}
	seen, err := ReadObserved(o)
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

const comextRows = `month,reporter,partner,cn,value_eur
2022-03,AUT,RUS,84715000,100
2022-03,AUT,RUS,8471,100
2022-03,DEU,RUS,85423100,30
2022-03,DEU,RUS,85423190,20
2022-04,DEU,KAZ,85423100,10
2022-04,FRA,RUS,85423100,7
2022-04,DEU,UZB,85423100,9
2022-04,DEU,RUS,99999900,11
2022-04,DEU,RUS,01012100,13
2022-05,DEU,RUS,85423100,1000
`

// Rows are counted as quantities in USD, or as left out for a reason, to the cent;
// what has no row is no trade, among the names that the table has.
func TestObservedComext(t *testing.T) {
	o := observedFile(t, ObservedOptions{Source: Comext, From: "2022-03", To: "2022-04"}, comextRows)
	by, err := ParseBy("month,exporter,hs6")
	if err != nil {
		t.Fatal(err)
	}
	table, err := NewTable(toy(), inToy, by, o.Span, o)
	if err != nil {
		t.Fatal(err)
	}
	got := map[Quantity]float64{}
	for q, x := range table.Quantities {
		got[x] = table.Observed[q]
	}
	if n := len(got); n != 16 { // 2 months, 2 exporters, 2 importers, 2 goods
		t.Errorf("%d quantities, want 16", n)
	}
	for q, want := range map[Quantity]float64{
		{0, "AUT", "RUS", "847150"}: 200, {0, "DEU", "RUS", "854231"}: 100, {1, "DEU", "KAZ", "854231"}: 20, {1, "DEU", "RUS", "854231"}: 0, {0, "DEU", "KAZ", "847150"}: 0,
	} {
		if v, ok := got[q]; !ok || v != want {
			t.Errorf("%v: %g (%v), want %g", q, v, ok, want)
		}
	}
	left := map[string]float64{}
	for _, u := range table.Unmatched {
		left[u.Reason] = u.USD
	}
	if left[notExporter] != 14 || left[notImporter] != 18 || left[notScope] != 48 {
		t.Errorf("left out: %v", left)
	}
	if usd := table.Base[0]; math.Abs(usd-12000*31.0/365) > 1e-9 {
		t.Errorf("base of %v: %g USD, want 12 months' trade at March's share of the days", table.Quantities[0], usd)
	}
}

// Where a table does not say that there was no trade, only its cells are scored, and
// the base period and the model are added up over the same.
func TestObservedUnknown(t *testing.T) {
	rows := "year,exporter,importer,hs6,value_usd,qty_t\n2022,AUT,RUS,847150,5000,\n2022,DEU,KAZ,854231,6000,\n2022,DEU,KAZ,847150,1,\n"
	o := observedFile(t, ObservedOptions{From: "2022", To: "2022"}, rows)
	if o.Source != BACI || o.Absent != Unknown {
		t.Fatalf("source %s, absent %s", o.Source, o.Absent)
	}
	by, _ := ParseBy("year")
	table, err := NewTable(toy(), inToy, by, o.Span, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Quantities) != 2 {
		t.Fatalf("quantities %v", table.Quantities)
	}
	// KAZ: DEU's two products; RUS: AUT's first
	if table.Base[0] != 36000 || table.Base[1] != 12000 || table.Observed[0] != 6001 || table.Observed[1] != 5000 {
		t.Errorf("base %v, observed %v", table.Base, table.Observed)
	}
	w := toy()
	sent, onward, beside := table.Count([]world.CustomsRow{
		{Week: 0, Exporter: 0, Importer: 3, Product: 0, Cents: 700},              // AUT to RUS, known
		{Week: 0, Exporter: 1, Importer: 3, Product: 0, Cents: 7000},             // DEU to RUS, nobody says
		{Week: 1, Exporter: 1, Importer: 2, Product: 1, Cents: 500, Onward: 100}, // DEU to KAZ
		{Week: 2, Exporter: 1, Importer: 1, Product: 1, Cents: 900},
	}, w, data.MustDate("2021-12-27")) // week 0 has 2 of 7 days in 2022
	if math.Abs(sent[1]-7*2.0/7) > 1e-12 || sent[0] != 5 || onward[0] != 1 || beside != 0 {
		t.Errorf("sent %v, onward %v, beside %g", sent, onward, beside)
	}
	all, err := NewTable(toy(), inToy, by, o.Span, func() *Observed { x := *o; x.Absent = Zero; return &x }())
	if err != nil {
		t.Fatal(err)
	}
	if all.Base[0] != 72000 { // all four cells of KAZ
		t.Errorf("with absent rows as zero the base of KAZ is %g", all.Base[0])
	}
}

// What can't be right is an error that says what to do.
func TestTableErrors(t *testing.T) {
	span, _ := Span("2021-06", "2021-12")
	if _, err := NewTable(toy(), inToy, By{Period: "month", Goods: All}, span, nil); err == nil || !strings.Contains(err.Error(), "base period must end before 2021-06-01") {
		t.Errorf("a base period that ends late: %v", err)
	}
	o := observedFile(t, ObservedOptions{From: "2022", To: "2022"}, "year,exporter,importer,hs6,value_usd,qty_t\n2022,AUT,RUS,847150,5000,\n")
	if _, err := NewTable(toy(), inToy, By{Period: "month", Goods: All}, o.Span, o); err == nil || !strings.Contains(err.Error(), "by year") {
		t.Errorf("months of a yearly table: %v", err)
	}
	if _, err := NewTable(toy(), func(string) bool { return false }, By{Period: "year", Goods: All}, o.Span, o); err == nil || !strings.Contains(err.Error(), "in common") {
		t.Errorf("nothing in common: %v", err)
	}
	for _, o := range []ObservedOptions{
		{From: "2022-3", To: "2022-04"}, {From: "2022-05", To: "2022-04"}, {From: "2022", To: "2022-04"}, {From: "2022-03", To: "2022-04", Source: "prodcom"},
		{From: "2022-03", To: "2022-04", Source: BACI}, {From: "2022", To: "2022", Source: Comext}, {From: "2022", To: "2022", Absent: "nothing"},
	} {
		if _, err := ReadObserved(o); err == nil || strings.Contains(err.Error(), "source is given") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := ParseBy("week"); err == nil {
		t.Error("--by week is taken")
	}
}

func TestCut(t *testing.T) {
	span, err := Span("2022-03", "2022-11")
	if err != nil {
		t.Fatal(err)
	}
	for every, want := range map[string]string{"month": "2022-03|2022-11|9", "quarter": "2022-03 to 2022-05|2022-09 to 2022-11|3", "whole": "2022-03 to 2022-11|2022-03 to 2022-11|1"} {
		p, err := Cut(span, every)
		if err != nil {
			t.Fatal(err)
		}
		days := 0.0
		for _, x := range p {
			days += x.Days()
		}
		if got := strings.Join([]string{p[0].Name, p[len(p)-1].Name, string(rune('0' + len(p)))}, "|"); got != want || days != span.Days() {
			t.Errorf("%s: %s of %g days, want %s of %g", every, got, days, want, span.Days())
		}
	}
}
