package licensing

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cordon/model/chance"
)

// More filings of one category lengthen the waits of its own desks and, on the
// same luck, leave every count of all other desks of the first station as it was.
func TestCategoriesQueueApart(t *testing.T) {
	const surge, weekly = 3, 40
	key := chance.Root(1, 5)
	run := func(more int) *Agency {
		a, err := New(Defaults(), Setup{Name: "USA", Filings: leader2013, Categories: categories, Concern: 0.13, Key: key})
		if err != nil {
			t.Fatal(err)
		}
		for week := range 104 {
			fs := some(key, week, 40)
			for i := range more {
				fs = append(fs, Filing{ID: 99, N: uint32(i), Category: surge, Lane: Ordinary})
			}
			a.Step(week, fs)
		}
		return a
	}
	usual, more := run(0), run(weekly)
	of := usual.first.group[surge]
	alone := true
	for c, g := range usual.first.group {
		alone = alone && (c == surge || g != of)
	}
	if !alone || of.n < 2 {
		t.Fatalf("category %d has no two desks of its own: groups %v", surge, usual.first.group)
	}
	for d := range usual.first.desks {
		own := d >= int(of.first) && d < int(of.first+of.n)
		for l := range Lanes {
			q, m := usual.first.DeskQueue(d, l), more.first.DeskQueue(d, l)
			if !own && q != m {
				t.Errorf("desk %d, lane %d, of other categories: %+v became %+v", d, l, q, m)
			}
			if wait, longer := q.WaitSum/float64(q.Joined), m.WaitSum/float64(m.Joined); own && l == Ordinary && !(longer > 2*wait) {
				t.Errorf("desk %d of the category: mean wait went from %.1f to %.1f days under %d filings a week more, want more than twice", d, wait, longer, weekly)
			}
		}
	}
	q, m := usual.first.CategoryQueue(surge), more.first.CategoryQueue(surge)
	if got := m[Ordinary].Joined - q[Ordinary].Joined; got != weekly*104 {
		t.Errorf("%d more cases joined the category's desks, want %d", got, weekly*104)
	}
}

// An agency whose load lies in one category, or that is told no shares, is one
// pool that decides, to the bit, as an agency without categories does.
func TestOneCategoryIsNone(t *testing.T) {
	key := chance.Root(1, 6)
	run := func(categories, own []float64, of uint8) (all []Decision, total Counts) {
		a, err := New(Defaults(), Setup{Name: "USA", Filings: 5000, Categories: categories, Own: own, Concern: 0.13, Key: key})
		if err != nil {
			t.Fatal(err)
		}
		for week := range 104 {
			fs := some(key, week, 40)
			for i := range fs {
				fs[i].Category = of
			}
			for _, d := range a.Step(week, fs) {
				d.Category = 0
				all = append(all, d)
			}
		}
		return all, *a.Total()
	}
	want, total := run(nil, []float64{2000}, 0)
	for name, c := range map[string]struct{ categories, own []float64 }{
		"no shares":    {make([]float64, 4), []float64{0, 0, 2000, 0}},
		"all in one":   {[]float64{0, 0, 1, 0}, []float64{0, 0, 2000, 0}},
		"all too few":  {[]float64{0.01, 0.02, 0.96, 0.01}, []float64{0, 0, 2000, 0}},
		"one and mere": {[]float64{1e-9, 0, 1, 0}, []float64{0, 0, 2000, 0}},
	} {
		got, counts := run(c.categories, c.own, 2)
		if diff := cmp.Diff(total, counts); diff != "" {
			t.Errorf("%s: counts differ from those without categories:\n%s", name, diff)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: decisions differ from those without categories", name)
		}
	}
}

// Desks are of the categories that can fill them: the others share, and who shares
// has the load of two officers or more, or the whole station.
func TestLesserCategoriesShare(t *testing.T) {
	for _, c := range []struct {
		quota, least []float64
		heads        []int
		category     []int
	}{
		{[]float64{10, 5, 5}, []float64{0, 0, 0}, []int{10, 5, 5}, []int{0, 1, 2}},
		{[]float64{1, 10, 1.5, 7.5}, []float64{0, 0, 0, 0}, []int{3, 10, 7}, []int{0, 1, 0, 2}}, // 2.5 and 7.5: the first of equal remainders
		{[]float64{0.1, 10, 0, 4.9}, []float64{0, 0, 0, 0}, []int{5, 10}, []int{0, 1, 0, 0}},    // 0.1 is no desk: the next larger joins
		{[]float64{0, 3, 0, 3}, []float64{0, 0, 0, 0}, []int{3, 3}, []int{0, 0, 0, 1}},
		{[]float64{0.5, 0.5}, []float64{0, 0}, []int{1}, []int{0, 0}},
		{[]float64{2.6, 2.7, 2.7}, []float64{2.1, 1, 1}, []int{3, 3, 2}, []int{0, 1, 2}}, // 2 would not do for the first
		{[]float64{2.6, 2.7, 2.7}, []float64{2.1, 2.1, 2.1}, []int{2, 3, 3}, []int{0, 1, 2}},
	} {
		officers := 0.0
		for _, q := range c.quota {
			officers += q
		}
		heads, category := groupHeads(int(math.Round(officers)), c.quota, c.least)
		if !slices.Equal(heads, c.heads) || !slices.Equal(category, c.category) {
			t.Errorf("quotas %v, at least %v: heads %v of groups %v, want %v of %v", c.quota, c.least, heads, category, c.heads, c.category)
		}
	}
}
