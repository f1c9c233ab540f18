package exact

import "math/bits"

// fixed is an unsigned fixed-point number hi + lo/2^64 scaled by 2^-63: it holds
// values in [0, 2) with 127 bits behind the point. Integers have no rounding mode
// and no fused form, so tables built from them have the same bits everywhere.
type fixed struct{ hi, lo uint64 }

// one is 1.0.
var one = fixed{hi: 1 << 63}

// add returns a + b; the sum must stay below 2.
func (a fixed) add(b fixed) fixed {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return fixed{hi, lo}
}

// div returns a / d, rounded down.
func (a fixed) div(d uint64) fixed {
	hi, rem := a.hi/d, a.hi%d
	lo, _ := bits.Div64(rem, a.lo, d)
	return fixed{hi, lo}
}

// mul returns a * b, rounded down to about 2^-125; the product must stay below 2.
func (a fixed) mul(b fixed) fixed {
	hh, hl := bits.Mul64(a.hi, b.hi)
	xh, _ := bits.Mul64(a.hi, b.lo)
	yh, _ := bits.Mul64(a.lo, b.hi)
	lo, c1 := bits.Add64(hl, xh, 0)
	lo, c2 := bits.Add64(lo, yh, 0)
	hi := hh + c1 + c2
	return fixed{hi<<1 | lo>>63, lo << 1}
}

// float returns a as a float64, within 0.51 units in the last place for a > 2^-8.
func (a fixed) float() float64 {
	if a.hi >= 1<<63 {
		return float64(int64(a.hi>>1)) / (1 << 62)
	}
	return float64(int64(a.hi)) / (1 << 63)
}

// logStep returns ln((m+1)/m) = 2 atanh(1/(2m+1)) for m >= 1.
func logStep(m uint64) fixed {
	d := 2*m + 1
	power := one.div(d)
	sum := fixed{}
	for n := uint64(1); power != (fixed{}); n += 2 {
		sum = sum.add(power.div(n))
		power = power.div(d).div(d)
	}
	return sum.add(sum)
}

// expSmall returns e^x for x < 1/8 by its series.
func expSmall(x fixed) fixed {
	sum, term := one, one
	for n := uint64(1); term != (fixed{}); n++ {
		term = term.mul(x).div(n)
		sum = sum.add(term)
	}
	return sum
}
