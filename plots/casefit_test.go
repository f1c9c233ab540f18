package plots

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/cmpimg"

	"cordon/data"
)

// fitTable is made up: two times with a fit that is a little off.
func fitTable() *data.Table {
	var c columns
	var place, name []string
	var day, n, open []int64
	var recorded, fitted, distance []float64
	for k, time := range []string{"in-house: received to decided", "referred: out for referral"} {
		for d := range 40 {
			f := 1 - math.Exp(-float64(d)/(6+9*float64(k)))
			place, name, day = append(place, "DEU"), append(name, time), append(day, int64(d))
			recorded, fitted, distance = append(recorded, min(1, max(0, f+0.04*wobble(d/3)*f*(1-f)*4))), append(fitted, f), append(distance, 0.031)
			n, open = append(n, int64(2000-900*k)), append(open, int64(80*k))
		}
	}
	c.strings("jurisdiction", place...)
	c.strings("time", name...)
	c.ints("day", day...)
	c.floats("recorded", "share", recorded...)
	c.floats("fitted", "share", fitted...)
	c.ints("n", n...)
	c.ints("open", open...)
	c.floats("distance", "share", distance...)
	return &data.Table{Name: "case_fit", Columns: c}
}

func TestCaseFit(t *testing.T) {
	f, err := CaseFit(fitTable(), "3,100 case records of DEU, made up")
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	text := svgText(t, svg)
	for _, want := range []string{f.Title, "In-house: received to decided", "recorded: 2,000 cases", "1,100 cases, 80 still open", "largest difference 0.031", "3,100 case records of DEU, made up"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not drawn", want)
		}
	}
	got, err := f.png(100)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "casefit.png")
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run the test with -update and look at the picture", err)
	}
	if same, err := cmpimg.EqualApprox("png", got, want, 0.1); err != nil || !same {
		t.Errorf("the figure differs from %s (%v); if it is right, run the test with -update", path, err)
	}
	if _, err := CaseFit(&data.Table{Name: "case_fit"}, ""); err == nil {
		t.Error("a table without columns is drawn, want a reason")
	}
}
