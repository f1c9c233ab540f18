package conclusions

import (
	"math"
	"sort"

	"cordon/model/exact"
)

// MostReplicates is where the search for a number of replicates ends.
const MostReplicates = 1 << 30

// Power is the probability that a two-sided paired t test at the level tells a mean
// difference from 0 with n replicates, where single differences have the standard
// deviation sd (non-central t, by its integral over the estimated deviation s):
//
//	power = ∫ (1 - Φ(t s - δ) + Φ(-t s - δ)) f(s) ds,  δ = |effect| √n / sd
//
// with t the quantile of Student's t at n-1 degrees of freedom and f the density of
// √(χ²/(n-1)). alpha is 1 - level, such as 0.05.
func Power(n int, effect, sd, alpha float64) float64 {
	if n < 2 {
		return 0
	}
	nu := float64(n - 1)
	delta := math.Abs(effect) * math.Sqrt(float64(n)) / sd
	if math.IsInf(delta, 1) {
		return 1
	}
	t := StudentQuantile(1-alpha/2, nu)
	logC, _ := math.Lgamma(nu / 2)
	logC = math.Ln2 + nu/2*math.Log(nu/2) - logC
	half := 10 / math.Sqrt(2*nu)
	low, high := math.Max(0, 1-half), 1+half
	const steps = 2000
	h := (high - low) / steps
	sum := 0.0
	for i := 0; i <= steps; i++ {
		s := low + h*float64(i)
		if s == 0 && nu > 1 {
			continue
		}
		f := math.Exp(logC + (nu-1)*math.Log(math.Max(s, 1e-300)) - nu*s*s/2)
		w := 2.0
		switch {
		case i == 0 || i == steps:
			w = 1
		case i%2 == 1:
			w = 4
		}
		sum += w * f * (exact.NormalCDF(delta-t*s) + exact.NormalCDF(-t*s-delta))
	}
	return math.Min(1, sum*h/3)
}

// Replicates is the least number of replicates, at least 2, with which a two-sided
// paired t test tells the effect from 0 with the power; false where no number up to
// MostReplicates does, as for an effect of 0.
func Replicates(effect, sd, alpha, power float64) (int, bool) {
	if !(math.Abs(effect) > 0) || !(sd >= 0) {
		return 0, false
	}
	enough := func(n int) bool { return Power(n, effect, sd, alpha) >= power }
	high := 2
	for !enough(high) {
		if high *= 2; high > MostReplicates {
			return 0, false
		}
	}
	n := sort.Search(high-2, func(i int) bool { return enough(i + 2) })
	return n + 2, true
}

// StudentQuantile is the quantile p of Student's t at nu degrees of freedom, to
// about 1e-12, by bisection of its distribution function.
func StudentQuantile(p, nu float64) float64 {
	if p < 0.5 {
		return -StudentQuantile(1-p, nu)
	}
	low, high := 0.0, 1.0
	for studentTail(high, nu) > 1-p && high < 1e12 {
		high *= 2
	}
	for range 80 {
		if mid := (low + high) / 2; studentTail(mid, nu) > 1-p {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// studentTail is the probability beyond t > 0: half of the incomplete beta function
// I_x(nu/2, 1/2) at x = nu/(nu+t²).
func studentTail(t, nu float64) float64 { return incompleteBeta(nu/2, 0.5, nu/(nu+t*t)) / 2 }

// incompleteBeta is the regularised one, by its continued fraction (Abramowitz and
// Stegun 26.5.8, evaluated by Lentz's method).
func incompleteBeta(a, b, x float64) float64 {
	if x <= 0 || x >= 1 {
		return math.Min(math.Max(x, 0), 1)
	}
	if x > (a+1)/(a+b+2) {
		return 1 - incompleteBeta(b, a, 1-x)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log1p(-x)) / a
	const tiny = 1e-300
	c, d := 1.0, 0.0
	f := 1.0
	for i := 0; i <= 10000; i++ {
		m := float64(i / 2)
		var term float64
		switch {
		case i == 0:
			term = 1
		case i%2 == 0:
			term = m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		default:
			term = -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		}
		if d = 1 + term*d; math.Abs(d) < tiny {
			d = tiny
		}
		d = 1 / d
		if c = 1 + term/c; math.Abs(c) < tiny {
			c = tiny
		}
		f *= c * d
		if i > 0 && math.Abs(1-c*d) < 1e-15 {
			break
		}
	}
	return front * (f - 1)
}
