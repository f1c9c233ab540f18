package history

import (
	"math"
	"slices"

	"cordon/model/exact"
)

// Fan is what an ensemble says of each quantity: one value of each for each member.
// Members are exchangeable draws: of parameters, of luck, or of both.
type Fan struct {
	Name   string
	Values [][]float64 // [member][quantity], USD
	Spread Spread      // recorded variation that each member is multiplied by; nil: none
}

// Spread is how much a quantity varies beside what the members say: factors at
// evenly spaced probabilities, and values that are added where there was no trade.
type Spread interface {
	// Of gives the factors of a quantity, and the values added to it: K numbers each,
	// or nil for none.
	Of(quantity int) (factors, added []float64)
}

// Members of a quantity with the recorded variation: each value with each factor,
// sorted, in buf. members is the number of values, factors the number of factors.
func (f *Fan) Members(q int, buf []float64) (sorted []float64, factors int) {
	buf = buf[:0]
	var factor, added []float64
	if f.Spread != nil {
		factor, added = f.Spread.Of(q)
	}
	n := max(1, len(factor), len(added))
	for _, m := range f.Values {
		for k := range n {
			v := m[q]
			if factor != nil {
				v *= factor[k]
			}
			if added != nil {
				v += added[k]
			}
			buf = append(buf, v)
		}
	}
	slices.Sort(buf)
	return buf, n
}

// Median of the members without the recorded variation: the fan's point forecast.
func (f *Fan) Median(q int) float64 {
	x := make([]float64, len(f.Values))
	for n, m := range f.Values {
		x[n] = m[q]
	}
	slices.Sort(x)
	return exact.Quantile(x, 0.5)
}

// Quantile of a sorted sample of n: the p(n+1)-th value, between values linearly,
// beyond the ends the outermost (Hyndman and Fan 1996, type 6). A new draw from
// where the sample is from lies between the quantiles of 5 and 95% with chance 90%,
// where n is at least 19.
func Quantile(sorted []float64, p float64) float64 {
	return quantile(sorted, float64(p*float64(len(sorted)+1)))
}

// evenly is the quantile of values that stand at the probabilities (k + 1/2)/n
// (Hyndman and Fan's type 5).
func evenly(sorted []float64, p float64) float64 {
	return quantile(sorted, float64(p*float64(len(sorted)))+0.5)
}

// quantile is the h-th of sorted values, from 1.
func quantile(sorted []float64, h float64) float64 {
	n := len(sorted)
	switch {
	case n == 0:
		return math.NaN()
	case h <= 1:
		return sorted[0]
	case h >= float64(n):
		return sorted[n-1]
	}
	at := int(h)
	return sorted[at-1] + float64((h-float64(at))*(sorted[at]-sorted[at-1]))
}

// Interval is the central 90% interval of a quantity.
func (f *Fan) Interval(q int, buf []float64) (low, high float64, _ []float64) {
	x, n := f.Members(q, buf)
	if n > 1 {
		return evenly(x, 0.05), evenly(x, 0.95), x
	}
	return Quantile(x, 0.05), Quantile(x, 0.95), x
}

// CRPS is the continuous ranked probability score of a fan for what was observed, in
// the quantity's unit: 0 is best; for one value it is the absolute error.
//
//	E|X - y| - E|X - X'| / 2
//
// X and X' are different members, so that small ensembles are not favoured or
// punished (the fair score: Ferro 2014, doi:10.1002/qj.2270). With n factors at each
// member, pairs that share a member are left out.
func (f *Fan) CRPS(q int, observed float64, buf []float64) (score float64, _ []float64) {
	x, _ := f.Members(q, buf)
	return f.scoreOf(x, q, observed, func(v float64) float64 { return v }), x
}

// scoreOf is the CRPS of the sorted members x of a quantity, on a rising scale.
func (f *Fan) scoreOf(x []float64, q int, observed float64, scale func(usd float64) float64) float64 {
	members := len(f.Values)
	n := len(x) / members
	at := scale(observed)
	off, pairs, all := 0.0, 0.0, float64(len(x))
	for i, v := range x {
		v = scale(v)
		off += math.Abs(v - at)
		pairs += float64((2*float64(i) + 1 - all) * v)
	}
	off /= all
	if members < 2 { // nothing but the recorded distribution, which the factors are, not a sample of
		return off - pairs/float64(all*all)
	}
	if n > 1 { // take out pairs within one member
		factor, added := f.Spread.Of(q)
		within := make([]float64, n)
		for _, m := range f.Values {
			for k := range n {
				v := m[q]
				if factor != nil {
					v *= factor[k]
				}
				if added != nil {
					v += added[k]
				}
				within[k] = v
			}
			slices.Sort(within)
			for k, v := range within {
				pairs -= float64((2*float64(k) + 1 - float64(n)) * scale(v))
			}
		}
	}
	return off - pairs/float64(members*(members-1)*n*n)
}
