package data

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tidyWorld imports rows of the tidy layout into a world's folder.
func tidyWorld(t *testing.T, name, rows string, change func(*ImportOptions)) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	o := ImportOptions{Sources: []string{inputFile(t, name+".csv", tidyHeader+rows)}, From: "2021", To: "2021", Out: dir}
	if change != nil {
		change(&o)
	}
	mustImport(t, ImportBACI, o)
	return dir
}

const (
	rowsOfA = "2021,USA,CHN,854231,100,\n2021,DEU,CHN,848620,200,1\n2021,DEU,JPN,848620,20,1\n"
	rowsOfB = "2021,JPN,CHN,848620,300,\n2021,JPN,KOR,010121,7,\n"
)

// A merge of two worlds is the world of both tables, byte for byte, in either
// order.
func TestMergeIsUnion(t *testing.T) {
	a, b := tidyWorld(t, "a", rowsOfA, nil), tidyWorld(t, "b", rowsOfB, nil)
	whole := tidyWorld(t, "whole", rowsOfA+rowsOfB, nil)
	for _, order := range [][2]string{{a, b}, {b, a}} {
		out := filepath.Join(t.TempDir(), "merged")
		rep, err := MergeWorlds(order[0], order[1], out, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []string{"jurisdictions.arrow", "products.arrow", "flows.arrow"} {
			got, want := readBytes(t, filepath.Join(out, f)), readBytes(t, filepath.Join(whole, f))
			if !slices.Equal(got, want) {
				t.Errorf("law: a merge is the world of both tables; %s differs", f)
			}
		}
		w, err := ReadWorld(whole)
		if err != nil {
			t.Fatal(err)
		}
		if len(rep.World.Items) != len(w.Items) {
			t.Errorf("got %d items, want %d", len(rep.World.Items), len(w.Items))
		}
		for i := range w.Items {
			if got, want := &rep.World.Items[i], &w.Items[i]; order[0] == a && (got.Entry != want.Entry || got.Jurisdiction != want.Jurisdiction || !slices.Equal(got.Policy, want.Policy)) {
				t.Errorf("law: a merge is the world of both tables; item %d is %s of %d with %v, want %s of %d with %v", i, got.Entry, got.Jurisdiction, got.Policy, want.Entry, want.Jurisdiction, want.Policy)
			}
		}
		if ps, err := Check(out); err != nil || len(ps) > 0 {
			t.Errorf("the merged world has problems: %v %v", ps, err)
		}
		if n := len(rep.World.Sources); n != 2 || rep.World.Sources[0].ID != "a-baci" || rep.World.Sources[1].ID != "b-baci" {
			t.Errorf("got sources %v, want those of both", rep.World.Sources)
		}
	}
}

func readBytes(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What two worlds say differently is listed and refused, or decided; flows are
// never added up.
func TestMergeConflicts(t *testing.T) {
	a := tidyWorld(t, "a", rowsOfA, nil)
	list := func(policy string) string {
		return inputFile(t, "l.csv", "entry,title,jurisdiction,hs6,coverage_low,coverage_mid,coverage_high,destinations,policy\nX1,Chips,USA,854231,0.4,0.5,0.6,CHN,"+policy+"\n")
	}
	mine := tidyWorld(t, "mine", rowsOfA, func(o *ImportOptions) { o.List = list("approval") })
	yours := tidyWorld(t, "yours", rowsOfA, func(o *ImportOptions) { o.List = list("case_by_case") })
	other := tidyWorld(t, "other", "2021,USA,CHN,854231,150,\n2021,DEU,CHN,848620,200,1\n", nil)
	for _, c := range []struct {
		name, a, b string
		want       string
		value      map[string]float64 // of the flow from USA to CHN, by whom is preferred
	}{
		{"flow", a, other, "flow 854231 from USA to CHN in 2021: A has 100.00 USD, NaN t, B has 150.00 USD, NaN t", map[string]float64{"A": 100, "B": 150}},
		{"item", mine, yours, "item X1 of USA", map[string]float64{"A": 100, "B": 100}},
	} {
		out := filepath.Join(t.TempDir(), "m")
		_, err := MergeWorlds(c.a, c.b, out, "")
		var conflicts Conflicts
		if !errors.As(err, &conflicts) || len(conflicts) != 1 || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "--prefer") {
			t.Errorf("%s: got %v, want the one conflict %q", c.name, err, c.want)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: something is written", c.name)
		}
		for _, prefer := range []string{"A", "B"} {
			rep, err := MergeWorlds(c.a, c.b, out, prefer)
			if err != nil {
				t.Fatal(err)
			}
			if got := rep.World.value(t, "USA", "CHN", "854231"); got != c.value[prefer] {
				t.Errorf("%s, prefer %s: got %g USD, want %g", c.name, prefer, got, c.value[prefer])
			}
			if rep.Prefer != prefer || len(rep.Conflicts) != 1 {
				t.Errorf("%s, prefer %s: the report says %q and %v", c.name, prefer, rep.Prefer, rep.Conflicts)
			}
			if c.name == "item" {
				china := rep.World.JurisdictionIndex("CHN")
				if want := map[string]Policy{"A": Approval, "B": CaseByCase}[prefer]; rep.World.Items[0].Policy[china] != want {
					t.Errorf("prefer %s: got policy %v, want %v", prefer, rep.World.Items[0].Policy[china], want)
				}
			} else if rep.Same != 1 {
				t.Errorf("got %d flows alike, want the one from DEU", rep.Same)
			}
		}
	}
}

// A month and its year are the same time; other periods are not.
func TestMergePeriods(t *testing.T) {
	year := tidyWorld(t, "year", rowsOfA, nil)
	next := tidyWorld(t, "next", strings.ReplaceAll(rowsOfA, "2021", "2022"), func(o *ImportOptions) { o.From, o.To = "2022", "2022" })
	later := tidyWorld(t, "later", strings.ReplaceAll(rowsOfA, "2021", "2024"), func(o *ImportOptions) { o.From, o.To = "2024", "2024" })
	var months strings.Builder
	months.WriteString(serviceHeader)
	for m := 202101; m <= 202112; m++ {
		months.WriteString(comtradeRow{period: m, reporter: 842, partner: 156, flow: "X", code: "854231", edition: "H5", customs: "C00", transport: "0", usd: 9}.service() + "\n")
	}
	monthly := filepath.Join(t.TempDir(), "monthly")
	mustImport(t, ImportComtrade, ImportOptions{Sources: []string{inputFile(t, "m.txt", months.String())}, From: "2021-01", To: "2021-12", Out: monthly})
	out := filepath.Join(t.TempDir(), "m")
	if _, err := MergeWorlds(year, monthly, out, ""); err == nil || !strings.Contains(err.Error(), "854231 from USA to CHN in 2021: A has 100.00 USD in 1 periods, B has 108.00 USD in 12 periods") {
		t.Errorf("law: a month and its year are not added up; got %v", err)
	}
	rep, err := MergeWorlds(year, next, out, "")
	if err != nil {
		t.Fatal(err)
	}
	if w := rep.World; w.From.String() != "2021-01-01" || w.To.String() != "2022-12-31" || w.Flows.Len() != 6 || len(rep.Notes) == 0 {
		t.Errorf("got %s to %s, %d flows, notes %v", w.From, w.To, w.Flows.Len(), rep.Notes)
	}
	if _, err := MergeWorlds(year, later, out, "A"); err == nil || !strings.Contains(err.Error(), "expected one period or two that follow each other") {
		t.Errorf("got %v", err)
	}
}

// A description holds what the world holds and says what is not there.
func TestDescribe(t *testing.T) {
	dir := tidyWorld(t, "a", rowsOfA, nil)
	w, err := ReadWorld(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	d := Describe(w)
	if d.Jurisdictions != 4 || d.Exporting != 2 || d.Flows != 3 || d.Largest[0] != (NamedShare{"DEU", 0.6875}) || d.NoWeight != 0.3125 || d.Monthly {
		t.Errorf("got %+v", d)
	}
	text := d.String()
	for _, want := range []string{"4 jurisdictions, 2 of them with exports; 2 products; 3 yearly flows", "recorded trade", "CEPII BACI", "no totals of who trades with whom", "no distances", "2 of 4 jurisdictions without recorded exports"} {
		if !strings.Contains(text, want) {
			t.Errorf("got\n%s\nwant %q in it", text, want)
		}
	}
	ref, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	if text := Describe(ref).String(); !strings.Contains(text, "SYNTHETIC") || strings.Contains(text, "no totals of who") {
		t.Errorf("got\n%s", text)
	}
}

// TestMergeAgencies wants an agency's clocks, measured parameters and staff from one
// world whole, and a difference where both have some.
func TestMergeAgencies(t *testing.T) {
	dir := t.TempDir()
	a, b := smallWorld(96), smallWorld(96)
	a.Staff = nil
	b.Measured[0].Value, b.Measured[0].High = 1210, 1270
	for name, w := range map[string]*World{"a": a, "b": b} {
		if err := WriteWorld(filepath.Join(dir, name), w, nil); err != nil {
			t.Fatal(err)
		}
	}
	merge := func(prefer string) (*MergeReport, error) {
		return MergeWorlds(filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c"+prefer), prefer)
	}
	if _, err := merge(""); err == nil || !strings.Contains(err.Error(), "measured parameters DEU: A has 2 rows, B has 2 other rows") {
		t.Errorf("two fits of one agency: error %v, want the difference named", err)
	}
	rep, err := merge("B")
	if err != nil {
		t.Fatal(err)
	}
	w := rep.World
	if len(w.Measured) != 2 || w.Measured[0].Value != b.Measured[0].Value || len(w.Clocks) != len(a.Clocks) || len(w.Staff) != len(b.Staff) {
		t.Errorf("merged world has %d measured (first %g), %d clocks, %d months of staff; want 2 (first %g), %d and %d", len(w.Measured), w.Measured[0].Value, len(w.Clocks), len(w.Staff), b.Measured[0].Value, len(a.Clocks), len(b.Staff))
	}
	if again, err := ReadWorld(filepath.Join(dir, "cB")); err != nil {
		t.Errorf("the merged world can't be read again: %v", err)
	} else {
		again.Close()
	}
}
