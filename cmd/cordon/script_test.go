package main

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"cordon/data"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cordon": func() { os.Exit(run(os.Args)) }})
}

// Whole commands, with what they print: testdata/*.txt. Expectations are
// patterns of the words that matter.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		RequireUniqueNames: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"gzip": scriptGzip, "shorten": scriptShorten, "reseal": scriptReseal, "flip": scriptFlip, "isjson": scriptJSON, "workbook": scriptWorkbook, "claim": scriptClaim,
		},
	})
}

// scriptGzip FILE writes FILE.gz.
func scriptGzip(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	f, err := os.Create(path + ".gz")
	ts.Check(err)
	w := gzip.NewWriter(f)
	_, err = w.Write(b)
	ts.Check(err)
	ts.Check(w.Close())
	ts.Check(f.Close())
}

// scriptWorkbook FILE.csv FILE.xlsx SHEET writes a table as the second sheet of a
// workbook.
func scriptWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	in, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	ts.Check(err)
	f := excelize.NewFile()
	defer f.Close()
	_, err = f.NewSheet(args[2])
	ts.Check(err)
	for i, row := range rows {
		ts.Check(f.SetSheetRow(args[2], fmt.Sprint("A", i+1), &row))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// scriptShorten FILE BYTES keeps the first bytes of a file; a negative number
// takes that many off its end.
func scriptShorten(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	if n < 0 {
		info, err := os.Stat(path)
		ts.Check(err)
		n += info.Size()
	}
	ts.Check(os.Truncate(path, n))
}

// scriptFlip FILE AT changes the byte at a position.
func scriptFlip(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	b, err := os.ReadFile(path)
	ts.Check(err)
	b[at] ^= 1
	ts.Check(os.WriteFile(path, b, 0o666))
}

// scriptClaim FILE OLD NEW puts one text in the place of another, which is there.
func scriptClaim(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	if !strings.Contains(string(b), args[1]) {
		ts.Fatalf("%s has no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(string(b), args[1], args[2])), 0o666))
}

// scriptReseal DIR records the files of a world as they now are.
func scriptReseal(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	path := filepath.Join(dir, "world.json")
	b, err := os.ReadFile(path)
	ts.Check(err)
	var m map[string]any
	ts.Check(json.Unmarshal(b, &m))
	for _, f := range m["files"].([]any) {
		sum := f.(map[string]any)
		file, err := os.ReadFile(filepath.Join(dir, sum["name"].(string)))
		ts.Check(err)
		sum["bytes"], sum["crc32c"], sum["sha256"] = len(file), fmt.Sprintf("%08x", data.CRC32C(file)), data.HashBytes(file)
	}
	b, err = json.Marshal(m)
	ts.Check(err)
	ts.Check(os.WriteFile(path, b, 0o666))
}

// scriptJSON checks that the last output is JSON.
func scriptJSON(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &v); err != nil {
		ts.Fatalf("stdout is not JSON: %v", err)
	}
}
