package world

import "math"

// What governments set about ways around and what they do to those found on one.
var (
	TransitLooks   = NewDial("transit_looks", 0, "share of what passes its hubs and free zones that customs inspects, the riskiest first")
	TransitLicence = NewDial("transit_licence", 0, "share of onward shipments from its hubs that need a licence")

	PenaltySize  = NewDial("penalty_size", 1, "times today's penalty")
	PenaltyScale = NewDial("penalty_scale", 1, "how far penalties follow the value of the goods; at 0 all offenders pay alike")
	AuditRate    = NewDial("audit_rate", 1, "times today's audits")
	HubPenalty   = NewLink("hub_penalty", 0, "penalty on brokers in the other jurisdiction [USD per USD of goods found]")

	CheckShare   = NewDial("check_share", 0, "further share of shipments under licence or exception whose end use is checked")
	CheckQuality = NewDial("check_quality", 0, "chance that a check of a barred end user finds it; 0: as today")
	CheckBefore  = NewDial("check_before", 0, "part of the checks that are made before the goods ship")
	CheckShared  = NewDial("check_shared", 0, "1: what others in the arrangement found, counts here too")

	Affiliates   = NewLink("affiliates", 0, "chance that a listing also holds for a listed user's affiliates")
	ExceptionCap = NewTerm("exception_cap", math.Inf(1), "most that one order under an exception may be worth [USD]")
)
