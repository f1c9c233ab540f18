package experiments

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

func TestStudent(t *testing.T) {
	for n := 1; n <= 3000; n++ {
		want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n)}.Quantile(0.975)
		if got := student(n); math.Abs(got/want-1) > 1e-7 {
			t.Fatalf("97.5%% quantile of Student's t with %d degrees of freedom: got %.10f, want %.10f", n, got, want)
		}
	}
}

func pairs(level, against []float64) []pair {
	var out []pair
	for i := range level {
		out = append(out, pair{level[i], against[i]})
	}
	return out
}

// Differences 1, 2, 3, 6: mean 3, variance 14/3, standard error sqrt(14/12).
// Three degrees of freedom: t = 3.1824.
func TestEstimateByHand(t *testing.T) {
	defaults := pairs([]float64{11, 22, 33, 46}, []float64{10, 20, 30, 40})
	draws := pairs([]float64{15, 12, -4}, []float64{5, 10, 1}) // differences 10, 2, -5: variance 170/3 - ...
	h := estimate(defaults, draws)
	se := math.Sqrt(14.0 / 12)
	drawn := stat.Variance([]float64{10, 2, -5}, nil)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"baseline", h.Baseline, 25}, {"level", h.Level, 28}, {"difference", h.Difference, 3}, {"relative", h.Relative, 0.12},
		{"sim_se", h.SimSE, se}, {"sim_low", h.SimLow, 3 - 3.1824463053*se}, {"sim_high", h.SimHigh, 3 + 3.1824463053*se},
		{"unc_low", h.UncLow, -5}, {"unc_high", h.UncHigh, 10}, {"luck_share", h.LuckShare, 14.0 / 3 / drawn}, {"sign_share", h.SignShare, 2.0 / 3},
		{"replicates", float64(h.Replicates), 4}, {"draws", float64(h.Draws), 3},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

// From 32 draws on the range runs between percentiles: of 0..40, 2 and 38.
func TestRangeOfManyDraws(t *testing.T) {
	var draws []pair
	for i := range 41 {
		draws = append(draws, pair{float64(i/2 + i%2*(40-i/2*2)), 0}) // 0, 40, 1, 39, ...
	}
	defaults := pairs([]float64{1, 1}, []float64{0, 0})
	if h := estimate(defaults, draws); h.UncLow != 2 || h.UncHigh != 38 {
		t.Errorf("41 draws: range %g to %g, want the 5th and 95th percentile, 2 to 38", h.UncLow, h.UncHigh)
	}
	if h := estimate(defaults, draws[:31]); h.UncLow != 0 || h.UncHigh != 40 {
		t.Errorf("31 draws: range %g to %g, want the smallest and largest, 0 to 40", h.UncLow, h.UncHigh)
	}
}

// No change is no sign: neither that of a fall nor that of a rise.
func TestZeroHasNoSign(t *testing.T) {
	for _, m := range []float64{-2, 2} {
		if got := sameSign([]float64{-1, 0, 0, 1}, m); got != 0.25 {
			t.Errorf("mean %g: share of the same sign %g, want 0.25", m, got)
		}
	}
}

func TestLuckIsAtMostAll(t *testing.T) {
	if h := estimate(pairs([]float64{-9, 9}, []float64{0, 0}), pairs([]float64{1, 2}, []float64{0, 0})); h.LuckShare != 1 {
		t.Errorf("defaults vary more than draws: luck share %g, want 1", h.LuckShare)
	}
	h := estimate(pairs([]float64{5, 5}, []float64{5, 5}), pairs([]float64{5, 5}, []float64{5, 5}))
	if h.Difference != 0 || h.SimLow != 0 || h.SimHigh != 0 || h.UncLow != 0 || h.UncHigh != 0 || !math.IsNaN(h.LuckShare) || !math.IsNaN(h.SignShare) {
		t.Errorf("no difference anywhere: got %+v, want zeros, and no share of nothing", h)
	}
}

// An outcome with nothing to measure in a replicate is left out of it, and is
// not zero.
func TestEstimateWithoutMeasurement(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	h := estimate(pairs([]float64{3, nan, 5, inf}, []float64{1, 1, 1, inf}), pairs([]float64{nan}, []float64{1}))
	if h.Difference != 3 || h.Replicates != 2 || h.Draws != 0 || !math.IsNaN(h.UncLow) {
		t.Errorf("got difference %g of %d replicates and %d draws, range from %g; want 3 of 2 and 0, no range", h.Difference, h.Replicates, h.Draws, h.UncLow)
	}
	h = estimate(pairs([]float64{nan}, []float64{nan}), nil)
	if !math.IsNaN(h.Difference) || !math.IsNaN(h.Baseline) || h.Replicates != 0 {
		t.Errorf("never measured: got %+v, want NaN", h)
	}
	if h = estimate(pairs([]float64{2}, []float64{1}), nil); h.Difference != 1 || !math.IsNaN(h.SimSE) {
		t.Errorf("one replicate: difference %g, standard error %g; want 1 and none", h.Difference, h.SimSE)
	}
}

func TestParseUntil(t *testing.T) {
	for _, text := range []string{"wait_median ±2%", "wait_median +-2%", " wait_median  +/- 2% ", "wait_median 2%"} {
		if u, err := ParseUntil(text); err != nil || u.Outcome != "wait_median" || math.Abs(u.Share-0.02) > 1e-15 || u.String() != "wait_median ±2%" {
			t.Errorf("%q: got %v, %v", text, u, err)
		}
	}
	for _, text := range []string{"", "wait_median", "wait_median ±2", "wait_median ±-2%", "wait_median ±0%", "wait_median ±x%", "waits ±2%", "a b c"} {
		if u, err := ParseUntil(text); err == nil {
			t.Errorf("%q: got %v, want an error", text, u)
		}
	}
}

// TestInterval wants the mean of what was measured with its interval by Student's t:
// of 1, 3, 1, 3 the standard error is 1/sqrt(3) and t(3) = 3.1824.
func TestInterval(t *testing.T) {
	nan := math.NaN()
	mean, low, high, n := Interval([]float64{1, nan, 3, 1, 3})
	if half := 3.1824463053 / math.Sqrt(3); mean != 2 || n != 4 || math.Abs(low-2+half) > 1e-9 || math.Abs(high-2-half) > 1e-9 {
		t.Errorf("1, 3, 1, 3: %g (%g to %g) of %d, want 2 within %g either way of 4", mean, low, high, n, half)
	}
	if mean, low, high, n = Interval([]float64{5, nan}); mean != 5 || !math.IsNaN(low) || !math.IsNaN(high) || n != 1 {
		t.Errorf("a single figure: %g (%g to %g) of %d, want 5 without ends", mean, low, high, n)
	}
	if mean, _, _, n = Interval([]float64{nan}); !math.IsNaN(mean) || n != 0 {
		t.Errorf("nothing measured: %g of %d", mean, n)
	}
}
