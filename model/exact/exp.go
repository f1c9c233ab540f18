package exact

import "math"

const (
	expBits = 8 // 256 entries, 2 KiB
	expSize = 1 << expBits
	shifter = 0x1.8p52 // adding it rounds a small float to the nearest integer

	perLn2 = expSize / math.Ln2
	// ln2/256 in two parts, the first short enough that its product with any
	// index of the table is exact.
	ln2SizeHi = 0x1.62e42fee00000p-1 / expSize
	ln2SizeLo = (math.Ln2 - 0x1.62e42fee00000p-1) / expSize

	expOver  = 709.782712893384   // above it e^x overflows
	expUnder = -745.1332191019412 // below it e^x is zero
)

// expTable holds the bits of 2^(i/256) less i<<44, so that adding k<<44 for
// k = 256 q + i gives the bits of 2^(k/256).
var expTable = makeExpTable()

func makeExpTable() (t [expSize]uint64) {
	ln2 := logStep(1)
	root := expSmall(ln2.div(expSize))
	power := one
	for i := range t {
		t[i] = math.Float64bits(power.float()) - uint64(i)<<(52-expBits)
		if i+1 < expSize {
			power = power.mul(root)
		}
	}
	return t
}

// Exp returns e^x within 1 unit in the last place: e^x = 2^(k/256) e^r with
// |r| <= ln2/512, the second factor by its series to r^4. Exp(+Inf) = +Inf,
// Exp(-Inf) = 0, Exp(NaN) = NaN.
func Exp(x float64) float64 {
	if !(x > -708 && x < 709) {
		return expFar(x)
	}
	kd := float64(x*perLn2) + shifter
	k := math.Float64bits(kd)
	kd -= shifter
	r := x - float64(kd*ln2SizeHi)
	r -= float64(kd * ln2SizeLo)
	scale := math.Float64frombits(expTable[k&(expSize-1)] + k<<(52-expBits))
	return scale + float64(scale*expTail(r))
}

// expTail is e^r - 1 for |r| < 0.0014, error 4e-17.
func expTail(r float64) float64 {
	r2 := float64(r * r)
	p := 0.5 + float64(r*(1.0/6))
	p += float64(r2 * (1.0 / 24))
	return r + float64(r2*p)
}

// expFar is Exp where the result is at the edge of the range or beyond.
func expFar(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > expOver:
		return math.Inf(1)
	case x < expUnder:
		return 0
	}
	kd := float64(x*perLn2) + shifter
	k := math.Float64bits(kd)
	kd -= shifter
	r := x - float64(kd*ln2SizeHi)
	r -= float64(kd * ln2SizeLo)
	i := k & (expSize - 1)
	scale := math.Float64frombits(expTable[i] + i<<(52-expBits))
	// 2^q in two factors, so that only the last product leaves the normal range.
	q := int64(kd) >> expBits
	half := q / 2
	return (scale + float64(scale*expTail(r))) * power2(half) * power2(q-half)
}

// power2 is 2^n for -1022 <= n <= 1023.
func power2(n int64) float64 { return math.Float64frombits(uint64(n+1023) << 52) }
