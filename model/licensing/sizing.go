package licensing

import (
	"math"
	"sort"

	"cordon/model/exact"
)

// smallest is the fewest officers that a category needs for a desk of its own;
// lesser categories share one.
const smallest = 2

// leastNeed is the part of an officer below which a load is as good as none.
const leastNeed = 1e-6

// need is the officers that a yearly load takes at use u, for this mean work a
// case: load x work / (260.9 u) (model.md section 6).
func need(load, work, use float64) float64 { return load * work / (WorkingDaysAYear * use) }

// sizeStation gives a station of the stated officers (or, where zero, as many as
// the load needs at its use) to desks, one group of desks a category that has
// enough load, the others together.
func sizeStation(number int, load, work, use, size float64, officers int, shares []float64) Station {
	s := Station{number: number, scale: 1}
	if officers == 0 {
		wanted := need(load, work, use)
		officers = max(1, int(math.Round(wanted)))
		if wanted > leastNeed {
			s.scale = float64(officers) / wanted // part of an officer is an officer part-time
		}
	}
	heads, category := groupHeads(officers, shares)
	groups := make([]group, len(heads))
	for g, n := range heads {
		desks := min(max(1, int(math.Round(float64(n)/size))), n)
		groups[g] = group{first: int32(len(s.desks)), n: int32(desks)}
		for i := range desks {
			at := n * (i + 1) / desks
			at -= n * i / desks
			s.base = append(s.base, at)
			s.share = append(s.share, float64(at)/float64(officers))
			s.desks = append(s.desks, newDesk(at))
		}
	}
	for _, g := range category {
		s.group = append(s.group, groups[g])
	}
	return s
}

// groupHeads gives officers to groups of categories by largest remainder, at
// least one each, and says which group each category belongs to.
func groupHeads(officers int, shares []float64) (heads []int, category []int) {
	total := exact.Sum(shares)
	if len(shares) == 0 || !(total > 0) {
		return []int{officers}, make([]int, max(1, len(shares)))
	}
	category = make([]int, len(shares))
	var quota []float64
	mixed := -1
	for i, w := range shares {
		q := float64(officers) * (w / total)
		if q >= smallest {
			category[i] = len(quota)
			quota = append(quota, q)
			continue
		}
		if mixed < 0 {
			mixed = len(quota)
			quota = append(quota, 0)
		}
		category[i] = mixed
		quota[mixed] += float64(q)
	}
	return largestRemainder(officers, quota), category
}

// largestRemainder rounds quotas to whole numbers >= 1 that sum to n >= len(quota).
func largestRemainder(n int, quota []float64) []int {
	heads := make([]int, len(quota))
	order := make([]int, len(quota))
	given := 0
	for i, q := range quota {
		heads[i] = max(1, int(q))
		given += heads[i]
		order[i] = i
	}
	rest := func(i int) float64 { return quota[i] - float64(heads[i]) }
	for ; given < n; given++ {
		sort.SliceStable(order, func(a, b int) bool { return rest(order[a]) > rest(order[b]) })
		heads[order[0]]++
	}
	for ; given > n; given-- {
		sort.SliceStable(order, func(a, b int) bool { return rest(order[a]) < rest(order[b]) })
		for _, i := range order {
			if heads[i] > 1 {
				heads[i]--
				break
			}
		}
	}
	return heads
}

// uneven tilts the desks' shares of the load: every other desk carries more by
// the fraction by, the others less, and the station's load stays.
func (s *Station) uneven(by float64) {
	sum := 0.0
	for i := range s.share {
		s.share[i] *= 1 + float64(by*float64(1-2*(i%2)))
		sum += float64(s.share[i])
	}
	for i := range s.share {
		s.share[i] /= sum
	}
}

// ErlangC is the chance of waiting in an M/M/c queue with offered load a = rate x
// mean work < c (facts.md section 9, row 6).
func ErlangC(c int, a float64) float64 {
	blocked := 1.0 // Erlang's B by its recursion in the number of servers
	for n := 1; n <= c; n++ {
		blocked = float64(a*blocked) / (float64(n) + float64(a*blocked))
	}
	rho := a / float64(c)
	return blocked / (1 - rho + float64(rho*blocked))
}

// expectedQueue is the mean wait of an M/G/c queue at use rho [unit of work], by
// Allen and Cunneen (facts.md section 9, row 7): what firms believe before the
// first decisions.
func expectedQueue(c int, rho, work, variation float64) float64 {
	rho = min(rho, 0.98)
	wait := ErlangC(c, rho*float64(c)) * work / (float64(c) * (1 - rho))
	return float64(wait * (1 + variation) / 2)
}
