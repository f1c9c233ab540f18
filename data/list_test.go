package data

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listWorld has two members, a neighbour and a target.
func listWorld(t *testing.T) *World {
	t.Helper()
	rows := tidyHeader + "2021,DEU,CHN,854231,1000,1\n2021,FRA,RUS,854232,3000,\n2021,USA,DEU,848620,6000,2\n2021,CHN,KAZ,010121,90000,\n"
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "a.csv", rows)}})
	return rep.World
}

const listHeader = "entry,title,jurisdiction,hs6,coverage_low,coverage_mid,coverage_high,parameter,threshold,unit,destinations,policy,from,citation\n"

func TestParseItems(t *testing.T) {
	w := listWorld(t)
	text := listHeader +
		"X1,Chips,EU27,854231,0.1,0.2,0.3,speed,100,Gb/s,RUS|CHN,case_by_case,2021-01-01,law 1\n" +
		"X2,Tools,USA,848620,0.5,0.6,0.7,,,,,PARTNERS=approval;OTHER=case_by_case;CHN=presumption_of_denial,2020-05-06,law 2\n" +
		"X1,Chips,EU27,854232|854231,0.1,0.2,0.3,speed,100,Gb/s,RUS|CHN,case_by_case,2021-01-01,law 1\n" +
		"X3,Software,USA|JPN,,,,,,,,ALL_NON_EU,presumption_of_denial,,law 3\n"
	items, ps := ParseItems(strings.NewReader(text), w, Groups())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	at := func(iso3 string) int { return w.JurisdictionIndex(iso3) }
	var names []string
	for _, it := range items {
		names = append(names, it.Entry+"/"+w.Jurisdictions[it.Jurisdiction].ISO3)
	}
	if got := strings.Join(names, " "); got != "X1/DEU X1/FRA X2/USA X3/USA" {
		t.Fatalf("got items %s, want X1 of DEU and FRA, X2 and X3 of USA (no JPN here)", got)
	}
	x1, x2, x3 := items[0], items[2], items[3]
	if !slices.Equal(x1.HS6, []string{"854231", "854232"}) || x1.Threshold != 100 || x1.Unit != "Gb/s" || x1.From != MustDate("2021-01-01") || x1.Citation != "law 1" {
		t.Errorf("got %+v, want the codes of both rows and the test", x1)
	}
	for iso3, want := range map[string]Policy{"RUS": CaseByCase, "CHN": CaseByCase, "USA": Free, "KAZ": Free, "FRA": Free, "DEU": Free} {
		if got := x1.Policy[at(iso3)]; got != want {
			t.Errorf("X1 to %s: got %s, want %s", iso3, got, want)
		}
	}
	for iso3, want := range map[string]Policy{"CHN": PresumptionDenial, "DEU": Approval, "KAZ": CaseByCase, "USA": Free} {
		if got := x2.Policy[at(iso3)]; got != want {
			t.Errorf("X2 to %s: got %s, want %s", iso3, got, want)
		}
	}
	if len(x3.HS6) != 0 || x3.Policy[at("DEU")] != Free || x3.Policy[at("RUS")] != PresumptionDenial || !math.IsNaN(x3.Threshold) {
		t.Errorf("got %+v, want an entry without codes, closed outside the EU", x3)
	}
}

// All problems of a list are found at once, each with its row and column.
func TestListProblems(t *testing.T) {
	w := listWorld(t)
	text := listHeader +
		",No number,USA,848620,0.1,0.2,0.3,,,,,approval,,\n" +
		"A,Bad code,USA,8486,0.1,0.2,0.3,,,,,approval,,\n" +
		"B,Bad order,USA,848620,0.5,0.2,0.3,,,,,approval,,\n" +
		"C,No coverage,USA,848620,,,,,,,,approval,,\n" +
		"D,Bad threshold,USA,848620,0.1,0.2,0.3,p,-4,,,approval,,\n" +
		"E,Bad policy,USA,848620,0.1,0.2,0.3,,,,,maybe,,\n" +
		"F,Bad place,USA,848620,0.1,0.2,0.3,,,,ATLANTIS,approval,,\n" +
		"G,Bad member,ATLANTIS,848620,0.1,0.2,0.3,,,,,approval,,\n" +
		"H,Bad day,USA,848620,0.1,0.2,0.3,,,,,approval,1 May,\n" +
		"I,One,USA,848620,0.1,0.2,0.3,,,,,approval,,\n" +
		"I,Another,USA,854231,0.1,0.2,0.4,,,,,approval,,\n" +
		"J,Nobody,,848620,0.1,0.2,0.3,,,,,approval,,\n"
	items, ps := ParseItems(strings.NewReader(text), w, Groups())
	if items != nil {
		t.Errorf("got %d items, want none", len(items))
	}
	want := []struct {
		line   int64
		column string
		found  string
	}{{2, "entry", "nothing"}, {3, "hs6", `"8486"`}, {4, "coverage_mid", `"0.2"`}, {5, "coverage_low", "nothing"}, {5, "coverage_mid", "nothing"}, {5, "coverage_high", "nothing"}, {6, "threshold", `"-4"`}, {7, "policy", `"maybe"`},
		{8, "destinations", `"ATLANTIS"`}, {9, "jurisdiction", `"ATLANTIS"`}, {10, "from", `"1 May"`}, {12, "entry", `"I" again for USA`}, {13, "jurisdiction", "nothing"}}
	for i, p := range ps {
		if i >= len(want) || p.Line != want[i].line || p.Column != want[i].column || p.Found != want[i].found {
			t.Errorf("problem %d: got %v", i+1, p)
		}
	}
	if len(ps) != len(want) {
		t.Errorf("got %d problems, want %d", len(ps), len(want))
	}
	if _, ps := ParseItems(strings.NewReader("a,b\n1,2\n"), w, Groups()); len(ps) != 1 || !strings.Contains(ps[0].Error(), "expected the columns entry, hs6") {
		t.Errorf("got %v, want the missing columns", ps)
	}
}

// A list's own codes and the trade in them are reported; entries without codes
// and codes without trade are named.
func TestImportList(t *testing.T) {
	dir := t.TempDir()
	world := filepath.Join(dir, "world")
	rows := tidyHeader + "2021,DEU,CHN,854231,1000,1\n2021,FRA,RUS,854232,3000,\n2021,USA,DEU,848620,6000,2\n2021,USA,QQQ,1,1,1\n"
	first := mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "a.csv", rows)}, Out: world, SkipBad: 1})
	list := inputFile(t, "mine.csv", listHeader+
		"X1,Chips,EU27,854231,0.1,0.2,0.3,,,,,OTHER=case_by_case,2021-01-01,law\nX2,Pumps,USA,841350,0.1,0.2,0.3,,,,,OTHER=approval,2021-01-01,law\nX3,Software,JPN|USA,,,,,,,,,approval,,law\n")
	rep, err := ImportList(ListOptions{File: list, World: world})
	if err != nil {
		t.Fatal(err)
	}
	l := rep.List
	if l.Entries != 3 || l.Items != 4 || math.Abs(l.Matched-0.1) > 1e-12 || math.Abs(l.Controlled-0.1) > 1e-12 {
		t.Errorf("got %d entries, %d items, matched %g, controlled %g; want 3, 4 and a tenth", l.Entries, l.Items, l.Matched, l.Controlled)
	}
	if !slices.Equal(l.NotSimulated, []string{"X3 Software"}) || !slices.Equal(l.NoTrade, []string{"X2"}) || !slices.Contains(l.Absent, "JPN") {
		t.Errorf("got not simulated %v, no trade %v, absent %v", l.NotSimulated, l.NoTrade, l.Absent)
	}
	if text := rep.String(); !strings.Contains(text, "not simulated as trade (no HS code): X3 Software") {
		t.Errorf("got report\n%s", text)
	}
	w, err := ReadWorld(world)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if len(w.Items) != 4 || w.Flows.Len() != first.World.Flows.Len() || w.Flows.ValueUSD[0] != first.World.Flows.ValueUSD[0] {
		t.Errorf("got %d items and %d flows, want the new list and the same trade", len(w.Items), w.Flows.Len())
	}
	if i := slices.IndexFunc(w.Sources, func(s Source) bool { return s.ID == "list" && s.File == "mine.csv" && s.SHA256 != "" }); i < 0 {
		t.Errorf("got sources %v, want the list among them", w.Sources)
	}
	if _, err := os.Stat(filepath.Join(world, "rejected.csv")); err != nil {
		t.Errorf("the rejected rows of the first import are gone: %v", err)
	}
	b, err := os.ReadFile(filepath.Join(world, "import.json"))
	if err != nil || !strings.Contains(string(b), `"kind": "baci"`) || !strings.Contains(string(b), "X3 Software") {
		t.Errorf("got import.json %s, %v; want the first import and the new list", b, err)
	}
	if _, err := ImportList(ListOptions{World: world}); err != nil {
		t.Errorf("the built-in list again: %v", err)
	}
	bad := inputFile(t, "bad.csv", listHeader+"X1,Chips,EU27,1,0.1,0.2,0.3,,,,,approval,,\n")
	if _, err := ImportList(ListOptions{File: bad, World: world}); err == nil || !strings.Contains(err.Error(), "bad.csv") || !strings.Contains(err.Error(), "bad.csv:2, column hs6") {
		t.Errorf("got %v, want the row and column", err)
	}
}
