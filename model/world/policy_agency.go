package world

// What the levers staff, share, diligence, trusted and body set for an agency.
var (
	Analysts      = NewDial("analysts", 0, "analysts for each licensing officer, who better the risk score")
	Tools         = NewDial("tools", 0, "part of an officer's work that tools take off")
	RiskData      = NewDial("risk_data", 0, "part of what keeps the risk score from perfection that partners' data take away")
	SiteShare     = NewDial("site_share", 0, "applications, the riskiest first, that are checked on site or audited by a third party")
	SiteFinds     = NewDial("site_finds", 0, "chance that such a check finds a barred user")
	SiteCapacity  = NewDial("site_capacity", 0, "such checks that can be made in a year")
	LaneAudits    = NewDial("lane_audits", 0, "certified exporters audited in a year")
	JointBody     = NewDial("joint_body", 0, "1: the common body decides the agency's referred cases")
	BodyConsult   = NewDial("body_consult", 0, "work on a referred case that consulting the other members adds, as a share")
	BodyConsensus = NewDial("body_consensus", 0, "time that a referred case waits for consensus [working days]")
	BodyClock     = NewDial("body_clock", 0, "agreed speed of response to a referred case [working days]; 0: none")
	BodySilence   = NewDial("body_silence", 0, "1: a case not decided by then is approved; 0: it is returned")
	BodyOfficers  = NewDial("body_officers", 1, "officers of the common body, as a multiple of those that the members' second stations bring")
)
