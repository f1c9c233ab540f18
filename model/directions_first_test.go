package model

import (
	"cordon/data"
	"cordon/model/lever"
)

// measure of a lever from a date on the reference world, published two months
// before.
func measure(name, lev string, settings lever.Lever) lever.Measure {
	return lever.Measure{Name: name, Lever: lev, Published: data.MustDate("2026-02-02"), From: data.MustDate("2026-04-06"), Settings: settings}
}

// halved is the threshold of advanced chips halved by some.
func halved(by ...string) lever.Measure {
	return measure("chips", "threshold", &lever.Threshold{Item: "3A090.a", By: by, To: lever.Quantity{Value: 2400, Unit: "TPP"}})
}

func init() {
	directions = append(directions,
		direction{"staff", []lever.Measure{measure("fewer", "staff", &lever.Staff{By: []string{"USA"}, Factor: 0.9})}, []lever.Measure{measure("more", "staff", &lever.Staff{By: []string{"USA"}, Factor: 1.3})}, "wait_median", false, "more officers never lengthen the queue"},
		direction{"threshold", nil, []lever.Measure{halved("USA")}, "filings", true, "a lower threshold catches more goods"},
		direction{"synchronise", []lever.Measure{halved("USA")}, []lever.Measure{halved("USA"), {Name: "allies", Lever: "synchronise", Settings: &lever.Synchronise{With: "chips", Members: []string{"JPN", "NLD", "KOR", "TWN", "DEU"}}}}, "leakage_share", false, "fewer able rivals are left outside"},
	)
}
