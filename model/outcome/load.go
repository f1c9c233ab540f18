package outcome

func init() {
	add := func(name, unit, mark, doc string, headline bool, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Load, Mark: mark, Headline: headline, Doc: doc, Of: of})
	}
	decided := func(r *Reading) float64 { return r.Load.Approved + r.Load.Returned + r.Load.Denied }
	add("wait_median", "working days", "emergent", "median time from filing to first decision over the members' agencies, Kaplan-Meier, background filings included; withdrawal and the end of the run censor", true,
		func(r *Reading) float64 { return r.Load.Median })
	add("wait_p90", "working days", "emergent", "90th percentile of the same", false, func(r *Reading) float64 { return r.Load.P90 })
	add("within_clock", "share", "emergent", "share of filings decided inside the agency's statutory clock or target", false, func(r *Reading) float64 { return r.Load.WithinClock })
	add("within_long_clock", "share", "emergent", "the same for the longer clock of an agency that has two (60 working days beside 20 in the UK); elsewhere its only one", false,
		func(r *Reading) float64 { return r.Load.WithinLongClock })
	add("filings", "per year", "calibrated", "applications filed with the members' agencies, background included; the baseline's total is the published count", false,
		func(r *Reading) float64 { return r.Load.Filings / r.Years })
	add("backlog", "cases", "emergent", "applications open with the members' agencies at the end", false, func(r *Reading) float64 { return r.Load.Backlog })
	add("officer_weeks", "officer-weeks per year", "emergent", "officers' time used by the members' agencies", false, func(r *Reading) float64 { return r.Load.OfficerWeeks / r.Years })
	add("approved", "share of decisions", "calibrated", "applications approved", false, func(r *Reading) float64 { return share(r.Load.Approved, decided(r)) })
	add("returned", "share of decisions", "calibrated", "applications returned without action", false, func(r *Reading) float64 { return share(r.Load.Returned, decided(r)) })
	add("denied", "share of decisions", "calibrated", "applications denied", false, func(r *Reading) float64 { return share(r.Load.Denied, decided(r)) })
	add("review_cost", "USD per year", "emergent", "what the members' governments spend on review panels and analysts of early warning", false, func(r *Reading) float64 { return r.members(r.T.Reviewing) / cents / r.Years })
	add("alarms", "per year", "emergent", "alarms of early warning", false, func(r *Reading) float64 { return float64(r.T.Alarms) / r.Years })
	add("false_alarms", "per year", "emergent", "the part of them that no jump of what is ordered by ways around gave reason for", false, func(r *Reading) float64 { return float64(r.T.FalseAlarms) / r.Years })
	add("withdrawn", "per year", "emergent", "applications withdrawn while queueing", false, func(r *Reading) float64 { return r.Load.Withdrawn / r.Years })
}
