package explain

import "strconv"

// precise is a number to as many digits as tell it from another, at least three.
func precise(x, other float64) string {
	text := figure(x)
	if x == other || text != figure(other) {
		return text
	}
	for digits := 4; digits <= 17; digits++ {
		text = strconv.FormatFloat(x, 'g', digits, 64)
		if text != strconv.FormatFloat(other, 'g', digits, 64) {
			break
		}
	}
	return text
}

// full is a number to all its digits.
func full(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
