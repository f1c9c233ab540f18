package data

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tidyHeader = "year,exporter,importer,hs6,value_usd,qty_t\n"

func inputFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every bad input is an error that says what was found, where, and what was
// expected, and leaves nothing behind.
func TestBadInputs(t *testing.T) {
	good := tidyHeader + "2021,DEU,JPN,848620,1000,\n"
	many := tidyHeader + strings.Repeat("2021,DEU,JPN,848620,1000,\n", 5000)
	for _, c := range []struct {
		name, file, text string
		opts             ImportOptions
		want             []string
	}{
		{"truncated gzip", "a.csv.gz", gzipped(t, many)[:120], ImportOptions{}, []string{"a.csv.gz", "end in the middle", "truncated", "get it again"}},
		{"gzip of no bytes", "a.csv.gz", "", ImportOptions{}, []string{"a.csv.gz", "not a gzip file"}},
		{"truncated zip", "a.zip", "PK\x03\x04 and no more", ImportOptions{}, []string{"a.zip", "list of contents", "get it again"}},
		{"truncated parquet", "a.parquet", "PAR1 and no more", ImportOptions{}, []string{"a.parquet", "not a whole Parquet file"}},
		{"parquet under another name", "a.csv", "PAR1....", ImportOptions{}, []string{"a.csv", "under the name of a CSV"}},
		{"missing column", "a.csv", "year,exporter,importer,hs6\n2021,DEU,JPN,848620\n", ImportOptions{},
			[]string{"a.csv:1:", "no column value_usd", "year,exporter,importer,hs6,value_usd,qty_t (tidy)", "t,i,j,k,v,q (CEPII)"}},
		{"column twice", "a.csv", "year,year,exporter,importer,hs6,value_usd\n", ImportOptions{}, []string{"a.csv:1:", "two columns called year"}},
		{"semicolons", "a.csv", "year;exporter;importer;hs6;value_usd\n", ImportOptions{}, []string{"split by commas"}},
		{"broken row", "a.csv", good + "2021,DEU,JPN,848620\n", ImportOptions{}, []string{"a.csv:3:", "found 4 cells, expected 6 as in the header", "nothing is written", "--skip-bad"}},
		{"quote never closed", "a.csv", good + "2021,\"DEU,JPN,848620,1,\n2021,DEU,JPN,848620,1,\n", ImportOptions{}, []string{"a.csv:3:", "never closed"}},
		{"quote inside a cell", "a.csv", good + "2021,D\"EU,JPN,848620,1,\n", ImportOptions{}, []string{"a.csv:3:", `"D\"EU"`, "no quote inside a cell"}},
		{"unknown country", "a.csv", good + "2021,DEU,XQZ,848620,5,\n", ImportOptions{}, []string{"a.csv:3: column importer:", `found "XQZ"`, "expected an ISO3 country code"}},
		{"unknown numeric country", "a.csv", "t,i,j,k,v,q\n2021,276,999,848620,5,\n", ImportOptions{}, []string{"a.csv:2: column j:", `found "999"`, "numeric country code of BACI"}},
		{"negative value", "a.csv", good + "2021,DEU,JPN,848620,-12.5,\n", ImportOptions{}, []string{"a.csv:3: column value_usd:", `found "-12.5"`, "a number of at least 0"}},
		{"value that is none", "a.csv", good + "2021,DEU,JPN,848620,n/a,\n", ImportOptions{}, []string{"a.csv:3: column value_usd:", `found "n/a"`}},
		{"infinite value", "a.csv", good + "2021,DEU,JPN,848620,1e400,\n", ImportOptions{}, []string{"a.csv:3: column value_usd:"}},
		{"value beyond belief", "a.csv", good + "2021,DEU,JPN,848620,1e13,\n", ImportOptions{}, []string{"a.csv:3: column value_usd:", `"1e13"`}},
		{"missing value", "a.csv", good + "2021,DEU,JPN,848620,,\n", ImportOptions{}, []string{"a.csv:3: column value_usd: found nothing"}},
		{"negative weight", "a.csv", good + "2021,DEU,JPN,848620,1,-2\n", ImportOptions{}, []string{"a.csv:3: column qty_t:", `found "-2"`}},
		{"code too short", "a.csv", good + "2021,DEU,JPN,8486,1,\n", ImportOptions{}, []string{"a.csv:3: column hs6:", `found "8486"`, "six digits"}},
		{"code too long", "a.csv", good + "2021,DEU,JPN,8486201,1,\n", ImportOptions{}, []string{"a.csv:3: column hs6:", `found "8486201"`, "six digits"}},
		{"code too short in CEPII's layout", "a.csv", "t,i,j,k,v,q\n2021,276,392,8486,5,\n", ImportOptions{}, []string{"a.csv:2: column k:", `found "8486"`, "six digits"}},
		{"code too long in CEPII's layout", "a.csv", "t,i,j,k,v,q\n2021,276,392,8486201,5,\n", ImportOptions{}, []string{"a.csv:2: column k:", `found "8486201"`, "six digits"}},
		{"code of chapter 00", "a.csv", good + "2021,DEU,JPN,000123,1,\n", ImportOptions{}, []string{"a.csv:3: column hs6:", `found "000123"`, "six digits, the first two 01 or more"}},
		{"year that is none", "a.csv", good + "21,DEU,JPN,848620,1,\n", ImportOptions{}, []string{"a.csv:3: column year:", "four digits"}},
		{"empty file", "a.csv", "", ImportOptions{}, []string{"a.csv is empty, expected the header"}},
		{"header alone", "a.csv", tidyHeader, ImportOptions{}, []string{"the world is empty", "a header and no row"}},
		{"no row in the base period", "a.csv", good, ImportOptions{From: "1999", To: "1999"}, []string{"the world is empty", "1 dropped: outside the base period"}},
		{"year without rows", "a.csv", good, ImportOptions{From: "2020", To: "2021"}, []string{"base period 2020 to 2021", "no row of 2020", "among 2021"}},
		{"base period backwards", "a.csv", good, ImportOptions{From: "2022", To: "2021"}, []string{"2022 to 2021", "the first not after the last"}},
		{"unknown kind of file", "a.xlsx", good, ImportOptions{}, []string{`ends in ".xlsx"`, ".csv, .csv.gz, .zip or .parquet"}},
		{"too many bad rows", "a.csv", good + strings.Repeat("2021,DEU,XQZ,848620,5,\n", 3), ImportOptions{SkipBad: 2}, []string{"more than the 2 rows", "a.csv:3:"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.opts.Sources = []string{inputFile(t, c.file, c.text)}
			c.opts.Out = filepath.Join(t.TempDir(), "world")
			_, err := ImportBACI(c.opts)
			if err == nil {
				t.Fatal("got no error")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got error %q, want it to say %q", err, want)
				}
			}
			left, _ := filepath.Glob(c.opts.Out + "*")
			if len(left) > 0 {
				t.Errorf("got %v on disk, want nothing", left)
			}
		})
	}
}

func TestSourcesThatAreNotThere(t *testing.T) {
	path := inputFile(t, "a.csv", tidyHeader+"2021,DEU,JPN,848620,1000,\n")
	year := filepath.Join(t.TempDir(), "BACI_HS17_Y2020_V202601.csv")
	for _, name := range []string{year, year + ".gz"} {
		if err := os.WriteFile(name, []byte("t,i,j,k,v,q\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, sources := range map[string][]string{
		"can't be read":   {filepath.Join(t.TempDir(), "none.csv")},
		"no source":       nil,
		"given twice":     {path, path},
		"is given twice":  {year, year + ".gz"},
		"names say 2020;": {year},
		"the same bytes":  {path, inputFile(t, "b.csv", tidyHeader+"2021,DEU,JPN,848620,1000,\n")},
		"found no table ": {t.TempDir()},
	} {
		if _, err := ImportBACI(ImportOptions{Sources: sources, From: "2021", To: "2021"}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got error %v, want one that says %q", err, name)
		}
	}
}

// A first bad row decides the message whatever the number of workers, in a
// file of several blocks.
func TestFirstBadRowWins(t *testing.T) {
	line := "2021,DEU,JPN,848620,1000,\n"
	n := 3*blockBytes/len(line) + 1
	text := tidyHeader + strings.Repeat(line, n/2) + "2021,DEU,QQQ,848620,1,\n" + strings.Repeat(line, 10) + "2021,DEU,XXX,848620,1,\n" + strings.Repeat(line, n/2) + "oops\n"
	path := inputFile(t, "a.csv", text)
	want := ""
	for _, workers := range []int{1, 2, 5} {
		for range 5 {
			_, err := ImportBACI(ImportOptions{Sources: []string{path}, Workers: workers})
			if err == nil || !strings.Contains(err.Error(), `"QQQ"`) {
				t.Fatalf("%d workers: got %v, want the row of QQQ", workers, err)
			}
			if want == "" {
				want = err.Error()
			}
			if err.Error() != want {
				t.Fatalf("%d workers: got %q, want %q", workers, err, want)
			}
		}
	}
}

func TestCancelledImportWritesNothing(t *testing.T) {
	stop := errors.New("interrupted")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(stop)
	out := filepath.Join(t.TempDir(), "world")
	_, err := ImportBACI(ImportOptions{Sources: []string{inputFile(t, "a.csv", tidyHeader+"2021,DEU,JPN,848620,1000,\n")}, Out: out, Context: ctx})
	if !errors.Is(err, stop) {
		t.Errorf("got %v, want %v", err, stop)
	}
	if left, _ := filepath.Glob(out + "*"); len(left) > 0 {
		t.Errorf("got %v on disk, want nothing", left)
	}
}
