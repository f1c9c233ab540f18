package model

import "cordon/model/lever"

// newEntry is a broad new entry of the USA.
func newEntry() lever.Measure {
	return measure("entry", "list", &lever.List{Add: "2B506.a", By: []string{"USA"}, HS6: []string{"903149", "903180"}, Coverage: 0.3,
		Policy: map[string]string{"PARTNERS": "approval", "OTHER": "case_by_case", "CHN": "case_by_case", "EMBARGO": "presumption_of_denial"}})
}

func relieved(share float64) lever.Measure {
	return measure("relief", "relief", &lever.Relief{By: []string{"USA"}, Share: share, Below: 250, Cap: 1e5})
}

func closedChina() lever.Measure {
	return measure("close", "destination", &lever.Destination{Item: "ALL", By: []string{"USA", "JPN", "DEU"}, Destinations: []string{"CHN"}, Policy: "presumption_of_denial"})
}

func terms(n lever.Notice) lever.Measure {
	n.With = "close"
	return lever.Measure{Name: "terms", Lever: "notice", Settings: &n}
}

func taught(reach float64) lever.Measure {
	return measure("courses", "training", &lever.Training{By: []string{"USA", "DEU", "JPN"}, Reach: reach, Quality: 0.8})
}

func init() {
	year := lever.Duration{Weeks: 52}
	entry, closed := newEntry(), closedChina()
	directions = append(directions,
		direction{"training", []lever.Measure{taught(0.1)}, []lever.Measure{taught(0.9)}, "ignorance_small", false, "more courses leave less that firms do not know"},
		direction{"training", []lever.Measure{taught(0.1)}, []lever.Measure{taught(0.9)}, "mistakes", false, "who knows more errs less"},
		direction{"training", []lever.Measure{taught(0.1)}, []lever.Measure{taught(0.9)}, "training_cost", true, "courses take hours"},
		direction{"relief", []lever.Measure{relieved(0.1)}, []lever.Measure{relieved(0.9)}, "startup_burden", false, "the government pays"},
		direction{"relief", []lever.Measure{relieved(0.1)}, []lever.Measure{relieved(0.9)}, "support_outlay", true, "and pays more"},
		direction{"relief", []lever.Measure{entry}, []lever.Measure{entry, relieved(1)}, "left_listed", false, "marginal sellers stay"},
		direction{"notice", []lever.Measure{closed}, []lever.Measure{closed, terms(lever.Notice{General: year, Scope: 0.8, Screening: 0.5})}, "leakage_spared", true, "a general licence is a gateway"},
		direction{"notice", []lever.Measure{closed, terms(lever.Notice{General: year, Scope: 0.8, Screening: 1})}, []lever.Measure{closed, terms(lever.Notice{General: year, Scope: 0.8, Screening: 0})}, "leakage_spared", true, "and the wider, the less it is screened"},
		direction{"notice", []lever.Measure{closed}, []lever.Measure{closed, terms(lever.Notice{Transit: lever.Duration{Weeks: 26}})}, "civil_spared", true, "goods under way arrive"},
		direction{"notice", []lever.Measure{closed}, []lever.Measure{closed, terms(lever.Notice{Transit: lever.Duration{Weeks: 26}, Honour: true})}, "diversion_value", false, "what was agreed before is not looked for elsewhere"},
		direction{"parties", nil, []lever.Measure{measure("parties", "parties", &lever.Parties{By: []string{"USA"}, Destination: []string{"CHN"}, Share: 0.3})}, "civil_dropped", true, "sellers drop lawful buyers of a destination with listed ones"},
		direction{"list", nil, []lever.Measure{entry}, "startup_capital", false, "investors see the burden"},
	)
}
