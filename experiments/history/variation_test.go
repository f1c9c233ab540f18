package history

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"cordon/data"
)

// lognormal is a world of many cells whose monthly trade is a mean times independent
// lognormal noise of a spread, two years long.
func lognormal(cells int, sd float64) *data.World { return growing(cells, 2, sd, 0) }

// growing is the same of some years before 2022, with growth [log points a year].
func growing(cells, years int, sd, growth float64) *data.World {
	r := rand.New(rand.NewPCG(3, 4))
	w := &data.World{Name: "noise", From: data.MustDate(fmt.Sprintf("%d-01-01", 2022-years)), To: data.MustDate("2021-12-31")}
	w.Jurisdictions = []data.Jurisdiction{{ISO3: "AUT"}, {ISO3: "RUS"}}
	f := &w.Flows
	for k := range cells {
		w.Products = append(w.Products, data.Product{HS6: string([]byte{'8', '4', '0' + byte(k/100), '0' + byte(k/10%10), '0' + byte(k%10), '0'})})
		for m := range 12 * years {
			f.Period, f.Exporter, f.Importer = append(f.Period, int32(100*(2022-years+m/12)+1+m%12)), append(f.Exporter, 0), append(f.Importer, 1)
			f.Product, f.ValueUSD, f.QuantityT = append(f.Product, uint16(k)), append(f.ValueUSD, 30e3*math.Exp(growth*float64(m)/12+sd*r.NormFloat64())), append(f.QuantityT, math.NaN())
		}
	}
	return w
}

// Where trade grows steadily, who carries last year's growth on is off by the noise
// alone: growth is counted once.
func TestGrowthOnce(t *testing.T) {
	const sd, growth, years = 0.1, 0.4, 4
	w := growing(900, years, sd, growth)
	span, _ := Span("2022-01", "2022-12")
	by, _ := ParseBy("month,exporter,hs6")
	table, err := NewTable(w, func(string) bool { return true }, by, span, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	ideal := &Fan{Values: [][]float64{make([]float64, len(table.Quantities))}}
	for q, x := range table.Quantities {
		ideal.Values[0][q] = 30e3 * math.Exp(growth*(years+float64(x.Period)/12))
		table.Observed[q] = ideal.Values[0][q] * math.Exp(sd*r.NormFloat64())
	}
	noise := make(factorsOf, FactorsN)
	for k := range noise {
		noise[k] = math.Exp(sd * math.Sqrt2 * math.Erfinv(2*(float64(k)+0.5)/FactorsN-1))
	}
	ideal.Spread = noise
	want, got := Score(table, ideal), Score(table, table.carriedOn(w, NewVariation(table, table.Series(w))))
	// the rate of a year squared over that of the year before: 5/12 of the noise's variance more
	most := 1.1 * math.Sqrt(1+5.0/12) * want.CRPSLog
	t.Logf("%.1f%% inside, CRPS of logs %.4f; of the truth %.1f%%, %.4f", 100*got.Coverage, got.CRPSLog, 100*want.Coverage, want.CRPSLog)
	if math.Abs(got.Coverage-0.9) > 0.03 || got.CRPSLog > most {
		t.Errorf("%.1f%% inside the 90%% interval, CRPS of logs %.4f, want 90%% and at most %.4f", 100*got.Coverage, got.CRPSLog, most)
	}
}

// The variation of independent monthly noise is found at its size, and less the
// model's luck it is what is left of the variance.
func TestVariation(t *testing.T) {
	const sd = 0.5
	w := lognormal(400, sd)
	span, _ := Span("2022-01", "2022-01")
	by, _ := ParseBy("month,exporter,hs6")
	table, err := NewTable(w, func(string) bool { return true }, by, span, nil)
	if err != nil {
		t.Fatal(err)
	}
	v := NewVariation(table, table.Series(w))
	if len(v.Classes) != 1 {
		t.Fatalf("%d classes", len(v.Classes))
	}
	c := v.Classes[0]
	// a month over the mean of 12 to 23 months before
	want := sd * math.Sqrt(1+(math.Exp(sd*sd)-1)/sd/sd/17)
	if math.Abs(c.LogSD/want-1) > 0.05 || c.Zero != 0 || c.N != 400*12 {
		t.Errorf("%d ratios, zero %g, spread %.3f, want %.3f", c.N, c.Zero, c.LogSD, want)
	}
	r := rand.New(rand.NewPCG(5, 6))
	luck := make([][]float64, 8)
	for n := range luck {
		luck[n] = make([]float64, len(table.Quantities))
		for q := range luck[n] {
			luck[n][q] = 30e3 * math.Exp(0.3*r.NormFloat64())
		}
	}
	less := v.LessLuck(luck)
	factors, added := less.Of(0)
	spread := (math.Log(evenly(factors, 0.84)) - math.Log(evenly(factors, 0.16))) / 2
	if left := math.Sqrt(c.LogSD*c.LogSD - 0.3*0.3); math.Abs(spread/left-1) > 0.1 || added != nil {
		t.Errorf("less luck of 0.3 the spread is %.3f, want %.3f", spread, left)
	}
	if got := c.LogSD; got != v.Classes[0].LogSD || len(v.Classes[0].Factors) != FactorsN {
		t.Error("taking luck off has changed the whole variation")
	}
	// an interval of the noise's own size holds nine of ten new months
	fan := &Fan{Values: [][]float64{table.Base}, Spread: v}
	inside, n := 0, 0
	var buf []float64
	for q := range table.Quantities {
		var low, high float64
		low, high, buf = fan.Interval(q, buf)
		for range 20 {
			n++
			if x := 30e3 * math.Exp(sd*r.NormFloat64()); low <= x && x <= high {
				inside++
			}
		}
	}
	if got := float64(inside) / float64(n); math.Abs(got-0.9) > 0.02 {
		t.Errorf("%.3f of new months are inside the 90%% interval", got)
	}
}

// Too short a base period is said, not guessed beyond.
func TestVariationTooShort(t *testing.T) {
	w := lognormal(30, 0.5)
	span, _ := Span("2022-01", "2024-12")
	by, _ := ParseBy("whole")
	table, err := NewTable(w, func(string) bool { return true }, by, span, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := NewVariation(table, table.Series(w)).Classes[0]
	if c.Asked != 36 || c.Length+c.Gap > 23 || c.Length < 1 {
		t.Errorf("asked %d, length %d, gap %d of 24 months", c.Asked, c.Length, c.Gap)
	}
}

// The variation is the base period's alone: what is observed afterwards, and so which
// cells are quantities, changes nothing of it.
func TestVariationKnowsNoFuture(t *testing.T) {
	w := lognormal(200, 0.5)
	f := &w.Flows
	for n := range f.ValueUSD { // the first hundred never traded, fifty others not in the first year
		if k := f.Product[n]; k < 100 || k < 150 && f.Period[n] < 202101 {
			f.ValueUSD[n] = 0
		}
	}
	span, _ := Span("2022-01", "2022-02")
	by, _ := ParseBy("month,exporter,hs6")
	of := func(traded func(k int) bool) map[Quantity][2][]float64 {
		seen := *lognormal(200, 0.5)
		rows := &seen.Flows
		for n := range rows.ValueUSD {
			if rows.Period[n] = 202201; !traded(int(rows.Product[n])) {
				rows.ValueUSD[n] = 0
			}
		}
		table, err := NewTable(w, func(string) bool { return true }, by, span, &Observed{World: &seen, Span: span, Absent: Zero, Report: &data.ImportReport{}})
		if err != nil {
			t.Fatal(err)
		}
		v := NewVariation(table, table.Series(w))
		out := map[Quantity][2][]float64{}
		for q, x := range table.Quantities {
			factors, added := v.Of(q)
			out[x] = [2][]float64{factors, added}
		}
		return out
	}
	all, few := of(func(int) bool { return true }), of(func(k int) bool { return k%10 == 0 || k > 150 })
	if len(few) >= len(all) || len(few) < 100 {
		t.Fatalf("%d and %d quantities", len(all), len(few))
	}
	for q, v := range few {
		if !reflect.DeepEqual(v, all[q]) {
			t.Fatalf("%v: %v where all trade afterwards, %v where few do", q, all[q], v)
		}
	}
}
