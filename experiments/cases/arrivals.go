package cases

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/licensing"
	"cordon/model/world"
)

// arrivals fits filings a year, their spread over categories and the share to
// countries of concern.
func (f *fitter) arrivals() {
	n := len(f.records)
	years := float64(f.days) / licensing.WorkingDaysAYear
	dispersion, weeks := f.dispersion()
	z := (dispersion - 1) * math.Sqrt(float64(weeks-1)/2)
	words := fmt.Sprintf("counted over %.2f years; weekly variance over mean %.2f", years, dispersion)
	if z > 2 {
		f.fit.Notes = append(f.fit.Notes, fmt.Sprintf("filings vary more from week to week than the model's Poisson arrivals: variance over mean %.2f (%.1f standard errors above 1); waits are longer than Poisson arrivals make them", dispersion, z))
	}
	rate := float64(n) / years
	f.add("agency.filings", data.LawLognormal, rate, rate*math.Sqrt(max(1, dispersion)/float64(n)), n, words)
	if f.mix == nil {
		f.keep("agency.mix", "no entry of the control list is recorded")
	}
	for c, share := range f.mix {
		if share > 0 && share < 1 {
			f.add("agency.mix."+world.Category(c).Slug(), data.LawLogit, share, math.Sqrt(share*(1-share)/float64(n)), n, "counted")
		}
	}
	concern := 0
	for i := range f.records {
		if f.records[i].policy != data.CaseGeneral {
			concern++
		}
	}
	if concern < hits || n-concern < hits {
		f.keep("agency.concern", fmt.Sprintf("%d of %d cases are for countries of concern, too few for a share", concern, n))
		return
	}
	share := float64(concern) / float64(n)
	f.add("agency.concern", data.LawLogit, share, math.Sqrt(share*(1-share)/float64(n)), n, "counted")
}

// dispersion is the variance of weekly filings over their mean, whole weeks only:
// 1 for Poisson arrivals.
func (f *fitter) dispersion() (d float64, weeks int) {
	from, to := (f.records[0].received+4)/5, (f.last+1)/5
	count := make([]float64, max(0, to-from))
	for i := range f.records {
		if w := f.records[i].received/5 - from; w >= 0 && w < len(count) {
			count[w]++
		}
	}
	mean, square := 0.0, 0.0
	for _, c := range count {
		mean += c / float64(len(count))
	}
	for _, c := range count {
		square += (c - mean) * (c - mean) / float64(len(count)-1)
	}
	return square / mean, len(count)
}

// referrals fits the shares of filings that are referred and escalated.
func (f *fitter) referrals() {
	var events, up []event
	any, raised := 0, 0
	for i := range f.records {
		r := &f.records[i]
		if r.escalated >= 0 {
			raised++
		}
		switch r.class() {
		case referred:
			events = append(events, event{r.referred - r.received, true})
			any++
		case inHouse:
			events = append(events, event{r.decided - r.received, false})
		}
		switch { // decided is when it is known that nobody escalated it
		case r.escalated >= 0:
			up = append(up, event{r.escalated - r.received, true})
		case r.class() != unknown && r.decided >= 0 && r.outcome != data.CaseWithdrawn:
			up = append(up, event{r.decided - r.received, false})
		}
	}
	if any == 0 {
		f.keep("licensing.referred_share", "no day of referral is recorded")
	} else {
		f.addShare("licensing.referred_share", events, "share of filings whose class is known, weighted for what the records' end cuts off")
	}
	if raised == 0 {
		f.keep("licensing.escalated_share", "no day of escalation is recorded")
		return
	}
	f.addShare("licensing.escalated_share", up, "share of filings whose class is known, weighted for what the records' end cuts off")
}

// decisions fits what is denied and returned under each policy.
func (f *fitter) decisions() {
	of := func(want func(*record) bool, hit func(data.CaseOutcome) bool) (events []event) {
		for i := range f.records {
			r := &f.records[i]
			if r.decided >= 0 && r.outcome != data.CaseWithdrawn && want(r) {
				events = append(events, event{r.decided - r.received, hit(r.outcome)})
			}
		}
		return events
	}
	denied := func(o data.CaseOutcome) bool { return o == data.CaseDenied }
	returned := func(o data.CaseOutcome) bool {
		return o == data.CaseReturned || o == data.CaseNotRequired || o == data.CaseIncomplete
	}
	adverse := func(o data.CaseOutcome) bool { return denied(o) || returned(o) }
	under := func(p data.CasePolicy) func(*record) bool { return func(r *record) bool { return r.policy == p } }
	const method = "share of first decisions, weighted for what the records' end cuts off"
	f.addShare("licensing.general_denied", of(under(data.CaseGeneral), denied), method)
	f.addShare("licensing.general_returned", of(under(data.CaseGeneral), returned), method)
	f.addShare("licensing.concern_denied", of(under(data.CaseConcern), denied), method)
	f.addShare("licensing.concern_adverse", of(under(data.CaseConcern), adverse), method)
	f.addShare("licensing.presumption_denied", of(under(data.CasePresumption), denied), method)
	all := func(r *record) bool { return r.policy != data.CasePresumption }
	for _, o := range []data.CaseOutcome{data.CaseNotRequired, data.CaseIncomplete} {
		f.addShare("licensing."+o.String(), of(all, func(k data.CaseOutcome) bool { return k == o }), method)
	}
}
