package data

import (
	"bytes"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func readCasesOf(t *testing.T, text string, o CaseOptions) (*Cases, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cases.csv")
	writeFile(t, path, text)
	if o.World == nil {
		o.World = smallWorld(10)
	}
	return ReadCases(path, o)
}

// Everything that is wrong is named at once, each with its line and column.
func TestBadCases(t *testing.T) {
	rows := []struct{ row, want string }{
		{"DEU,2021-02-30,,pending,CHN,,", `cases.csv:2: column received: found "2021-02-30", expected a day`},
		{"DEU,2021-03-01,2021-02-01,approved,CHN,,", "cases.csv:3: column decided: found 2021-02-01, expected a day not before it was received, 2021-03-01"},
		{"XQZ,2021-03-01,2021-03-09,approved,CHN,,", `cases.csv:4: column jurisdiction: found "XQZ"`},
		{"DEU,2021-03-01,2021-03-09,lost,CHN,,", `cases.csv:5: column outcome: found "lost", expected one of pending, approved`},
		{"DEU,2021-03-01,2021-03-09,approved,Atlantis,,", `cases.csv:6: column destination: found "Atlantis"`},
		{"DEU,2021-03-01,,approved,CHN,,", "cases.csv:7: column decided: found nothing, expected the day of the outcome approved"},
		{"DEU,2021-03-01,2021-03-09,pending,CHN,,", `cases.csv:8: column outcome: found "pending", expected an outcome, since the case was decided on 2021-03-09`},
		{"DEU,2021-03-01,2021-03-09,denied,CHN,2021-02-28,", "cases.csv:9: column referred: found 2021-02-28, expected a day not before it was received"},
		{"DEU,2021-03-01,2021-03-09,denied,CHN,2021-03-10,", "cases.csv:10: column decided: found 2021-03-09, expected a day not before it was referred, 2021-03-10"},
		{"DEU,2021-03-01,2021-03-09,denied,CHN,2021-03-05,2021-03-04", "cases.csv:11: column returned: found 2021-03-04, expected a day not before it was referred"},
		{"DEU,2021-03-01,2021-03-09,denied,CHN,,2021-03-04", "cases.csv:12: column referred: found nothing, expected the day of referral"},
		{",2021-03-01,2021-03-09,denied,CHN,,", "cases.csv:13: column jurisdiction: found nothing"},
		{"DEU,,2021-03-09,denied,CHN,,", "cases.csv:14: column received: found nothing, expected the day on which the case was received"},
	}
	text := "jurisdiction,received,decided,outcome,destination,referred,returned\n"
	for _, r := range rows {
		text += r.row + "\n"
	}
	text += "DEU,2021-03-01,2021-03-09,approved,CHN,,\n"
	_, err := readCasesOf(t, text, CaseOptions{SkipBad: len(rows) - 1})
	if err == nil {
		t.Fatal("bad rows are read, want an error")
	}
	for _, r := range rows {
		if !strings.Contains(err.Error(), r.want) {
			t.Errorf("row %s: no %q in\n%v", r.row, r.want, err)
		}
	}
	c, err := readCasesOf(t, text, CaseOptions{SkipBad: len(rows)})
	if err != nil || len(c.List) != 1 || len(c.Rejected) != len(rows) {
		t.Errorf("got %v and %v, want the one good row and %d left out", c, err, len(rows))
	}
}

// Headers, days and words of the file's own; several referrals; what is not known
// on the last day is cut.
func TestCaseColumns(t *testing.T) {
	o := CaseOptions{Jurisdiction: "DEU", Columns: CaseColumns{
		Date:     "DD.MM.YYYY",
		Columns:  map[string][]string{"received": {"Eingang"}, "decided": {"Bescheid"}, "outcome": {"Ergebnis"}, "referred": {"An A", "An B"}, "returned": {"Von A", "Von B"}, "destination": {"Land"}, "lane": {"Weg"}, "value": {"Wert"}},
		Outcomes: map[string]string{"erteilt": "approved", "Nullbescheid": "not_required"}, Lanes: map[string]string{"eilig": "trusted"},
	}}
	const text = "Eingang,Bescheid,Ergebnis,An A,An B,Von A,Von B,Land,Weg,Wert,Notiz\n" +
		"03.05.2021,01.06.2021,ERTEILT,10.05.2021,07.05.2021,20.05.2021,25.05.2021,China,eilig,1500,x\n" +
		"04.05.2021,02.07.2021,Nullbescheid,,,,,Türkiye,,,\n" +
		"09.07.2021,10.07.2021,erteilt,,,,,USA,,,\n"
	o.Until = MustDate("2021-06-30")
	c, err := readCasesOf(t, text, o)
	if err != nil {
		t.Fatal(err)
	}
	nan := math.NaN()
	want := []Case{
		{Jurisdiction: 1, Received: MustDate("2021-05-03"), Decided: MustDate("2021-06-01"), Referred: MustDate("2021-05-07"), Returned: MustDate("2021-05-25"), Outcome: CaseApproved, ValueUSD: 1500, Trusted: true},
		{Jurisdiction: 1, Received: MustDate("2021-05-04"), ValueUSD: nan}, // decided after the last day: pending
	}
	if diff := cmp.Diff(want, c.List, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("law: a case is read as it was written\n%s", diff)
	}
	if c.After != 1 || !slices.Equal(c.Columns, []string{"notiz"}) {
		t.Errorf("%d cases after the last day and columns %q not read, want 1 and notiz", c.After, c.Columns)
	}
	o.Columns.Columns["entry"] = []string{"Listenposition"}
	if _, err := readCasesOf(t, text, o); err == nil || !strings.Contains(err.Error(), "Listenposition") {
		t.Errorf("got %v, want an error: a header that is mapped is not there", err)
	}
}

// The policy is the list's for entry and destination.
func TestCasePolicy(t *testing.T) {
	const text = "received,decided,outcome,entry,destination\n" +
		"2021-03-01,2021-03-09,denied,3A090.a,CHN\n2021-03-02,2021-03-09,approved,3a090.A,Türkiye\n2021-03-03,2021-03-09,approved,9X999,DEU\n2021-03-04,2021-03-09,approved,,FRA\n"
	c, err := readCasesOf(t, text, CaseOptions{Jurisdiction: "USA"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []CasePolicy{CasePresumption, CaseConcern, CaseGeneral, CaseGeneral} {
		if got := c.List[i].Policy; got != want {
			t.Errorf("case %d: policy %d, want %d", i+1, got, want)
		}
	}
}

func TestCasesRoundTrip(t *testing.T) {
	w := smallWorld(10)
	nan := math.NaN()
	list := []Case{
		{Jurisdiction: 1, Received: MustDate("2021-05-03"), Decided: MustDate("2021-06-01"), Referred: MustDate("2021-05-07"), Returned: MustDate("2021-05-25"), Escalated: MustDate("2021-05-28"), Outcome: CaseWithdrawn, Policy: CaseConcern, Entry: "3A001", ValueUSD: 12, Trusted: true},
		{Jurisdiction: 3, Received: MustDate("2021-05-04"), ValueUSD: nan},
	}
	var b bytes.Buffer
	if err := WriteCases(&b, w, list); err != nil {
		t.Fatal(err)
	}
	c, err := readCasesOf(t, b.String(), CaseOptions{World: w})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(list, c.List, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("law: cases are read as they were written\n%s", diff)
	}
}

func TestReadStaff(t *testing.T) {
	w := smallWorld(10)
	read := func(text string) (*StaffTable, error) {
		path := filepath.Join(t.TempDir(), "staff.csv")
		writeFile(t, path, text)
		return ReadStaff(path, w, "")
	}
	s, err := read("jurisdiction,month,station,desk,officers\nDEU,2021-02,,A,3\nDEU,2021-02,,B,2.5\nDEU,2021-02,second,,2\nDEU,2021-01,1,A,4\n")
	if err != nil {
		t.Fatal(err)
	}
	w.SetStaff(s.List)
	want := []Staff{{1, MustDate("2021-01-01"), 4, math.NaN(), 1}, {1, MustDate("2021-02-01"), 5.5, 2, 2}}
	if diff := cmp.Diff(want, w.StaffOf(1), cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("law: rows of a month and station add up\n%s", diff)
	}
	_, err = read("jurisdiction,month,officers\nDEU,2021-13,4\nDEU,2021-02,-1\nDEU,2021-02-31,2\nXQZ,2021-03,4\nDEU,2021-04,4\nDEU,2021-04,5\nDEU,2021-05,0\n")
	for _, want := range []string{`staff.csv:2: column month: found "2021-13"`, `staff.csv:3: column officers: found "-1"`, `staff.csv:4: column month`, `staff.csv:5: column jurisdiction: found "XQZ"`, "staff.csv:7: column month", "line 6 has it already", "staff.csv:8: column officers: found no officer"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %v", want, err)
		}
	}
}

// Intervals lie on their law's scale: above 0, and shares inside 0 and 1.
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		law                  string
		value, se, low, high float64
	}{
		{LawNormal, 1, 2, -1, 3},
		{LawLognormal, 1, 2, math.Exp(-2), math.Exp(2)},
		{LawLogit, 0.5, 0.5, 1 / (1 + math.Exp(2)), 1 / (1 + math.Exp(-2))},
	} {
		if low, high := Interval(c.law, c.value, c.se, 1); math.Abs(low-c.low) > 1e-12 || math.Abs(high-c.high) > 1e-12 {
			t.Errorf("%s: %g to %g, want %g to %g", c.law, low, high, c.low, c.high)
		}
	}
}

func TestMeasuredProblems(t *testing.T) {
	for _, c := range []struct {
		what  string
		spoil func(w *World)
	}{
		{"position", func(w *World) { w.Measured[0].Jurisdiction = 99 }},
		{"order", func(w *World) { w.Measured[0], w.Measured[1] = w.Measured[1], w.Measured[0] }},
		{"duplicate", func(w *World) { w.Measured[1].Path = w.Measured[0].Path }},
		{"law", func(w *World) { w.Measured[0].Law = "" }},
		{"share above 1", func(w *World) { w.Measured[1].Value = 1.2 }},
		{"NaN", func(w *World) { w.Measured[0].SE = math.NaN() }},
		{"interval", func(w *World) { w.Measured[0].Low = w.Measured[0].Value + 1 }},
		{"no officers", func(w *World) { w.Staff[0].Officers = 0 }},
		{"a month twice", func(w *World) { w.Staff[1].Month = w.Staff[0].Month }},
	} {
		w := smallWorld(10)
		if c.spoil(w); len(w.Problems()) == 0 {
			t.Errorf("%s: nothing is found wrong", c.what)
		}
	}
}
