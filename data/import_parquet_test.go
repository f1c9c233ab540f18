package data

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tidyTable is a table of the tidy layout with unusual decimals.
func tidyTable(rows int) *Table {
	random := rand.New(rand.NewPCG(3, 4))
	iso := []string{"DEU", "USA", "TWN", "CHN", "JPN", "S19"}
	t := &Table{Name: "tidy", Columns: []Column{{Name: "year"}, {Name: "exporter"}, {Name: "importer"}, {Name: "hs6"}, {Name: "value_usd"}, {Name: "qty_t"}, {Name: "material"}}}
	for n := range rows {
		i := random.IntN(len(iso))
		t.Columns[0].Ints = append(t.Columns[0].Ints, int64(2020+n%3))
		t.Columns[1].Strings = append(t.Columns[1].Strings, iso[i])
		t.Columns[2].Strings = append(t.Columns[2].Strings, iso[(i+1+random.IntN(len(iso)-1))%len(iso)])
		t.Columns[3].Strings = append(t.Columns[3].Strings, []string{"010121", "811292", "848620"}[random.IntN(3)])
		v := math.Round(math.Exp(25*random.Float64())*1e3) / 1e3
		q := float64(random.IntN(1e6)) / 1e4
		if random.IntN(3) == 0 {
			q = math.NaN()
		}
		t.Columns[4].Floats = append(t.Columns[4].Floats, v)
		t.Columns[5].Floats = append(t.Columns[5].Floats, q)
		t.Columns[6].Strings = append(t.Columns[6].Strings, fmt.Sprint("m, ", n))
	}
	return t
}

// Parquet and CSV of one table are one world, byte for byte.
func TestParquetEqualsCSV(t *testing.T) {
	dir := t.TempDir()
	if _, err := WriteTables(dir, []*Table{tidyTable(3000)}, []string{"csv", "parquet"}); err != nil {
		t.Fatal(err)
	}
	var print []string
	for _, format := range []string{"csv", "parquet"} {
		rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{filepath.Join(dir, "tidy."+format)}, Out: filepath.Join(dir, format)})
		if got := strings.Join(rep.Extra, ","); got != "material" {
			t.Errorf("%s: got columns not read %q, want material", format, got)
		}
		print = append(print, rep.World.Fingerprint)
		if rep.Read.Rows != 3000 {
			t.Errorf("%s: got %d rows, want 3000", format, rep.Read.Rows)
		}
	}
	if print[0] != print[1] {
		t.Errorf("got fingerprints %v, want one", print)
	}
}

// A Parquet column of numbers serves where CSV has digits, and bad cells are
// named by row.
func TestParquetCells(t *testing.T) {
	dir := t.TempDir()
	table := tidyTable(10)
	table.Columns[3] = Column{Name: "hs6", Ints: []int64{10121, 811292, 811292, 811292, 811292, 811292, 811292, 811292, 811292, 811292}}
	if _, err := WriteTables(dir, []*Table{table}, []string{"parquet"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "tidy.parquet")
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{path}})
	if rep.World.ProductIndex("010121") < 0 {
		t.Error("got no product 010121, want the leading zero restored")
	}
	table.Columns[4].Floats[6] = -1
	table.Columns[2].Strings[8] = "XQZ"
	if _, err := WriteTables(dir, []*Table{table}, []string{"parquet"}); err != nil {
		t.Fatal(err)
	}
	_, err := ImportBACI(ImportOptions{Sources: []string{path}})
	if err == nil || !strings.Contains(err.Error(), `tidy.parquet:7: column value_usd: found "-1", expected a number of at least 0`) {
		t.Errorf("got %v, want row 7 of column value_usd", err)
	}
	rep = mustImport(t, ImportBACI, ImportOptions{Sources: []string{path}, SkipBad: 2})
	if rep.Reject.Rows != 2 || rep.Unreadable != 1 || rep.UnknownCountries[0].Code != `"XQZ"` {
		t.Errorf("got %d rejected, %d without a value, countries %v", rep.Reject.Rows, rep.Unreadable, rep.UnknownCountries)
	}
}

// A Parquet file that is cut or damaged is an error, never the end of the process.
func TestDamagedParquetImport(t *testing.T) {
	dir := t.TempDir()
	if _, err := WriteTables(dir, []*Table{tidyTable(500)}, []string{"parquet"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "tidy.parquet")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)/2], 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := ImportBACI(ImportOptions{Sources: []string{path}}); err == nil || !strings.Contains(err.Error(), "not a whole Parquet file") {
		t.Errorf("got %v, want an error that says the file is not whole", err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	trials := 300
	if testing.Short() {
		trials = 30
	}
	for range trials {
		b := append([]byte(nil), whole...)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		if err := os.WriteFile(path, b, 0o666); err != nil {
			t.Fatal(err)
		}
		_, _ = ImportBACI(ImportOptions{Sources: []string{path}, SkipBad: 1000}) // an error or a world
	}
}
