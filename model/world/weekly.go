package world

// WeekTally is a week's ingredients of the four headlines, in whole cents and
// counts, so that members add up to their sum exactly, in any order.
type WeekTally struct {
	BarredDrawn, BarredDelivered  int64 // [cents]
	Diverted, CivilForgone, Costs int64 // [cents]
	Waits                         int64 // of the cases decided [1/100 working days]
	Filings, Decisions, Backlog   int64
}

// MemberWeek is one member's week: filings, decisions, waits and backlog of its
// agency, costs of the firms at home there, and the values of needs that were
// first asked of it.
type MemberWeek struct {
	Week   int32
	Member JurisdictionID
	WeekTally
}

// Open begins a week: a row for each member.
func (t *Tally) Open(week int) {
	first := len(t.Weekly)
	t.Weekly = append(t.Weekly, make([]MemberWeek, len(t.members))...)
	for k, j := range t.members {
		t.Weekly[first+k].Week, t.Weekly[first+k].Member = int32(week), j
	}
}

// This is a member's row of the current week; nobody else has one.
func (t *Tally) This(member JurisdictionID) *WeekTally {
	return &t.Weekly[len(t.Weekly)-len(t.members)+int(t.place[member])].WeekTally
}

// Add adds another tally's numbers.
func (w *WeekTally) Add(o *WeekTally) {
	w.BarredDrawn += o.BarredDrawn
	w.BarredDelivered += o.BarredDelivered
	w.Diverted += o.Diverted
	w.CivilForgone += o.CivilForgone
	w.Costs += o.Costs
	w.Waits += o.Waits
	w.Filings += o.Filings
	w.Decisions += o.Decisions
	w.Backlog += o.Backlog
}

// Together adds up the members of each week: one sum a week, in order.
func Together(rows []MemberWeek) []WeekTally {
	var sums []WeekTally
	for i := range rows {
		if i == 0 || rows[i].Week != rows[i-1].Week {
			sums = append(sums, WeekTally{})
		}
		sums[len(sums)-1].Add(&rows[i].WeekTally)
	}
	return sums
}
