package history

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"

	"cordon/data"
	"cordon/experiments"
)

// sharedData is a file of the real data beside the project.
func sharedData(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("CORDON_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real data file %s is not there; set CORDON_SHARED to the folder that holds data/%s", path, name)
	}
	return path
}

// long says whether the full counts are asked for.
func long() bool { return os.Getenv("CORDON_LONG") == "1" }

// placebo is a back-test of today's list at a date inside Comext's base period.
func placebo(t testing.TB, baseFrom, baseTo, from, to string, by By, replicates int) *Result {
	t.Helper()
	table, cn := sharedData(t, "comext_eu27_sanctioned_goods_2020-01_2022-02.csv.gz"), sharedData(t, "comext_codes.csv")
	rep, err := data.ImportComext(data.ImportOptions{Sources: []string{table}, Codes: cn, From: baseFrom, To: baseTo, Totals: sharedData(t, "comtrade_total_exports_bilateral_2014_2021.csv.gz")})
	if err != nil {
		t.Fatal(err)
	}
	today, err := experiments.Load("today", rep.World)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Options{
		Run:      experiments.Options{World: rep.World, Against: today, Scenarios: []experiments.Arm{today}, Replicates: replicates, Workers: 2, Seed: 1},
		Observed: ObservedOptions{Import: data.ImportOptions{Sources: []string{table}, Codes: cn}, From: from, To: to},
		By:       by, NoOutside: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPlacebo(t *testing.T) {
	replicates := 32
	if long() {
		replicates = 64
	}
	for _, text := range []string{"whole,exporter,hs6", "month,exporter,hs6", "month", "quarter,hs4"} {
		by, _ := ParseBy(text)
		r := placebo(t, "2020-01", "2021-08", "2021-09", "2022-02", by, replicates)
		s := r.Scores[0]
		t.Logf("%s: %d quantities, %.1f%% outside their 90%% interval (%.1f%% of parameters and luck alone); log error %.3f, CRPS %.3g, width %.2f (alone %.2f)", text, s.N, 100*(1-s.Coverage), 100*(1-r.Plain.Coverage), s.LogError, s.CRPS, s.Width, r.Plain.Width)
		for _, s := range r.Scores[1:] {
			t.Logf("   %s: outside %.1f%%, log error %.3f, CRPS %.3g, width %.2f", s.Name, 100*(1-s.Coverage), s.LogError, s.CRPS, s.Width)
		}
		for _, v := range r.Verdicts() {
			t.Log("   ", v.Words)
		}
		for _, c := range r.Beyond.Classes {
			t.Logf("   class length %d gap %d size %d asked %d: n %d zero %.2f sd %.2f luck %.2f trend %.2f", c.Length, c.Gap, c.Size, c.Asked, c.N, c.Zero, c.LogSD, c.LuckSD, c.Trend)
		}
		clear := 0
		for _, e := range r.Effects {
			if e.Clear {
				clear++
				t.Logf("   effect %s %d: %.3g (%.3g to %.3g)", e.Importer, e.Period, e.Observed-e.Without, e.Low, e.High)
			}
			if math.Abs(e.Model) > 1e-6 {
				t.Errorf("effect of nothing: %g", e.Model)
			}
		}
		t.Logf("   %d of %d importers and periods with a clear effect; detours %v", clear, len(r.Effects), r.Detours)
		for _, u := range r.Table.Unmatched {
			t.Logf("   unmatched %s: %d rows, %.4g USD", u.Reason, u.Rows, u.USD)
		}
		t.Logf("   beside %.3g", r.Beside)
	}
}
