package chance

import (
	"math"

	"cordon/model/exact"
)

// poissonSearch is the mean above which Poisson starts its search at the mode.
const poissonSearch = 12

// Poisson returns the quantile u of the Poisson distribution with mean lambda:
// the smallest k with P(K <= k) >= u. It does not fall when lambda or u rises,
// so arms with close rates share their counts. Poisson(lambda <= 0) is 0.
func Poisson(lambda, u float64) int {
	if u <= 1-lambda || !(lambda > 0) { // e^-lambda >= 1 - lambda: no Exp for most small rates
		return 0
	}
	if lambda > poissonSearch {
		return poissonFromMode(lambda, u)
	}
	p := exact.Exp(-lambda)
	sum := p
	k := 0
	for u > sum {
		k++
		p = float64(p * (lambda / float64(k)))
		next := sum + p
		if next == sum { // u is closer to 1 than the sum can come
			break
		}
		sum = next
	}
	return k
}

// poissonFromMode sums the distribution down from its mode, then searches from there.
func poissonFromMode(lambda, u float64) int {
	m := math.Floor(lambda)
	atMode := exact.Exp(float64(m*exact.Log(lambda)) - lambda - logFactorial(m))
	below, p := 0.0, atMode
	for k := m; k > 0 && p > atMode*1e-18; k-- {
		p = float64(p * (k / lambda))
		below += p
	}
	k, p := m, atMode
	if u <= below {
		for sum := below; k > 0; {
			k--
			p = float64(p * ((k + 1) / lambda))
			sum -= p
			if u > sum {
				break
			}
		}
		return int(k)
	}
	for sum := below + p; u > sum; {
		k++
		p = float64(p * (lambda / k))
		next := sum + p
		if next == sum {
			break
		}
		sum = next
	}
	return int(k)
}

// logFactorial is ln m! for m >= 12 by Stirling's series, error below 1e-13.
func logFactorial(m float64) float64 {
	x := m + 1
	r := 1 / x
	r2 := float64(r * r)
	series := float64(r2*(1.0/1260)) - float64(float64(r2*r2)*(1.0/1680))
	series = float64(r * (1.0/12 - float64(r2*(1.0/360)) + float64(r2*series)))
	const halfLog2Pi = 0.91893853320467274178032973640562
	return float64((x-0.5)*exact.Log(x)) - x + halfLog2Pi + series
}

// Normal returns the standard normal quantile of u.
func Normal(u float64) float64 { return exact.NormalQuantile(u) }

// LogNormal returns the quantile u of the lognormal distribution with this
// median (in the caller's unit) and standard deviation of the logarithm, within
// 1e-6 of a standard deviation (exact.NormalDraw).
func LogNormal(median, sd, u float64) float64 {
	if sd == 0 {
		return median
	}
	return float64(median * exact.Exp(sd*exact.NormalDraw(u)))
}

// Exponential returns the quantile 1-u of the exponential distribution with this mean.
func Exponential(mean, u float64) float64 { return float64(-mean * exact.Log(u)) }
