package data

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func waitsTable() *Table {
	return &Table{Name: "waits", Doc: "Waiting times.", Columns: []Column{
		{Name: "lane", Doc: "lane of the agency", Strings: []string{"trusted", "says \"go\", mostly", "", "two\nlines", "CR\r\nLF", "0042"}},
		{Name: "wait", Unit: "working days", Doc: "mean wait", Floats: []float64{1.5, math.NaN(), math.Inf(1), 1e-300, 123456789.125, math.Copysign(0, -1)}},
		{Name: "decided", Unit: "applications", Doc: "decisions", Ints: []int64{1, -2, math.MaxInt64, math.MinInt64, 0, 7}},
		{Name: "hs6", Doc: "code that looks like a number", Strings: []string{"854231", "010121", "1", "2", "3", "4"}},
	}}
}

func sameTable(t *testing.T, what string, want, got *Table, ignore ...string) {
	t.Helper()
	options := []cmp.Option{cmpopts.EquateNaNs(), cmpopts.IgnoreFields(Column{}, ignore...)}
	if len(ignore) > 0 {
		options = append(options, cmpopts.IgnoreFields(Table{}, "Doc"))
	}
	if diff := cmp.Diff(want, got, options...); diff != "" {
		t.Errorf("law: a table is read from %s as it was written\n%s", what, diff)
	}
}

func TestTablesRoundTrip(t *testing.T) {
	dir := t.TempDir()
	w := waitsTable()
	tables := []*Table{w, Dictionary([]*Table{w})}
	names, err := WriteTables(dir, tables, Formats)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"waits.csv", "waits.arrow", "waits.parquet", "dictionary.csv", "dictionary.arrow", "dictionary.parquet"}
	if !slices.Equal(names, want) {
		t.Errorf("files: got %v want %v", names, want)
	}
	for _, name := range names {
		got, err := ReadTable(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		original := tables[0]
		if strings.HasPrefix(name, dictionaryName) {
			original = tables[1]
		}
		if strings.HasSuffix(name, ".csv") {
			sameTable(t, name, original, got, "Unit", "Doc")
		} else {
			sameTable(t, name, original, got)
		}
		if i := got.Column("wait"); i != nil && math.Float64bits(i.Floats[5]) != math.Float64bits(math.Copysign(0, -1)) {
			t.Errorf("%s: got %v want -0", name, i.Floats[5])
		}
	}
}

func TestCSVWithoutDictionaryIsInferred(t *testing.T) {
	text := "code,count,share,name,mixed\n007,1,0.5,Zoë,1\n010,2,,\"a,b\",x\n"
	got, err := parseCSV("t.csv", "t", []byte("\xef\xbb\xbf"+strings.ReplaceAll(text, "\n", "\r\n")), nil)
	if err != nil {
		t.Fatal(err)
	}
	sameTable(t, "a CSV file of Windows", &Table{Name: "t", Columns: []Column{
		{Name: "code", Strings: []string{"007", "010"}}, {Name: "count", Ints: []int64{1, 2}}, {Name: "share", Floats: []float64{0.5, math.NaN()}},
		{Name: "name", Strings: []string{"Zoë", "a,b"}}, {Name: "mixed", Strings: []string{"1", "x"}}}}, got)
}

func TestCSVErrorsNameTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "t.csv is empty, expected a line of column names",
		"a,b\n1,2\n3\n":     "t.csv:3: found 1 fields, expected 2 as in the header",
		"a,b\n1,\"2\n3\n":   "t.csv:2: a quoted field is never closed; add the closing quote",
		"a,b\n1,\"2\"x\n":   `t.csv:2: found "x" after a quoted field, expected a comma or the end of the line`,
		"a,a\n1,2\n":        `table t: column 2 is called "a", expected a name of its own`,
		"a,n\n\"1\n\",x,\n": "t.csv:2: found 3 fields, expected 2 as in the header",
	} {
		if _, err := parseCSV("t.csv", "t", []byte(text), nil); err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
	_, err := parseCSV("t.csv", "t", []byte("n\n1\nmany\n"), map[string]string{"n": "int64"})
	if want := `t.csv, row 2, column n: found "many", expected a whole number`; err == nil || err.Error() != want {
		t.Errorf("got %v want %s", err, want)
	}
}

func TestTablesHaveEqualBytes(t *testing.T) {
	for _, format := range Formats {
		write, err := tableWriter(format)
		if err != nil {
			t.Fatal(err)
		}
		var a, b bytes.Buffer
		if err := write(&a, waitsTable()); err != nil {
			t.Fatal(err)
		}
		if err := write(&b, waitsTable()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("law: equal tables have equal bytes; %s differs", format)
		}
	}
}

func TestTableMistakes(t *testing.T) {
	one := []int64{1}
	for want, table := range map[string]*Table{
		`table "a/b" needs a name that can be a file's`:                    {Name: "a/b", Columns: []Column{{Name: "x", Ints: one}}},
		"table t has no column":                                            {Name: "t"},
		"table t: column y has 2 rows, expected 1 as x has":                {Name: "t", Columns: []Column{{Name: "x", Ints: one}, {Name: "y", Ints: []int64{1, 2}}}},
		"table t: column x has values of 2 types, expected one":            {Name: "t", Columns: []Column{{Name: "x", Ints: one, Floats: []float64{1}}}},
		`table t: column 2 is called "x", expected a name of its own`:      {Name: "t", Columns: []Column{{Name: "x", Ints: one}, {Name: "x", Ints: one}}},
		`no table format is called "xlsx"; expected csv, arrow or parquet`: {Name: "t", Columns: []Column{{Name: "x", Ints: one}}},
	} {
		if _, err := WriteTables(t.TempDir(), []*Table{table}, []string{"xlsx"}); err == nil || err.Error() != want {
			t.Errorf("got %v want %s", err, want)
		}
	}
}

func TestEmptyTableKeepsItsTypes(t *testing.T) {
	dir := t.TempDir()
	e := &Table{Name: "empty", Doc: "No row.", Columns: []Column{{Name: "x", Unit: "USD", Floats: []float64{}}, {Name: "n", Ints: []int64{}}, {Name: "s", Strings: []string{}}}}
	if _, err := WriteTables(dir, []*Table{e, Dictionary([]*Table{e})}, Formats); err != nil {
		t.Fatal(err)
	}
	for _, format := range Formats {
		got, err := ReadTable(filepath.Join(dir, "empty."+format))
		if err != nil {
			t.Fatal(err)
		}
		if kinds := got.Columns[0].kind() + " " + got.Columns[1].kind() + " " + got.Columns[2].kind(); kinds != "float64 int64 utf8" || got.Len() != 0 {
			t.Errorf("%s: got %s with %d rows, want float64 int64 utf8 with none", format, kinds, got.Len())
		}
	}
}

// anyTable draws a table of every type with what is hard to write.
func anyTable(t *rapid.T) *Table {
	rows := rapid.IntRange(0, 20).Draw(t, "rows")
	text := rapid.OneOf(rapid.SampledFrom([]string{"", "\"", "\n", "\r", "\r\n", ",", "\"\"", " ", "NaN", "007", "1", "\ufeff"}), rapid.String())
	valid := rapid.Custom(func(t *rapid.T) string { return strings.ToValidUTF8(text.Draw(t, "text"), "?") })
	number := rapid.OneOf(rapid.Float64(), rapid.Just(math.NaN()), rapid.SampledFrom([]float64{0, 1e6, 1e21, 1e-6, 5e-324, math.MaxFloat64, math.Inf(-1)}))
	table := &Table{Name: "t", Doc: valid.Draw(t, "doc")}
	for i := range rapid.IntRange(1, 4).Draw(t, "columns") {
		c := Column{Name: string(rune('a' + i)), Unit: valid.Draw(t, "unit"), Doc: valid.Draw(t, "doc")}
		switch rapid.IntRange(0, 2).Draw(t, "type") {
		case 0:
			c.Floats = rapid.SliceOfN(number, rows, rows).Draw(t, "floats")
		case 1:
			c.Ints = rapid.SliceOfN(rapid.Int64(), rows, rows).Draw(t, "ints")
		default:
			c.Strings = rapid.SliceOfN(valid, rows, rows).Draw(t, "strings")
		}
		table.Columns = append(table.Columns, c)
	}
	return table
}

func TestAnyTableRoundTrips(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.parquet")
	rapid.Check(t, func(rt *rapid.T) {
		want := anyTable(rt)
		types := map[string]string{}
		for i := range want.Columns {
			types[want.Columns[i].Name] = want.Columns[i].kind()
		}
		for _, format := range Formats {
			write, err := tableWriter(format)
			if err != nil {
				rt.Fatal(err)
			}
			var b bytes.Buffer
			if err := write(&b, want); err != nil {
				rt.Fatal(err)
			}
			options := []cmp.Option{cmpopts.EquateNaNs()}
			var got *Table
			switch format {
			case "csv":
				got, err = parseCSV("t.csv", "t", b.Bytes(), types)
				options = append(options, cmpopts.IgnoreFields(Column{}, "Unit", "Doc"), cmpopts.IgnoreFields(Table{}, "Doc"))
			case "arrow":
				got, err = ParseArrowTable("t.arrow", "t", b.Bytes())
			default:
				writeFile(t, path, b.String())
				got, err = ReadTable(path)
			}
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(want, got, options...); diff != "" {
				rt.Fatalf("law: a table is read from %s as it was written\n%s", format, diff)
			}
		}
	})
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("a,b\n1,\"x\"\"y\"\n"))
	f.Add([]byte("\"\"\n\"\"\n"))
	f.Add([]byte("a\r\n\r\n1e5\r\n\"\n\"\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		first, err := parseCSV("f.csv", "f", b, nil)
		if err != nil {
			return
		}
		types := map[string]string{}
		for i := range first.Columns {
			types[first.Columns[i].Name] = first.Columns[i].kind()
		}
		var again bytes.Buffer
		if err := writeCSV(&again, first); err != nil {
			t.Fatal(err)
		}
		second, err := parseCSV("f.csv", "f", again.Bytes(), types)
		if err != nil {
			t.Fatalf("what was written can't be read: %v\n%q", err, again.Bytes())
		}
		sameTable(t, "CSV", first, second)
	})
}

// Arrow's own reader must find in the file what was written, with its units.
func TestArrowReadsWhatCordonWrites(t *testing.T) {
	dir := t.TempDir()
	if _, err := WriteTables(dir, []*Table{waitsTable()}, []string{"arrow"}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "waits.arrow"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := ipc.NewFileReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	record, err := r.Record(0)
	if err != nil {
		t.Fatal(err)
	}
	wait := record.Column(1).(*array.Float64)
	field := r.Schema().Field(1)
	unit, _ := field.Metadata.GetValue("unit")
	if record.NumRows() != 6 || wait.Value(0) != 1.5 || !wait.IsNull(1) || wait.NullN() != 1 || unit != "working days" || !field.Nullable {
		t.Errorf("got %v in %q, nulls %d", wait, unit, wait.NullN())
	}
	if doc, _ := r.Schema().Metadata().GetValue("doc"); doc != "Waiting times." {
		t.Errorf("doc: got %q", doc)
	}
}
