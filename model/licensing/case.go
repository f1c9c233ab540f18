package licensing

// Lane is a priority class of a queue.
type Lane uint8

// Lanes are served in this order; within a lane first come, first served.
const (
	Trusted Lane = iota
	Ordinary
	Lanes
)

// Class is how far a case travels.
type Class uint8

// The classes of cases.
const (
	InHouse Class = iota
	Referred
	Escalated // referred, and disagreed on
	Classes
)

// Policy is the licence policy that a filing falls under.
type Policy uint8

// The policies, from lenient to strict.
const (
	Favourable  Policy = iota // approved unless needless or incomplete
	General                   // case by case
	Concern                   // case by case for a country of concern
	Presumption               // presumption of denial
	Policies
)

// Outcome is what became of a case.
type Outcome uint8

// The outcomes. Approved, the three kinds of returned, and Denied are first
// decisions; Withdrawn is not.
const (
	Open        Outcome = iota
	Approved            // a licence
	NotRequired         // returned: no licence needed, the goods may ship
	Incomplete          // returned: may be filed again
	Adverse             // returned without a licence, and counts as refused
	Denied              // refused
	Withdrawn           // by the applicant, while queueing
	Outcomes
)

// Refused reports whether the outcome ends the order: denied, or returned as adverse.
func (o Outcome) Refused() bool { return o == Denied || o == Adverse }

// String names the outcome as result tables do.
func (o Outcome) String() string {
	return [Outcomes]string{"open", "approved", "not_required", "incomplete", "adverse", "denied", "withdrawn"}[o]
}

// Review says which reviews a filing needs.
type Review uint8

// Reviews.
const (
	ByLuck   Review = iota // in-house, referred or escalated at the published shares
	OneDesk                // never referred: an ally's review is recognised
	TwoDesks               // always referred
)

// Filing is one application handed to the agency. ID and N must be unique among
// the week's filings: they and the week address all its draws.
type Filing struct {
	ID          uint64  // lasting identity of the applicant's account or project
	Tag         uint64  // the caller's own, handed back
	Time        float64 // working days into the week, in (0, 5); else an addressed draw
	Keep        float64 // working days from the start of its week after which the applicant leaves a queue; 0: never
	N           uint32  // number among the identity's filings of the week
	Waited      int32   // weeks since the need behind it arose: its draws hang on that week
	Category    uint8   // index into Setup.Categories
	Lane        Lane
	Policy      Policy
	Review      Review
	Barred      bool    // the end user is one that the rule means to keep out
	NotRequired bool    // the good is not listed: filed by mistake
	Given       Outcome // of cases that the risk score does not decide; else Open
	Effort      float64 // officers' work, as a multiple of an ordinary case's; 0: 1
	Further     float64 // time without an officer on top of an ordinary case's [working days]
}

// Decision is the end of one filing's case: a first decision or a withdrawal.
type Decision struct {
	ID          uint64
	Tag         uint64
	Filed, Time float64 // working days since week 0
	Sent, Back  float64 // when a referred case left the first desks, and when it joined the second station; 0: it did not
	Raised      float64 // when an escalated case left the second station; 0: it did not
	Work        float64 // officers' work that it took [working days]
	N           uint32
	Category    uint8
	Lane        Lane
	Policy      Policy
	Class       Class
	Outcome     Outcome
	Barred      bool
	Checked     bool // on site or by a third party
}

// Days is the time from filing to decision [working days].
func (d *Decision) Days() float64 { return d.Time - d.Filed }

// file is a case inside the agency. It is at one desk, or in one calendar, threaded
// by next.
type file struct {
	id, tag    uint64
	filed      float64
	due        float64 // when it reaches the next stage; in a queue: when it joined
	patience   float64 // how long the applicant stays in a queue
	until      float64 // when the applicant leaves any queue
	work       [2]float64
	hands      [2]float64
	spent      float64 // officer work done
	sent, back float64 // left the first desks, joined the second station; 0: not
	raised     float64 // left the second station, escalated; 0: not
	next       int32
	n          uint32
	desk       uint16 // of the queue it is in or on its way to
	secondDesk uint16
	category   uint8
	lane       Lane
	policy     Policy
	class      Class
	outcome    Outcome
	barred     bool
	background bool
	found      Outcome // after a check on site
	check      float64 // time that such a check takes; 0: none
}
