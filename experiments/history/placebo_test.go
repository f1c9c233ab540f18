package history

import (
	"context"
	"math"
	"testing"

	"cordon/data"
	"cordon/experiments"
)

// placebo is a back-test of today's list at a date inside Comext's base period.
func placebo(t testing.TB, baseFrom, baseTo, from, to string) Options {
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
	return Options{
		Run:       experiments.Options{World: rep.World, Against: today, Scenarios: []experiments.Arm{today}, Replicates: 64, Workers: 2, Seed: 1},
		Observed:  ObservedOptions{Import: data.ImportOptions{Sources: []string{table}, Codes: cn}, From: from, To: to},
		NoOutside: true,
	}
}

// Where nothing happened, at most one cell of ten is outside its 90% interval, and the
// change that is none has no effect at all on the model's own flows.
func TestPlacebo(t *testing.T) {
	o := placebo(t, "2020-01", "2021-08", "2021-09", "2022-02")
	flows, err := ReadObserved(o.Observed)
	if err != nil {
		t.Fatal(err)
	}
	by, _ := ParseBy("month,exporter,hs6")
	var table *Table
	e := direct(t, o.Run, flows.Span, by, flows, &table, 16, 3)
	for n := range e.Scenario {
		for q := range e.Scenario[n] {
			if e.Scenario[n][q] != e.Baseline[n][q] {
				t.Fatalf("%+v: %g with nothing changed, %g without it", table.Quantities[q], e.Scenario[n][q], e.Baseline[n][q])
			}
		}
	}
	beyond := NewVariation(table, table.Series(o.Run.World)).LessLuck(e.Luck)
	s := Score(table, &Fan{Name: ModelName, Values: e.Scenario, Spread: beyond})
	plain := Score(table, &Fan{Name: "alone", Values: e.Scenario})
	t.Logf("%d cells, %.1f%% outside their 90%% interval (%.1f%% of parameters and luck alone), which is %.2f times as wide as the mean observed (%.2f)", s.N, 100*(1-s.Coverage), 100*(1-plain.Coverage), s.Width, plain.Width)
	if !(s.Width < 4) { // a month of one code from one country is lumpy: twice as far as from nothing to twice
		t.Errorf("the intervals are %.2f times as wide as what was observed, which says nothing", s.Width)
	}
	if s.N < 5000 || s.Coverage < 0.9 {
		t.Errorf("%.1f%% of %d cells are outside their 90%% interval, want at most 10%%", 100*(1-s.Coverage), s.N)
	}
	if plain.Coverage >= s.Coverage {
		t.Errorf("the recorded variation of trade leaves %.1f%% inside, parameters and luck alone %.1f%%", 100*s.Coverage, 100*plain.Coverage)
	}
}

// What importers bought a month, all goods together, shows no effect of the change
// that is none, beyond its interval, more often than one in ten; and the interval says
// something. At the later date more of them do: a known miss, which no interval is
// widened for, and which is told apart from the bound only by full counts.
func TestPlaceboEffects(t *testing.T) {
	draws, luck := 12, 3
	if long() {
		draws, luck = 64, 16
	}
	for _, d := range []struct {
		baseTo, from, to string
		missed           bool
	}{{"2021-02", "2021-03", "2021-08", false}, {"2021-08", "2021-09", "2022-02", true}} {
		if d.missed && !long() {
			continue
		}
		o := placebo(t, "2020-01", d.baseTo, d.from, d.to)
		flows, err := ReadObserved(o.Observed)
		if err != nil {
			t.Fatal(err)
		}
		r := &Result{}
		r.Sums = direct(t, o.Run, flows.Span, By{Period: "month", Goods: All}, flows, &r.Totals, draws, luck)
		r.OfTotals[0] = NewVariation(r.Totals, r.Totals.Series(o.Run.World))
		r.OfTotals[1] = r.OfTotals[0].LessLuck(r.Sums.Luck)
		r.effects()
		clear, n, width, off := 0, 0, []float64{}, []float64{}
		for _, e := range r.Effects {
			if !(e.Observed > 0) {
				continue
			}
			n++
			width, off = append(width, (e.High-e.Low)/e.Observed), append(off, math.Abs(e.Observed-e.Without)/e.Observed)
			if e.Clear {
				clear++
			}
		}
		share, wide := float64(clear)/float64(n), median(width)
		t.Logf("%s to %s: %d of %d importers and months (%.1f%%) with an effect beyond its interval, whose median width is %.2f of what was observed; known miss: %v; the median itself is off by %.2f", d.from, d.to, clear, n, 100*share, wide, d.missed, median(off))
		switch {
		case n < 40:
			t.Errorf("%s: %d importers and months", d.from, n)
		case d.missed != (share > 0.1):
			t.Errorf("%s: %d of %d importers and months with an effect beyond its interval where nothing changed, want at most 10%% (known miss: %v)", d.from, clear, n, d.missed)
		}
		if !d.missed && wide > 2 { // as far as from nothing to twice
			t.Errorf("%s: the intervals are %.2f times as wide as what was observed, which says nothing", d.from, wide)
		}
	}
}

// The same in full, at three dates and several ways of adding up, as it comes out.
// Only the cells are held to a bound; sums over exporters and goods are reported.
func TestPlaceboDates(t *testing.T) {
	if !long() {
		t.Skip("set CORDON_LONG=1 for the full placebo")
	}
	for _, d := range [][4]string{{"2020-01", "2021-08", "2021-09", "2022-02"}, {"2020-01", "2021-02", "2021-03", "2021-08"}, {"2020-07", "2021-11", "2021-12", "2022-02"}} {
		for _, text := range []string{"month,exporter,hs6", "whole,exporter,hs6", "quarter,hs4", "month"} {
			o := placebo(t, d[0], d[1], d[2], d[3])
			o.By, _ = ParseBy(text)
			r, err := Run(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			s, clear := r.Scores[0], 0
			for _, e := range r.Effects {
				if e.Clear {
					clear++
				}
				if math.Abs(e.Model) > 0 {
					t.Errorf("%s: the model has an effect of %g USD on %s where nothing changed", d[2], e.Model, e.Importer)
				}
			}
			t.Logf("base %s to %s, placebo %s to %s, %s: %d quantities, %.1f%% outside (%.1f%% of parameters and luck alone); %d of %d importers and periods with an effect beyond its interval", d[0], d[1], d[2], d[3], text, s.N, 100*(1-s.Coverage), 100*(1-r.Plain.Coverage), clear, len(r.Effects))
			for _, null := range r.Scores {
				t.Logf("   %s: %.1f%% outside, log error %.3f, CRPS %.4g, CRPS of logs %.3f", null.Name, 100*(1-null.Coverage), null.LogError, null.CRPS, null.CRPSLog)
			}
			if text == "month,exporter,hs6" && s.Coverage < 0.9 {
				t.Errorf("placebo %s: %.1f%% of %d cells are outside their 90%% interval, want at most 10%%", d[2], 100*(1-s.Coverage), s.N)
			}
		}
	}
}
