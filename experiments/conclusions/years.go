package conclusions

import (
	"math"

	"cordon/model/exact"
)

// Noise is how a weekly series wanders around its mean path, from one luck to
// another, as somebody sees who has one world and no paired baseline.
type Noise struct {
	Lags   []float64 // autocovariance by lag in weeks; what lies beyond is taken as 0
	Scale  float64   // by which Lags understate the variance of means over a year, as measured; 1 where it is not known
	Period int       // weeks of that year
}

// NewNoise measures it from independent replicates of one series, all of one length:
//
//	covariance at lag k = Σ over replicates and weeks of e(r, w) e(r, w+k) / ((R-1)(W-k))
//
// with e the deviation from the replicates' mean of the week, so that no trend that
// all share counts. The sum over lags ends where two neighbours together are no
// longer positive (Geyer's initial positive sequence, 1992) or at half of the length.
// Scale is the variance of means over a year between replicates, averaged over the
// years, divided by what the lags say: it holds what lasts longer than the lags do.
func NewNoise(series [][]float64, year int) Noise {
	weeks, n := len(series[0]), len(series)
	e := make([][]float64, n)
	for r := range series {
		e[r] = make([]float64, weeks)
	}
	column := make([]float64, n)
	for w := range weeks {
		for r := range series {
			column[r] = series[r][w]
		}
		m := exact.Mean(column)
		for r := range series {
			e[r][w] = series[r][w] - m
		}
	}
	at := func(k int) float64 {
		sum := 0.0
		for r := range e {
			for w := 0; w+k < weeks; w++ {
				sum += e[r][w] * e[r][w+k]
			}
		}
		return sum / float64(n-1) / float64(weeks-k)
	}
	noise := Noise{Lags: []float64{at(0)}, Scale: 1, Period: year}
	for k := 1; k+1 <= weeks/2; k += 2 {
		a, b := at(k), at(k+1)
		if a+b <= 0 {
			break
		}
		noise.Lags = append(noise.Lags, a, b)
	}
	if weeks < year {
		return noise
	}
	var between []float64
	for from := 0; from+year <= weeks; from += year {
		for r := range e {
			column[r] = exact.Mean(e[r][from : from+year])
		}
		between = append(between, Variance(column))
	}
	if byLags := noise.Variance(year); byLags > 0 {
		noise.Scale = exact.Mean(between) / byLags
	}
	return noise
}

// Variance of the mean over some weeks.
func (z Noise) Variance(weeks int) float64 {
	sum := z.Lags[0]
	for k := 1; k < len(z.Lags) && k < weeks; k++ {
		sum += 2 * (1 - float64(k)/float64(weeks)) * z.Lags[k]
	}
	return math.Max(0, sum) / float64(weeks) * z.Scale
}

// Correlation of neighbouring weeks.
func (z Noise) Correlation() float64 {
	if len(z.Lags) < 2 || z.Lags[0] == 0 {
		return 0
	}
	return z.Lags[1] / z.Lags[0]
}

// Weeks is the least number of weeks of data after a change that tells its effect from
// nothing, with as many before it, by a two-sided test of the two means at 1 - alpha,
// the two stretches taken as independent; effect is that on the mean of so many weeks:
//
//	|effect(weeks)| ≥ (z(1 - alpha/2) + z(power)) √(before.Variance(weeks) + after.Variance(weeks))
//
// It is false where more than most are needed.
func Weeks(before, after Noise, effect func(weeks int) float64, alpha, power float64, most int) (int, bool) {
	factor := exact.NormalQuantile(1-alpha/2) + exact.NormalQuantile(power)
	for m := 1; m <= most; m++ {
		size := math.Abs(effect(m))
		if size > 0 && size >= factor*math.Sqrt(before.Variance(m)+after.Variance(m)) {
			return m, true
		}
	}
	return 0, false
}
