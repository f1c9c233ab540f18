package exact

import "math"

// Block is the number of terms that one partial sum of BlockSum holds. Workers
// that sum whole blocks and add the partial sums in block order get its bits.
const Block = 1024

// BlockSum adds x in fixed blocks of Block terms, then the blocks in order.
func BlockSum(x []float64) float64 {
	total := 0.0
	for len(x) > Block {
		total += Sum(x[:Block])
		x = x[Block:]
	}
	return total + Sum(x)
}

// Sum adds x from left to right.
func Sum(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}

// BlockSumInt adds integers, whose order does not matter.
func BlockSumInt(x []int64) int64 {
	var sum int64
	for _, v := range x {
		sum += v
	}
	return sum
}

// Mean is BlockSum(x)/len(x); NaN where x is empty.
func Mean(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	return BlockSum(x) / float64(len(x))
}

// Quantile returns the q-quantile (0 <= q <= 1) of ascending values by linear
// interpolation between order statistics (type 7 of Hyndman and Fan 1996, the
// default of R and numpy); NaN where sorted is empty.
func Quantile(sorted []float64, q float64) float64 {
	n := len(sorted)
	if n == 0 || q != q {
		return math.NaN()
	}
	q = min(max(q, 0), 1)
	at := float64(q * float64(n-1))
	i := min(int(at), n-1)
	if i == n-1 {
		return sorted[i]
	}
	part := at - float64(i)
	if part == 0 { // an infinite neighbour must not make a NaN
		return sorted[i]
	}
	return sorted[i] + float64(part*(sorted[i+1]-sorted[i]))
}
