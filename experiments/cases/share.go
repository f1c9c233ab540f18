package cases

import (
	"math"
	"sort"
)

// followed is how long cases could be followed: working days from receipt to the
// last day of the records, ascending.
type followed []int

func newFollowed(rs []record, last int) followed {
	f := make(followed, len(rs))
	for i := range rs {
		f[i] = last - rs[i].received
	}
	sort.Ints(f)
	return f
}

// seen is the share of cases in which something that comes after so many days
// would be in the records. It is the same for all cases: records end for each of
// them on one day.
func (f followed) seen(days int) float64 {
	return float64(len(f)-sort.SearchInts(f, days)) / float64(len(f))
}

// event is something that was seen to happen so many days after receipt.
type event struct {
	days int
	hit  bool
}

// share of all cases that hit, from the events that were seen, each weighted by
// the inverse of the chance of seeing it (Horvitz and Thompson 1952; the
// Aalen-Johansen estimate under one last day): short cases are not over-counted.
func share(events []event, f followed) (p, se float64, n, hits int) {
	total, hit := 0.0, 0.0
	weights := make([]float64, len(events))
	for i, e := range events {
		weights[i] = 1 / f.seen(e.days)
		total += weights[i]
		if e.hit {
			hit += weights[i]
			hits++
		}
	}
	if total == 0 {
		return math.NaN(), math.NaN(), 0, 0
	}
	p = hit / total
	for i, e := range events {
		d := -p
		if e.hit {
			d = 1 - p
		}
		se += weights[i] * weights[i] * d * d
	}
	return p, math.Sqrt(se) / total, len(events), hits
}

// lengths are the shares of each length of the spells in events, weighted alike.
func lengths(days []int, f followed) []float64 {
	var p []float64
	total := 0.0
	for _, d := range days {
		for len(p) <= d {
			p = append(p, 0)
		}
		w := 1 / f.seen(d)
		p[d] += w
		total += w
	}
	for d := range p {
		p[d] /= total
	}
	return p
}
