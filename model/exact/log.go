package exact

import "math"

const (
	logBits = 8
	logOff  = 0x3fe6000000000000 // 0.6875: the reduced argument lies in [0.6875, 1.375)
	logLow  = 176                // 256 * 0.6875
	logSize = 177                // grid points 176/256 .. 352/256

	ln2Hi = 0x1.62e42fee00000p-1
	ln2Lo = math.Ln2 - 0x1.62e42fee00000p-1
)

// logTable holds 1/c and ln c for c = i/256; both are exact at c = 1, so that
// Log loses nothing near 1.
var logTable = makeLogTable()

type logPoint struct{ inverse, log float64 }

func makeLogTable() (t [logSize]logPoint) {
	const middle = 256 - logLow
	t[middle] = logPoint{1, 0}
	for i, sum := middle+1, (fixed{}); i < logSize; i++ {
		sum = sum.add(logStep(uint64(logLow + i - 1)))
		t[i] = logPoint{256 / float64(logLow+i), sum.float()}
	}
	for i, sum := middle-1, (fixed{}); i >= 0; i-- {
		sum = sum.add(logStep(uint64(logLow + i)))
		t[i] = logPoint{256 / float64(logLow+i), -sum.float()}
	}
	return t
}

// Log returns the natural logarithm of x within 1 unit in the last place:
// ln x = e ln2 + ln c + ln(1 + (m-c)/c) with m - c exact and below 1/512.
// Log(0) = -Inf, Log(+Inf) = +Inf, Log(x < 0) = NaN, Log(NaN) = NaN.
func Log(x float64) float64 {
	ix := math.Float64bits(x)
	if ix-0x0010000000000000 >= 0x7ff0000000000000-0x0010000000000000 {
		return logFar(x)
	}
	return logOf(ix, 0)
}

// logOf is Log of the normal float with bits ix, plus shift times ln2.
func logOf(ix uint64, shift int64) float64 {
	tmp := int64(ix - logOff)
	e := tmp >> 52
	m := math.Float64frombits(ix - uint64(e)<<52)
	i := uint(int64(float64(m*256)+0.5)) - logLow
	if i >= logSize { // cannot be; spares the second bounds check
		return math.NaN()
	}
	point := &logTable[i]
	c := float64(int64(i)+logLow) * (1.0 / 256)
	r := float64((m - c) * point.inverse)
	ed := float64(e + shift)
	r2 := float64(r * r)
	// ln(1+r) = r - r^2/2 + r^3 (1/3 - r/4 + r^2/5 - r^3/6)
	p := 1.0/3 - float64(r*(1.0/4))
	p += float64(r2 * (1.0/5 - float64(r*(1.0/6))))
	tail := float64(r2*float64(r*p)) - float64(0.5*r2)
	hi := float64(ed*ln2Hi) + point.log
	return hi + (r + (tail + float64(ed*ln2Lo)))
}

// logFar is Log of what is not a positive normal number.
func logFar(x float64) float64 {
	switch {
	case x != x || x > math.MaxFloat64:
		return x
	case x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	}
	return logOf(math.Float64bits(x*0x1p54), -54)
}

// Sqrt returns the square root, which IEEE 754 fixes to the bit.
func Sqrt(x float64) float64 { return math.Sqrt(x) }

// Pow returns x^y for x >= 0 as e^(y ln x), with a relative error below
// 2e-16 (1 + |y ln x|), and exactly for y = 0, 1, 2, -1, 1/2 and for x = 1.
// It is NaN for x < 0: the model raises no negative number.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case x != x || y != y || x < 0:
		return math.NaN()
	case y == 1:
		return x
	case y == 2:
		return float64(x * x)
	case y == -1:
		return 1 / x
	case y == 0.5:
		return math.Sqrt(x)
	}
	return Exp(y * Log(x))
}
