package conclusions

import (
	"math/bits"
	"slices"

	"cordon/model/chance"
	"cordon/model/exact"
)

// Set is a set of players as bits: player i is in it where bit i is 1.
type Set uint64

// All is the set of n players.
func All(n int) Set { return 1<<n - 1 }

// Has says whether player i is in the set.
func (s Set) Has(i int) bool { return s>>i&1 == 1 }

// With is the set and player i.
func (s Set) With(i int) Set { return s | 1<<i }

// Shapley divides value(all) - value(none) among n players (Shapley 1953): each
// gets what it adds to a set of the others, averaged over all orders in which they
// can join. value is asked once for each of the 2^n sets.
//
//	part_i = Σ over S without i of |S|! (n-|S|-1)! / n! (value(S ∪ i) - value(S))
func Shapley(n int, value func(Set) float64) []float64 {
	values := make([]float64, 1<<n)
	for s := range values {
		values[s] = value(Set(s))
	}
	weight := make([]float64, n) // by size of the set that is joined
	choose := 1.0                // n-1 over size
	for size := range weight {
		weight[size] = 1 / float64(float64(n)*choose)
		choose = float64(choose*float64(n-1-size)) / float64(size+1)
	}
	parts := make([]float64, n)
	terms := make([]float64, 0, 1<<max(0, n-1))
	for i := range parts {
		terms = terms[:0]
		for s := range values {
			if !Set(s).Has(i) {
				terms = append(terms, float64(weight[bits.OnesCount64(uint64(s))]*(values[Set(s).With(i)]-values[s])))
			}
		}
		parts[i] = exact.BlockSum(terms)
	}
	return parts
}

// Orders are pairs of orders in which n players can join, addressed by key: the
// second of each pair is the first reversed, which cancels much of the sampling
// error (antithetic sampling).
func Orders(n, pairs int, key chance.Key) [][]int {
	var out [][]int
	for p := range pairs {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		luck := make([]uint64, n)
		for i := range luck {
			luck[i] = key.Of(uint64(i), p)
		}
		slices.SortStableFunc(order, func(a, b int) int {
			if luck[a] < luck[b] {
				return -1
			}
			return 1
		})
		back := slices.Clone(order)
		slices.Reverse(back)
		out = append(out, order, back)
	}
	return out
}

// SetsOf are the sets that the orders pass through, each once, in order of size and bits.
func SetsOf(orders [][]int) []Set {
	seen := map[Set]bool{0: true}
	out := []Set{0}
	for _, order := range orders {
		s := Set(0)
		for _, i := range order {
			if s = s.With(i); !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b Set) int {
		if d := bits.OnesCount64(uint64(a)) - bits.OnesCount64(uint64(b)); d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return out
}

// Sampled estimates Shapley's parts from orders as Orders makes them (Castro and
// others 2009): the mean of what each player adds when it joins. se is the standard
// error of sampling orders, over the pairs: 0 players' worth of it where n is 1,
// NaN with one pair. The parts add up to value(all) - value(none) in every order, so
// they do on average too.
func Sampled(orders [][]int, value func(Set) float64) (parts, se []float64) {
	n, pairs := len(orders[0]), len(orders)/2
	added := make([][]float64, n) // by player and pair
	for i := range added {
		added[i] = make([]float64, pairs)
	}
	for k, order := range orders {
		s := Set(0)
		before := value(s)
		for _, i := range order {
			s = s.With(i)
			now := value(s)
			added[i][k/2] += (now - before) / 2
			before = now
		}
	}
	parts, se = make([]float64, n), make([]float64, n)
	for i := range parts {
		parts[i] = exact.Mean(added[i])
		se[i] = StandardError(added[i])
	}
	return parts, se
}
