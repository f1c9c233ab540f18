package world

// LicenceTally counts what licences of other kinds than one a buyer do, with the
// members' agencies. Money is in cents.
type LicenceTally struct {
	GlobalFilings    int64 // applications for global licences
	GlobalGranted    int64
	GlobalCents      int64 // shipped under global licences
	GeneralCents     int64 // shipped under general licences
	RecognisedCents  int64 // shipped on a partner's licence or without one to a partner
	BlanketBarred    int64 // of these three, to barred users
	CatchHeld        int64 // civil sales of unlisted goods held for a licence
	CatchStopped     int64 // of those, refused or not asked for
	CatchCaught      int64 // the same of barred users
	SharedRefusals   int64 // civil sales that a partner's refusal stops
	Checks, Overflow int64 // applications checked on site; those left over for want of capacity
	Revoked          int64 // certificates that audits withdrew
	Agency           int64 // what the agencies cost their governments
	Classifications  int64 // requests for a classification
	ClassDecided     int64
	ClassDays        int64 // of those [1/100 working days]
	Escalated        int64 // decisions on cases that agencies disagreed on
	Silence          int64 // referred cases that the agreed clock decided
}

// Spend books what a government spends on licensing [USD].
func (s *State) Spend(by int16, usd float64) {
	if s.G.Members[by] {
		s.Tally.Licences.Agency += int64(usd * 100)
	}
}
