package data

import (
	"archive/zip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// cepiiYear is a year of rows as CEPII writes them.
func cepiiYear(year, rows int) []string {
	random := rand.New(rand.NewPCG(uint64(year), 1))
	var lines []string
	codes := []int{276, 842, 251, 757, 490, 156, 392, 56, 58} // two of them Belgium
	goods := []string{"848620", "854231", "10121", "010129"}
	for range rows {
		i, j := codes[random.IntN(len(codes))], codes[random.IntN(len(codes))]
		q := fmt.Sprintf("%.3f", float64(1+random.IntN(5000))/1000)
		if random.IntN(4) == 0 {
			q = []string{"", "NA", "           NA"}[random.IntN(3)]
		}
		lines = append(lines, fmt.Sprintf("%d,%d,%d,%s,%.3f,%s", year, i, j, goods[random.IntN(len(goods))], float64(random.IntN(1e6))/1000, q))
	}
	return lines
}

func cepiiZip(t *testing.T, years map[int][]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "BACI_HS17_V202601.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, y := range sortedKeys(years) {
		add(fmt.Sprintf("BACI_HS17_Y%d_V202601.csv", y), "t,i,j,k,v,q\n"+strings.Join(years[y], "\n")+"\n")
	}
	add("Readme.txt", "words")
	add("country_codes_V202601.csv", "country_code,country_name,country_iso2,country_iso3\n276,Germany,DE,DEU\n")
	add("product_codes_HS17_V202601.csv", "\"code\",\"description\"\n\"10121\",\"Horses: live, pure-bred\"\n\"848620\",\"Machines for chips\"\n")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustImport(t *testing.T, kind func(ImportOptions) (*ImportReport, error), o ImportOptions) *ImportReport {
	t.Helper()
	rep, err := kind(o)
	if err != nil {
		t.Fatal(err)
	}
	if !rep.Balanced() {
		t.Errorf("read = kept + rejected + dropped: got %+v", rep.Table())
	}
	return rep
}

// The zip, its folder, its files compressed, and the rows in any order are one
// world, byte for byte.
func TestCEPIILayoutsAgree(t *testing.T) {
	years := map[int][]string{2019: cepiiYear(2019, 300), 2020: cepiiYear(2020, 2000), 2021: cepiiYear(2021, 2000)}
	zipped := cepiiZip(t, years)
	var folder, loose []string
	plain, shuffled := t.TempDir(), t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	for _, y := range []int{2020, 2021} {
		name := fmt.Sprintf("BACI_HS17_Y%d_V202601.csv", y)
		text := "t,i,j,k,v,q\n" + strings.Join(years[y], "\n")
		mixed := slices.Clone(years[y])
		random.Shuffle(len(mixed), func(a, b int) { mixed[a], mixed[b] = mixed[b], mixed[a] })
		for path, content := range map[string]string{
			filepath.Join(plain, name):            text,
			filepath.Join(shuffled, name+".gz"):   gzipped(t, "\ufeff\"T\",\"j\", i ,k,v,q,extra\r\n"+reordered(mixed)),
			filepath.Join(plain, "._"+name):       "a Mac's shadow",
			filepath.Join(plain, "Readme.txt"):    "words",
			filepath.Join(shuffled, "extra.docx"): "words",
		} {
			if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		folder = append(folder, filepath.Join(plain, name))
		loose = append(loose, filepath.Join(shuffled, name+".gz"))
	}
	titles := filepath.Join(plain, "product_codes_HS17_V202601.csv")
	if err := os.WriteFile(titles, []byte("code,description\n10121,\"Horses: live, pure-bred\"\n848620,Machines for chips\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, c := range []struct {
		name    string
		sources []string
		workers int
	}{
		{"zip", []string{zipped}, 2},
		{"folder", []string{plain}, 1},
		{"files", append(slices.Clone(folder), titles), 3},
		{"files in the other order", []string{folder[1], titles, folder[0]}, 1},
		{"shuffled and compressed", append(slices.Clone(loose), titles), 2},
	} {
		out := filepath.Join(t.TempDir(), "world")
		rep := mustImport(t, ImportBACI, ImportOptions{Sources: c.sources, From: "2020", To: "2021", Out: out, Workers: c.workers})
		w, err := ReadWorld(out)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if want == "" {
			want = w.Fingerprint
			checkCEPIIWorld(t, w, rep, years)
		}
		if w.Fingerprint != want {
			t.Errorf("%s: got fingerprint %s, want %s as of the zip", c.name, w.Fingerprint, want)
		}
		w.Close()
	}
}

// reordered swaps the columns i and j of rows, spaces values out, quotes
// countries, ends lines as Windows does and adds a column.
func reordered(lines []string) string {
	var b strings.Builder
	for n, l := range lines {
		c := strings.Split(l, ",")
		if n%3 == 0 {
			c[1] = `"` + c[1] + `"`
		}
		fmt.Fprintf(&b, "%s,%s,%s,%s, %s,%s,\"x, \"\"y\"\"\nz\"\r\n", c[0], c[2], c[1], c[3], c[4], c[5])
	}
	return b.String()
}

// checkCEPIIWorld recomputes the world by another way.
func checkCEPIIWorld(t *testing.T, w *World, rep *ImportReport, years map[int][]string) {
	t.Helper()
	type flow struct {
		period   int32
		from, to string
		hs6      string
	}
	iso3 := map[string]string{"276": "DEU", "842": "USA", "251": "FRA", "757": "CHE", "490": "TWN", "156": "CHN", "392": "JPN", "56": "BEL", "58": "BEL"}
	value, weight := map[flow]float64{}, map[flow]float64{}
	rows := 0
	for y, lines := range years {
		if y == 2019 {
			continue
		}
		for _, l := range lines {
			rows++
			c := strings.Split(l, ",")
			if len(c[3]) == 5 {
				c[3] = "0" + c[3]
			}
			var v, q float64
			fmt.Sscan(c[4], &v)
			if n, _ := fmt.Sscan(strings.TrimSpace(c[5]), &q); n == 0 {
				q = math.NaN()
			}
			k := flow{int32(y), iso3[c[1]], iso3[c[2]], c[3]}
			if k.from == k.to || v == 0 {
				continue
			}
			value[k] += 1000 * v
			weight[k] += q
		}
	}
	if rep.Read.Rows != int64(rows) {
		t.Errorf("got %d rows read, want %d", rep.Read.Rows, rows)
	}
	f := &w.Flows
	if f.Len() != len(value) {
		t.Errorf("got %d flows, want %d", f.Len(), len(value))
	}
	for i := range f.ValueUSD {
		k := flow{f.Period[i], w.Jurisdictions[f.Exporter[i]].ISO3, w.Jurisdictions[f.Importer[i]].ISO3, w.Products[f.Product[i]].HS6}
		if v := value[k]; math.Abs(f.ValueUSD[i]-v) > 0.005 {
			t.Errorf("%v: got %g USD, want %g", k, f.ValueUSD[i], v)
		}
		if q := weight[k]; math.IsNaN(q) != math.IsNaN(f.QuantityT[i]) || math.Abs(q-f.QuantityT[i]) > 1e-6 {
			t.Errorf("%v: got %g t, want %g", k, f.QuantityT[i], q)
		}
	}
	if w.From.String() != "2020-01-01" || w.To.String() != "2021-12-31" {
		t.Errorf("got base period %s to %s, want the years 2020 and 2021", w.From, w.To)
	}
	if got := w.Products[w.ProductIndex("010121")].Title; got != "Horses: live, pure-bred" {
		t.Errorf("got title %q, want that of the zip's dictionary", got)
	}
	if got := strings.Join(rep.NotRead, "\n"); !strings.Contains(got, "Y2019") || !strings.Contains(got, "Readme.txt") || !strings.Contains(got, "country_codes") {
		t.Errorf("got files not read %q, want the year 2019, the readme and the countries", got)
	}
}
