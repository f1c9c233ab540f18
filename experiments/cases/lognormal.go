package cases

import (
	"math"

	"cordon/model/exact"
)

// lognormal is a time in working days that is seen in whole days only: it begins
// at any moment of a day, so a time t is seen as d days with the chance
// max(0, 1 - |t - d|), and P(d) is a second difference of the integrated
// distribution. No correction for rounding is left to make.
type lognormal struct{ mu, sd float64 }

// integrated is the integral of the distribution function from 0 to x.
func (l lognormal) integrated(x float64) float64 {
	if x <= 0 {
		return 0
	}
	z := (math.Log(x) - l.mu) / l.sd
	return x*exact.NormalCDF(z) - math.Exp(l.mu+l.sd*l.sd/2)*exact.NormalCDF(z-l.sd)
}

// tiny keeps a likelihood finite where the fit has no chance of what was seen.
const tiny = 1e-12

// chances are P(0), ..., P(n).
func (l lognormal) chances(n int) []float64 { return l.chancesAfter(n, 0) }

// chancesAfter is the same of a time that comes after part of a day, seen together.
func (l lognormal) chancesAfter(n int, part float64) []float64 {
	p := make([]float64, n+1)
	before, at := l.integrated(-1-part), l.integrated(-part)
	for d := range p {
		next := l.integrated(float64(d+1) - part)
		p[d] = max(tiny, next-2*at+before)
		before, at = at, next
	}
	return p
}

// later is the chance of more than d days.
func (l lognormal) later(d int) float64 {
	return max(tiny, 1-l.integrated(float64(d+1))+l.integrated(float64(d)))
}

// mean of the time [working days].
func (l lognormal) mean() float64 { return math.Exp(l.mu + l.sd*l.sd/2) }
