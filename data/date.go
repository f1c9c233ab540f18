package data

import (
	"fmt"
	"time"
)

// Date is a calendar day, counted from 1970-01-01 [days]. The zero Date is
// 1970-01-01 and stands for "no date given" where a field is optional.
type Date int32

// ParseDate reads a day written YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("date %q is not a day of the form YYYY-MM-DD", s)
	}
	return Date(t.Unix() / 86400), nil
}

// MustDate is ParseDate for dates written in the program itself.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time is the day's midnight, UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes the day as YYYY-MM-DD.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// Monday is the first Monday on or after the day: the day on which a dated
// rule acts (model.md section 4).
func (d Date) Monday() Date {
	// 1970-01-05 was a Monday.
	r := (int32(d) - 4) % 7
	if r < 0 {
		r += 7
	}
	if r == 0 {
		return d
	}
	return d + Date(7-r)
}

// MondayBefore is the last Monday on or before the day.
func (d Date) MondayBefore() Date {
	m := d.Monday()
	if m == d {
		return d
	}
	return m - 7
}
