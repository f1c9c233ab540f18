package conclusions

import (
	"math"
	"testing"

	"cordon/model/chance"
	"cordon/model/exact"
)

func TestRankCorrelation(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5}
	for _, c := range []struct {
		y    []float64
		want float64
	}{
		{[]float64{1, 10, 100, 1000, 1e9}, 1}, {[]float64{5, 4, 3, 2, 1}, -1},
		{[]float64{2, 1, 4, 3, 5}, 0.8},                   // 1 - 6 Σd²/(n(n²-1)) = 1 - 6·4/120
		{[]float64{1, 1, 2, 2, 3}, 9 / math.Sqrt(10*9.0)}, // ties: Pearson of 1..5 with 1.5 1.5 3.5 3.5 5
		{[]float64{7, 7, 7, 7, 7}, math.NaN()},
	} {
		got := RankCorrelation(x, c.y)
		if !(math.Abs(got-c.want) < 1e-12) && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("rank correlation with %v: %g, want %g", c.y, got, c.want)
		}
	}
}

// Of columns that have nothing to do with a result, one is beyond chance in one
// comparison of twenty.
func TestBeyondChanceIsRare(t *testing.T) {
	const columns, rows, trials = 40, 32, 600
	bound := RankCorrelationAt(0.05, columns, rows)
	found := 0
	for trial := range trials {
		key := chance.Root(5, trial)
		column := func(i int) []float64 {
			x := make([]float64, rows)
			for r := range x {
				x[r] = key.Float(uint64(i), r)
			}
			return x
		}
		y := column(columns)
		for i := range columns {
			if math.Abs(RankCorrelation(column(i), y)) > bound {
				found++
				break
			}
		}
	}
	rate := float64(found) / trials
	if se := math.Sqrt(0.05 * 0.95 / trials); rate > 0.05+3*se || rate < 0.01 {
		t.Errorf("some column is beyond chance in %.3f of %d comparisons, want 0.05 or a little less (three standard errors: %.3f)", rate, trials, 3*se)
	}
	t.Logf("bound %.3f, exceeded in %.3f", bound, rate)
}

// The jackknife of a mean is its standard error.
func TestJackknifeOfAMean(t *testing.T) {
	x := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	value, se := Jackknife(len(x), func(without int) []float64 {
		var left []float64
		for i, v := range x {
			if i != without {
				left = append(left, v)
			}
		}
		return []float64{exact.Mean(left)}
	})
	if math.Abs(value[0]-exact.Mean(x)) > 1e-12 || math.Abs(se[0]-StandardError(x)) > 1e-12 {
		t.Errorf("jackknife says %g ± %g, want %g ± %g", value[0], se[0], exact.Mean(x), StandardError(x))
	}
}
