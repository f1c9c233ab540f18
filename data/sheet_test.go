package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
)

// workbook writes sheets of cells, in order, into an .xlsx file.
func workbook(t *testing.T, names []string, sheets [][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range names {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[i] {
			cell, err := excelize.CoordinatesToCellName(1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

var sheetHeader = []any{"entry", "title", "jurisdiction", "hs6", "coverage_low", "coverage_mid", "coverage_high", "parameter", "threshold", "unit", "destinations", "policy", "from", "citation"}

// A workbook gives the same list as the table in text: codes as numbers, shares,
// days as days, cells left out at the end of a row, rows left out.
func TestSheetIsTable(t *testing.T) {
	text := "entry,title,jurisdiction,hs6,coverage_low,coverage_mid,coverage_high,parameter,threshold,unit,destinations,policy,from,citation\n" +
		"X1,\"Chips, fast\",USA,854231|847150,0.4,0.5,0.6,speed,7,GHz,CHN,presumption_of_denial,2025-06-01,made up\n" +
		"X2,Horses,DEU,010121,0.1,0.25,0.3,,,,CHN,case_by_case,2024-02-29,\n"
	day := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	rows := [][]any{{"A list for a test"}, {}, sheetHeader,
		{"X1", "Chips, fast", "USA", "854231|847150", 0.4, 0.5, 0.6, "speed", 7, "GHz", "CHN", "presumption_of_denial", day, "made up"}, {},
		{"X2", "Horses", "DEU", 10121, 0.1, 0.25, 0.3, nil, nil, nil, "CHN", "case_by_case", "2024-02-29"}}
	w := smallWorld(100)
	want, err := loadList(inputFile(t, "list.csv", text), "", w)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		names  []string
		sheets [][][]any
		sheet  string
	}{
		{[]string{"List"}, [][][]any{rows}, ""},
		{[]string{"Notes", "List"}, [][][]any{{{"Nothing here"}}, rows}, ""},
		{[]string{"Old", "New"}, [][][]any{{sheetHeader, {"X9", "Old", "USA"}}, rows}, "New"},
	} {
		got, err := loadList(workbook(t, c.names, c.sheets), c.sheet, w)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.items, got.items, cmpopts.EquateNaNs()); d != "" {
			t.Errorf("sheets %v: law: a workbook is the same list; want -, got +:\n%s", c.names, d)
		}
	}
}

// Errors name the sheet and the cell.
func TestSheetBadInputs(t *testing.T) {
	good := []any{"X1", "Chips", "USA", 854231, 0.4, 0.5, 0.6, nil, nil, nil, "CHN", "approval"}
	bad := []any{"X2", "Chips", "XQZ", 854231, -0.4, 0.5, 0.6, nil, nil, nil, "CHN", "approval"}
	long := append(append([]any{}, good...), nil, nil, "beyond")
	path := workbook(t, []string{"Notes", "Chips"}, [][][]any{{{"x"}}, {sheetHeader, good, bad}})
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path, sheet string
		want              []string
	}{
		{"two cells", path, "", []string{"2 problems", `list.xlsx, sheet Chips, cell C3, column jurisdiction: found "XQZ"`, `list.xlsx, sheet Chips, cell E3, column coverage_low: found "-0.4"`}},
		{"a sheet that is not there", path, "Chip", []string{`no sheet "Chip"; it has Notes, Chips`}},
		{"a sheet without a list", path, "Notes", []string{"expected the columns entry, hs6"}},
		{"no list in any sheet", workbook(t, []string{"Notes"}, [][][]any{{{"x"}}}), "", []string{"found the columns entry, hs6 in the first lines of no sheet (Notes); name the sheet with --sheet"}},
		{"a cell beyond the header", workbook(t, []string{"Chips"}, [][][]any{{sheetHeader, long}}), "", []string{"sheet Chips, cell O2: found 15 cells, expected 14 as in the header"}},
		{"truncated", inputFile(t, "cut.xlsx", string(whole[:len(whole)/2])), "", []string{"cut.xlsx is not a whole .xlsx workbook"}},
		{"text under the name", inputFile(t, "text.xlsx", "entry,hs6\n"), "", []string{"text.xlsx is not a whole .xlsx workbook"}},
		{"sheet of a text file", inputFile(t, "a.csv", "entry,hs6\n"), "Chips", []string{"a.csv is no .xlsx workbook"}},
		{"not there", filepath.Join(t.TempDir(), "none.xlsx"), "", []string{"none.xlsx"}},
	} {
		_, err := loadList(c.path, c.sheet, smallWorld(100))
		for _, w := range c.want {
			if err == nil || !strings.Contains(err.Error(), w) {
				t.Errorf("%s: got %v, want %q in it", c.name, err, w)
			}
		}
	}
}

// A concordance may be a workbook, as the United Nations publish them.
func TestSheetConcordance(t *testing.T) {
	c, err := ReadConcordance(workbook(t, []string{"HS2022-HS2017"}, [][][]any{{{"From HS 2022", "To HS 2017"}, {381800, 381801}, {"010121", "010129"}}}), "")
	if err != nil || len(c.targets) != 2 || c.targets[10121][0].hs6 != 10129 || c.From != "HS 2022" {
		t.Errorf("got %+v, %v", c, err)
	}
}
