package data

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestChapters(t *testing.T) {
	for hs6, want := range map[uint32]bool{9999: false, 10_121: true, 769_999: true, 770_000: false, 779_999: false, 780_110: true, 979_999: true, 980_000: false, 999_999: false} {
		if got := inHarmonized(hs6); got != want {
			t.Errorf("%06d: got %t, want %t", hs6, got, want)
		}
	}
}

// strayRows are codes with their value in USD: three that exist, and of the
// others, two rows of 990000.
var strayRows = []struct {
	code string
	usd  int
}{{"848620", 1000}, {"990000", 50}, {"10121", 200}, {"770110", 400}, {"970600", 300}, {"990000", 70}, {"980100", 20}}

// Codes that no chapter holds are dropped and named, with rows and value, in
// every layout and format and by both ways of reading a line.
func TestCodesOfNoChapterAreNamed(t *testing.T) {
	tidy, quoted, cepii := tidyHeader, tidyHeader, "t,i,j,k,v,q\n"
	table := &Table{Name: "tidy", Columns: []Column{{Name: "year"}, {Name: "exporter"}, {Name: "importer"}, {Name: "hs6"}, {Name: "value_usd"}}}
	numbers := &Table{Name: "numbers"}
	var codes []int64
	for _, r := range strayRows {
		tidy += fmt.Sprintf("2021,DEU,JPN,%s,%d,\n", r.code, r.usd)
		quoted += fmt.Sprintf("2021,DEU,JPN,\"%s\",%d,\n", r.code, r.usd)
		cepii += fmt.Sprintf("2021,276,392,%s,%.3f,NA\n", r.code, float64(r.usd)/1000)
		table.Columns[0].Ints = append(table.Columns[0].Ints, 2021)
		table.Columns[1].Strings = append(table.Columns[1].Strings, "DEU")
		table.Columns[2].Strings = append(table.Columns[2].Strings, "JPN")
		table.Columns[3].Strings = append(table.Columns[3].Strings, r.code)
		table.Columns[4].Floats = append(table.Columns[4].Floats, float64(r.usd))
		var code int64
		fmt.Sscan(r.code, &code)
		codes = append(codes, code)
	}
	numbers.Columns = slices.Clone(table.Columns)
	numbers.Columns[3] = Column{Name: "hs6", Ints: codes}
	dir := t.TempDir()
	if _, err := WriteTables(dir, []*Table{table, numbers}, []string{"parquet"}); err != nil {
		t.Fatal(err)
	}
	zip := cepiiZip(t, map[int][]string{2021: strings.Split(strings.TrimSpace(cepii), "\n")[1:]})
	for name, source := range map[string]string{
		"tidy": inputFile(t, "a.csv", tidy), "quoted": inputFile(t, "a.csv", quoted), "CEPII": inputFile(t, "a.csv", cepii), "CEPII's zip": zip,
		"Parquet": filepath.Join(dir, "tidy.parquet"), "Parquet of numbers": filepath.Join(dir, "numbers.parquet"),
	} {
		rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{source}})
		if rep.Read != (Tally{7, 204000}) || rep.Kept != (Tally{3, 150000}) || rep.Reject.Rows != 0 {
			t.Errorf("%s: got read %v, kept %v, rejected %v; want 7 rows worth 2040, 3 worth 1500, none", name, rep.Read, rep.Kept, rep.Reject)
		}
		if want := []Drop{{dropNoChapter.String(), Tally{4, 54000}}}; !slices.Equal(rep.Dropped, want) {
			t.Errorf("%s: got dropped %v, want %v", name, rep.Dropped, want)
		}
		if want := []CodeTally{{"770110", Tally{1, 40000}}, {"990000", Tally{2, 12000}}, {"980100", Tally{1, 2000}}}; !slices.Equal(rep.UnknownCodes, want) {
			t.Errorf("%s: got unknown codes %v, want %v, the most valuable first", name, rep.UnknownCodes, want)
		}
		w := rep.World
		if len(w.Products) != 3 || w.ProductIndex("010121") < 0 || w.ProductIndex("848620") < 0 || w.ProductIndex("970600") < 0 {
			t.Errorf("%s: got products %v, want the three that exist", name, w.Products)
		}
		for _, want := range []string{"dropped: no chapter of the Harmonized System holds the code", "unknown code: 990000, 2 rows, 120 USD"} {
			if !strings.Contains(rep.String(), want) {
				t.Errorf("%s: got report\n%s\nwant it to say %q", name, rep, want)
			}
		}
	}
}

// Parquet columns of numbers with a code of another length are errors by row.
func TestParquetCodesOfAnotherLength(t *testing.T) {
	for _, code := range []int64{8486, 8486201} {
		dir := t.TempDir()
		table := tidyTable(3)
		table.Columns[3] = Column{Name: "hs6", Ints: []int64{848620, code, 848620}}
		if _, err := WriteTables(dir, []*Table{table}, []string{"parquet"}); err != nil {
			t.Fatal(err)
		}
		_, err := ImportBACI(ImportOptions{Sources: []string{filepath.Join(dir, "tidy.parquet")}})
		if want := fmt.Sprintf(`tidy.parquet:2: column hs6: found "%d", expected an HS code of six digits`, code); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
