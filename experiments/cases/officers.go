package cases

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/licensing"
)

// officers fits work, use and patience where staff and days of referral allow it.
func (f *fitter) officers() {
	paths := []string{"licensing.work_median", "licensing.work_spread", "licensing.desk_use", "licensing.patience"}
	fail := func(why string) {
		for _, p := range paths {
			f.keep(p, why)
		}
	}
	seen := recorded(f.records)
	switch {
	case len(f.Staff) == 0:
		fail("the officers are not known (\"cordon import staff\"): queue and work can't be told apart")
		return
	case len(seen.first) < fewest:
		fail("too few days of referral are recorded: the time at the desks is not seen")
		return
	}
	if desks, officers := 0.0, 0.0; true {
		for _, s := range f.Staff {
			if s.Desks > 0 {
				desks, officers = desks+float64(s.Desks), officers+s.Officers
			}
		}
		if desks > 0 {
			f.Base.DeskSize = max(1, officers/desks)
			f.add("licensing.desk_size", data.LawLognormal, f.Base.DeskSize, 0, int(desks), "officers over desks, counted")
		}
	}
	r := f.replay(seen)
	start := []float64{math.Log(f.Base.WorkMedian), math.Log(f.Base.WorkSpread)}
	// Work that would keep the recorded officers busy all day is too much to start from.
	if most := 0.9 * f.officerDays(r) / float64(len(f.records)); f.Base.MeanWork() > most {
		start[0] += math.Log(most / f.Base.MeanWork())
	}
	if r.withdrawn {
		start = append(start, math.Log(f.roughPatience(seen)))
	} else {
		f.keep("licensing.patience", fmt.Sprintf("%d of %d cases were withdrawn, too few", seen.withdrawn, len(f.records)))
		paths = paths[:3]
	}
	w, err := r.fitWork(r.figuresOf(seen), start)
	if err != nil {
		fail(err.Error())
		return
	}
	f.work = w
	method := fmt.Sprintf("simulated moments through the model's agency with the recorded arrivals and officers, given %.3g officers a desk; misfit chi-squared %.1f at %d degrees of freedom", f.Base.DeskSize, w.gap, w.free)
	n := len(seen.first) + len(seen.second)
	exp := func(path string, i int) float64 {
		v := math.Exp(w.theta[i])
		f.add(path, data.LawLognormal, v, v*math.Sqrt(w.cov.At(i, i)), n, method)
		return v
	}
	f.Base.WorkMedian, f.Base.WorkSpread = exp(paths[0], 0), exp(paths[1], 1)
	if r.withdrawn {
		f.Base.Patience = exp("licensing.patience", 2)
	}
	// use = filings x median x exp(spread^2/2) / officer-days; the filings are those recorded
	use := float64(len(f.records)) * f.Base.MeanWork() / f.officerDays(r)
	s2 := f.Base.WorkSpread * f.Base.WorkSpread
	variance := w.cov.At(0, 0) + 2*s2*w.cov.At(0, 1) + s2*s2*w.cov.At(1, 1)
	f.add("licensing.desk_use", data.LawLognormal, use, use*math.Sqrt(variance), n, "filings times mean work over officers' time; "+method)
	if w.gap > float64(w.free)+4*math.Sqrt(2*float64(w.free)) {
		f.fit.Notes = append(f.fit.Notes, fmt.Sprintf("the model's desks do not make the recorded times: chi-squared %.0f at %d degrees of freedom; work and its error are not to be trusted", w.gap, w.free))
	}
	f.fit.Curves = append(f.fit.Curves, f.stationCurves(r, seen)...)
}

// roughPatience is days at the first desks, all cases alike, a withdrawal: more
// than the true one, since work is among them.
func (f *fitter) roughPatience(seen *spells) float64 {
	sum := 1.0
	for _, d := range seen.first {
		sum += float64(d) / float64(len(seen.first)) * float64(len(f.records))
	}
	return min(max(sum/float64(seen.withdrawn), 10), 1e5)
}

// replay is the agency with the recorded arrivals and officers.
func (f *fitter) replay(seen *spells) *replay {
	r := &replay{base: f.Base, name: f.fit.Jurisdiction, arrivals: f.records, weeks: f.last/5 + 1, last: f.last, categories: f.mix, seed: f.Seed,
		perYear: float64(len(f.records)) / float64(f.days) * licensing.WorkingDaysAYear, second: len(seen.second) >= fewest, withdrawn: seen.withdrawn >= 2*hits}
	for _, m := range f.fit.Measured {
		switch m.Path {
		case "licensing.referred_share":
			r.base.ReferredShare = m.Value
		case "licensing.escalated_share":
			r.base.EscalatedShare, r.escalated = m.Value, true
		}
	}
	r.base.EscalatedShare = min(r.base.EscalatedShare, r.base.ReferredShare)
	for _, s := range f.Staff {
		week := (workingDay(s.Month) - f.monday) / licensing.Week
		w := staffWeek{week, heads(s.Officers), 0}
		if s.Second > 0 {
			w.second = heads(s.Second)
		} else {
			r.second = false
		}
		r.staff = append(r.staff, w)
	}
	for len(r.staff) > 1 && r.staff[1].week <= 0 { // before the first case
		r.staff = r.staff[1:]
	}
	return r
}

func heads(officers float64) int { return max(1, int(math.Round(officers))) }

// officerDays at the first desks, from the first case to the records' end.
func (f *fitter) officerDays(r *replay) float64 {
	sum := 0.0
	for i, s := range r.staff {
		from, to := max(s.week*licensing.Week, f.records[0].received), f.last+1
		if i == 0 {
			from = f.records[0].received
		}
		if i+1 < len(r.staff) {
			to = min(to, r.staff[i+1].week*licensing.Week)
		}
		sum += float64(s.first * max(0, to-from))
	}
	return sum
}
