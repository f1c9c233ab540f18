package scenarios

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// weeksPerYear is 365.2425 / 7.
const weeksPerYear = 52.1775

var decimal = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$`)

// number reads a plain decimal number: no infinities, no hexadecimals.
func number(text string) (float64, error) {
	if !decimal.MatchString(text) {
		return 0, fmt.Errorf("is not a number")
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, fmt.Errorf("is not a number that can be represented")
	}
	return v, nil
}

// quantity splits "2400 TPP" into the number and its unit, which may be
// missing.
func quantity(text string) (value float64, unit string, err error) {
	digits, unit, _ := strings.Cut(strings.TrimSpace(text), " ")
	value, err = number(digits)
	return value, strings.Join(strings.Fields(unit), " "), err
}

var weeksIn = map[string]float64{
	"week": 1, "month": weeksPerYear / 12, "year": weeksPerYear,
}

var durationUnits = []string{"days", "weeks", "months", "years"}

// duration reads "8 weeks", "9.5 months", "90 days" or "1 year".
func duration(text string) (lever.Duration, error) {
	value, unit, err := quantity(text)
	if err != nil {
		return lever.Duration{}, fmt.Errorf("is not a length of time; write it like 8 weeks, 9.5 months or 90 days")
	}
	if unit == "" {
		return lever.Duration{}, fmt.Errorf("has no unit; write %s weeks, days, months or years", text)
	}
	if unit == "day" || unit == "days" {
		return lever.Duration{Weeks: value / 7}, nil
	}
	weeks, ok := weeksIn[strings.TrimSuffix(unit, "s")]
	if !ok {
		return lever.Duration{}, fmt.Errorf("is in %s, which is no unit of time; %s (days, weeks, months, years)", quote(unit), hint(unit, durationUnits))
	}
	return lever.Duration{Weeks: value * weeks}, nil
}

// earliest and latest are the days that a scenario may name.
var earliest, latest = data.MustDate("1990-01-01"), data.MustDate("2100-12-31")

// date reads a day; 0 where it is none, which is noted.
func (r *reader) date(n *node, key string) data.Date {
	d, err := data.ParseDate(n.text)
	switch {
	case err != nil:
		r.note(n, n.text, "%s %s is not a day of the form YYYY-MM-DD", key, quote(n.text))
	case d < earliest || d > latest:
		r.note(n, n.text, "%s %s is outside its range %s..%s", key, n.text, earliest, latest)
	default:
		return d
	}
	return 0
}
