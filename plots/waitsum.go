package plots

import (
	"cmp"
	"math"
	"slices"
)

// bin counts filings of one stretch of waiting.
type bin struct {
	low, high         float64 // [working days]; high +Inf or NaN: no end
	decided, censored float64
}

// survival is the share of filings still waiting: share[i] holds from day[i]
// until day[i+1] (Kaplan and Meier 1958, on bins: a bin's decisions come at
// its end, and its censored filings leave after them).
type survival struct {
	day, share []float64
	filings    float64
}

// kaplanMeier pools bins of equal bounds and takes the product of the shares
// that stay.
func kaplanMeier(bins []bin) survival {
	slices.SortStableFunc(bins, func(a, b bin) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high))
	})
	s := survival{day: []float64{0}, share: []float64{1}}
	for _, b := range bins {
		s.filings += b.decided + b.censored
	}
	atRisk, stay := s.filings, 1.0
	for i := 0; i < len(bins); {
		b := bins[i]
		for i++; i < len(bins) && bins[i].low == b.low; i++ {
			b.decided += bins[i].decided
			b.censored += bins[i].censored
		}
		end := b.high
		if !finite(end) {
			end = b.low
		}
		if atRisk > 0 && b.decided > 0 {
			stay *= 1 - b.decided/atRisk
			s.day, s.share = append(s.day, end), append(s.share, max(0, stay))
		}
		atRisk -= b.decided + b.censored
	}
	return s
}

// until is the first day on which at most the share p still waits; NaN where
// the curve ends above it.
func (s survival) until(p float64) float64 {
	for i, v := range s.share {
		if v <= p {
			return s.day[i]
		}
	}
	return math.NaN()
}

// mean is the mean wait, of which days after the end count for nothing: the area
// under the curve.
func (s survival) mean(end float64) float64 {
	sum := 0.0
	for i, from := range s.day {
		to := end
		if i+1 < len(s.day) {
			to = min(s.day[i+1], end)
		}
		sum += s.share[i] * max(0, to-from)
	}
	return sum
}

// waitBins reads the table of waits by jurisdiction and arm, all lanes pooled;
// the jurisdiction ALL is the sum of the others where the table lacks it.
func (r *Results) waitBins() (map[string]map[string][]bin, error) {
	t, err := r.table("waits", "scenario", "jurisdiction", "bin_low_wd", "bin_high_wd", "decided", "censored")
	if err != nil {
		return nil, err
	}
	arm, place := stringsOf(t, "scenario"), stringsOf(t, "jurisdiction")
	low, high, decided, censored := floatsOf(t, "bin_low_wd"), floatsOf(t, "bin_high_wd"), floatsOf(t, "decided"), floatsOf(t, "censored")
	hasAll := slices.Contains(place, allPlaces)
	out := map[string]map[string][]bin{}
	add := func(place, arm string, b bin) {
		if out[place] == nil {
			out[place] = map[string][]bin{}
		}
		out[place][arm] = append(out[place][arm], b)
	}
	for i := range arm {
		if !finite(low[i]) || !finite(decided[i]) {
			continue
		}
		if !finite(censored[i]) {
			censored[i] = 0
		}
		b := bin{low[i], high[i], decided[i], censored[i]}
		add(place[i], arm[i], b)
		if !hasAll {
			add(allPlaces, arm[i], b)
		}
	}
	return out, nil
}

// allPlaces is the code of all jurisdictions together.
const allPlaces = "ALL"
