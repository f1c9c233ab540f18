package experiments

import (
	"math"
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model/exact"
)

// studentTable is the 97.5% quantile of Student's t for 1 to 30 degrees of
// freedom (Student 1908; ten decimals from the incomplete beta function).
var studentTable = [...]float64{
	12.7062047362, 4.3026527297, 3.1824463053, 2.7764451052, 2.5705818356,
	2.4469118511, 2.3646242516, 2.3060041352, 2.2621571628, 2.2281388520,
	2.2009851601, 2.1788128297, 2.1603686565, 2.1447866879, 2.1314495456,
	2.1199052992, 2.1098155778, 2.1009220402, 2.0930240544, 2.0859634473,
	2.0796138447, 2.0738730679, 2.0686576104, 2.0638985616, 2.0595385528,
	2.0555294386, 2.0518305165, 2.0484071418, 2.0452296421, 2.0422724563,
}

// student is the factor of a 95% confidence interval: the 97.5% quantile of
// Student's t. Above the table it is the Cornish-Fisher expansion around the
// normal quantile z (Abramowitz and Stegun 26.7.5), right to 1e-7, with the
// same bits on every processor:
//
//	z + (z³+z)/4n + (5z⁵+16z³+3z)/96n² + (3z⁷+19z⁵+17z³-15z)/384n³
//	  + (79z⁹+776z⁷+1482z⁵-1920z³-945z)/92160n⁴
func student(degrees int) float64 {
	if degrees <= len(studentTable) {
		return studentTable[degrees-1]
	}
	z, n := exact.NormalQuantile(0.975), float64(degrees)
	z2 := float64(z * z)
	z3, z5, z7 := float64(z*z2), float64(z*float64(z2*z2)), float64(float64(z*z2)*float64(z2*z2))
	first := (z3 + z) / (4 * n)
	second := (float64(5*z5) + float64(16*z3) + float64(3*z)) / float64(96*float64(n*n))
	third := (float64(3*z7) + float64(19*z5) + float64(17*z3) - float64(15*z)) / float64(384*float64(n*float64(n*n)))
	z9, n2 := float64(z5*float64(z2*z2)), float64(n*n)
	fourth := (float64(79*z9) + float64(776*z7) + float64(1482*z5) - float64(1920*z3) - float64(945*z)) / float64(92160*float64(n2*n2))
	return z + first + second + third + fourth
}

// Interval is the mean of independent figures and its 95% confidence interval by
// Student's t, without those that have nothing to measure (NaN); n is how many are
// left. The ends are NaN for fewer than two of them, the mean for none.
func Interval(x []float64) (mean, low, high float64, n int) {
	kept := slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	if n = len(kept); n == 0 {
		return math.NaN(), math.NaN(), math.NaN(), 0
	}
	mean, low, high = exact.Mean(kept), math.NaN(), math.NaN()
	if n > 1 {
		half := float64(student(n-1) * exact.Sqrt(conclusions.Variance(kept)/float64(n)))
		low, high = mean-half, mean+half
	}
	return mean, low, high, n
}
