package chance

import (
	"math"
	"math/bits"
	"testing"
)

// chi2 is Pearson's statistic and its z-score by Wilson and Hilferty; cells of
// probability zero must be empty.
func chi2(t *testing.T, counts []int, p []float64) (z float64) {
	t.Helper()
	n := 0
	for _, c := range counts {
		n += c
	}
	stat, cells := 0.0, 0
	for i, c := range counts {
		if p[i] == 0 {
			if c > 0 {
				t.Errorf("option %d has probability 0 and was drawn %d times", i, c)
			}
			continue
		}
		want := p[i] * float64(n)
		stat += (float64(c) - want) * (float64(c) - want) / want
		cells++
	}
	k := float64(cells - 1)
	return (math.Cbrt(stat/k) - (1 - 2/(9*k))) / math.Sqrt(2/(9*k))
}

// Every output bit flips for half of all single-bit changes of identity,
// sequence number, week, decision and seed (2,000 pairs a bit, 5 s.e. = 0.056).
func TestAvalanche(t *testing.T) {
	draw := func(seed uint64, d, week, id, n uint64) uint64 {
		return Root(seed, 3).At(Decision(d), int(week)).Of(id, int(n))
	}
	for name, f := range map[string]func(i, flip uint64) uint64{
		"identity": func(i, flip uint64) uint64 { return draw(1, 2, 7, i^flip, 0) },
		"n":        func(i, flip uint64) uint64 { return draw(1, 2, 7, 99, i^flip) },
		"week":     func(i, flip uint64) uint64 { return draw(1, 2, i^flip, 99, 1) },
		"decision": func(i, flip uint64) uint64 { return draw(1, i^flip, 7, 99, 1) },
		"seed":     func(i, flip uint64) uint64 { return draw(i^flip, 2, 7, 99, 1) },
	} {
		const n = 4000 // each pair is seen from both ends
		for in := range 12 {
			var flips [64]int
			for i := range uint64(n) {
				d := f(i, 0) ^ f(i, 1<<in)
				for out := range flips {
					flips[out] += int(d >> out & 1)
				}
			}
			for out, c := range flips {
				if got := float64(c) / n; math.Abs(got-0.5) > 0.056 {
					t.Errorf("%s: input bit %d flips output bit %d in %.3f of cases, want 0.5", name, in, out, got)
				}
			}
		}
	}
}

// Draws of neighbours in any coordinate are uniform and uncorrelated
// (100,000 pairs; correlation within 4.5 s.e.; chi-square over 256 cells of pairs).
func TestNeighbours(t *testing.T) {
	const n = 100_000
	k := Root(11, 0)
	for name, pair := range map[string]func(i int) (uint64, uint64){
		"identities": func(i int) (uint64, uint64) { a := k.At(NeedLive, 1); return a.Of(uint64(i), 0), a.Of(uint64(i+1), 0) },
		"numbers":    func(i int) (uint64, uint64) { a := k.At(NeedLive, 1); return a.Of(5, i), a.Of(5, i+1) },
		"weeks":      func(i int) (uint64, uint64) { return k.At(NeedLive, i).Of(5, 0), k.At(NeedLive, i+1).Of(5, 0) },
		"decisions": func(i int) (uint64, uint64) {
			return k.At(NeedLive, 0).Of(uint64(i), 0), k.At(ExtraNeed, 0).Of(uint64(i), 0)
		},
		"replicates": func(i int) (uint64, uint64) { return Root(11, i).Of(5, 0), Root(11, i+1).Of(5, 0) },
		"more":       func(i int) (uint64, uint64) { b := k.Of(uint64(i), 0); return b, More(b, 1) },
		"id and n":   func(i int) (uint64, uint64) { return k.Of(uint64(i), 1), k.Of(uint64(i+1), 0) },
	} {
		counts := make([]int, 256)
		p := make([]float64, 256)
		cov := 0.0
		for i := range n {
			a, b := pair(i)
			counts[a>>60<<4|b>>60]++
			cov += (Float(a) - 0.5) * (Float(b) - 0.5)
		}
		for i := range p {
			p[i] = 1.0 / 256
		}
		if z := chi2(t, counts, p); math.Abs(z) > 4.5 {
			t.Errorf("%s: chi-square z = %.1f over pairs of cells", name, z)
		}
		if z := cov * 12 / math.Sqrt(n); math.Abs(z) > 4.5 {
			t.Errorf("%s: correlation z = %.1f", name, z)
		}
	}
}

func TestFloatIsOpen(t *testing.T) {
	if lo, hi := Float(0), Float(math.MaxUint64); !(lo > 0 && hi < 1) {
		t.Errorf("Float spans [%v, %v], want the open interval (0, 1)", lo, hi)
	}
}

func TestHashSeparatesParts(t *testing.T) {
	seen := map[uint64][]string{}
	for _, parts := range [][]string{
		{}, {""}, {"", ""}, {"ab", "c"}, {"a", "bc"}, {"abc"}, {"c", "ab"}, {"abcdefgh"}, {"abcdefgh", ""}, {"abcdefg", "h"}, {"abcdefgh\x00"}, {"DEU", "JPN", "854231"}, {"JPN", "DEU", "854231"},
	} {
		h := Hash(parts...)
		if other, taken := seen[h]; taken {
			t.Errorf("Hash(%q) = Hash(%q)", parts, other)
		}
		seen[h] = parts
	}
	// Pairs of short codes: far bits are as good as near ones.
	total := 0
	for i := range 1000 {
		a, b := Hash(string(rune('A'+i%26)), "x"), Hash(string(rune('A'+(i+1)%26)), "x")
		total += bits.OnesCount64(a ^ b)
	}
	if mean := float64(total) / 1000; math.Abs(mean-32) > 2 {
		t.Errorf("neighbouring codes differ in %.1f bits, want 32", mean)
	}
}

// The streams are part of every result: a change here changes every run.
func TestGoldenStream(t *testing.T) {
	k := Root(1, 0).At(NeedLive, 10)
	got := []uint64{k.Of(7, 0), k.Of(7, 1), Hash("USA", "854231"), Mix(1, 2), uint64(Root(2, 3))}
	want := []uint64{0xd9f70313ab11f9d4, 0xe04429458f6d01e5, 0xebbd4ab3f342c540, 0x80e073e141ceb62d, 0x8f1b331c73c4fb12}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("draw %d is %#x, want %#x: every run changes", i, got[i], want[i])
		}
	}
}
