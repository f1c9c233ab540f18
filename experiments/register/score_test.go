package register

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
)

// comextOf writes observed flows in Comext's layout: a row a month and registered flow, of
// value in all, and what else lines say.
func comextOf(t *testing.T, s *Stored, value func(q int) float64, lines ...string) data.ImportOptions {
	t.Helper()
	hs6 := map[string]string{}
	codes := "cn,lvl,hs6,description,chpl_tier,continuity\n99999900,8,999999,Nothing of ours,,continuous\n"
	for _, code := range sortedKeys(s.Source.Goods) {
		hs6[s.Source.Goods[code]] = code
		codes += code + "00,8," + code + ",Goods,,continuous\n"
	}
	rows := "month,reporter,partner,cn,value_eur\n"
	for q := range s.Quantities {
		x := &s.Quantities[q]
		if !x.flow() {
			continue
		}
		if y := value(q); !math.IsNaN(y) {
			from := "DEU"
			if x.Importer == "DEU" {
				from = "FRA"
			}
			for _, month := range []string{"2026-03", "2026-04", "2026-05"} {
				rows += fmt.Sprintf("%s,%s,%s,%s00,%.2f\n", month, from, x.Importer, hs6[x.Goods], y/3)
			}
		}
	}
	rows += strings.Join(lines, "")
	dir := t.TempDir()
	for name, text := range map[string]string{"comext.csv": rows, "codes.csv": codes} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return data.ImportOptions{Sources: []string{filepath.Join(dir, "comext.csv")}, Codes: filepath.Join(dir, "codes.csv"), USDPerEUR: 1}
}

// Flows at the registered medians score as such; rows that are in no registered
// quantity are counted and ignored, and registered ones that the table lacks listed.
func TestScoreOfFlows(t *testing.T) {
	dir, _ := registered(t)
	s, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	gone := s.Quantities[0].Importer // has no row at all
	flows := comextOf(t, s, func(q int) float64 {
		if s.Quantities[q].Importer == gone {
			return math.NaN()
		}
		return math.Max(s.Forecasts[0].Quantiles[q][2], 300) // medians of 0 get a row too
	}, "2026-04,DEU,USA,99999900,1000\n", "2026-07,DEU,USA,99999900,1000\n", "2026-04,DEU,BRA,"+sortedKeys(s.Source.Goods)[0]+"00,500\n")
	o, err := Score(context.Background(), ScoreOptions{Prediction: dir, Flows: flows})
	if err != nil {
		t.Fatal(err)
	}
	missed := 0
	for q := range o.Rows {
		r := &o.Rows[q]
		switch {
		case !r.flow() && o.Seen.Why[q] != "no cases were given (--cases)", r.Importer == gone && o.Seen.Why[q] != "no row of the importer":
			t.Errorf("%s: %q", r.Name(), o.Seen.Why[q])
		case r.flow() && r.Importer == gone:
			missed++
		case r.flow() && (math.Abs(r.Observed-math.Max(r.Quantiles[2], 300)) > 0.05 || !r.In50 || !r.In90 || !(r.CRPS[0] >= 0)):
			t.Errorf("%s: observed %g, quantiles %v, CRPS %v", r.Name(), r.Observed, r.Quantiles, r.CRPS)
		}
	}
	flowN, _ := s.Count()
	if f := o.Flows[0]; missed == 0 || f.N != flowN-missed || f.In50 != 1 || f.In90 != 1 || len(o.Flows) != 5 || !math.IsNaN(o.Flows[1].Skill) || math.IsNaN(o.Flows[4].Skill) { // of one year's base period: single values have no skill by CRPS
		t.Errorf("%d missing; %+v", missed, o.Flows)
	}
	ignored := map[string]int64{}
	for _, x := range o.Seen.Ignored {
		ignored[x.Reason] += x.Rows
	}
	if ignored["product is in no registered quantity"] != 1 || ignored["importer is in no registered quantity"] != 1 || len(ignored) != 3 {
		t.Errorf("ignored %v; want a row of other goods, one of another importer, one of another month", ignored)
	}
	if o.Weights == nil || o.Weights.ESS < 4.7 {
		t.Errorf("weights %+v", o.Weights)
	}
	flows = comextOf(t, s, func(int) float64 { return math.NaN() }, "2026-03,DEU,BRA,99999900,500\n2026-04,DEU,BRA,99999900,500\n2026-05,DEU,BRA,99999900,500\n")
	if _, err := Score(context.Background(), ScoreOptions{Prediction: dir, Flows: flows}); err == nil || !strings.Contains(err.Error(), "none of the") {
		t.Errorf("a table of other countries: %v", err)
	}
}
