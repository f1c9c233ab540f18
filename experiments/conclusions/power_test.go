package conclusions

import (
	"math"
	"os"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"cordon/model/chance"
	"cordon/model/exact"
)

func trials() int {
	if os.Getenv("CORDON_LONG") == "1" {
		return 200_000
	}
	return 20_000
}

func TestStudentQuantile(t *testing.T) {
	for _, nu := range []float64{1, 2, 3, 7, 30, 1000} {
		for _, p := range []float64{0.5, 0.9, 0.975, 0.9995, 0.2} {
			want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: nu}.Quantile(p)
			if got := StudentQuantile(p, nu); math.Abs(got-want) > 1e-7*(1+math.Abs(want)) {
				t.Errorf("quantile %g at %g degrees of freedom: %.12g, want %.12g", p, nu, got, want)
			}
		}
	}
}

// TestSuggestedReplicatesHaveThePower runs the paired t test that the formula speaks
// of on made differences, at the number suggested: it must find the effect as often
// as promised, within three standard errors of the count, and one replicate fewer
// less often than asked for.
func TestSuggestedReplicatesHaveThePower(t *testing.T) {
	n := trials()
	for at, c := range []struct{ effect, sd, alpha, power float64 }{
		{1, 1, 0.05, 0.8}, {0.4, 1, 0.05, 0.8}, {3, 1, 0.05, 0.8}, {-0.7, 2, 0.05, 0.9}, {1, 1, 0.01, 0.8},
	} {
		k, ok := Replicates(c.effect, c.sd, c.alpha, c.power)
		if !ok {
			t.Fatalf("no number for %+v", c)
		}
		promised := Power(k, c.effect, c.sd, c.alpha)
		if promised < c.power || k > 2 && Power(k-1, c.effect, c.sd, c.alpha) >= c.power {
			t.Errorf("%+v: %d replicates with power %.4f, and one fewer with %.4f", c, k, promised, Power(k-1, c.effect, c.sd, c.alpha))
		}
		critical := StudentQuantile(1-c.alpha/2, float64(k-1))
		found := 0
		x := make([]float64, k)
		for trial := range n {
			key := chance.Root(uint64(31+at), trial)
			for i := range x {
				x[i] = c.effect + c.sd*exact.NormalQuantile(key.Float(uint64(i), 0))
			}
			if math.Abs(exact.Mean(x)) > critical*StandardError(x) {
				found++
			}
		}
		rate := float64(found) / float64(n)
		se := math.Sqrt(promised * (1 - promised) / float64(n))
		if math.Abs(rate-promised) > 3*se {
			t.Errorf("%+v: %d replicates find the effect in %.4f of %d trials, promised %.4f ± %.4f", c, k, rate, n, promised, se)
		}
		t.Logf("effect %g sd %g: %d replicates, promised %.4f, found %.4f", c.effect, c.sd, k, promised, rate)
	}
	if k, ok := Replicates(0, 1, 0.05, 0.8); ok {
		t.Errorf("no effect can be told from nothing; got %d", k)
	}
	// with no effect the test errs as often as its level says
	if p := Power(9, 0, 1, 0.05); math.Abs(p-0.05) > 1e-6 {
		t.Errorf("power without effect %.8f, want the level 0.05", p)
	}
}

// autoregressive is a series whose weeks go together with correlation rho, variance 1.
func autoregressive(key chance.Key, rho float64, weeks int) []float64 {
	x := make([]float64, weeks)
	for w := range x {
		z := exact.NormalQuantile(key.Float(uint64(w), 1))
		if w == 0 {
			x[w] = z
			continue
		}
		x[w] = rho*x[w-1] + math.Sqrt(1-rho*rho)*z
	}
	return x
}

// variance of the mean of m weeks of such a series, in closed form.
func meanVariance(rho float64, m int) float64 {
	sum := 1.0
	for k := 1; k < m; k++ {
		sum += 2 * (1 - float64(k)/float64(m)) * math.Pow(rho, float64(k))
	}
	return sum / float64(m)
}

// TestNoiseOfAKnownSeries measures the variance of means of a series whose
// correlation is known.
func TestNoiseOfAKnownSeries(t *testing.T) {
	const replicates, weeks = 300, 156
	for _, rho := range []float64{0, 0.5, 0.9} {
		var series [][]float64
		for r := range replicates {
			x := autoregressive(chance.Root(17, r), rho, weeks)
			for w := range x {
				x[w] += 0.1 * float64(w) // a trend that all share is no noise
			}
			series = append(series, x)
		}
		z := NewNoise(series, 52)
		for _, m := range []int{1, 52, 520} {
			got, want := z.Variance(m), meanVariance(rho, m)
			if math.Abs(got-want) > 0.2*want { // a variance of 900 yearly means has a standard error of 5%, of the lags' sum of about as much again
				t.Errorf("rho %g: variance of the mean of %d weeks is %.5f, want %.5f", rho, m, got, want)
			}
		}
		if math.Abs(z.Correlation()-rho) > 0.05 {
			t.Errorf("correlation of neighbouring weeks %.3f, want %g", z.Correlation(), rho)
		}
	}
}

// TestSuggestedYearsHaveThePower simulates an observer who compares the means of as
// many weeks before and after a change as are suggested.
func TestSuggestedYearsHaveThePower(t *testing.T) {
	const rho, effect, alpha, power = 0.6, 0.4, 0.05, 0.8
	var lags []float64
	for k := range 60 {
		lags = append(lags, math.Pow(rho, float64(k)))
	}
	z := Noise{Lags: lags, Scale: 1, Period: 52}
	weeks, ok := Weeks(z, z, func(int) float64 { return effect }, alpha, power, 5200)
	if !ok {
		t.Fatal("no number of weeks")
	}
	n := trials() / 5
	found := 0
	bound := exact.NormalQuantile(1-alpha/2) * math.Sqrt(2*meanVariance(rho, weeks))
	for trial := range n {
		before := autoregressive(chance.Root(23, 2*trial), rho, weeks)
		after := autoregressive(chance.Root(23, 2*trial+1), rho, weeks)
		if math.Abs(exact.Mean(after)+effect-exact.Mean(before)) > bound {
			found++
		}
	}
	rate := float64(found) / float64(n)
	if se := math.Sqrt(power * (1 - power) / float64(n)); rate < power-3*se || rate > power+3*se+0.01 { // one week more than needed at most
		t.Errorf("%d weeks tell the effect in %.4f of %d trials, want %.2f ± %.4f", weeks, rate, n, power, se)
	}
	t.Logf("%d weeks: found in %.4f of %d trials", weeks, rate, n)
	if k, ok := Weeks(z, z, func(int) float64 { return 1e-6 }, alpha, power, 5200); ok {
		t.Errorf("%d weeks tell nothing from nothing", k)
	}
	// an effect that comes late is told late
	late, _ := Weeks(z, z, func(m int) float64 { return effect * math.Max(0, float64(m-100)) / float64(m) }, alpha, power, 5200)
	if late <= weeks || late <= 100 {
		t.Errorf("an effect that begins in week 100 is told after %d weeks", late)
	}
}
