package model

import (
	"cordon/data"
	"cordon/model/lever"
)

func init() {
	indexed := halved("USA")
	indexed.Settings = &lever.Threshold{Item: "3A090.a", By: []string{"USA"}, To: lever.Quantity{Value: 2400, Unit: "TPP"}, Index: "frontier", Every: lever.Duration{Weeks: 13}}
	review := func(l lever.Review) lever.Measure {
		l.Item, l.By = "3A090.a", []string{"USA"}
		return lever.Measure{Name: "review", Lever: "review", From: data.MustDate("2026-04-06"), Settings: &l}
	}
	watch := func(line float64, analysts int) lever.Measure {
		return lever.Measure{Name: "watch", Lever: "warning", From: data.MustDate("2026-02-02"), Settings: &lever.Warning{
			Item: "3A090.a", By: []string{"USA"}, To: lever.Quantity{Value: 2400, Unit: "TPP"}, AUC: 0.72, Line: line, Lag: lever.Duration{Weeks: 4}, Hold: lever.Duration{Weeks: 26}, Analysts: analysts,
		}}
	}
	yearly, quarter, half := lever.Duration{Weeks: 52}, lever.Duration{Weeks: 13}, lever.Duration{Weeks: 26}
	one, three := review(lever.Review{Every: half, Length: quarter, Panels: 1}), review(lever.Review{Every: half, Length: quarter, Panels: 3})
	closes := review(lever.Review{Every: half, Length: quarter, Panels: 9, Step: 2, Down: 3})
	sunset := review(lever.Review{Every: yearly, Panels: 1, Sunset: half})
	alone := []lever.Measure{halved("USA")}
	directions = append(directions,
		direction{"threshold", alone, []lever.Measure{indexed}, "filings", false, "an index takes goods off the list as the frontier passes"},
		direction{"review", []lever.Measure{halved("USA"), one}, []lever.Measure{halved("USA"), three}, "review_cost", true, "panels cost"},
		direction{"review", alone, []lever.Measure{halved("USA"), closes}, "filings", true, "a review that closes the gap below a threshold lists what is in it"},
		direction{"review", alone, []lever.Measure{halved("USA"), sunset}, "lost_surplus_cost", false, "a control that nobody else adopts ends, and with it what is lost by acting alone"},
		direction{"warning", []lever.Measure{watch(1.5, 10)}, []lever.Measure{watch(-1, 10)}, "false_alarms", true, "a lower line raises more alarms about nothing"},
		direction{"warning", []lever.Measure{watch(5, 10)}, []lever.Measure{watch(-1, 10)}, "firm_cost", true, "alarms list goods, harmless ones included"},
		direction{"warning", []lever.Measure{watch(1.5, 10)}, []lever.Measure{watch(1.5, 40)}, "review_cost", true, "analysts cost"},
	)
}
