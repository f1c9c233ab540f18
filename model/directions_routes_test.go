package model

import "cordon/model/lever"

func init() {
	all := []string{"USA", "JPN", "NLD", "KOR", "TWN", "DEU", "GBR", "FRA", "ITA"}
	hubs := func(looks, licence float64) []lever.Measure {
		return []lever.Measure{measure("hubs", "transit", &lever.Transit{By: []string{"HKG", "TUR", "ARE", "KAZ"}, Looks: looks, Licence: licence})}
	}
	penalty := func(l lever.Penalty) []lever.Measure {
		l.By = all
		return []lever.Measure{measure("penalty", "penalty", &l)}
	}
	checks := func(share float64) []lever.Measure {
		return []lever.Measure{measure("checks", "enduse", &lever.EndUse{By: all, Share: share, Quality: 0.7, Before: 0.3, Shared: true})}
	}
	parties := func(affiliates, growth float64) []lever.Measure {
		return []lever.Measure{measure("parties", "parties", &lever.Parties{By: all, Destination: []string{"CHN"}, Share: 0.3, Affiliates: affiliates, Growth: growth})}
	}
	small := func(limit float64) []lever.Measure {
		return []lever.Measure{halved("USA"), {Name: "small", Lever: "exception", Settings: &lever.Exception{With: "chips", Use: "low_value", Share: 0.9, Screening: 0.5, Cap: limit}}}
	}
	directions = append(directions,
		direction{"transit", hubs(0, 0), hubs(0.1, 0), "hub_trade", false, "some of it is seized, some moves to other ways"},
		direction{"transit", hubs(0.02, 0), hubs(0.1, 0), "trade_held", true, "more lawful goods wait for inspection"},
		direction{"transit", hubs(0, 0), hubs(0, 0.5), "hub_trade", false, "licensing turns some of it away"},
		direction{"penalty", penalty(lever.Penalty{Size: 1, Audit: 1, Proportional: 1}), penalty(lever.Penalty{Size: 4, Audit: 1, Proportional: 1}), "evasion_premium", true, "who goes around pays for what it risks"},
		direction{"penalty", penalty(lever.Penalty{Size: 2, Audit: 2, Proportional: 1}), penalty(lever.Penalty{Size: 5, Audit: 4, Proportional: 1}), "dropped_for_fear", true, "more lawful buyers are not worth the risk"},
		direction{"penalty", penalty(lever.Penalty{Size: 1, Audit: 1, Proportional: 1}), penalty(lever.Penalty{Size: 1, Audit: 1, Proportional: 1, Hubs: []string{"HKG", "TUR", "ARE"}, Secondary: 5}), "hub_trade", false, "brokers at those hubs leave or ask more"},
		direction{"enduse", checks(0), checks(0.3), "leakage_misused", false, "found end users lose their channel"},
		direction{"enduse", checks(0.1), checks(0.3), "wrongly_suspected", true, "checks take some civil users for barred ones"},
		direction{"parties", parties(0, 0), parties(1, 0), "evasion_premium", true, "affiliates no longer ask openly"},
		direction{"parties", parties(1, 0), parties(1, 0.5), "diversion_value", true, "more end users are listed"},
		direction{"exception", small(1e4), small(1e7), "filings", false, "larger orders need no licence"},
	)
}
