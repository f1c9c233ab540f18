package data

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// smallWorld has every table, missing values in each column that allows them,
// and n flows from a fixed pattern.
func smallWorld(n int) *World {
	nan := math.NaN()
	w := &World{
		Name: "small", Title: "A small world", Synthetic: true, From: MustDate("2022-01-01"), To: MustDate("2022-12-31"),
		Jurisdictions: []Jurisdiction{
			{"CHN", "China", 1.7e13, 0.3, 0.7, nan, 3e5, 45, nil},
			{"DEU", "Germany", 4e12, 0.1, 0.9, 12000, nan, nan, []string{"EU27", "WASSENAAR"}},
			{"TUR", "Türkiye", nan, 0.5, 0.5, nan, nan, nan, []string{"WASSENAAR"}},
			{"USA", "United States", 2.5e13, 0.1, 0.9, 40000, 2.8e5, 30, []string{"WASSENAAR"}},
		},
		Products: []Product{
			{"010121", "Horses, pure-bred", 4, nan, false, 0.4},
			{"845710", "Machining centres", 5, 30, true, 0.5},
			{"854231", "Processors", 7.5, 2500, true, 1.2},
		},
		Items: []Item{
			{Entry: "3A090.a", Title: "Advanced chips", Jurisdiction: 3, HS6: []string{"854231", "847150"}, CoverageLow: 0.01, CoverageMid: 0.05, CoverageHigh: 0.1,
				Parameter: "total processing performance", Threshold: 4800, Unit: "TPP", Growth: 0.4, PolicyText: "PARTNERS=approval;OTHER=case_by_case",
				Policy: []Policy{PresumptionDenial, Approval, CaseByCase, Free}, From: MustDate("2022-10-07"), Label: "SEEN", Citation: "87 FR 62186"},
			{Entry: "4D001", Title: "Software, listed without codes", Jurisdiction: 1, Threshold: nan, Below: true, Policy: make([]Policy, 4),
				From: MustDate("2021-01-01"), Until: MustDate("2023-01-01"), Label: "ASSUMED"},
		},
		Distances: []Distance{{0, 1, 7800}, {0, 3, 11200}, {1, 0, 7800}},
		Totals:    []Total{{0, 3, 5e11}, {3, 0, 1.5e11}},
		Clocks: []Clock{
			{"CHN", "ordinary", 45, true, true, 1, "State Council", "SEEN", "law"},
			{"CHN", "amendment", nan, true, false, 0, "", "RECALLED lo", "law"},
			{"USA", "ordinary", 42, false, true, 1, "", "SEEN", "law"},
			{"USA", "complex", 70, false, false, 2, "", "SEEN", "law"},
		},
		Firms:    []MicroFirm{{"0123456789abcdef", 1, "8542", 2e6, 40, nan}, {"00ff00ff00ff00ff", 3, "8457", 5e5, nan, 2019}},
		Accounts: []MicroAccount{{"aaaaaaaaaaaaaaaa", "00ff00ff00ff00ff", 3, 0, 1, 3e5, EndUseCivil}, {"bbbbbbbbbbbbbbbb", "", 1, 2, 2, 1e4, ""}},
		Measured: []Measured{
			{Jurisdiction: 1, Path: "agency.filings", Value: 1200, SE: 35, Low: 1143, High: 1259, Law: LawLognormal, N: 3600, Method: "counted", Source: "cases-DEU", From: MustDate("2019-01-01"), Until: MustDate("2021-12-31")},
			{Jurisdiction: 1, Path: "licensing.referred_share", Value: 0.3, SE: 0.01, Low: 0.284, High: 0.317, Law: LawLogit, N: 3600, Method: "counted", Source: "cases-DEU", From: MustDate("2019-01-01"), Until: MustDate("2021-12-31")},
		},
		Staff:    []Staff{{1, MustDate("2019-01-01"), 7.5, 3, 2}, {1, MustDate("2019-02-01"), 8, nan, 0}},
		Sources:  []Source{{ID: "made", Title: "Made for a test", Licence: "CC0-1.0", Confidential: true}},
		Defaults: []Default{{What: "opacity of TUR", Value: "0.5", Why: "no source", Share: 0.01}},
	}
	for i := range n { // 48 cells in order, each a run of months from 1900 on
		cell := i * 48 / n
		month := i - (cell*n+47)/48
		w.Flows.Product = append(w.Flows.Product, uint16(cell/16))
		w.Flows.Importer = append(w.Flows.Importer, uint16(cell/4%4))
		w.Flows.Exporter = append(w.Flows.Exporter, uint16(cell%4))
		w.Flows.Period = append(w.Flows.Period, int32((1900+month/12)*100+1+month%12))
		w.Flows.ValueUSD = append(w.Flows.ValueUSD, float64(i)*1000.25)
		w.Flows.QuantityT = append(w.Flows.QuantityT, pick(i%5 == 0, nan, float64(i)/7))
	}
	return w
}

var sameWorld = []cmp.Option{cmpopts.EquateNaNs(), cmpopts.IgnoreUnexported(World{}), cmpopts.EquateEmpty()}

func TestWorldRoundTrip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	w := smallWorld(120)
	if err := WriteWorld(dir, w, map[string]int{"rows_read": 120}); err != nil {
		t.Fatal(err)
	}
	back, err := ReadWorld(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w, back, sameWorld...); diff != "" {
		t.Errorf("law: a world is read as it was written\n%s", diff)
	}
	other, err := ReadWorldFS(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(back, other, sameWorld...); diff != "" {
		t.Errorf("law: a map and a file system read the same\n%s", diff)
	}
	report, err := os.ReadFile(filepath.Join(dir, "import.json"))
	if err != nil || !strings.Contains(string(report), "opacity of TUR") || !strings.Contains(string(report), `"rows_read": 120`) {
		t.Errorf("import.json lacks the defaults or the report: %v\n%s", err, report)
	}
	if err := back.Close(); err != nil || back.Flows.Len() != 0 {
		t.Errorf("Close: %v, %d flows left", err, back.Flows.Len())
	}
	if err := back.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}

// The large columns must not be copied: they point into the file's bytes.
func TestFlowsAreNotCopied(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := WriteWorld(dir, smallWorld(5000), nil); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	w, err := readWorld(dir, func(name string) ([]byte, func() error, error) {
		b, release, err := mapFile(filepath.Join(dir, name))
		files[name] = b
		return b, release, err
	})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	b := files["flows.arrow"]
	from, to := uintptr(unsafe.Pointer(&b[0])), uintptr(unsafe.Pointer(&b[len(b)-1]))
	for name, at := range map[string]unsafe.Pointer{"period": unsafe.Pointer(&w.Flows.Period[0]), "exporter": unsafe.Pointer(&w.Flows.Exporter[0]),
		"value": unsafe.Pointer(&w.Flows.ValueUSD[0]), "quantity": unsafe.Pointer(&w.Flows.QuantityT[0])} {
		if uintptr(at) < from || uintptr(at) > to {
			t.Errorf("column %s was copied out of the map", name)
		}
	}
	w.Flows.ValueUSD[0] = 7 // the map is private: no fault, and the file stays
	if problems, err := Check(dir); err != nil || len(problems) > 0 {
		t.Errorf("a write to the map reached the file: %v %v", problems, err)
	}
}

func TestWorldBytesAreEqual(t *testing.T) {
	dir := t.TempDir()
	sums := make([]string, 2)
	for i := range sums {
		w := smallWorld(500)
		if err := WriteWorld(filepath.Join(dir, fmt.Sprint(i)), w, nil); err != nil {
			t.Fatal(err)
		}
		sum, err := HashFile(filepath.Join(dir, fmt.Sprint(i), worldJSON))
		if err != nil {
			t.Fatal(err)
		}
		sums[i] = sum + w.Fingerprint
	}
	if sums[0] != sums[1] {
		t.Errorf("law: equal worlds have equal bytes; got %v", sums)
	}
}

func TestFingerprintCoversWhatMovesResults(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*World){
		"nothing": func(*World) {}, "value": func(w *World) { w.Flows.ValueUSD[3] += 0.25 }, "synthetic": func(w *World) { w.Synthetic = false },
		"from": func(w *World) { w.From++ }, "threshold": func(w *World) { w.Items[0].Threshold = 2400 },
	} {
		w := smallWorld(50)
		change(w)
		if err := WriteWorld(filepath.Join(t.TempDir(), "w"), w, nil); err != nil {
			t.Fatal(err)
		}
		if other, twice := seen[w.Fingerprint]; twice {
			t.Errorf("worlds that differ by %s and %s have one fingerprint", name, other)
		}
		seen[w.Fingerprint] = name
	}
}

// Any values in any number of rows; the files stay in memory.
func TestWorldRoundTripOfAnyFlows(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string { return strings.ToValidUTF8(rapid.String().Draw(t, "text"), "?") })
	rapid.Check(t, func(rt *rapid.T) {
		want := smallWorld(rapid.IntRange(1, 70).Draw(rt, "rows"))
		for i := range want.Flows.ValueUSD {
			want.Flows.ValueUSD[i] = rapid.Float64Range(0, math.MaxFloat64).Draw(rt, "value")
			if rapid.Bool().Draw(rt, "missing") {
				want.Flows.QuantityT[i] = math.NaN()
			}
		}
		want.Jurisdictions[2].Name, want.Products[0].Title = text.Draw(rt, "name"), text.Draw(rt, "title")
		got := &World{Name: want.Name, Title: want.Title, Synthetic: want.Synthetic, From: want.From, To: want.To, Sources: want.Sources, Defaults: want.Defaults}
		for _, s := range worldSchema {
			var b bytes.Buffer
			if err := writeArrow(&b, nil, nil, want.columns(s)); err != nil {
				rt.Fatal(err)
			}
			ps := &problems{}
			if got.take(b.Bytes(), s, &FileSum{Rows: int64(want.rows(s.name))}, ps); ps.count() > 0 {
				rt.Fatal(ps.err("world"))
			}
		}
		if diff := cmp.Diff(want, got, sameWorld...); diff != "" {
			rt.Fatalf("law: a world is read as it was written\n%s", diff)
		}
	})
}

func TestWorldErrorsSayWhatToDo(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "w")
	if err := WriteWorld(dir, smallWorld(50), nil); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range []string{worldJSON, "jurisdictions.arrow", "products.arrow", "items.arrow", "flows.arrow", "distances.arrow", "totals.arrow"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   string
	}{
		"no world":      {func(f fstest.MapFS) { delete(f, worldJSON) }, `world has no world.json, so it is not a world; "cordon import" makes one`},
		"missing file":  {func(f fstest.MapFS) { delete(f, "flows.arrow") }, "flows.arrow: found open flows.arrow: file does not exist, expected a file that can be read"},
		"truncated":     {func(f fstest.MapFS) { f["flows.arrow"].Data = f["flows.arrow"].Data[:600] }, "flows.arrow: found 600 bytes, expected"},
		"broken json":   {func(f fstest.MapFS) { f[worldJSON].Data = f[worldJSON].Data[:100] }, "world/world.json:"},
		"other format":  {func(f fstest.MapFS) { edit(f, `"format": 1`, `"format": 9`) }, "world.json is of format 9, and this cordon (" + Version + ") reads format 1; import the world again"},
		"changed mark":  {func(f fstest.MapFS) { edit(f, `"synthetic": true`, `"synthetic": false`) }, "world.json, column fingerprint: found"},
		"wrong period":  {func(f fstest.MapFS) { edit(f, `"from": "2022-01-01"`, `"from": "2022-13-01"`) }, `world.json, column from: found "2022-13-01", expected a day`},
		"no entry":      {func(f fstest.MapFS) { edit(f, `"items.arrow"`, `"itms.arrow"`) }, "world.json, column files: found no items.arrow, expected an entry for it"},
		"swapped files": {func(f fstest.MapFS) { f["totals.arrow"].Data = f["distances.arrow"].Data }, "totals.arrow: found"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fstest.MapFS{}
			for k, v := range files {
				f[k] = &fstest.MapFile{Data: append([]byte(nil), v.Data...)}
			}
			c.change(f)
			if _, err := ReadWorldFS(f); err == nil {
				t.Fatal("it was read without an error")
			}
			var got strings.Builder
			_, ps, err := loadWorld("world", func(name string) ([]byte, func() error, error) {
				b, err := fs.ReadFile(f, name)
				return b, func() error { return nil }, err
			}, true)
			fmt.Fprintln(&got, err)
			for i := 0; err == nil && i < len(ps.list); i++ {
				fmt.Fprintln(&got, ps.list[i])
			}
			if !strings.Contains(got.String(), c.want) {
				t.Errorf("got  %s\nwant %s", &got, c.want)
			}
		})
	}
}

func edit(f fstest.MapFS, from, to string) {
	f[worldJSON].Data = []byte(strings.Replace(string(f[worldJSON].Data), from, to, 1))
}
