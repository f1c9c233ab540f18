package conclusions

import (
	"math"
	"slices"

	"cordon/model/exact"
)

// Variance is the unbiased one; NaN for fewer than two values.
func Variance(x []float64) float64 {
	if len(x) < 2 {
		return math.NaN()
	}
	m := exact.Mean(x)
	squares := make([]float64, len(x))
	for i, v := range x {
		squares[i] = float64((v - m) * (v - m))
	}
	return exact.BlockSum(squares) / float64(len(x)-1)
}

// StandardError of the mean of independent values; NaN for fewer than two.
func StandardError(x []float64) float64 {
	return exact.Sqrt(Variance(x) / float64(len(x)))
}

// RankCorrelation is Spearman's of two columns of one length; ties share their mean
// rank. NaN where either column is constant or shorter than 3.
func RankCorrelation(x, y []float64) float64 {
	if len(x) < 3 {
		return math.NaN()
	}
	a, b := ranks(x), ranks(y)
	ma, mb := exact.Mean(a), exact.Mean(b)
	cross := make([]float64, len(a))
	for i := range a {
		cross[i] = float64((a[i] - ma) * (b[i] - mb))
	}
	both := float64(Variance(a) * Variance(b))
	if both == 0 {
		return math.NaN()
	}
	return exact.BlockSum(cross) / float64(len(a)-1) / exact.Sqrt(both)
}

func ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case x[a] < x[b]:
			return -1
		case x[a] > x[b]:
			return 1
		}
		return 0
	})
	out := make([]float64, len(x))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && x[order[j]] == x[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			out[order[k]] = float64(i+j-1)/2 + 1
		}
		i = j
	}
	return out
}

// RankCorrelationAt is the size of a rank correlation that one of some columns
// reaches with n rows by chance alone with the probability level, where no column
// has anything to do with the result (Bonferroni; the normal approximation of
// Spearman's, whose variance is 1/(n-1)).
func RankCorrelationAt(level float64, columns, n int) float64 {
	z := -exact.NormalQuantile(level / 2 / float64(columns))
	return min(1, z/exact.Sqrt(float64(n-1)))
}

// Jackknife is a statistic of n rows and its standard error by leaving out one row at
// a time (Efron and Stein 1981); of is asked for the rows to leave out, -1 for none.
// Each statistic that it returns gets an error of its own.
func Jackknife(n int, of func(without int) []float64) (value, se []float64) {
	value = of(-1)
	left := make([][]float64, len(value))
	for i := range n {
		for k, v := range of(i) {
			left[k] = append(left[k], v)
		}
	}
	for k := range value {
		se = append(se, exact.Sqrt(float64(Variance(left[k])*float64(n-1))*float64(n-1)/float64(n)))
	}
	return value, se
}
