package plots

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// scale maps values onto a stretch of the sheet.
type scale struct {
	low, high float64
	from, to  vg.Length
}

// at is where v lies; values beyond the ends are kept at them.
func (s scale) at(v float64) vg.Length {
	if s.high == s.low {
		return (s.from + s.to) / 2
	}
	t := min(1, max(0, (v-s.low)/(s.high-s.low)))
	return s.from + vg.Length(t)*(s.to-s.from)
}

// spread widens the smallest and largest of the finite values by a share of
// their distance and makes room where they are equal. No finite value: 0, 1.
func spread(values []float64, share float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	switch {
	case low > high:
		return 0, 1
	case low == high && low == 0:
		return -1, 1
	case low == high:
		d := math.Abs(low) / 2
		return low - d, high + d
	}
	d := share * (high - low)
	return low - d, high + d
}

// ticks are about n round numbers from low to high.
func ticks(low, high float64, n int) []float64 {
	if !finite(low) || !finite(high) || high <= low || n < 1 {
		return nil
	}
	raw := (high - low) / float64(n)
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * unit
	for _, m := range []float64{1, 2, 5} {
		if m*unit >= raw*0.7 {
			step = m * unit
			break
		}
	}
	var out []float64
	for i := math.Ceil(low/step - 1e-9); i*step <= high+step*1e-9 && len(out) < 50; i++ {
		out = append(out, i*step+0) // +0 turns a negative zero into zero
	}
	return out
}

// tickLabels are the ticks with as many decimals as their distance needs.
func tickLabels(at []float64) []string {
	decimals := 0
	if len(at) > 1 {
		decimals = max(0, -int(math.Floor(math.Log10((at[1]-at[0])*1.0001))))
	}
	out := make([]string, len(at))
	for i, v := range at {
		out[i] = strconv.FormatFloat(v, 'f', decimals, 64)
		if decimals == 0 {
			out[i] = commas(out[i])
		}
	}
	return out
}

// axisUnit is the unit that an axis shows and the factor that brings values to
// it: USD up to 3e9 are shown in "USD bn" by 1e-9, shares in "%" by 100, or in
// "percentage points" where they are differences.
func axisUnit(unit string, largest float64, difference bool) (string, float64) {
	if isShare(unit) {
		if difference {
			return "percentage points", 100
		}
		return "%", 100
	}
	suffix, factor := "", 1.0
	for _, s := range []struct {
		size   float64
		suffix string
	}{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1e4, "k"}} {
		if math.Abs(largest) >= s.size {
			suffix, factor = s.suffix, 1/s.size
			if s.suffix == "k" {
				factor = 1e-3
			}
			break
		}
	}
	if suffix == "" {
		return unit, 1
	}
	return withUnit("", suffix, unit), factor
}

// largest is the largest size among the finite values.
func largest(values ...float64) float64 {
	m := 0.0
	for _, v := range values {
		if finite(v) {
			m = max(m, math.Abs(v))
		}
	}
	return m
}
