package plots

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestChangesSumExactly: whatever the two accounts hold, the changes sum to
// the difference of their totals, to the cent.
func TestChangesSumExactly(t *testing.T) {
	codes := []string{"invented"}
	for _, f := range fates {
		codes = append(codes, f.code)
	}
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.MapOf(rapid.SampledFrom(codes), rapid.Int64Range(0, 1<<57))
		from, to := account(cents.Draw(t, "from")), account(cents.Draw(t, "to"))
		var sum int64
		steps := changes(from, to)
		for i, c := range steps {
			sum += c.cents
			if i > 0 && steps[i-1].cents > 0 && c.cents < 0 {
				t.Fatalf("a loss stands below a gain: %v", steps)
			}
		}
		if want := to.total() - from.total(); sum != want {
			t.Fatalf("the changes sum to %d cents, want %d", sum, want)
		}
		var classes int64
		for _, v := range from.byClass() {
			classes += v
		}
		if classes != from.total() {
			t.Fatalf("the classes sum to %d cents, want %d", classes, from.total())
		}
	})
}

// TestLedgerBalances: needs are shared, so the fixture's totals are the same in
// every arm and each waterfall returns to zero.
func TestLedgerBalances(t *testing.T) {
	all, err := fixture().accounts()
	if err != nil {
		t.Fatal(err)
	}
	for _, use := range endUses {
		for _, arm := range fixtureArms {
			var sum int64
			for _, c := range changes(all["today"][use], all[arm][use]) {
				sum += c.cents
			}
			if sum != 0 {
				t.Errorf("%s, %s: the waterfall ends at %d cents, want 0", arm, use, sum)
			}
		}
	}
}

// TestKaplanMeier repeats the six-patient example by hand: deaths at 1, 3 and
// 4, one censored with the death at 3. Survival 5/6, then 5/6*4/5, ...
func TestKaplanMeier(t *testing.T) {
	s := kaplanMeier([]bin{
		{2, 3, 1, 1}, {0, 1, 1, 0}, {3, 4, 1, 0}, {4, math.Inf(1), 0, 2}, // 6 filings
	})
	wantDay, wantShare := []float64{0, 1, 3, 4}, []float64{1, 5. / 6, 5. / 6 * 4 / 5, 5. / 6 * 4 / 5 * 2 / 3}
	if len(s.day) != len(wantDay) || s.filings != 6 {
		t.Fatalf("got %+v", s)
	}
	for i := range wantDay {
		if s.day[i] != wantDay[i] || math.Abs(s.share[i]-wantShare[i]) > 1e-15 {
			t.Errorf("step %d: day %g share %g, want %g and %g", i, s.day[i], s.share[i], wantDay[i], wantShare[i])
		}
	}
	if got := s.until(0.5); got != 4 {
		t.Errorf("half are decided by day %g, want 4", got)
	}
	if got := s.until(0.1); !math.IsNaN(got) {
		t.Errorf("a tenth is left on day %g, want never", got)
	}
}

// TestFoldKeepsTheSum: what does not fit on the heat map goes into "other".
func TestFoldKeepsTheSum(t *testing.T) {
	all, err := fixture().diverted()
	if err != nil {
		t.Fatal(err)
	}
	sum := func(m matrix) float64 {
		total := 0.0
		for _, o := range sortedKeys(m) {
			for _, h := range sortedKeys(m[o]) {
				total += m[o][h]
			}
		}
		return total
	}
	m := all["chips-together"].minus(all["today"])
	origins, hubs := leading([]matrix{m}, heatOrigins, heatHubs)
	if len(origins) != heatOrigins || len(hubs) != heatHubs || hubs[0] != direct {
		t.Errorf("rows %v, columns %v", origins, hubs)
	}
	folded := m.fold(origins, hubs)
	if got, want := sum(folded), sum(m); math.Abs(got-want) > 1e-6*math.Abs(want) {
		t.Errorf("the folded map sums to %g, want %g", got, want)
	}
	for _, o := range sortedKeys(folded) {
		for _, h := range sortedKeys(folded[o]) {
			found := false
			for _, x := range hubs {
				found = found || x == h
			}
			if !found {
				t.Errorf("%s through %s is on no column", o, h)
			}
		}
	}
}
