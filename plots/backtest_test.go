package plots

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/cmpimg"

	"cordon/data"
)

// backtestTable is made up: nine months of one importer and one period of another.
func backtestTable() *data.Table {
	var c columns
	var who, period []string
	series := map[string][]float64{}
	names := []string{"observed", "base", "model_p50", "model_p05", "model_p95", "alone_p05", "alone_p95", "without", "no_change", "growth", "gravity", "shuffled"}
	for k := range 10 {
		f := 1 - 0.07*float64(k)
		who, period = append(who, "RUS"), append(period, fmt.Sprintf("2022-%02d", 3+k))
		if k == 9 {
			who[k], period[k] = "KAZ", "2022-03 to 2022-11"
		}
		for i, v := range []float64{f * (1 + 0.08*wobble(k)), 1, f, 0.55 * f, 1.6 * f, 0.85 * f, 1.15 * f, 1, 1, 1.12, 0.4, 1.08 * f} {
			series[names[i]] = append(series[names[i]], 240e6*v)
		}
	}
	c.strings("importer", who...)
	c.strings("period", period...)
	for _, n := range names {
		c.floats(n, "USD", series[n]...)
	}
	return &data.Table{Name: "importers", Columns: c}
}

func TestBacktest(t *testing.T) {
	for importer, golden := range map[string]string{"RUS": "backtest.png", "KAZ": "backtest_single.png"} {
		f, err := Backtest(backtestTable(), importer, importer, fixture())
		if err != nil {
			t.Fatal(err)
		}
		svg, err := f.SVG()
		if err != nil {
			t.Fatal(err)
		}
		text := svgText(t, svg)
		for _, want := range []string{f.Title, "observed", "90%: and recorded variation", "gravity shares", "shuffled network, no queue", "SYNTHETIC WORLD", "2022-03"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not drawn", importer, want)
			}
		}
		if strings.Contains(text, "NaN") {
			t.Errorf("%s: a number is not finite", importer)
		}
		got, err := f.png(100)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", golden)
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
	}
	var a *Absent
	if _, err := Backtest(backtestTable(), "FRA", "France", fixture()); !errors.As(err, &a) {
		t.Errorf("an importer that is not there: %v, want a reason", err)
	}
	empty := backtestTable()
	for i := range empty.Column("observed").Floats {
		empty.Column("observed").Floats[i] = math.NaN()
	}
	if _, err := Backtest(empty, "RUS", "Russia", fixture()); !errors.As(err, &a) {
		t.Errorf("nothing observed: %v, want a reason", err)
	}
}
