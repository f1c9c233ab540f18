package data

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const comextCodes = "cn,lvl,hs6,description,chpl_tier,continuity\n" +
	"84862000,8,848620,Machines for chips,,continuous\n8486,4,,all of 8486,,continuous\n" +
	"85423110,8,854231,Multichip,1,dropped_before_2022\n85423111,8,854231,Multichip of 2022,1,new_in_CN2022\n" +
	"01012100,8,010121,Horses,,continuous\n99990000,8,,Not a product,,continuous\n"

const comextRows = "month,reporter,partner,cn,value_eur,flag\n" +
	"2021-11,DEU,KAZ,84862000,100.50,a\n" + // kept
	"2021-11,DEU,KAZ,8486,100.50,a\n" + // aggregate
	"2021-12,FRA,RUS,85423110,200,a\n" + // kept, marked
	"2022-01,FRA,RUS,85423111,50,a\n" + // kept, marked
	"2022-01,FRA,RUS,85423111,50,a\n" + // kept, added up
	"2022-01,FRA,RUS,1012100,10,a\n" + // kept: the zero was lost
	"2022-01,FRA,RUS,11111111,7,a\n" + // not in the codes
	"2022-01,FRA,RUS,9999SSSS,3,a\n" + // hidden product
	"2022-01,FRA,RUS,99990000,2,a\n" + // no HS6
	"2022-01,FRA,FRA,84862000,9,a\n" + // with itself
	"2022-01,FRA,RUS,84862000,0,a\n" + // zero
	"2022-02,FRA,RUS,84862000,1000,a\n" // outside the base period

func importComext(t *testing.T, rows string, o ImportOptions) (*ImportReport, error) {
	t.Helper()
	o.Sources = []string{inputFile(t, "comext.csv", rows)}
	o.Codes = inputFile(t, "codes.csv", comextCodes)
	return ImportComext(o)
}

// Every row has one fate, and each fate is counted in rows and cents.
func TestComextFates(t *testing.T) {
	rep, err := importComext(t, comextRows, ImportOptions{From: "2021-11", To: "2022-01"})
	if err != nil {
		t.Fatal(err)
	}
	if !rep.Balanced() || rep.Read.Rows != 12 || rep.Kept != (Tally{5, 41050}) || rep.Merged != 1 {
		t.Errorf("got read %v, kept %v, merged %d; want 12 rows, 5 worth 410.50, 1", rep.Read, rep.Kept, rep.Merged)
	}
	want := map[dropReason]Tally{dropAggregate: {1, 10050}, dropUnlisted: {2, 1000}, dropNoHS6: {1, 200}, dropSelf: {1, 900}, dropZero: {1, 0}, dropPeriod: {1, 100000}}
	if len(rep.Dropped) != len(want) {
		t.Errorf("got %d reasons, want %d", len(rep.Dropped), len(want))
	}
	for reason, n := range want {
		found := false
		for _, d := range rep.Dropped {
			found = found || d.Reason == reason.String() && d.Tally == n
		}
		if !found {
			t.Errorf("got %v, want %q with %v", rep.Dropped, reason, n)
		}
	}
	if got := rep.Marks; len(got) != 2 || got[0] != (CodeTally{"dropped_before_2022", Tally{1, 20000}}) || got[1] != (CodeTally{"new_in_CN2022", Tally{2, 10000}}) {
		t.Errorf("got marks %v, want one code dropped before and one new in 2022", got)
	}
	if got := rep.UnknownCodes; len(got) != 2 || got[0].Code != "11111111" || got[1].Code != "codes with letters" {
		t.Errorf("got unknown codes %v", got)
	}
	text := rep.String()
	for _, want := range []string{"12 rows", "read = kept + rejected + dropped", "columns not read: flag", "2021: 1.1827 USD per EUR", "2022: 1.0530 USD per EUR", "no HS code"} {
		if !strings.Contains(text, want) {
			t.Errorf("got report\n%s\nwant it to say %q", text, want)
		}
	}
}

// Euros become dollars at the average of each month's year, or at one rate.
func TestComextRates(t *testing.T) {
	for rate, want := range map[float64][]float64{0: {100.5 * 1.1827, 200 * 1.1827, 100 * 1.053, 10 * 1.053}, 2: {201, 400, 200, 20}} {
		rep, err := importComext(t, comextRows, ImportOptions{From: "2021-11", To: "2022-01", USDPerEUR: rate})
		if err != nil {
			t.Fatal(err)
		}
		w := rep.World
		var got []float64
		for _, code := range []string{"848620", "854231", "010121"} {
			for i, p := range w.Flows.Product {
				if w.Products[p].HS6 == code {
					got = append(got, w.Flows.ValueUSD[i])
				}
			}
		}
		for i := range want {
			if i >= len(got) || math.Abs(got[i]-want[i]) > 1e-9 {
				t.Errorf("rate %g: got %v, want %v", rate, got, want)
			}
		}
		if w.From.String() != "2021-11-01" || w.To.String() != "2022-01-31" || w.Flows.Period[0] != 202201 {
			t.Errorf("got %s to %s, first period %d", w.From, w.To, w.Flows.Period[0])
		}
	}
}

func TestComextErrors(t *testing.T) {
	for name, c := range map[string]struct {
		rows, codes, want string
		o                 ImportOptions
	}{
		"month":     {"month,reporter,partner,cn,value_eur\n2021-13,DEU,KAZ,84862000,1\n", comextCodes, `comext.csv:2: column month: found "2021-13", expected a month YYYY-MM`, ImportOptions{}},
		"flow":      {"month,reporter,partner,cn,value_eur,flow\n2021-12,DEU,KAZ,84862000,1,2\n", comextCodes, "keep the export rows and leave the column out", ImportOptions{}},
		"code":      {"month,reporter,partner,cn,value_eur\n2021-12,DEU,KAZ,8486-20,1\n", comextCodes, `column cn: found "8486-20"`, ImportOptions{}},
		"years":     {comextRows, comextCodes, "expected two months YYYY-MM", ImportOptions{From: "2021", To: "2022"}},
		"gap":       {"month,reporter,partner,cn,value_eur\n2021-12,DEU,KAZ,84862000,1\n2022-02,DEU,KAZ,84862000,1\n", comextCodes, "no row of 2022-01", ImportOptions{}},
		"rate":      {comextRows, comextCodes, "USD per EUR: found -1", ImportOptions{USDPerEUR: -1}},
		"no rate":   {"month,reporter,partner,cn,value_eur\n1999-12,DEU,KAZ,84862000,1\n", comextCodes, "no average exchange rate of 1999", ImportOptions{}},
		"codes":     {comextRows, "code,hs6\n84862000,848620\n", "expected the columns cn, hs6", ImportOptions{}},
		"codes hs6": {comextRows, "cn,hs6\n84862000,84862\n84862001,8486\n", `codes.csv:3: column hs6: found "8486"`, ImportOptions{}},
		"two HS6":   {comextRows, "cn,hs6\n84862000,848620\n84862000,848621\n", "each code once", ImportOptions{}},
	} {
		c.o.Sources = []string{inputFile(t, "comext.csv", c.rows)}
		c.o.Codes = inputFile(t, "codes.csv", c.codes)
		if _, err := ImportComext(c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got error %v, want it to say %q", name, err, c.want)
		}
	}
	if _, err := ImportComext(ImportOptions{Sources: []string{"x.csv"}}); err == nil || !strings.Contains(err.Error(), "--codes") {
		t.Errorf("got %v, want an error that asks for --codes", err)
	}
}

// Rows that may be skipped are listed beside the world, which is otherwise as
// if they were not there.
func TestSkippedRowsAreListed(t *testing.T) {
	out := filepath.Join(t.TempDir(), "world")
	bad := comextRows + "2022-01,FRA,XQZ,84862000,5,a\n2022-01,FRA\n2022-01,FRA,RUS,84862000,-1,a\n"
	rep, err := importComext(t, bad, ImportOptions{From: "2021-11", To: "2022-01", SkipBad: 3, Out: out})
	if err != nil {
		t.Fatal(err)
	}
	clean, err := importComext(t, comextRows, ImportOptions{From: "2021-11", To: "2022-01", Out: out + "-clean"})
	if err != nil {
		t.Fatal(err)
	}
	if rep.World.Fingerprint != clean.World.Fingerprint {
		t.Error("got another world than without the bad rows")
	}
	if !rep.Balanced() || rep.Reject != (Tally{3, 500}) || rep.Unreadable != 2 {
		t.Errorf("got rejected %v, %d without a value; want 3 rows worth 5.00, 2", rep.Reject, rep.Unreadable)
	}
	b, err := os.ReadFile(filepath.Join(out, "rejected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"file,line,column,found,expected", ",14,partner,", ",15,,2 cells,6 as in the header", ",16,value_eur,"} {
		if lines := strings.Split(string(b), "\n"); i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Errorf("line %d of rejected.csv: got %q, want %q", i+1, b, want)
		}
	}
	if _, err := os.Stat(filepath.Join(out+"-clean", "rejected.csv")); err == nil {
		t.Error("got a rejected.csv where no row was rejected")
	}
	if ps, err := Check(out); err != nil || len(ps) > 0 {
		t.Errorf("check: got %v, %v", ps, err)
	}
}
