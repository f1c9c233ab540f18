package chance

// Decision names what a draw decides. Its number is part of the address, so
// numbers are never reused and new names go to the end.
type Decision uint32

// The decisions of the model.
const (
	AccountWeek    Decision = iota + 1 // how many needs an account has in a week
	NeedLive                           // whether a base need is live at the current price index
	ExtraNeed                          // extra needs above the base, and whether each is live
	TieChoice                          // which origin a new tie goes to
	TieFirm                            // which firm within the origin
	ShadowChoice                       // the origin first asked, of the tie that lives at base weights
	Classify                           // whether an exporter classifies a good rightly
	Exception                          // whether a claimed exception is turned away
	FilingTime                         // when in the week an application is filed
	OfficerWork                        // an officer's work on a case, one draw a station
	HandsOff                           // time a case takes without occupying an officer, one draw a stage
	ReferralClass                      // in-house, referred or escalated
	DecisionScore                      // the risk score of an application, and whether it is complete
	Withdrawal                         // how long an applicant is patient
	Route                              // which way around a closed channel
	Broker                             // which broker at a hub
	Inspection                         // whether customs looks, and finds
	Band                               // an account's required performance
	EndUse                             // whether an account's end use is barred
	Party                              // which named end user an account is
	FirmSize                           // a firm's sales
	FirmLiteracy                       // a firm's literacy at the start
	FirmEntry                          // whether an entry slot is filled
	FirmExit                           // whether a firm leaves for other reasons
	FollowLag                          // an ally's lag behind the leader
	Background                         // how many filings come from outside the model, and their items
	BackgroundTime                     // when in the week a background filing comes
	ParameterDraw                      // a joint draw of the parameters
	SearchTime                         // how long a buyer looks for another supplier
	Return                             // when a refused need comes back
	AuditSelect                        // which firms are audited
	TieAge                             // a tie's age at the start
	DeskChoice                         // which of several desks of one category takes a case
	CutChoice                          // where a buyer turns whose supplier a rule has closed
	SearchChoice                       // where an order turns after an obstacle
	Stock                              // whether a buyer stocks up on notice
	EndUseCheck                        // whether an end-use check looks at a shipment, and finds
	Audit                              // whether a shipment without licence is found
	AccountShare                       // an account's share of its cell
	Serves                             // which of a heading's firms serve a cell
	FirmAge                            // a firm's age at the start
	Needless                           // whether an unlisted good is filed all the same
	SearchFirm                         // which firm an order turns to after an obstacle
	RiskScore                          // what of an account's declarations looks alike to customs every time
	OverComply                         // whether an exporter drops a lawful buyer for fear of penalties
	Affiliate                          // whether and when an affiliate takes a listed user's place
	SplitOrder                         // whether a buyer splits orders to fit under an exception's cap
	Disclosure                         // whether an exporter finds a mistake of its own and discloses it
	DesignLag                          // how long a firm designs a variant below a threshold
	VariantChoice                      // whether a buyer takes it
	VariantFirm                        // whose variant
	OwnMakes                           // whether makers at home serve a need left over
	DesignOut                          // whether, and when, makers design a leader's content out
	Relocation                         // whether a firm moves its burdened line abroad
	RelocationHost                     // and to which origin
	Panel                              // what a review's panels are off by
	Comments                           // whether comments soften a proposal
	Alarm                              // whether early warning raises an alarm
	ExporterScreen                     // whether an exporter's own look turns a barred buyer away, one draw a buyer
	GlobalLicence                      // how long a global licence takes, and whether it is rejected
	CatchAll                           // whether a sale of unlisted goods is looked at, and raises an alarm, one draw a buyer
	LaneAudit                          // whether a certified exporter is audited, and fails
	SiteCheck                          // what a check on site finds
	Waiver                             // whether a sale to a partner is spared its licence, one draw a buyer
	ProjectStart                       // whether a slot for a joint project is filled, and what it is on
	ProjectPeople                      // who takes part in it
	ProjectChange                      // whether a participant changes
	ClassRequest                       // whether a filing comes with a request for a classification
)
