package history

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/model/chance"
)

// pastReference is the reference world as if it had been recorded in 2021, before any
// embargo on Russia, with ordinary machinery at an ordinary value by weight: as the
// patterns have it (beforeTheBan), so that the ban moves much of Russia's trade.
func pastReference(t testing.TB) *data.World {
	t.Helper()
	w, err := data.ReferenceWithout("RUS")
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"841350", "841360", "841370", "841410", "847982", "847989", "848180"} {
		w.Products[w.ProductIndex(code)].ValuePerKg = 15
	}
	w.From, w.To = data.MustDate("2021-01-01"), data.MustDate("2021-12-31")
	w.Flows.Period = slices.Repeat([]int32{2021}, w.Flows.Len())
	return w
}

// target of the ban.
const target = "RUS"

// recovers is by how much the arm with the ban is nearer to each of some histories of
// a table than the arm without it: mean CRPS of the target's quantities without the
// ban, less with it. [USD]
func recovers(table *Table, e Ensemble, truths [][]float64) []float64 {
	out := make([]float64, len(truths))
	n := 0.0
	var buf []float64
	for q, x := range table.Quantities {
		if x.Importer != target {
			continue
		}
		n++
		for k, values := range truths {
			var with, without float64
			with, buf = (&Fan{Values: e.Scenario}).CRPS(q, values[q], buf)
			without, buf = (&Fan{Values: e.Baseline}).CRPS(q, values[q], buf)
			out[k] += without - with
		}
	}
	for k := range out {
		out[k] /= n
	}
	return out
}

// ban is a comparison of the ban of 2022 with today's list.
func ban(t testing.TB, w *data.World, seed uint64, replicates int) experiments.Options {
	t.Helper()
	scenario, err := experiments.Load(filepath.Join("..", "patterns", "russia.yaml"), w)
	if err != nil {
		t.Fatal(err)
	}
	today, err := experiments.Load("today", w)
	if err != nil {
		t.Fatal(err)
	}
	return experiments.Options{World: w, Against: today, Scenarios: []experiments.Arm{scenario}, Replicates: replicates, Workers: 2, Seed: seed}
}

// Flows that the model made at joint draws of its parameters are inside the 90%
// interval of other draws as often as it says. Quantities of one truth hang together,
// so that 200 of them are taken from many truths, drawn under another seed.
func TestModelMadeHistory(t *testing.T) {
	truths, draws, to := 10, 20, "2022-05"
	if long() {
		truths, draws, to = 100, 64, "2022-11"
	}
	w := pastReference(t)
	span, _ := Span("2022-03", to)
	by, _ := ParseBy("quarter,exporter,hs4")
	var table *Table
	e := direct(t, ban(t, w, 1, 2), span, by, nil, &table, draws, 0)
	fan := e.Scenario
	made := direct(t, ban(t, w, 2, 2), span, by, nil, &table, truths, 0).Scenario
	f := &Fan{Values: fan}
	var wide []int // large enough that none of them is nothing: where many draws have no trade at all, more than 90% are inside
	var buf []float64
	for q := range table.Quantities {
		var low, high float64
		if low, high, buf = f.Interval(q, buf); high > low && table.Base[q] > 10e6 {
			wide = append(wide, q)
		}
	}
	inside, n := 0, 0
	var every, everyIn, aimed, aimedIn int // of all quantities, small ones included; of those that the target buys
	shares := make([]float64, truths)
	key := chance.Root(7, 0)
	for k, values := range made {
		in := func(q int) bool {
			var low, high float64
			low, high, buf = f.Interval(q, buf)
			return low <= values[q] && values[q] <= high
		}
		for pick := range 200 / truths {
			n++
			if in(wide[key.Of(uint64(k), pick)%uint64(len(wide))]) {
				inside++
			}
		}
		hit := 0.0
		for _, q := range wide {
			if in(q) {
				hit++
			}
		}
		for q, x := range table.Quantities {
			every++
			if x.Importer == target {
				aimed++
			}
			if in(q) {
				everyIn++
				if x.Importer == target {
					aimedIn++
				}
			}
		}
		shares[k] = hit / float64(len(wide))
	}
	got := float64(inside) / float64(n)
	mean, se := meanSE(shares)
	t.Logf("%d draws, %d truths: %d quantities, %.1f%% inside the 90%% interval (standard error %.1f if independent); all %d large ones of each truth: %.1f%% (standard error over truths %.1f); all %d, large or small: %.1f%%; the target's %d: %.1f%%",
		draws, truths, n, 100*got, 100*math.Sqrt(got*(1-got)/float64(n)), len(wide), 100*mean, 100*se,
		every/truths, 100*float64(everyIn)/float64(every), aimed/truths, 100*float64(aimedIn)/float64(aimed))
	if n != 200 || got < 0.85 || got > 0.95 {
		t.Errorf("%.1f%% of %d quantities are inside their 90%% interval, want 85 to 95%% of 200", 100*got, n)
	}
	if math.Abs(mean-0.9) > 0.03+2*se { // given one fan, whose own parameter draws shift all quantities together
		t.Errorf("%.1f%% of all quantities are inside, standard error %.1f", 100*mean, 100*se)
	}
	nearer, nearerSE := meanSE(recovers(table, e, made))
	after, before := 0.0, 0.0
	for q, x := range table.Quantities {
		if x.Importer == target {
			after, before = after+median(valuesOf(e.Scenario, q)), before+median(valuesOf(e.Baseline, q))
		}
	}
	t.Logf("the ban takes %.1f%% of the target's imports; CRPS of its quantities is %.4g USD less with the ban than without (standard error %.2g)", 100*(1-after/before), nearer, nearerSE)
	if !(nearer > 2*nearerSE) {
		t.Errorf("forecasts without the ban do as well for the target as with it: CRPS %.4g USD more (standard error %.2g)", nearer, nearerSE)
	}
}

// valuesOf is a quantity's values over members.
func valuesOf(members [][]float64, q int) (out []float64) {
	for _, m := range members {
		out = append(out, m[q])
	}
	return out
}

func meanSE(x []float64) (mean, se float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		se += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(se / float64(len(x)-1) / float64(len(x)))
}

// One history that the model made goes through a file, the importer and the whole
// back-test: what was written is what is observed, to the cent; most of it is inside
// the interval; the ban shows: who knows of it is nearer than who does not.
func TestModelMadeFile(t *testing.T) {
	w := pastReference(t)
	to := "2022-05"
	if long() {
		to = "2022-11"
	}
	span, _ := Span("2022-03", to)
	truth := Options{Run: ban(t, w, 11, 2)}
	if err := truth.prepare(span); err != nil {
		t.Fatal(err)
	}
	study, err := truth.Run.Study()
	if err != nil {
		t.Fatal(err)
	}
	rep, err := study.Run(context.Background(), 1) // a joint draw
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	flows, codes, bought := writeComext(t, dir, rep, study.Arms[0].Start, span)
	by, _ := ParseBy("quarter,hs4")
	replicates, least := 12, 0.5 // few draws: the interval is from the smallest to the largest of six
	if long() {
		replicates, least = 128, 0.8
	}
	r, err := Run(context.Background(), Options{
		Run: ban(t, w, 1, replicates), By: by, NoVariation: true,
		Observed: ObservedOptions{Import: data.ImportOptions{Sources: []string{flows}, Codes: codes, USDPerEUR: 1}, From: "2022-03", To: to},
	})
	if err != nil {
		t.Fatal(err)
	}
	left := 0.0
	for _, u := range r.Table.Unmatched {
		if !strings.HasPrefix(u.Reason, "base-period") {
			left += u.USD
		}
	}
	seen := map[string]float64{}
	for q, x := range r.Table.Quantities {
		seen[x.Importer] += r.Table.Observed[q]
	}
	for importer, usd := range bought {
		if math.Abs(seen[importer]-usd) > 1e-6*usd+1 {
			t.Errorf("%s bought %.2f USD in the file, of which %.2f are in quantities", importer, usd, seen[importer])
		}
	}
	s := r.Scores[0]
	t.Logf("%d quantities, %.1f%% inside, sign %.2f, rank %.2f, left out %.0f USD, targets %v", s.N, 100*s.Coverage, s.Sign, s.Rank, left, r.Targets)
	for _, v := range r.Verdicts() {
		t.Log(v.Words)
	}
	for _, d := range r.Detours {
		t.Logf("%+v", d)
	}
	if left != 0 {
		t.Errorf("%.0f USD that the model itself made match nothing: %v", left, r.Table.Unmatched)
	}
	if s.Coverage < least { // of one truth, whose quantities hang together
		t.Errorf("%.1f%% of the quantities of a model-made history are inside", 100*s.Coverage)
	}
	if !slices.Equal(r.Targets, []string{target}) {
		t.Errorf("the model's largest loser is %v, want the target of the ban", r.Targets)
	}
	if nearer := recovers(r.Table, r.Fine, [][]float64{r.Table.Observed})[0]; !(nearer > 0) { // one truth: no standard error
		t.Errorf("forecasts without the ban do as well for the target as with it: CRPS %.4g USD more", nearer)
	}
	if !(r.Detours[0].Loss > 0) {
		t.Errorf("the observed detour %+v has no loss", r.Detours[0])
	}
}
