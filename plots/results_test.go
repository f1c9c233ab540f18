package plots

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
)

// TestReadAndWriteAll takes the fixture through a folder in each format and
// draws the same figures from it.
func TestReadAndWriteAll(t *testing.T) {
	want, err := Ledger(fixture())
	if err != nil {
		t.Fatal(err)
	}
	wantSVG, err := want.SVG()
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"csv", "arrow", "parquet"} {
		dir := t.TempDir()
		r := fixture()
		var tables []*data.Table
		for _, name := range sortedKeys(r.Tables) {
			tables = append(tables, r.Tables[name])
		}
		if _, err := data.WriteTables(dir, tables, []string{format}); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "manifest.json") {
			t.Errorf("a folder without manifest: %v", err)
		}
		if err := data.WriteJSON(filepath.Join(dir, "manifest.json"), r.Manifest); err != nil {
			t.Fatal(err)
		}
		back, err := Read(dir)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Ledger(back)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.SVG(); err != nil || !bytes.Equal(got, wantSVG) {
			t.Errorf("%s: the ledger drawn from the folder differs from the one drawn from memory (%v)", format, err)
		}
		if format != "csv" {
			continue
		}
		delete(back.Tables, "waits")
		names, err := WriteAll(back, dir)
		if err != nil {
			t.Fatal(err)
		}
		if want := 3*(len(All())-1) + 1; len(names) != want {
			t.Errorf("%d files written, want %d: %v", len(names), want, names)
		}
		for _, name := range names {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 10 {
				t.Errorf("%s is named but not written (%v)", name, err)
			}
		}
		note, err := os.ReadFile(filepath.Join(dir, "figures_absent.txt"))
		if err != nil || !strings.Contains(string(note), `waits (How long a licence takes): the results hold no table "waits"`) {
			t.Errorf("note of absent figures %q (%v), files %v", note, err, names)
		}
	}
}
