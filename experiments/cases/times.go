package cases

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"cordon/data"
)

// handsOff fits the times in which no officer has a case.
func (f *fitter) handsOff() {
	back, up := tally{}, tally{}
	for i := range f.records {
		r := &f.records[i]
		if r.referred >= 0 {
			f.spell(back, r, r.referred, r.returned)
		}
		if r.escalated >= 0 {
			end := r.decided
			if r.outcome == data.CaseWithdrawn {
				end = -1
			}
			f.spell(up, r, r.escalated, end)
		}
	}
	f.direct("referred", back, "days from referral to return, open ones censored, whole days allowed for", "no day of return from referral is recorded")
	f.direct("escalated", up, "days from escalation to decision, open ones censored, whole days allowed for", "no day of escalation is recorded")
	f.inHouse()
}

// spell adds a stretch of a case: ended, or open until the case or the records end.
func (f *fitter) spell(t tally, r *record, from, to int) {
	switch {
	case to >= 0:
		t[spell{to - from, false}]++
	case r.decided >= 0:
		t[spell{r.decided - from, true}]++
	default:
		t[spell{f.last - from, true}]++
	}
}

// direct fits a time that is seen itself.
func (f *fitter) direct(class string, spells tally, method, none string) {
	median, spread := "licensing."+class+"_hands", "licensing."+class+"_spread"
	ended := 0
	for s, n := range spells {
		if !s.open {
			ended += int(n)
		}
	}
	why := none
	if ended > 0 {
		why = fmt.Sprintf("%d of them ended, and %d are needed", ended, fewest)
	}
	if ended < fewest {
		f.keep(median, why)
		f.keep(spread, why)
		return
	}
	l, cov, ok := fitDirect(spells, lognormal{math.Log(20), 0.6})
	if !ok {
		f.keep(median, "no lognormal time fits")
		f.keep(spread, "no lognormal time fits")
		return
	}
	n := int(spells.cases())
	m := math.Exp(l.mu)
	f.add(median, data.LawLognormal, m, m*math.Sqrt(cov[0][0]), n, method)
	f.add(spread, data.LawLognormal, l.sd, l.sd*math.Sqrt(cov[1][1]), n, method)
	if class == "referred" {
		f.Base.ReferredHands, f.Base.ReferredSpread = m, l.sd
	}
}

// jackknifeBlocks is how many stretches of about eight weeks, 6 to 30, the records
// are cut into: long enough that a queue has forgotten the one before.
func jackknifeBlocks(days int) int { return min(30, max(6, days/40)) }

// inHouse fits in-house hands-off time: what comes on top of the time at the first
// desks, whose law referred cases show. Its error is the delete-a-block jackknife's,
// since cases of the same weeks share a queue.
func (f *fitter) inHouse() {
	const median, spread = "licensing.in_house_hands", "licensing.in_house_spread"
	ms, n := f.mixtures(-1)
	if n < fewest {
		why := "no day of referral is recorded, so that time at the desks and time without an officer can't be told apart"
		if f.hasReferrals() {
			why = fmt.Sprintf("%d in-house cases of lanes with %d referred ones, and %d are needed", n, fewest, fewest)
		}
		f.keep(median, why)
		f.keep(spread, why)
		return
	}
	all, ok := fitAfter(ms, lognormal{math.Log(7), 0.7})
	if !ok {
		f.keep(median, "no lognormal time fits")
		f.keep(spread, "no lognormal time fits")
		return
	}
	blocks := jackknifeBlocks(f.last)
	var mu, logSd []float64
	for b := range blocks {
		part, left := f.mixtures(b)
		if left == n { // nothing in that block
			continue
		}
		l, ok := fitAfter(part, all)
		if ok {
			mu, logSd = append(mu, l.mu), append(logSd, math.Log(l.sd))
		}
	}
	const method = "days received to decided less the time at the first desks as referred cases show it, whole days and the records' end allowed for; error by jackknife over blocks of weeks"
	m := math.Exp(all.mu)
	f.add(median, data.LawLognormal, m, m*jackknife(mu), n, method)
	f.add(spread, data.LawLognormal, all.sd, all.sd*jackknife(logSd), n, method)
	f.Base.InHouseHands, f.Base.InHouseSpread = m, all.sd
}

func (f *fitter) hasReferrals() bool {
	for i := range f.records {
		if f.records[i].referred >= 0 {
			return true
		}
	}
	return false
}

// mixtures are the in-house cases by lane, without one block; only lanes with
// enough referred cases.
func (f *fitter) mixtures(without int) (ms []mixture, n int) {
	for _, lane := range [...]bool{false, true} {
		m := mixture{ended: tally{}, followed: tally{}}
		var before []int
		count := 0
		for i := range f.records {
			r := &f.records[i]
			if r.trusted != lane || r.block == without {
				continue
			}
			switch r.class() {
			case referred:
				before = append(before, r.referred-r.received)
			case inHouse:
				m.ended[spell{days: r.decided - r.received}]++
				m.followed[spell{days: f.last - r.received}]++
				count++
			}
		}
		if len(before) < fewest || count == 0 {
			continue
		}
		m.before = halves(lengths(before, f.follow))
		ms, n = append(ms, m), n+count
	}
	return ms, n
}

// jackknife is the standard error from estimates that each lack one block, larger
// by what few blocks leave uncertain of it (Student's t over the normal at 90%).
func jackknife(x []float64) float64 {
	n := float64(len(x))
	if n < 4 {
		return math.NaN()
	}
	mean, sum := 0.0, 0.0
	for _, v := range x {
		mean += v / n
	}
	for _, v := range x {
		sum += (v - mean) * (v - mean)
	}
	t := distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile(0.95)
	return math.Sqrt(sum*(n-1)/n) * t / score90
}
