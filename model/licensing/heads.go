package licensing

import (
	"math"
	"sort"

	"cordon/model/exact"
)

// smallest is the fewest officers that a category's load must take for desks of
// its own; lesser categories share desks, and the next larger one joins them while
// together they take less.
const smallest = 2

// groupHeads gives officers to groups of categories by largest remainder, at
// least one each and, where there are enough, what least asks for by category, and
// says which group each category belongs to. Without shares all are one group.
func groupHeads(officers int, shares, least []float64) (heads []int, category []int) {
	category = make([]int, max(1, len(shares)))
	total := exact.Sum(shares)
	if !(total > 0) {
		return []int{officers}, category
	}
	quota := make([]float64, len(shares))
	for c, w := range shares {
		quota[c] = float64(officers) * (w / total)
	}
	var quotas, leasts []float64
	mixed := -1
	together := lesser(quota)
	for c, q := range quota {
		g := len(quotas)
		if together[c] && mixed >= 0 {
			g = mixed
		} else {
			quotas, leasts = append(quotas, 0), append(leasts, 0)
		}
		if together[c] {
			mixed = g
		}
		category[c] = g
		quotas[g] += q
		leasts[g] += least[c]
	}
	return largestRemainder(officers, quotas, leasts), category
}

// lesser marks the categories that share desks, by the officers that their loads take.
func lesser(quota []float64) []bool {
	bySize := make([]int, len(quota))
	for c := range bySize {
		bySize[c] = c
	}
	sort.SliceStable(bySize, func(a, b int) bool { return quota[bySize[a]] < quota[bySize[b]] })
	together := make([]bool, len(quota))
	sum := 0.0
	for n, c := range bySize {
		if quota[c] >= smallest && (n == 0 || sum >= smallest) {
			break
		}
		together[c] = true
		sum += quota[c]
	}
	return together
}

// largestRemainder rounds quotas to whole numbers that sum to n >= len(quota):
// each at least 1 and, where n allows, at least what least asks for.
func largestRemainder(n int, quota, least []float64) []int {
	heads, floor := make([]int, len(quota)), make([]int, len(quota))
	given := 0
	for i, q := range quota {
		floor[i] = max(1, int(math.Ceil(least[i]-1e-9)))
		heads[i] = max(floor[i], int(q))
		given += heads[i]
	}
	for ; given < n; given++ {
		heads[most(len(heads), func(i int) float64 { return quota[i] - float64(heads[i]) })]++
	}
	for given > n {
		at := most(len(heads), func(i int) float64 {
			if heads[i] <= floor[i] {
				return math.Inf(-1)
			}
			return float64(heads[i]) - quota[i]
		})
		if heads[at] <= floor[at] { // more is asked for than there is: all may go down to 1
			for i := range floor {
				floor[i] = 1
			}
			continue
		}
		heads[at]--
		given--
	}
	return heads
}

// most is the first of n for which of is largest.
func most(n int, of func(i int) float64) int {
	best := 0
	for i := 1; i < n; i++ {
		if of(i) > of(best) {
			best = i
		}
	}
	return best
}
