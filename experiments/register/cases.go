package register

import (
	"math"

	"cordon/data"
	"cordon/model/licensing"
)

// Measures of an agency's cases. Days are working days, Monday to Friday.
const (
	Filings         = "filings"          // received in the period
	WaitMedian      = "wait_median"      // from receipt to first decision, of those received in the period, as known on its last day (Kaplan and Meier)
	WaitP90         = "wait_p90"         // the same, 90th percentile
	ShareDenied     = "share_denied"     // of first decisions in the period
	ShareReturned   = "share_returned"   // the same: without a licence, for any cause
	ShareIncomplete = "share_incomplete" // the same: returned because something was missing, where causes are recorded
	ShareReferred   = "share_referred"   // the same: that went to another desk or department
)

// measures in the order in which they are shown, with their units and what is added
// to them before logarithms are taken: a tenth of a per cent to shares.
var measures = []struct {
	name, unit string
	floor      float64
}{
	{Filings, "applications", 1}, {WaitMedian, "working days", 1}, {WaitP90, "working days", 1},
	{ShareDenied, "share of decisions", 0.001}, {ShareReturned, "share of decisions", 0.001}, {ShareIncomplete, "share of decisions", 0.001}, {ShareReferred, "share of decisions", 0.001},
}

// record is a case in whole working days: the model's and the observed alike.
type record struct {
	received, ended             int // ended < 0: open
	withdrawn, denied, returned bool
	incomplete, referred        bool
}

// figures are the measures of an agency's records, from the working day from up to
// and without to, in the order of measures; NaN: they do not say. causes and referral
// are whether they record why cases are returned, and that they are referred.
func figures(records []record, from, to int, causes, referral bool) []float64 {
	var waits licensing.Durations
	filings, decided, denied, returned, incomplete, referred := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	for _, r := range records {
		open := r.ended < 0 || r.ended >= to
		if r.received >= from && r.received < to {
			filings++
			switch {
			case open:
				waits.Censor(float64(to - r.received))
			case r.withdrawn:
				waits.Censor(float64(r.ended - r.received))
			default:
				waits.Decide(float64(r.ended - r.received))
			}
		}
		if open || r.ended < from || r.withdrawn {
			continue
		}
		decided++
		denied += count(r.denied)
		returned += count(r.returned)
		incomplete += count(r.incomplete)
		referred += count(r.referred)
	}
	if !causes {
		incomplete = math.NaN()
	}
	if !referral {
		referred = math.NaN()
	}
	wait := func(q float64) float64 {
		if x := waits.Quantile(q); !math.IsInf(x, 0) {
			return x
		}
		return math.NaN()
	}
	return []float64{filings, wait(0.5), wait(0.9), denied / decided, returned / decided, incomplete / decided, referred / decided}
}

func count(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// ofModel are the records of an agency in the model, whose days count from the Monday of
// week 0.
func ofModel(cases []licensing.Ended) []record {
	out := make([]record, len(cases))
	for i, c := range cases {
		out[i] = record{received: int(math.Floor(c.Filed)), ended: int(math.Floor(c.Time)), withdrawn: c.Outcome == licensing.Withdrawn, denied: c.Outcome == licensing.Denied,
			returned: c.Outcome == licensing.NotRequired || c.Outcome == licensing.Incomplete || c.Outcome == licensing.Adverse, incomplete: c.Outcome == licensing.Incomplete, referred: c.Class >= licensing.Referred}
		if c.Outcome == licensing.Open {
			out[i].ended = -1
		}
	}
	return out
}

// ofCases are an agency's own records, whose days count from the same Monday.
// causes and referral say whether they record why cases are returned, and that they
// are referred.
func ofCases(cases []data.Case, monday data.Date) (out []record, causes, referral bool) {
	for i := range cases {
		c := &cases[i]
		r := record{received: workingDay(c.Received, monday), ended: -1, withdrawn: c.Outcome == data.CaseWithdrawn, denied: c.Outcome == data.CaseDenied,
			returned: c.Outcome == data.CaseReturned || c.Outcome == data.CaseNotRequired || c.Outcome == data.CaseIncomplete, incomplete: c.Outcome == data.CaseIncomplete, referred: c.Referred != 0 || c.Escalated != 0}
		if c.Outcome != data.CasePending && c.Decided != 0 {
			r.ended = workingDay(c.Decided, monday)
		}
		causes = causes || c.Outcome == data.CaseIncomplete || c.Outcome == data.CaseNotRequired
		referral = referral || c.Referred != 0
		out = append(out, r)
	}
	return out, causes, referral
}

// workingDay is a day's number among working days since a Monday; weekends count as
// the Monday after.
func workingDay(d, monday data.Date) int {
	n := int(d - monday)
	week := n / 7
	if n%7 < 0 {
		week--
	}
	return licensing.Week*week + min(n-7*week, licensing.Week)
}
