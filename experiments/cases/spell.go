package cases

import "cordon/data"

// workingDay numbers working days from Monday 1970-01-05; weekends count as the
// Monday after.
func workingDay(d data.Date) int {
	week, day := weekOf(d)
	return 5*week + min(day, 5)
}

// lastWorkingDay is the same, but weekends count as the Friday before.
func lastWorkingDay(d data.Date) int {
	week, day := weekOf(d)
	return 5*week + min(day, 4)
}

func weekOf(d data.Date) (week, day int) {
	n := int(d) - 4
	week = n / 7
	if n%7 < 0 {
		week--
	}
	return week, n - 7*week
}

// spell is a stretch of a case as whole working days between two recorded days,
// or, where open, the days after which it had not ended.
type spell struct {
	days int
	open bool
}

// record is a case in working days since the first week of the records; days that
// have not come are -1.
type record struct {
	received, referred, returned, escalated, decided int
	outcome                                          data.CaseOutcome
	policy                                           data.CasePolicy
	category                                         int
	trusted                                          bool
	block                                            int // of the jackknife
}

// class is what is known of how far a case travels.
func (r *record) class() int {
	switch {
	case r.referred >= 0:
		return referred
	case r.decided >= 0 && r.outcome != data.CaseWithdrawn:
		return inHouse
	}
	return unknown
}

const (
	unknown = iota
	inHouse
	referred
)

// tally counts equal spells, so that a likelihood is a sum over few.
type tally map[spell]float64

func (t tally) cases() (n float64) {
	for _, v := range t {
		n += v
	}
	return n
}
