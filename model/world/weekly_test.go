package world

import (
	"reflect"
	"testing"
)

// Every number of a week is added up: a new field can't be forgotten. Weeks are
// kept apart, and others than members have no row.
func TestTogetherAddsEveryNumber(t *testing.T) {
	tally := NewTally(&Ground{NJ: 4, Members: []bool{false, true, false, true}})
	fields := reflect.TypeFor[WeekTally]().NumField()
	for week := 10; week < 13; week++ {
		tally.Open(week)
		for _, member := range []JurisdictionID{3, 1} {
			row := reflect.ValueOf(tally.This(member)).Elem()
			for f := range fields {
				row.Field(f).SetInt(int64(week * (f + 1) * int(member)))
			}
		}
	}
	if n := len(tally.Weekly); n != 6 || tally.Weekly[2].Week != 11 || tally.Weekly[2].Member != 1 || tally.Weekly[3].Member != 3 {
		t.Fatalf("got %d rows, %+v; want 3 weeks of members 1 and 3", n, tally.Weekly)
	}
	sums := Together(tally.Weekly)
	if len(sums) != 3 {
		t.Fatalf("got %d weeks, want 3", len(sums))
	}
	for w := range sums {
		for f := range fields {
			if got, want := reflect.ValueOf(sums[w]).Field(f).Int(), int64((10+w)*(f+1)*(1+3)); got != want {
				t.Errorf("week %d, %s: got %d, want %d from members 1 and 3", 10+w, reflect.TypeFor[WeekTally]().Field(f).Name, got, want)
			}
		}
	}
}

// Opening a week allocates nothing but the rows.
func TestOpenAllocatesOnlyRows(t *testing.T) {
	tally := NewTally(&Ground{NJ: 3, Members: []bool{true, true, true}})
	tally.Weekly = make([]MemberWeek, 0, 3*200)
	week := 0
	if n := testing.AllocsPerRun(100, func() { tally.Open(week); week++ }); n != 0 {
		t.Errorf("a week within capacity: got %g allocations, want 0", n)
	}
}
