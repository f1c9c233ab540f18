package exact

import "math"

const invSqrt2Pi = 0.39894228040143267793994605993438

// NormalCDF returns the standard normal distribution function within 1e-15
// absolutely, and with small relative error in the lower tail (to x = -37).
// Rational approximations: Cody, Math. Comp. 23 (1969) 631-638.
func NormalCDF(x float64) float64 {
	y := math.Abs(x)
	switch {
	case x != x:
		return x
	case y <= 0.67448975:
		z := 0.0
		if y > 1e-16 {
			z = float64(x * x)
		}
		num, den := float64(cdfA[4]*z), z
		for i := range 3 {
			num = float64((num + cdfA[i]) * z)
			den = float64((den + cdfB[i]) * z)
		}
		return 0.5 + float64(x*(num+cdfA[3]))/(den+cdfB[3])
	case y > 38.6:
		if x > 0 {
			return 1
		}
		return 0
	}
	tail := upperTail(y)
	if x > 0 {
		return 1 - tail
	}
	return tail
}

// upperTail is 1 - NormalCDF(y) for y > 0.67.
func upperTail(y float64) float64 {
	// e^(-y^2/2) with y^2 split so that its square is exact.
	s := float64(float64(int64(y*16)) * (1.0 / 16))
	density := Exp(-s*s*0.5) * Exp(-(y-s)*(y+s)*0.5)
	if y <= 5.656854249492380195 { // sqrt(32)
		num, den := float64(cdfC[8]*y), y
		for i := range 7 {
			num = float64((num + cdfC[i]) * y)
			den = float64((den + cdfD[i]) * y)
		}
		return float64(density * ((num + cdfC[7]) / (den + cdfD[7])))
	}
	z := 1 / float64(y*y)
	num, den := float64(cdfP[5]*z), z
	for i := range 4 {
		num = float64((num + cdfP[i]) * z)
		den = float64((den + cdfQ[i]) * z)
	}
	t := float64(z*(num+cdfP[4])) / (den + cdfQ[4])
	return float64(density * ((invSqrt2Pi - t) / y))
}

// NormalQuantile returns x with NormalCDF(x) = p, relative error about 1e-15.
// NormalQuantile(0) = -Inf, (1) = +Inf, NaN outside [0, 1].
// Algorithm AS 241 (PPND16): Wichura, Applied Statistics 37 (1988) 477-484.
func NormalQuantile(p float64) float64 {
	q := p - 0.5
	if q >= -0.425 && q <= 0.425 {
		r := 0.180625 - float64(q*q)
		return float64(q * ratio(&qntA, &qntB, r))
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	switch {
	case !(r > 0):
		if r == 0 {
			return math.Inf(int(q * 4))
		}
		return math.NaN()
	case r > 0x1p-1022:
		r = math.Sqrt(-Log(r))
	default:
		r = math.Sqrt(-logFar(r))
	}
	var x float64
	if r <= 5 {
		x = ratio(&qntC, &qntD, r-1.6)
	} else {
		x = ratio(&qntE, &qntF, r-5)
	}
	if q < 0 {
		return -x
	}
	return x
}

// ratio is a polynomial of degree 7 over another, lowest coefficient first.
func ratio(num, den *[8]float64, r float64) float64 {
	n := float64(num[7]*r) + num[6]
	d := float64(den[7]*r) + den[6]
	n = float64(n*r) + num[5]
	d = float64(d*r) + den[5]
	n = float64(n*r) + num[4]
	d = float64(d*r) + den[4]
	n = float64(n*r) + num[3]
	d = float64(d*r) + den[3]
	n = float64(n*r) + num[2]
	d = float64(d*r) + den[2]
	n = float64(n*r) + num[1]
	d = float64(d*r) + den[1]
	n = float64(n*r) + num[0]
	d = float64(d*r) + den[0]
	return n / d
}
