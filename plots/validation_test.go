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

// validationTable is made up: a miss, a line that does not happen, one that can't be
// told, a hit with an open side, and one without a target.
func validationTable() *data.Table {
	nan := math.NaN()
	var c columns
	c.strings("verdict", "miss", "miss", "can't tell", "hit", "no target")
	c.ints("pattern", 12, 2, 9, 5, 17)
	c.strings("quantity", "share of re-routed goods through the top hub, with a name so long that it takes two lines of the figure and then some more", "what does not happen", "value through third countries", "rise over rise", "reported only")
	c.strings("unit", "share", "ratio", "share", "ratio", "firms")
	c.floats("low", "", 0.7, 0.75, 0.05, 2, nan)
	c.floats("high", "", 1, 1.25, 0.1, nan, nan)
	c.floats("model", "", 0.55, nan, 0.09, 7.5, 16)
	c.floats("model_low", "", 0.5, nan, 0.06, 6, 15)
	c.floats("model_high", "", 0.6, nan, 0.12, 9, 17)
	c.floats("gravity", "", nan, nan, 0, nan, nan)
	c.floats("gravity_low", "", nan, nan, 0, nan, nan)
	c.floats("gravity_high", "", nan, nan, 0, nan, nan)
	c.floats("shuffled", "", 0.8, nan, 0.2, nan, 20)
	c.floats("shuffled_low", "", 0.75, nan, 0.15, nan, 18)
	c.floats("shuffled_high", "", 0.85, nan, 0.25, nan, 22)
	return &data.Table{Name: "validation", Columns: c}
}

func TestValidationFigure(t *testing.T) {
	f, err := Validation(validationTable(), "made up for the test")
	if err != nil {
		t.Fatal(err)
	}
	svg, err := f.SVG()
	if err != nil {
		t.Fatal(err)
	}
	text := svgText(t, svg)
	for _, want := range []string{"Published patterns: 2 missed, 1 met, 1 can't be told", "12 share of re-routed goods", "hardly happens", "target 0.7 to 1", "target 2 or more", "shuffled", "made up for the test"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not drawn", want)
		}
	}
	if strings.Contains(text, "reported only") {
		t.Error("a line without a target is drawn")
	}
	got, err := f.png(100)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "validation.png")
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := cmpimg.EqualApprox("png", got, want, 0.1); err != nil || !same {
		t.Errorf("the figure differs from %s (%v); if it is right, run the test with -update", path, err)
	}
}

func TestValidationFigureAbsent(t *testing.T) {
	table := validationTable()
	table.Columns = table.Columns[1:]
	if _, err := Validation(table, ""); err == nil || !strings.Contains(err.Error(), `no column "verdict"`) {
		t.Errorf("a table without verdicts gives %v", err)
	}
}
