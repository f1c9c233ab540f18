package cases

import (
	"math"

	"cordon/data"
)

// Curve is a time as recorded and as fitted: shares that ended within so many
// working days.
type Curve struct {
	Name             string // what is timed
	Recorded, Fitted []float64
	N, Open          int     // spells, and those of them that had not ended
	Distance         float64 // the largest difference (Kolmogorov and Smirnov)
}

func newCurve(name string, spells tally, fitted []float64) Curve {
	c := Curve{Name: name, Fitted: fitted, Recorded: make([]float64, len(fitted))}
	atRisk := spells.cases()
	c.N = int(atRisk)
	stay := 1.0
	for d := range fitted { // Kaplan and Meier: ends come before what is cut off
		ended, cut := spells[spell{d, false}], spells[spell{d, true}]
		if atRisk > 0 {
			stay *= 1 - ended/atRisk
		}
		atRisk -= ended + cut
		c.Recorded[d] = 1 - stay
		if atRisk > 0 {
			c.Distance = max(c.Distance, math.Abs(c.Recorded[d]-fitted[d]))
		}
	}
	for s, n := range spells {
		if s.open {
			c.Open += int(n)
		}
	}
	return c
}

// shown is how many working days a curve needs: until 99% of those that ended have.
func shown(spells tally) int {
	n, sum, ended := 1, 0.0, 0.0
	for s, k := range spells {
		if !s.open {
			ended += k
		}
	}
	for _, s := range spells.order() {
		if s.open {
			continue
		}
		sum += spells[s]
		n = s.days
		if sum > 0.99*ended {
			break
		}
	}
	return n + 2
}

func cumulate(p []float64, n int) []float64 {
	out, sum := make([]float64, n), 0.0
	for d := range out {
		if d < len(p) {
			sum += p[d]
		}
		out[d] = min(1, sum)
	}
	return out
}

// sum is the law of the sum of two independent times.
func sum(a, b []float64, n int) []float64 {
	out := make([]float64, n)
	for i, p := range a {
		if p == 0 {
			continue
		}
		for j, q := range b {
			if i+j >= n {
				break
			}
			out[i+j] += p * q
		}
	}
	return out
}

// curves draws up the elapsed time of each class and the hands-off time of
// referred cases.
func (f *fitter) curves() {
	has := map[string]bool{}
	for _, m := range f.fit.Measured {
		has[m.Path] = true
	}
	house, whole, back := tally{}, tally{}, tally{}
	var first, second []int
	for i := range f.records {
		r := &f.records[i]
		switch r.class() {
		case inHouse:
			house[spell{r.decided - r.received, false}]++
		case referred:
			end := r.decided
			if r.outcome == data.CaseWithdrawn {
				end = -1
			}
			f.spell(whole, r, r.received, end)
			f.spell(back, r, r.referred, r.returned)
			first = append(first, r.referred-r.received)
			if r.returned >= 0 && end >= 0 {
				second = append(second, end-r.returned)
			}
		case unknown:
			// open and not referred: most are in-house; drawn as such, fitted without them
			if r.decided < 0 {
				house[spell{f.last - r.received, true}]++
			}
		}
	}
	var out []Curve
	if has["licensing.in_house_hands"] {
		n := shown(house)
		l := lognormal{math.Log(f.Base.InHouseHands), f.Base.InHouseSpread}
		ms, _ := f.mixtures(-1)
		fitted := make([]float64, n)
		for i := range ms {
			_, by := ms[i].chances(l)
			for d := range fitted {
				fitted[d] += by[min(d, len(by)-1)] * ms[i].ended.cases()
			}
		}
		all := 0.0
		for i := range ms {
			all += ms[i].ended.cases()
		}
		for d := range fitted {
			fitted[d] /= all
		}
		out = append(out, newCurve("in-house: received to decided", house, fitted))
	}
	if has["licensing.referred_hands"] {
		l := lognormal{math.Log(f.Base.ReferredHands), f.Base.ReferredSpread}
		if len(second) >= fewest {
			n := shown(whole)
			p := sum(lengths(first, f.follow), l.chances(n), n)
			out = append(out, newCurve("referred: received to decided", whole, cumulate(sum(p, lengths(second, f.follow), n), n)))
		}
		n := shown(back)
		out = append(out, newCurve("referred: out for referral", back, cumulate(l.chances(n), n)))
	}
	f.fit.Curves = append(out, f.fit.Curves...)
}

// stationCurves draws up the times at the desks against replays at the fit.
func (f *fitter) stationCurves(r *replay, seen *spells) []Curve {
	const runs = 8
	var first, second []int
	for i := range runs {
		s, err := r.run(f.work.theta, 5000+i)
		if err != nil {
			return nil
		}
		first, second = append(first, s.first...), append(second, s.second...)
	}
	curve := func(name string, seen, made []int) Curve {
		t, p := tally{}, []float64(nil)
		for _, d := range seen {
			t[spell{d, false}]++
		}
		for _, d := range made {
			for len(p) <= d {
				p = append(p, 0)
			}
			p[d] += 1 / float64(len(made))
		}
		return newCurve(name, t, cumulate(p, shown(t)))
	}
	out := []Curve{curve("first desks: received to referred", seen.first, first)}
	if r.second {
		out = append(out, curve("second station: returned to decided", seen.second, second))
	}
	return out
}
