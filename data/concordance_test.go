package data

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// concordanceText is a table of HS 2022 and HS 2017 with every kind of change:
// 848620 became two, 854231 and 854232 became one, 381800 has a new number,
// 010129 is not in it.
const concordanceText = "HS2022,HS2017,Relationship\n848620,848610,1:n\n848620,848640,1:n\n854231,854239,n:1\n854232,854239,n:1\n381800,381801,1:1\n"

func total(w *World) float64 {
	sum := 0.0
	for _, v := range w.Flows.ValueUSD {
		sum += v
	}
	return sum
}

// sameCents tells whether two sums in USD are the same to the cent.
func sameCents(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// Trade is conserved in both directions: what is in the world and what is
// unresolved add up to what was read, exactly.
func TestConcordanceConserves(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	table := inputFile(t, "c.csv", concordanceText)
	codes := []string{"848620", "848610", "848640", "854231", "854232", "854239", "381800", "381801", "010129"}
	places := []string{"USA", "CHN", "DEU", "JPN"}
	var b strings.Builder
	b.WriteString(tidyHeader)
	cents := int64(0)
	for range 3000 {
		v := 1 + random.Int64N(1e9)
		e := random.IntN(4)
		cents += v
		fmt.Fprintf(&b, "2021,%s,%s,%s,%d.%02d,%d\n", places[e], places[(e+1+random.IntN(3))%4], codes[random.IntN(len(codes))], v/100, v%100, random.IntN(9))
	}
	source := inputFile(t, "a.csv", b.String())
	weights := filepath.Join(t.TempDir(), "weights")
	mustImport(t, ImportBACI, ImportOptions{Sources: []string{source}, From: "2021", To: "2021", Out: weights})
	for _, from := range []string{"HS2022", "HS2017"} {
		for _, weigh := range []string{"", weights} {
			rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{source}, From: "2021", To: "2021", Concordances: []string{table}, ConcordanceFrom: from, ConcordanceWeights: weigh})
			c := rep.Concordance
			if got := c.One.Cents + c.Split.Cents + c.Same.Cents + c.Unresolved.Cents; got != cents || rep.Read.Cents != cents {
				t.Errorf("from %s: law: every cent is counted; got %d and %d read, want %d", from, got, rep.Read.Cents, cents)
			}
			if want := float64(cents-c.Unresolved.Cents) / 100; !sameCents(total(rep.World), want) {
				t.Errorf("from %s: law: the world has what is resolved; got %.2f USD, want %.2f", from, total(rep.World), want)
			}
			if (c.Unresolved.Rows > 0) != (weigh == "") || (c.Split.Rows > 0) != (weigh != "") {
				t.Errorf("from %s: got %d rows unresolved and %d split with weights %q", from, c.Unresolved.Rows, c.Split.Rows, weigh)
			}
			if weigh == "" && !strings.Contains(rep.String(), "unresolved and left out: 1 codes") {
				t.Errorf("from %s: the report says nothing of the code that is unresolved:\n%s", from, rep)
			}
		}
	}
}

// Each kind of change by a case worked out by hand, in both directions.
func TestConcordanceRules(t *testing.T) {
	row := func(code string, usd int) string { return fmt.Sprintf("2021,USA,CHN,%s,%d,8\n", code, usd) }
	known := filepath.Join(t.TempDir(), "w")
	mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "k.csv", tidyHeader+row("848610", 30)+row("848640", 10)+row("854231", 5)+row("854232", 15))}, From: "2021", To: "2021", Out: known})
	for _, c := range []struct {
		name, table, from, weights, rows string
		want                             map[string]float64
	}{
		{"new number", concordanceText, "", "", row("381800", 100), map[string]float64{"381801": 100}},
		{"new number, backwards", concordanceText, "HS2017", "", row("381801", 100), map[string]float64{"381800": 100}},
		{"two became one", concordanceText, "", "", row("854231", 100) + row("854232", 11), map[string]float64{"854239": 111}},
		{"split by the trade of a world", concordanceText, "", known, row("848620", 100), map[string]float64{"848610": 75, "848640": 25}},
		{"split backwards", concordanceText, "HS2017", known, row("854239", 100), map[string]float64{"854231": 25, "854232": 75}},
		{"split by the table's weights", "HS2022,HS2017,weight\n848620,848610,1\n848620,848640,4\n", "", known, row("848620", 100), map[string]float64{"848610": 20, "848640": 80}},
		{"a code that the table lacks", concordanceText, "", "", row("010129", 100), map[string]float64{"010129": 100}},
		{"unresolved beside others", concordanceText, "", "", row("848620", 100) + row("010129", 1), map[string]float64{"010129": 1}},
		{"names of the United Nations", "From HS 2022,To HS 2017\n'3818.00,381801\n", "", "", row("381800", 100), map[string]float64{"381801": 100}},
	} {
		rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "a.csv", tidyHeader+c.rows)}, From: "2021", To: "2021",
			Concordances: []string{inputFile(t, "c.csv", c.table)}, ConcordanceFrom: c.from, ConcordanceWeights: c.weights})
		got := map[string]float64{}
		for _, p := range rep.World.Products {
			got[p.HS6] = rep.World.value(t, "USA", "CHN", p.HS6)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// Reporters of an older edition are brought to the world's, split by those who
// report in it; the two sides then meet.
func TestConcordanceOfReports(t *testing.T) {
	row := func(reporter, partner int, flow, code, edition string, usd float64) comtradeRow {
		return comtradeRow{period: 2021, reporter: reporter, partner: partner, flow: flow, code: code, edition: edition, customs: "C00", transport: "0", usd: usd}
	}
	rows := []comtradeRow{
		row(842, 156, "X", "848620", "H6", 100), // split 3 to 1 by what Germany reports
		row(276, 156, "X", "848610", "H5", 30), row(276, 156, "X", "848640", "H5", 10),
		row(276, 392, "X", "381800", "H5", 7), // the same number in HS 2017: stays
	}
	rep := mustImport(t, ImportComtrade, ImportOptions{Sources: []string{inputFile(t, "a.csv", comtradeText(rows, presentHeader, comtradeRow.present))},
		Concordances: []string{inputFile(t, "c.csv", concordanceText)}})
	w := rep.World
	if a, b, c := w.value(t, "USA", "CHN", "848610"), w.value(t, "USA", "CHN", "848640"), w.value(t, "DEU", "JPN", "381800"); a != 75 || b != 25 || c != 7 {
		t.Errorf("got %g, %g and %g USD, want 75, 25 and 7", a, b, c)
	}
}

// A list of another edition names the world's codes.
func TestConcordanceOfLists(t *testing.T) {
	list := "entry,title,jurisdiction,hs6,coverage_low,coverage_mid,coverage_high,policy\n" +
		"X1,Machines,USA,848620,0.4,0.5,0.6,approval\nX2,Chips,USA,854231,0.4,0.5,0.6,approval\nX3,Wafers,USA,381800,0.4,0.5,0.6,approval\n"
	rows := tidyHeader + "2021,USA,CHN,848610,30,\n2021,USA,CHN,854239,70,\n2021,USA,CHN,381801,100,\n"
	rep := mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "a.csv", rows)}, From: "2021", To: "2021",
		List: inputFile(t, "l.csv", list), ListConcordance: inputFile(t, "c.csv", concordanceText)})
	got := map[string][]string{}
	for _, it := range rep.World.Items {
		got[it.Entry] = it.HS6
	}
	if !slices.Equal(got["X1"], []string{"848610"}) || !slices.Equal(got["X2"], []string{"854239"}) || !slices.Equal(got["X3"], []string{"381801"}) {
		t.Errorf("got %v", got)
	}
	c := rep.List.Concordance
	if len(c.Split) != 1 || c.Split[0].Share != 0.15 || len(c.Wider) != 1 || c.Wider[0].Code != "854231" || c.Wider[0].Share != 0.35 || len(c.Unresolved) != 0 {
		t.Errorf("got %+v, want 848620 split (0.15 of the trade) and 854231 in a wider code (0.35)", c)
	}
	rep = mustImport(t, ImportBACI, ImportOptions{Sources: []string{inputFile(t, "b.csv", tidyHeader+"2021,USA,CHN,381801,100,\n")}, From: "2021", To: "2021",
		List: inputFile(t, "l.csv", list), ListConcordance: inputFile(t, "c.csv", concordanceText)})
	if c := rep.List.Concordance; len(c.Unresolved) != 1 || c.Unresolved[0].Code != "848620" || !strings.Contains(rep.String(), "unresolved and left out: 848620 became [848610 848640]") {
		t.Errorf("got %+v, want 848620 unresolved", c)
	}
}

func TestConcordanceBadInputs(t *testing.T) {
	for _, c := range []struct{ name, text, from, want string }{
		{"header", "old,new\n381800,381801\n", "", "c.csv:1: found the header \"old,new\", expected two columns of codes whose names say an edition"},
		{"code", "HS2022,HS2017\n3818,381801\n", "", "c.csv:2: column hs2022: found \"3818\", expected an HS code of six digits"},
		{"pair twice", "HS2022,HS2017\n381800,381801\n381800,381801\n", "", "c.csv:3: column hs2017: found \"381801\", expected each pair of codes once"},
		{"edition", concordanceText, "HS2012", "expected one of the edition \"HS2012\""},
		{"empty", "HS2022,HS2017\n", "", "found no pair of codes"},
		{"weight", "HS2022,HS2017,weight\n381800,381801,-1\n", "", "c.csv:2: column weight: found \"-1\", expected a number of at least 0"},
	} {
		if _, err := ReadConcordance(inputFile(t, "c.csv", c.text), c.from); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q in it", c.name, err, c.want)
		}
	}
}
