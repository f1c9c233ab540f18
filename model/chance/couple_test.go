package chance

import (
	"fmt"
	"math"
	"testing"
)

const options = 40

// setting is a row of 40 base weights and what an arm makes of it.
type setting struct {
	name    string
	current func(base []float64) []float64
	least   float64 // share of choices that must flip; NaN where it is computed
}

func scaled(f func(i int, w float64) float64) func([]float64) []float64 {
	return func(base []float64) []float64 {
		cur := make([]float64, len(base))
		for i, w := range base {
			cur[i] = f(i, w)
		}
		return cur
	}
}

var settings = []setting{
	{"no change", scaled(func(i int, w float64) float64 { return w }), 0},
	{"all times 0.7", scaled(func(i int, w float64) float64 { return 0.7 * w }), 0},
	{"all times 1.3", scaled(func(i int, w float64) float64 { return 1.3 * w }), 0},
	{"zero-weight option appended", func(b []float64) []float64 { return append(append([]float64{}, b...), 0) }, 0},
	{"one banned", scaled(func(i int, w float64) float64 { return pick(i == 7, 0, w) }), math.NaN()},
	{"one cut by 10%", scaled(func(i int, w float64) float64 { return pick(i == 7, 0.9*w, w) }), math.NaN()},
	{"option without base appended", func(b []float64) []float64 { return append(append([]float64{}, b...), 0.2) }, math.NaN()},
	{"all but three banned", scaled(func(i int, w float64) float64 { return pick(i%15 == 3, w, 0) }), math.NaN()},
	{"tilted", scaled(func(i int, w float64) float64 { return w * math.Exp(0.1*float64(i%11)) }), math.NaN()},
	{"only new options", func(b []float64) []float64 { return append(make([]float64, len(b)), 1, 3) }, 1},
}

func pick(c bool, a, b float64) float64 {
	if c {
		return a
	}
	return b
}

func baseRow() ([]float64, []uint64) {
	base := make([]float64, options)
	ids := make([]uint64, options+2)
	total := 0.0
	for i := range base {
		base[i] = math.Exp(1.2 * Normal(Key(9).Float(uint64(i), 0)))
		total += base[i]
	}
	for i := range base {
		base[i] /= total
	}
	for i := range ids {
		ids[i] = Hash("origin", fmt.Sprint(i))
	}
	return base, ids
}

func sum(x []float64) (s float64) {
	for _, v := range x {
		s += v
	}
	return s
}

func draws() int {
	if testing.Short() {
		return 200_000
	}
	return 2_000_000
}

// 40 options, 2 million draws: the coupled choice has the current shares exactly
// (chi-square within 4 standard deviations), and flips as rarely as any choice can.
func TestCoupleIsExactAndLazy(t *testing.T) {
	base, ids := baseRow()
	var rows Alias
	row := rows.Add(base)
	n := draws()
	for s, c := range settings {
		cur := c.current(base)
		z := sum(cur)
		counts := make([]int, len(cur))
		flips := 0
		k := Root(77, s).At(TieChoice, 5)
		for i := range n {
			proposal := rows.Pick(row, len(base), k.Of(uint64(i), 0))
			choice := Couple(base, cur, z, proposal, k, uint64(i), 0, ids)
			counts[choice]++
			if choice != proposal {
				flips++
			}
		}
		p := make([]float64, len(cur))
		least := 0.0
		for i := range p {
			p[i] = cur[i] / z
			if i < len(base) {
				least += max(0, base[i]-p[i])
			}
		}
		if dev := chi2(t, counts, p); dev > 4 {
			t.Errorf("%s: chi-square is %.1f standard deviations out", c.name, dev)
		}
		if !math.IsNaN(c.least) {
			least = c.least
		}
		got, se := float64(flips)/float64(n), math.Sqrt(least*(1-least)/float64(n))
		if math.Abs(got-least) > 4*se {
			t.Errorf("%s: %.5f of choices flip, least possible is %.5f", c.name, got, least)
		}
	}
}

// Two arms that both ban 98% and differ by one cost: the arms' choices differ
// little more than they must (performance.md: least 4.6%, coupling 4.5%).
func TestCoupleBetweenArms(t *testing.T) {
	base, ids := baseRow()
	var rows Alias
	row := rows.Add(base)
	arm := func(tilt float64) []float64 {
		cur := make([]float64, len(base))
		for i, w := range base {
			if i == 5 || i == 12 || i == 20 || i == 33 {
				cur[i] = w
			}
		}
		cur[12] *= tilt
		return cur
	}
	a, b := arm(1), arm(0.6)
	za, zb := sum(a), sum(b)
	least := 0.0
	for i := range a {
		least += max(0, a[i]/za-b[i]/zb)
	}
	n, differ := draws(), 0
	k := Root(78, 0).At(TieChoice, 5)
	for i := range n {
		proposal := rows.Pick(row, len(base), k.Of(uint64(i), 0))
		if Couple(base, a, za, proposal, k, uint64(i), 0, ids) != Couple(base, b, zb, proposal, k, uint64(i), 0, ids) {
			differ++
		}
	}
	if got := float64(differ) / float64(n); got > 1.3*least {
		t.Errorf("arms differ in %.4f of choices, least possible %.4f", got, least)
	} else {
		t.Logf("arms differ in %.4f of choices, least possible %.4f", got, least)
	}
}

// The position of an option in the row is not part of its luck.
func TestCoupleIgnoresPosition(t *testing.T) {
	base, ids := baseRow()
	cur := settings[4].current(base)
	reverse := func(x []float64) []float64 {
		y := make([]float64, len(x))
		for i := range x {
			y[len(x)-1-i] = x[i]
		}
		return y
	}
	back := make([]uint64, options)
	for i := range back {
		back[i] = ids[options-1-i]
	}
	k := Root(1, 1).At(TieChoice, 0)
	for i := range 10_000 {
		a := Couple(base, cur, sum(cur), 7, k, uint64(i), 0, ids)
		b := Couple(reverse(base), reverse(cur), sum(cur), options-1-7, k, uint64(i), 0, back)
		if a != options-1-b {
			t.Fatalf("draw %d goes to option %d, and to %d where the row is reversed", i, a, options-1-b)
		}
	}
}

func TestCoupleWithoutSupplier(t *testing.T) {
	base, ids := baseRow()
	zero := make([]float64, options)
	for _, z := range []float64{0, -1, math.NaN()} {
		if got := Couple(base, zero, z, 3, 1, 2, 0, ids); got != -1 {
			t.Errorf("Couple with z = %v is %d, want -1", z, got)
		}
	}
	if got := Couple(nil, []float64{0, 2, 0}, 2, -1, 1, 2, 0, ids); got != 1 {
		t.Errorf("without any base the only supplier is %d, want 1", got)
	}
}

// 2 million draws an alias row; rows behind one another do not disturb each other.
func TestAliasIsExact(t *testing.T) {
	base, _ := baseRow()
	shapes := [][]float64{
		base, {1}, {0, 0, 5}, {1, 0, 1, 0}, {1e-9, 1, 1e-9}, {3, 3, 3}, {0.1, 0.2, 0.3, 0.4}, make([]float64, 255),
	}
	for i := range shapes[7] {
		shapes[7][i] = float64(i % 7)
	}
	var rows Alias
	offsets := make([]int, len(shapes))
	for i, w := range shapes {
		offsets[i] = rows.Add(w)
	}
	for i, w := range shapes {
		counts := make([]int, len(w))
		p := make([]float64, len(w))
		for j := range w {
			p[j] = w[j] / sum(w)
		}
		for j := range draws() / 4 {
			counts[rows.Pick(offsets[i], len(w), Key(i).Of(uint64(j), 0))]++
		}
		if len(w) > 1 && i != 4 && i != 2 {
			if dev := chi2(t, counts, p); math.Abs(dev) > 4 {
				t.Errorf("row %d: chi-square is %.1f standard deviations out", i, dev)
			}
		} else if i == 2 && counts[2] != draws()/4 {
			t.Errorf("row %v picks %v", w, counts)
		}
	}
}
