package chance

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// P(K <= k) at the returned k covers u, and at k-1 does not. The reference sums
// exp(k ln lambda - lambda - lgamma) term by term.
func TestPoissonInverts(t *testing.T) {
	for _, lambda := range []float64{1e-6, 0.05, 0.25, 1, 4, 11.9, 12.1, 60, 750, 3000} {
		for i := range 2000 {
			u := Float(Key(1).Of(uint64(i), 0))
			if i < 3 {
				u = []float64{0x1p-53, 1 - 0x1p-53, 0.5}[i]
			}
			k := Poisson(lambda, u)
			below, upto := 0.0, 0.0
			for j := 0; j <= k; j++ {
				l, _ := math.Lgamma(float64(j + 1))
				below = upto
				upto += math.Exp(float64(j)*math.Log(lambda) - lambda - l)
			}
			if upto < u-1e-11 || below > u+1e-11 {
				t.Fatalf("Poisson(%v, %v) = %d covers (%v, %v]", lambda, u, k, below, upto)
			}
		}
	}
}

func TestPoissonMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lambda := rapid.Float64Range(0, 2000).Draw(t, "lambda")
		more := rapid.Float64Range(1, 1.5).Draw(t, "more")
		u := rapid.Float64Range(1e-9, 1-1e-9).Draw(t, "u")
		if a, b := Poisson(lambda, u), Poisson(lambda*more, u); b < a {
			t.Fatalf("Poisson(%v, %v) = %d but Poisson(%v, same) = %d", lambda, u, a, lambda*more, b)
		}
	})
}

// Means of 200,000 draws within 4 standard errors.
func TestMoments(t *testing.T) {
	const n = 200_000
	for name, c := range map[string]struct {
		draw     func(u float64) float64
		mean, sd float64
	}{
		"poisson 0.25":  {func(u float64) float64 { return float64(Poisson(0.25, u)) }, 0.25, 0.5},
		"poisson 750":   {func(u float64) float64 { return float64(Poisson(750, u)) }, 750, math.Sqrt(750)},
		"normal":        {Normal, 0, 1},
		"lognormal":     {func(u float64) float64 { return LogNormal(0.6, 1, u) }, 0.6 * math.Exp(0.5), 0.6 * math.Exp(0.5) * math.Sqrt(math.E-1)},
		"lognormal sd0": {func(u float64) float64 { return LogNormal(0.6, 0, u) }, 0.6, 0},
		"exponential":   {func(u float64) float64 { return Exponential(3, u) }, 3, 3},
	} {
		sum := 0.0
		for i := range n {
			sum += c.draw(Key(5).Float(uint64(i), 0))
		}
		if mean := sum / n; math.Abs(mean-c.mean) > 4*c.sd/math.Sqrt(n)+1e-9 {
			t.Errorf("%s: mean %v, want %v +- %v", name, mean, c.mean, 4*c.sd/math.Sqrt(n))
		}
	}
}
