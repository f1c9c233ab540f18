package plots

import (
	"math"
	"strconv"
	"strings"
)

// notMeasured stands where a table has no value.
const notMeasured = "n/a"

// FormatValue writes a level with its unit to at most three significant figures:
// "USD 1.23 bn a year", "17.4 working days", "12.3%" for a share, "n/a" for NaN.
func FormatValue(v float64, unit string) string {
	if math.IsNaN(v) {
		return notMeasured
	}
	if isShare(unit) {
		return plainNumber(100*v) + "%"
	}
	return withUnit("", readable(v), unit)
}

// FormatDifference writes a change with its sign and unit; a change of a share
// is in percentage points: "+2.1 working days", "-USD 4.5 m", "+1.3 pp".
func FormatDifference(v float64, unit string) string {
	if math.IsNaN(v) {
		return notMeasured
	}
	if isShare(unit) {
		return sign(v) + plainNumber(100*math.Abs(v)) + " pp"
	}
	return withUnit(sign(v), readable(math.Abs(v)), unit)
}

// FormatRange writes an interval of changes, the unit once: "+0.4 to +5.0
// working days". Either end NaN: "n/a".
func FormatRange(low, high float64, unit string) string {
	if math.IsNaN(low) || math.IsNaN(high) {
		return notMeasured
	}
	if isShare(unit) {
		return sign(low) + plainNumber(100*math.Abs(low)) + " to " + sign(high) + plainNumber(100*math.Abs(high)) + " pp"
	}
	return withUnit("", sign(low)+readable(math.Abs(low))+" to "+sign(high)+readable(math.Abs(high)), unit)
}

// FormatShare writes a fraction as a percentage without decimals, "97%"; a
// share strictly inside 0..1 never rounds to either end.
func FormatShare(v float64) string {
	switch {
	case math.IsNaN(v):
		return notMeasured
	case v > 0 && v < 0.005:
		return "<1%"
	case v < 1 && v > 0.995:
		return ">99%"
	}
	return strconv.FormatFloat(100*v, 'f', 0, 64) + "%"
}

// FormatRelative writes a relative change with its sign, "+12%".
func FormatRelative(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return notMeasured
	}
	return sign(v) + plainNumber(100*math.Abs(v)) + "%"
}

// withUnit puts a currency before the number and any other unit after it.
func withUnit(sign, number, unit string) string {
	if unit == "ratio" {
		unit = ""
	}
	if rest, ok := strings.CutPrefix(unit, "USD"); ok {
		rest = strings.TrimSpace(strings.NewReplacer("/year", "a year", "per year", "a year").Replace(rest))
		return strings.TrimSpace(sign + "USD " + number + " " + rest)
	}
	return strings.TrimSpace(sign + number + " " + unit)
}

func sign(v float64) string {
	switch {
	case v > 0:
		return "+"
	case v < 0:
		return "-"
	}
	return ""
}

// readable shortens millions, billions and trillions: "4.5 m", "1.23 bn".
func readable(v float64) string {
	for _, s := range []struct {
		size   float64
		suffix string
	}{{1e12, " tn"}, {1e9, " bn"}, {1e6, " m"}} {
		// 999,999 would print as 1,000,000: shorten from where rounding reaches the size.
		if math.Abs(v) >= s.size*0.9995 {
			return plainNumber(v/s.size) + s.suffix
		}
	}
	return plainNumber(v)
}

// plainNumber is v to three significant figures, with commas at thousands and
// no exponent above a hundred-millionth.
func plainNumber(v float64) string {
	if v == 0 {
		return "0"
	}
	if math.IsInf(v, 0) || math.Abs(v) < 1e-8 {
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
	if err != nil {
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
	if math.Abs(r) >= 1000 {
		return commas(strconv.FormatFloat(r, 'f', 0, 64))
	}
	decimals := max(0, 2-int(math.Floor(math.Log10(math.Abs(r)))))
	digits := strconv.FormatFloat(r, 'f', decimals, 64)
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	return digits
}

// commas groups the digits of a whole number in threes.
func commas(digits string) string {
	minus, digits := strings.HasPrefix(digits, "-"), strings.TrimPrefix(digits, "-")
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if minus {
		return "-" + b.String()
	}
	return b.String()
}

// isShare is whether a unit is a fraction, which people read as a percentage.
func isShare(unit string) bool { return unit == "share" || strings.HasPrefix(unit, "share of ") }
