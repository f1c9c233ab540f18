package outcome

import "cordon/model/world"

func init() {
	add := func(group Group, name, unit, mark, doc string, of func(t *world.LicenceTally, years float64) float64) {
		register(Outcome{Name: name, Unit: unit, Group: group, Mark: mark, Doc: doc, Of: func(r *Reading) float64 { return of(&r.T.Licences, r.Years) }})
	}
	type tally = *world.LicenceTally
	add(Load, "global_filings", "per year", "emergent", "applications for global licences, part of filings", func(t tally, years float64) float64 { return float64(t.GlobalFilings) / years })
	add(Load, "escalated", "per year", "calibrated", "decisions on cases that agencies disagreed on (A7)", func(t tally, years float64) float64 { return float64(t.Escalated) / years })
	add(Load, "classifications", "per year", "calibrated", "requests for a classification, a queue of its own, not part of filings (A21)", func(t tally, years float64) float64 { return float64(t.Classifications) / years })
	add(Load, "classification_days", "working days", "calibrated", "mean time to a classification (A21: 34 calendar days)", func(t tally, _ float64) float64 {
		return share(float64(t.ClassDays)/100, float64(t.ClassDecided))
	})
	add(Load, "site_checks", "per year", "emergent", "applications checked on site or by a third party", func(t tally, years float64) float64 { return float64(t.Checks) / years })
	add(Load, "checks_left_over", "per year", "emergent", "applications that were to be checked and that there was no capacity for", func(t tally, years float64) float64 { return float64(t.Overflow) / years })
	add(Load, "decided_by_silence", "per year", "emergent", "referred cases that a common body's agreed clock decided", func(t tally, years float64) float64 { return float64(t.Silence) / years })
	add(Load, "agency_cost", "USD per year", "emergent", "what licensing costs the members' governments: officers, analysts, tools, checks and audits", func(t tally, years float64) float64 { return float64(t.Agency) / cents / years })

	add(Costs, "global_shipped", "USD per year", "emergent", "shipped under global licences, which spare their holders further applications", func(t tally, years float64) float64 { return float64(t.GlobalCents) / cents / years })
	add(Costs, "general_shipped", "USD per year", "emergent", "shipped under general licences", func(t tally, years float64) float64 { return float64(t.GeneralCents) / cents / years })
	add(Costs, "recognised_shipped", "USD per year", "emergent", "shipped to partners without a licence, or on a partner's licence", func(t tally, years float64) float64 { return float64(t.RecognisedCents) / cents / years })
	add(Costs, "certificates_lost", "per year", "emergent", "certified exporters whom an audit puts out of the fast lane", func(t tally, years float64) float64 { return float64(t.Revoked) / years })

	add(Leakage, "unasked_barred", "USD per year", "emergent", "what barred users get under global, general and recognised licences, which nobody asked an agency about for them; all goods of the scope", func(t tally, years float64) float64 { return float64(t.BlanketBarred) / cents / years })
	add(Leakage, "catchall_caught", "USD per year", "emergent", "unlisted goods for barred users that an end-use control stopped", func(t tally, years float64) float64 { return float64(t.CatchCaught) / cents / years })

	add(Legitimate, "catchall_held", "USD per year", "emergent", "civil sales of unlisted goods that an end-use control held for a licence", func(t tally, years float64) float64 { return float64(t.CatchHeld) / cents / years })
	add(Legitimate, "catchall_false_alarms", "USD per year", "emergent", "of those, refused or not asked for", func(t tally, years float64) float64 { return float64(t.CatchStopped) / cents / years })
	add(Legitimate, "shared_refusals", "USD per year", "emergent", "civil sales that a partner's refusal stopped", func(t tally, years float64) float64 { return float64(t.SharedRefusals) / cents / years })
}
