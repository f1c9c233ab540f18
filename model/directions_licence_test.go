package model

import "cordon/model/lever"

func init() {
	usa, allies := []string{"USA"}, []string{"USA", "JPN", "NLD", "KOR", "TWN", "DEU"}
	one := func(name string, l lever.Lever) []lever.Measure { return []lever.Measure{measure(name, name, l)} }
	instrument := func(kind string, screening float64) []lever.Measure {
		return one("instrument", &lever.Instrument{Item: "ALL", By: allies, Kind: kind, Share: 1, Screening: screening})
	}
	catchall := func(quality, alarms float64) []lever.Measure {
		return one("catchall", &lever.CatchAll{Item: "ALL", By: allies, Share: 1, Quality: quality, Alarms: alarms})
	}
	deemed := one("technology", &lever.Technology{By: usa, Share: 1})
	joint := append(one("project", &lever.Project{By: usa, Share: 1, Tracking: 0.9, Fast: true}), deemed...)
	diligence := func(capacity float64) []lever.Measure {
		return one("diligence", &lever.Diligence{By: usa, Share: 0.3, Finds: 0.7, Capacity: capacity})
	}
	recognise := func(screening float64) []lever.Measure {
		return one("recognise", &lever.Recognise{Members: allies, Licences: true, Waived: 0.8, Screening: screening})
	}
	body := func(officers, clock float64) []lever.Measure {
		return one("body", &lever.Body{Members: allies, Officers: officers, Consult: 0.05, Consensus: 5, Clock: clock, Silence: "approved"})
	}
	trusted := func(audits float64) []lever.Measure {
		return one("trusted", &lever.Trusted{By: usa, Share: 0.5, Audits: audits})
	}
	directions = append(directions,
		direction{"instrument", nil, instrument("general", 0.9), "filings", false, "registered firms file for fewer buyers"},
		direction{"instrument", instrument("general", 0.9), instrument("general", 0.1), "unasked_barred", true, "a general licence is a gateway in proportion to what its screening misses"},
		direction{"instrument", nil, instrument("global", 0.9), "global_filings", true, "firms ask for global licences"},
		direction{"catchall", catchall(0.6, 0.05), catchall(0.95, 0.05), "catchall_caught", true, "a better look finds more barred users at the same false alarms"},
		direction{"catchall", catchall(0.7, 0.02), catchall(0.7, 0.3), "catchall_false_alarms", true, "a lower line raises more false alarms"},
		direction{"technology", nil, deemed, "deemed_filings", true, "participants need licences"},
		direction{"technology", nil, deemed, "technology_leaks", false, "some barred participants are refused"},
		direction{"technology", nil, deemed, "project_weeks_lost", true, "projects wait for answers"},
		direction{"project", deemed, joint, "project_weeks_lost", false, "one answer comes sooner than several"},
		direction{"diligence", diligence(2000), diligence(100), "checks_left_over", true, "less capacity leaves more unchecked"},
		direction{"diligence", nil, diligence(2000), "wait_p90", true, "checks take weeks"},
		direction{"trusted", nil, trusted(0), "programme_cost", true, "certificates cost"},
		direction{"trusted", trusted(0), trusted(2), "certificates_lost", true, "audits find something"},
		direction{"recognise", nil, recognise(0.9), "filings", false, "one review and not two"},
		direction{"recognise", nil, recognise(0.9), "unasked_barred", true, "whom one agency has licensed in error the others do not look at"},
		direction{"share", nil, one("share", &lever.Share{Members: allies, Denials: true}), "shared_refusals", true, "civil buyers refused by mistake are refused by all"},
		direction{"share", nil, one("share", &lever.Share{Members: allies, Data: 0.2}), "agency_cost", true, "staff and data protection cost"},
		direction{"body", body(1, 0), body(1.5, 0), "wait_p90", false, "more officers never lengthen the queue"},
		direction{"body", body(1, 60), body(1, 15), "decided_by_silence", true, "a shorter clock decides more unread cases"},
		direction{"staff", nil, one("staff", &lever.Staff{By: usa, Factor: 1, Tools: 0.3}), "wait_median", false, "tools save work on every case"},
		direction{"staff", nil, one("staff", &lever.Staff{By: usa, Factor: 1, Analysts: 0.3}), "agency_cost", true, "analysts are paid"},
	)
}
