package conclusions

import (
	"math"
	"math/bits"
	"slices"
	"testing"

	"cordon/model/chance"
)

var effects = []float64{3, -1.5, 0.25, 7, 0, -4}

func additive(s Set) float64 {
	sum := 0.0
	for i, e := range effects {
		if s.Has(i) {
			sum += e
		}
	}
	return sum
}

// multiplicative is the product of 1 + x_i over the set, with x of mixed signs.
var factors = []float64{0.5, -0.2, 0.1, 1, -0.6}

func multiplicative(s Set) float64 {
	product := 1.0
	for i, x := range factors {
		if s.Has(i) {
			product *= 1 + x
		}
	}
	return product
}

func near(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= tolerance) {
			t.Errorf("%s: part %d is %.15g, want %.15g", what, i, got[i], want[i])
		}
	}
}

// Of an additive game every part is the player's own effect.
func TestShapleyAdditive(t *testing.T) {
	near(t, "additive", Shapley(len(effects), additive), effects, 1e-12)
}

// Of a product of 1 + x_i the part of i is x_i Σ_k e_k(x without i)/(k+1), with e_k the
// elementary symmetric sums: a set of k others joins before i with probability
// 1/(k+1) that i is the last of those k+1.
func TestShapleyMultiplicative(t *testing.T) {
	want := make([]float64, len(factors))
	for i, x := range factors {
		symmetric := []float64{1} // by size
		for j, y := range factors {
			if j == i {
				continue
			}
			next := append(slices.Clone(symmetric), 0)
			for k, e := range symmetric {
				next[k+1] += e * y
			}
			symmetric = next
		}
		for k, e := range symmetric {
			want[i] += x * e / float64(k+1)
		}
	}
	got := Shapley(len(factors), multiplicative)
	near(t, "multiplicative", got, want, 1e-12)
	sum := 0.0
	for _, p := range got {
		sum += p
	}
	if whole := multiplicative(All(len(factors))) - 1; math.Abs(sum-whole) > 1e-12 {
		t.Errorf("parts add up to %.15g, want the whole, %.15g", sum, whole)
	}
}

func TestShapleySymmetricAndDummy(t *testing.T) {
	got := Shapley(3, func(s Set) float64 { // needs any two of the first two players; the third does nothing
		if s.Has(0) && s.Has(1) {
			return 10
		}
		return 0
	})
	near(t, "gloves", got, []float64{5, 5, 0}, 1e-12)
}

// rugged is a game without structure.
func rugged(n int) func(Set) float64 {
	key := chance.Root(7, 0)
	return func(s Set) float64 {
		return float64(bits.OnesCount64(uint64(s))) + 3*key.Float(uint64(s), n)
	}
}

// TestSampledAgreesWithinItsError holds sampled orders against all orders, and
// the error that they state against the error that they make: over many samples
// the standardised errors have a mean of 0 and, at 11 degrees of freedom, the
// spread of Student's t, √(11/9).
func TestSampledAgreesWithinItsError(t *testing.T) {
	const n, pairs, samples = 6, 12, 400
	game := rugged(n)
	want := Shapley(n, game)
	var z []float64
	for k := range samples {
		orders := Orders(n, pairs, chance.Root(11, k))
		got, se := Sampled(orders, game)
		sum := 0.0
		for i := range want {
			z = append(z, (got[i]-want[i])/se[i])
			sum += got[i]
		}
		if whole := game(All(n)) - game(0); math.Abs(sum-whole) > 1e-9 {
			t.Fatalf("sampled parts add up to %g, want %g", sum, whole)
		}
	}
	mean, spread := 0.0, 0.0
	for _, x := range z {
		mean += x / float64(len(z))
		spread += x * x / float64(len(z))
	}
	spread = math.Sqrt(spread)
	want2 := math.Sqrt(11.0 / 9)
	// parts of a sample go together, so n samples of z count for about samples values
	if se := want2 / math.Sqrt(samples); math.Abs(mean) > 4*se {
		t.Errorf("mean standardised error %.3f, want 0 within %.3f: sampling is biased", mean, 4*se)
	}
	if spread < 0.85*want2 || spread > 1.15*want2 {
		t.Errorf("standardised errors spread by %.3f, want %.3f within 15%%: the stated error is not the one made", spread, want2)
	}
	t.Logf("%d samples of %d pairs: mean %.3f, spread %.3f of standardised errors, want 0 and %.3f", samples, pairs, mean, spread, want2)
}

// The second order of a pair is the first reversed, every player once.
func TestOrdersArePairs(t *testing.T) {
	orders := Orders(9, 5, chance.Root(1, 0))
	if len(orders) != 10 {
		t.Fatalf("%d orders of 5 pairs", len(orders))
	}
	for k := 0; k < len(orders); k += 2 {
		back := slices.Clone(orders[k+1])
		slices.Reverse(back)
		sorted := slices.Clone(back)
		slices.Sort(sorted)
		if !slices.Equal(orders[k], back) || !slices.Equal(sorted, []int{0, 1, 2, 3, 4, 5, 6, 7, 8}) {
			t.Errorf("orders %v and %v", orders[k], orders[k+1])
		}
	}
	if slices.Equal(orders[0], orders[2]) {
		t.Error("two pairs are the same order")
	}
	sets := SetsOf(orders)
	if sets[0] != 0 || sets[len(sets)-1] != All(9) || len(sets) > 2+10*8 {
		t.Errorf("%d sets from %v to %v", len(sets), sets[0], sets[len(sets)-1])
	}
}
