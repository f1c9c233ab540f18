package world

// Dossier is what exporters, agencies and the buyer itself hold about an account
// that listed goods are sold to: 32 bytes beside each other, because who looks at
// one part mostly looks at the others.
type Dossier struct {
	Cents        int64    // authorised by its licence, not yet shipped
	Pending      int32    // order whose application the account waits for; None
	Until        int16    // week in which the licence ends
	ClosedUntil  int16    // the account's own refusal or the firm's decline, until this week
	Exposed      int16    // known as a barred end user to those who share checks, until this week
	ClearedBy    int16    // whose licence partners recognise
	ClearedUntil int16    // until this week
	DeniedBy     int16    // who refused it last
	DeniedUntil  int16    // until which week partners do
	Left         uint8    // orders that the licence still covers
	ClosedOpt    OptionID // the supplier that refusal or decline is about
	ClosedWhy    Obstacle
	Evasive      bool // the tie was made knowing that its lawful channel is closed
}

// newDossiers holds nothing about anybody.
func newDossiers(accounts, firstWeek int) []Dossier {
	before := int16(firstWeek - 1)
	return filled(accounts, Dossier{Pending: None, Until: before, ClosedUntil: before, Exposed: before, ClearedBy: None, ClearedUntil: before, DeniedBy: None, DeniedUntil: before})
}
