package data

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The same flows in every style give the same world, whatever the number of
// workers, and every row is accounted for.
func TestComtradeStyles(t *testing.T) {
	rows := comtradeRows(300)
	present := comtradeText(rows, presentHeader, comtradeRow.present)
	ragged := strings.ReplaceAll(comtradeText(rows, presentHeader, comtradeRow.present), "true\n", "true,\n")
	folder := t.TempDir()
	half := len(rows) / 2
	writeFile(t, filepath.Join(folder, "a.csv"), comtradeText(rows[half:], presentHeader, comtradeRow.present))
	writeFile(t, filepath.Join(folder, "b.txt.gz"), gzipped(t, comtradeText(rows[:half], serviceHeader, comtradeRow.service)))
	for _, reporting := range []string{"exports", "imports", "mirror"} {
		for _, without := range []bool{false, true} {
			var first *World
			for _, c := range []struct{ name, source string }{
				{"present", inputFile(t, "new.csv", present)},
				{"present, rows end in a comma", inputFile(t, "ragged.csv", ragged)},
				{"tables for people", inputFile(t, "old.csv.gz", gzipped(t, comtradeText(rows, oldHeader, comtradeRow.old)))},
				{"older service", inputFile(t, "older.txt", comtradeText(rows, serviceHeader, comtradeRow.service))},
				{"folder of two styles", folder},
			} {
				rep := mustImport(t, ImportComtrade, ImportOptions{Sources: []string{c.source}, From: "2021", To: "2021", Reporting: reporting, ImporterWeight: 0.5,
					WithoutReexports: without, Workers: 1 + len(c.name)%3})
				if !rep.Balanced() || rep.Read.Rows != int64(len(rows)) {
					t.Errorf("%s, %s: law: read = kept + rejected + dropped of %d rows; got %s", c.name, reporting, len(rows), rep)
				}
				w := rep.World
				if first == nil {
					first = w
					continue
				}
				if !sameFlows(w, first) {
					t.Errorf("%s, %s: the flows differ from those of the first style", c.name, reporting)
				}
			}
		}
	}
}

func sameFlows(a, b *World) bool {
	same := func(x, y []float64) bool {
		return slices.EqualFunc(x, y, func(p, q float64) bool { return p == q || math.IsNaN(p) && math.IsNaN(q) })
	}
	return slices.Equal(a.Flows.Period, b.Flows.Period) && slices.Equal(a.Flows.Exporter, b.Flows.Exporter) && slices.Equal(a.Flows.Importer, b.Flows.Importer) &&
		slices.Equal(a.Flows.Product, b.Flows.Product) && same(a.Flows.ValueUSD, b.Flows.ValueUSD) && same(a.Flows.QuantityT, b.Flows.QuantityT) &&
		slices.EqualFunc(a.Jurisdictions, b.Jurisdictions, func(x, y Jurisdiction) bool { return x.ISO3 == y.ISO3 })
}

// value is a world's flow in USD.
func (w *World) value(t *testing.T, exporter, importer, hs6 string) float64 {
	t.Helper()
	f := &w.Flows
	for i := range f.ValueUSD {
		if w.Jurisdictions[f.Exporter[i]].ISO3 == exporter && w.Jurisdictions[f.Importer[i]].ISO3 == importer && w.Products[f.Product[i]].HS6 == hs6 {
			return f.ValueUSD[i]
		}
	}
	return 0
}

// Each rule about rows by a case worked out by hand.
func TestComtradeRules(t *testing.T) {
	row := func(reporter, partner int, flow string, usd float64) comtradeRow {
		return comtradeRow{period: 2021, reporter: reporter, partner: partner, flow: flow, code: "848620", edition: "H5", customs: "C00", transport: "0", usd: usd, kg: 1}
	}
	part := func(r comtradeRow, change func(*comtradeRow)) comtradeRow { change(&r); return r }
	x, m := row(842, 156, "X", 100), row(156, 842, "M", 212)
	for _, c := range []struct {
		name string
		rows []comtradeRow
		opts ImportOptions
		want float64 // USD from USA to CHN
	}{
		{"exporter's report", []comtradeRow{x, m}, ImportOptions{Reporting: "exports"}, 100},
		{"importer's report free on board", []comtradeRow{x, m}, ImportOptions{Reporting: "imports"}, 200},
		{"importer's own value free on board", []comtradeRow{part(m, func(r *comtradeRow) { r.fob = 190 })}, ImportOptions{Reporting: "imports"}, 190},
		{"another factor", []comtradeRow{m}, ImportOptions{Reporting: "imports", CIF: 1.325}, 160},
		{"mean of both", []comtradeRow{x, m}, ImportOptions{Reporting: "mirror", ImporterWeight: 0.5}, 150},
		{"importer preferred", []comtradeRow{x, m}, ImportOptions{Reporting: "mirror", ImporterWeight: 1}, 200},
		{"one side alone", []comtradeRow{m}, ImportOptions{Reporting: "mirror", ImporterWeight: 0.25}, 200},
		{"parts where there is no whole", []comtradeRow{part(x, func(r *comtradeRow) { r.customs, r.usd = "C01", 30 }), part(x, func(r *comtradeRow) { r.customs, r.usd = "C02", 25 })}, ImportOptions{}, 55},
		{"the coarsest parts", []comtradeRow{part(x, func(r *comtradeRow) { r.customs, r.usd = "C01", 55 }),
			part(x, func(r *comtradeRow) { r.customs, r.transport, r.usd = "C01", "1000", 30 }), part(x, func(r *comtradeRow) { r.customs, r.transport, r.usd = "C01", "2000", 25 })}, ImportOptions{}, 55},
		{"whole beside parts", []comtradeRow{part(x, func(r *comtradeRow) { r.second, r.usd = 276, 60 }), x, part(x, func(r *comtradeRow) { r.second, r.usd = 392, 40 })}, ImportOptions{}, 100},
		{"same row again", []comtradeRow{x, x}, ImportOptions{}, 100},
		{"re-exports are part of exports", []comtradeRow{x, row(842, 156, "RX", 30)}, ImportOptions{}, 100},
		{"re-exports taken off", []comtradeRow{x, row(842, 156, "RX", 30)}, ImportOptions{WithoutReexports: true}, 70},
		{"edition nearest to 2017", []comtradeRow{x, part(x, func(r *comtradeRow) { r.edition, r.usd = "H4", 90 }), part(x, func(r *comtradeRow) { r.edition, r.usd = "H6", 80 })}, ImportOptions{}, 100},
	} {
		c.opts.Sources = []string{inputFile(t, "a.csv", comtradeText(c.rows, presentHeader, comtradeRow.present))}
		rep := mustImport(t, ImportComtrade, c.opts)
		if got := rep.World.value(t, "USA", "CHN", "848620"); got != c.want {
			t.Errorf("%s: got %g USD, want %g", c.name, got, c.want)
		}
		if !rep.Balanced() {
			t.Errorf("%s: law: read = kept + rejected + dropped; got %s", c.name, rep)
		}
	}
}

// The report says which sides report how much: cases worked out by hand.
func TestComtradeMirrorCases(t *testing.T) {
	row := func(reporter, partner int, flow, code string, usd float64) comtradeRow {
		return comtradeRow{period: 2021, reporter: reporter, partner: partner, flow: flow, code: code, edition: "H5", customs: "C00", transport: "0", usd: usd}
	}
	rows := []comtradeRow{
		row(842, 156, "X", "848620", 100), row(156, 842, "M", "848620", 106), // both
		row(842, 156, "X", "854231", 200), // China reports imports, not this one
		row(842, 392, "X", "854231", 300), // Japan reports no imports
		row(156, 842, "M", "381800", 53),  // the United States report exports, not this one
		row(156, 276, "M", "381800", 212), // Germany reports no exports
	}
	rep := mustImport(t, ImportComtrade, ImportOptions{Sources: []string{inputFile(t, "a.csv", comtradeText(rows, presentHeader, comtradeRow.present))}, Reporting: "mirror", ImporterWeight: 0.5})
	got := map[string]float64{}
	total := 0.0
	for _, c := range rep.Comtrade.Cases {
		got[c.Case] = c.Taken
		total += c.Share
	}
	want := map[string]float64{mirrorTexts[0]: 100, mirrorTexts[1]: 300, mirrorTexts[2]: 200, mirrorTexts[3]: 200, mirrorTexts[4]: 50}
	if fmt.Sprint(got) != fmt.Sprint(want) || math.Abs(total-1) > 1e-12 {
		t.Errorf("got %v, shares that add up to %g; want %v", got, total, want)
	}
}

func TestComtradeBadInputs(t *testing.T) {
	good := comtradeRow{period: 2021, reporter: 842, partner: 156, flow: "X", code: "848620", edition: "H5", customs: "C00", transport: "0", usd: 100, kg: 1}
	change := func(f func(*comtradeRow)) []comtradeRow { c := good; f(&c); return []comtradeRow{good, c} }
	for _, c := range []struct {
		name string
		rows []comtradeRow
		want []string
	}{
		{"flow", change(func(r *comtradeRow) { r.flow = "Q" }), []string{"a.csv:3: column flowcode:", `found "Q"`, "M, X, RM or RX"}},
		{"partner", change(func(r *comtradeRow) { r.partner = 111 }), []string{"a.csv:3: column partnercode:", `found "111"`, "M49"}},
		{"code", change(func(r *comtradeRow) { r.code = "8486AB" }), []string{"a.csv:3: column cmdcode:", `"8486AB"`}},
		{"period", change(func(r *comtradeRow) { r.period = 202113 }), []string{"a.csv:3: column period:", `"202113"`}},
		{"value", change(func(r *comtradeRow) { r.usd = -1 }), []string{"a.csv:3: column primaryvalue:", `"-1.00"`}},
		{"two values", change(func(r *comtradeRow) { r.usd = 7 }), []string{"a.csv:3: found 848620 of reporter USA and partner CHN in 2021 again, with 7.00 USD where", "a.csv:2 has 100.00"}},
		{"years beside months", change(func(r *comtradeRow) { r.period = 202101 }), []string{"yearly rows (2021) and monthly rows (2021-01)", "--years"}},
	} {
		out := filepath.Join(t.TempDir(), "w")
		_, err := ImportComtrade(ImportOptions{Sources: []string{inputFile(t, "a.csv", comtradeText(c.rows, presentHeader, comtradeRow.present))}, Out: out})
		for _, w := range c.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: got %v, want %q in it", c.name, err, w)
			}
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: something is written", c.name)
		}
	}
	for _, o := range []ImportOptions{{Reporting: "both"}, {CIF: 0.9}, {ImporterWeight: 2}} {
		if _, err := ImportComtrade(o); err == nil {
			t.Errorf("%+v: got no error", o)
		}
	}
	_, err := ImportComtrade(ImportOptions{Sources: []string{inputFile(t, "a.csv", "period,flowCode,cmdCode\n2021,X,848620\n")}})
	if err == nil || !strings.Contains(err.Error(), "reporterCode or reporterISO") {
		t.Errorf("columns that are missing: got %v", err)
	}
}

// Monthly rows make a monthly world; yearly ones beside them are left out.
func TestComtradeMonths(t *testing.T) {
	month := comtradeRow{period: 202103, reporter: 842, partner: 156, flow: "X", code: "848620", edition: "H5", customs: "C00", transport: "0", usd: 100}
	next, year := month, month
	next.period, year.period = 202104, 2021
	rep := mustImport(t, ImportComtrade, ImportOptions{Sources: []string{inputFile(t, "a.csv", comtradeText([]comtradeRow{month, next, year}, serviceHeader, comtradeRow.service))}, From: "2021-03", To: "2021-04"})
	if w := rep.World; w.From.String() != "2021-03-01" || w.To.String() != "2021-04-30" || w.Flows.Len() != 2 {
		t.Errorf("got %s to %s, %d flows; want two months", w.From, w.To, w.Flows.Len())
	}
	if len(rep.Dropped) != 1 || rep.Dropped[0].Reason != dropFrequency.String() {
		t.Errorf("got %v, want the yearly row dropped", rep.Dropped)
	}
}
