package data

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"
)

const (
	gdpTable = "\ufeff\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-03-24\",\n\n" +
		"\"Country Name\",\"Country Code\",\"Indicator Name\",\"2019\",\"2020\",\"2021\",\"2022\",\n" +
		"\"Germany\",\"DEU\",\"GDP\",\"1\",\"2\",\"3\",\"4\",\n\"Romania\",\"ROM\",\"GDP\",\"5\",\"6\",\"\",\"9\",\n\"World\",\"WLD\",\"GDP\",\"1\",\"1\",\"1\",\"1\",\n"
	distanceTable = "\"iso_o\",\"iso_d\",\"contig\",\"distw\"\n\"DEU\",\"ROM\",0,\"1300.5\"\n\"ROM\",\"DEU\",0,\"1301.5\"\n\"DEU\",\"JPN\",0,\".\"\n\"ABW\",\"DEU\",0,\"8000\"\n\"DEU\",\"DEU\",0,\"250\"\n"
	totalTable    = "year,exporter,importer,value_usd\n2019,DEU,ROU,100\n2020,DEU,ROU,300\n2021,DEU,ROU,500\n2022,DEU,ROU,9000\n2019,ROU,DEU,70\n2018,ROU,DEU,50\n2022,JPN,DEU,40\n2023,JPN,DEU,41\n2021,DEU,ABW,1000\n"
	sigmaTable    = "HS6,zero,positive,sigma\n848620,0,0,-6\n848610,0,0,-30\n848640,0,0,-3\n854231,0,1,-10\n010121,1,0,\n"
)

func extrasWorld(t *testing.T, o ImportOptions) *ImportReport {
	t.Helper()
	rows := tidyHeader + "2020,DEU,ROU,848620,1000,2\n2021,DEU,ROU,848620,3000,\n2021,ROU,JPN,848630,2000,\n2021,JPN,DEU,010121,4000,4\n"
	o.Sources = []string{inputFile(t, "a.csv", rows)}
	return mustImport(t, ImportBACI, o)
}

func TestExtras(t *testing.T) {
	rep := extrasWorld(t, ImportOptions{GDP: inputFile(t, "gdp.csv", gdpTable), Distances: inputFile(t, "dist.csv", distanceTable),
		Totals: inputFile(t, "totals.csv.gz", gzipped(t, totalTable)), Elasticities: inputFile(t, "protee.csv", sigmaTable)})
	w := rep.World
	deu, jpn, rou := w.JurisdictionIndex("DEU"), w.JurisdictionIndex("JPN"), w.JurisdictionIndex("ROU")
	if g := w.Jurisdictions; g[deu].GDP != 3 || g[rou].GDP != 6 || !math.IsNaN(g[jpn].GDP) {
		t.Errorf("got GDP %g, %g, %g; want that of 2021, the latest before it, and none", g[deu].GDP, g[rou].GDP, g[jpn].GDP)
	}
	if d := w.Distances; len(d) != 2 || d[0] != (Distance{uint16(deu), uint16(rou), 1300.5}) || d[1] != (Distance{uint16(rou), uint16(deu), 1301.5}) {
		t.Errorf("got distances %v, want Germany and Romania, each way", d)
	}
	want := []Total{{uint16(deu), uint16(rou), 400}, {uint16(jpn), uint16(deu), 40}, {uint16(rou), uint16(deu), 70}}
	if len(w.Totals) != 3 || w.Totals[0] != want[0] || w.Totals[1] != want[1] || w.Totals[2] != want[2] {
		t.Errorf("got totals %v, want %v: the mean of the base period, the first year after it, the last before it", w.Totals, want)
	}
	// 848620: its own 6 and the median 6 of 6, 30 and 3; 848630: that median; 010121: neither.
	for hs6, want := range map[string]float64{"848620": 6, "848630": 6, "010121": 5} {
		if got := w.Products[w.ProductIndex(hs6)].Theta; got != want {
			t.Errorf("%s: got theta %g, want %g", hs6, got, want)
		}
	}
	if v := w.Products[w.ProductIndex("848620")].ValuePerKg; v != 0.5 {
		t.Errorf("got %g USD per kg, want 1000 USD over 2 t, of the row that has a weight", v)
	}
	shares := map[string]float64{"GDP": 0.6, "distances": 0.6, "quantities": 0.5, "sd_log": 1}
	for _, d := range w.Defaults {
		if want, ok := shares[d.What]; ok {
			if math.Abs(d.Share-want) > 1e-12 {
				t.Errorf("default %q: got share %g, want %g", d.What, d.Share, want)
			}
			delete(shares, d.What)
		}
	}
	if len(shares) > 0 {
		t.Errorf("no default for %v", shares)
	}
}

// What is missing without any extra is listed with its share of trade.
func TestDefaultsWithoutExtras(t *testing.T) {
	rep := extrasWorld(t, ImportOptions{})
	found := map[string]bool{}
	for _, d := range rep.Defaults {
		found[d.What] = true
		if d.Share < 0 || d.Share > 1 || d.Value == "" || d.Why == "" {
			t.Errorf("got default %+v, want a value, a reason and a share of 0 to 1", d)
		}
	}
	for _, what := range []string{"GDP", "distances", "totals", "quantities", "sd_log", "opacity", "trade elasticity", "storable"} {
		if !found[what] {
			t.Errorf("got defaults %v, want %q among them", rep.Defaults, what)
		}
	}
}

func TestBadExtras(t *testing.T) {
	for want, o := range map[string]ImportOptions{
		`gdp.csv:6: column 2021: found "3x"`:       {GDP: inputFile(t, "gdp.csv", strings.Replace(gdpTable, `"3"`, `"3x"`, 1))},
		"expected the columns country code":        {GDP: inputFile(t, "gdp.csv", "a,b\n1,2\n")},
		`dist.csv:2: column distw: found "-1"`:     {Distances: inputFile(t, "dist.csv", strings.Replace(distanceTable, "1300.5", "-1", 1))},
		`totals.csv:3: column year: found "20"`:    {Totals: inputFile(t, "totals.csv", strings.Replace(totalTable, "2020", "20", 1))},
		"totals.csv:2: found 3 cells, expected 4":  {Totals: inputFile(t, "totals.csv", "year,exporter,importer,value_usd\n2019,DEU,ROU\n")},
		`protee.csv:2: column sigma: found "minus`: {Elasticities: inputFile(t, "protee.csv", strings.Replace(sigmaTable, "-6", "minus 6", 1))},
		`protee.csv:2: column hs6: found "8486"`:   {Elasticities: inputFile(t, "protee.csv", strings.Replace(sigmaTable, "848620", "8486", 1))},
		"totals.csv.gz: the compressed data end":   {Totals: inputFile(t, "totals.csv.gz", gzipped(t, totalTable)[:60])},
		"can't read none.csv":                      {GDP: "none.csv"},
	} {
		o.Sources = []string{inputFile(t, "a.csv", tidyHeader+"2021,DEU,JPN,848620,1000,\n")}
		if _, err := ImportBACI(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want it to say %q", err, want)
		}
	}
}

// Every country of the book has one ISO3 code and a name; the embedded tables
// for importers hold together.
func TestCountryBook(t *testing.T) {
	b := knownCountries()
	for number, want := range map[int]string{490: "TWN", 158: "TWN", 251: "FRA", 250: "FRA", 842: "USA", 840: "USA", 757: "CHE", 56: "BEL", 58: "BEL", 276: "DEU", 280: "DEU", 699: "IND", 579: "NOR"} {
		if at, ok := b.number(number); !ok || b.iso3[at] != want {
			t.Errorf("%d: got %v, want %s", number, ok, want)
		}
	}
	for former, want := range map[string]string{"ROM": "ROU", "ZAR": "COD", "S19": "TWN", "DEU": "DEU", "ZA1": "ZA1"} {
		if at, ok := b.find(former); !ok || b.iso3[at] != want {
			t.Errorf("%s: got %v, want %s", former, ok, want)
		}
	}
	for i, code := range b.iso3 {
		if !isCode(code) || b.name[i] == "" || strings.ContainsRune(b.name[i], 'Ã') || i > 0 && b.iso3[i-1] >= code {
			t.Errorf("country %d: got %q, %q; want codes in order, each with a name", i, code, b.name[i])
		}
	}
	for iso3 := range knownJurisdictions() {
		if _, ok := b.find(iso3); !ok {
			t.Errorf("%s has a customs score and is in no book of countries", iso3)
		}
	}
	for hs6 := range knownTitles() {
		if !isHS6(hs6) {
			t.Errorf("title of %q, want six digits", hs6)
		}
	}
	for _, m := range GroupMembers() {
		if _, ok := b.find(m.ISO3); !ok {
			t.Errorf("%s of %s is in no book of countries", m.ISO3, m.Group)
		}
	}
}

func TestProgressLines(t *testing.T) {
	got := progressLine(250e6, 1000e6, 7_500_000, 2*time.Second)
	if want := " 25%  7,500,000 rows, 125 MB/s, 6s left"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var b bytes.Buffer
	p := &lineProgress{w: &b, every: 0}
	p.Start(100)
	p.Update(50, 5)
	p.Finish()
	if lines := strings.Count(b.String(), "\n"); lines != 2 || !strings.Contains(b.String(), "50%") {
		t.Errorf("got %q, want a line for the update and one for the end", b.String())
	}
	b.Reset()
	quiet := &lineProgress{w: &b, every: time.Hour}
	quiet.Start(100)
	quiet.Update(100, 5)
	quiet.Finish()
	if b.Len() > 0 {
		t.Errorf("got %q, want nothing of a short import", b.String())
	}
}

// An import tells how far it has come: all bytes and all rows at the end.
func TestImportTellsProgress(t *testing.T) {
	text := tidyHeader + strings.Repeat("2021,DEU,JPN,848620,1000,\n", 200_000)
	watch := &watcher{}
	mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "a.csv", text)}, Progress: watch})
	if watch.total != int64(len(text)) || watch.bytes != watch.total || watch.rows != 200_000 || watch.updates < 3 || watch.finished != 1 {
		t.Errorf("got %+v, want all %d bytes and 200,000 rows, several updates and one end", watch, len(text))
	}
}

type watcher struct {
	total, bytes, rows int64
	updates, finished  int
}

func (w *watcher) Start(n int64)            { w.total = n }
func (w *watcher) Update(bytes, rows int64) { w.bytes, w.rows = bytes, rows; w.updates++ }
func (w *watcher) Finish()                  { w.finished++ }
