package data

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

const (
	firmRows = "id,home,hs,value,employees,founded,note\n" +
		"DE-0001-Muster,DEU,8486,\"1,500,000.50\",120,1998,x\nDE-0002,DEU,848620,$250000,,2020,x\nUS-9,USA,8542,300,10,,x\n" +
		"XX-1,BRA,8486,5,,,x\nUS-8,USA,9027,7,,,x\n"
	accountRows = "exporter,importer,hs6,value,id,firm,end_use\n" +
		"DEU,CHN,848620,120,C1,DE-0002,civil\nDEU,CHN,848620,60,C2,DE-0001-Muster,barred\nUSA,CHN,854231,500,,,\nUSA,CHN,854231,500,,,\nUSA,JPN,854231,1,C3,,\n"
	microTrade = "2021,USA,CHN,854231,100,\n2021,DEU,CHN,848620,200,1\n2021,DEU,JPN,848620,20,1\n"
)

func microOptions(t *testing.T, file, text string) MicroOptions {
	return MicroOptions{File: inputFile(t, file, text), World: tidyWorld(t, "w", microTrade, nil), Out: filepath.Join(t.TempDir(), "w2"), Key: filepath.Join(t.TempDir(), "key")}
}

// Records of firms and accounts stand in the world under hashes, with their
// values; what has no place is listed; no id is written anywhere.
func TestMicroImport(t *testing.T) {
	o := microOptions(t, "firms.csv", firmRows)
	rep, err := ImportFirms(o)
	if err != nil {
		t.Fatal(err)
	}
	if rep.Read != 5 || rep.Kept != 3 || rep.Unmatched != 2 || rep.KeptUSD != 1500000.5+250000+300 || rep.LostUSD != 12 {
		t.Errorf("got %+v", rep)
	}
	a := MicroOptions{File: inputFile(t, "accounts.csv", accountRows), World: o.Out, Out: filepath.Join(t.TempDir(), "w3"), Key: o.Key}
	accounts, err := ImportAccounts(a)
	if err != nil {
		t.Fatal(err)
	}
	if accounts.Read != 5 || accounts.Kept != 4 || accounts.Unmatched != 1 || accounts.Named != 2 {
		t.Errorf("got %+v", accounts)
	}
	w, err := ReadWorld(a.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if len(w.Firms) != 3 || len(w.Accounts) != 4 || total(w) != 320 {
		t.Errorf("got %d firms, %d accounts, %g USD of trade; want 3, 4, 320", len(w.Firms), len(w.Accounts), total(w))
	}
	f := w.Firms[0]
	if f.Founded != 1998 && f.Founded != 2020 {
		t.Errorf("got %+v", f)
	}
	files, err := os.ReadDir(a.Out)
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`DE-000|Muster|US-9|XX-1|C1,`)
	for _, file := range files {
		if b := readBytes(t, filepath.Join(a.Out, file.Name())); id.Match(b) {
			t.Errorf("law: no id is written; %s holds %s", file.Name(), id.Find(b))
		}
	}
	listed := string(readBytes(t, filepath.Join(a.Out, "unmatched_firms.csv"))) + string(readBytes(t, filepath.Join(a.Out, "unmatched_accounts.csv")))
	for _, want := range []string{"5,BRA 8486,5,its home is not in the world", "6,USA 9027,7,its home has no recorded exports under the heading", "6,USA JPN 854231,1,no trade of exporter, importer and product is recorded"} {
		if !strings.Contains(strings.ReplaceAll(listed, `"`, ""), want) {
			t.Errorf("unmatched rows are listed; got\n%s\nwant %q", listed, want)
		}
	}
	if info, err := os.Stat(o.Key); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the key is its owner's alone; got %v, %v", info, err)
	}
	if ps, err := Check(a.Out); err != nil || len(ps) > 0 {
		t.Errorf("got problems %v, %v", ps, err)
	}
}

// One key gives one identity, whatever the order of rows; another key another.
func TestMicroIdentity(t *testing.T) {
	o := microOptions(t, "firms.csv", firmRows)
	first, err := ImportFirms(o)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(firmRows), "\n")
	turned := lines[0] + "\n" + lines[3] + "\n" + lines[2] + "\n" + lines[1] + "\n"
	again, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", turned), World: o.World, Out: o.Out, Key: o.Key})
	if err != nil {
		t.Fatal(err)
	}
	other, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", turned), World: o.World, Out: o.Out, Key: o.Key + "2"})
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range first.World.Firms {
		if again.World.Firms[i].ID != f.ID || other.World.Firms[i].ID == f.ID {
			t.Errorf("firm %d: got %s, %s under the same key, %s under another", i, f.ID, again.World.Firms[i].ID, other.World.Firms[i].ID)
		}
	}
}

// Every way of writing a table gives the same records.
func TestMicroStyles(t *testing.T) {
	o := microOptions(t, "firms.csv", "id,home,hs,value\nA,DEU,8486,1500000.50\n")
	want, err := ImportFirms(o)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("id,home,hs,value\nA,DEU,8486,€1500000.50\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		columns    *MicroColumns
	}{
		{"decimal comma", "id;home;hs;value\nA;DEU;8486;1.500.000,50\n", &MicroColumns{Decimal: ","}},
		{"blanks between groups", "id;home;hs;value\nA;DEU;8486;1\u00a0500\u00a0000,50 EUR\n", &MicroColumns{Decimal: ","}},
		{"thousands", "id,home,hs,value\nA,DEU,8486,1500.0005\n", &MicroColumns{Unit: 1000}},
		{"currency", "id,home,hs,value\nA,DEU,8486,3000001\n", &MicroColumns{USDPerUnit: 0.5}},
		{"other names", "Nummer\tLand\tWarengruppe\tUmsatz\nA\tdeu\t8486\t1,500,000.50\n", &MicroColumns{Columns: map[string]string{"id": "Nummer", "home": "Land", "hs": "Warengruppe", "value": "Umsatz"}}},
		{"UTF-16", utf16, nil},
		{"latin1", "id,home,hs,value,name\nA,DEU,8486,1500000.50,M\xfcller\n", &MicroColumns{Encoding: "latin1"}},
	} {
		got, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", c.text), World: o.World, Out: filepath.Join(t.TempDir(), "x"), Key: o.Key, Columns: c.columns})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if g, w := got.World.Firms[0], want.World.Firms[0]; g.ID != w.ID || math.Abs(g.ValueUSD-w.ValueUSD) > 1e-6 || g.HS4 != w.HS4 {
			t.Errorf("%s: got %+v, want %+v", c.name, g, w)
		}
	}
}

func TestMicroBadInputs(t *testing.T) {
	o := microOptions(t, "firms.csv", "")
	for _, c := range []struct {
		name, text string
		columns    *MicroColumns
		want       string
	}{
		{"money", "id,home,hs,value\nA,DEU,8486,\"1,50,000\"\n", nil, `b.csv:2: column value: found "9,99,999", expected a value above 0`},
		{"decimal comma unsaid", "id;home;hs;value\nA;DEU;8486;1.500,50\n", nil, "decimal: \",\" in the --columns file"},
		{"negative", "id,home,hs,value\nA,DEU,8486,-5\n", nil, `found "-9"`},
		{"a name out of place is not shown", "id,home,hs,value\nA,DEU,8486,Muster\n", nil, `found "aaaaaa"`},
		{"home", "id,home,hs,value\nA,XQZ,8486,5\n", nil, "b.csv:2: column home"},
		{"heading", "id,home,hs,value\nA,DEU,84,5\n", nil, "expected a heading of four digits"},
		{"twice", "id,home,hs,value\nA,DEU,8486,5\nA,DEU,848620,6\n", nil, "b.csv:3: column id: found the id and heading of line 2 again"},
		{"no id", "id,home,hs,value\n,DEU,8486,5\n", nil, "expected the record's id"},
		{"column missing", "id,home,value\nA,DEU,5\n", nil, "expected the columns id, home, hs, value"},
		{"not UTF-8", "id,home,hs,value,name\nA,DEU,8486,5,x\nB,DEU,8486,5,M\xfcller\n", nil, "b.csv:3: found bytes that are not UTF-8"},
		{"UTF-16 without a mark", "i\x00d\x00,\x00", nil, "if it is UTF-16, write encoding: utf16"},
		{"unknown name in columns", "id,home,hs,value\n", &MicroColumns{Columns: map[string]string{"turnover": "x"}}, `no column is called "turnover" here, expected id, home`},
		{"encoding", "id,home,hs,value\n", &MicroColumns{Encoding: "ebcdic"}, `encoding "ebcdic" is not known`},
		{"nothing matches", "id,home,hs,value\nA,BRA,8486,5\n", nil, "of 1 rows none is of a place with recorded trade"},
	} {
		_, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", c.text), World: o.World, Out: o.Out, Key: o.Key, Columns: c.columns})
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "Muster") {
			t.Errorf("%s: got %v, want %q in it", c.name, err, c.want)
		}
	}
	if _, err := os.Stat(o.Out); err == nil {
		t.Error("something is written")
	}
	if _, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", firmRows), World: o.World, Out: o.Out, Key: filepath.Join(o.Out, "key")}); err == nil || !strings.Contains(err.Error(), "would lie in the world") {
		t.Errorf("a key in the world: got %v", err)
	}
	rep, err := ImportFirms(MicroOptions{File: inputFile(t, "b.csv", "id,home,hs,value\nA,DEU,8486,5\nB,DEU,8486,x\n"), World: o.World, Out: o.Out, Key: o.Key, SkipBad: 1})
	if err != nil || rep.Rejected != 1 || !strings.Contains(string(readBytes(t, filepath.Join(o.Out, "rejected_firms.csv"))), ",3,value,") {
		t.Errorf("got %+v, %v", rep, err)
	}
}
