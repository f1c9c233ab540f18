package experiments

import (
	"context"
	"math"
	"os"
	"testing"

	"cordon/experiments/conclusions"
	"cordon/model"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/param"
)

// TestHeldGroups draws only what a set of groups names, at the values of the joint draw.
func TestHeldGroups(t *testing.T) {
	c := toy(t)
	whole := c.study.ParamsOf(3)
	all, defaults := param.Values(&whole), param.Values(&c.study.Params)
	n := len(leakageGroups)
	for s := range conclusions.All(n) + 1 {
		study, err := c.variant(func(d *model.Design) { d.Held = c.heldWithout(s) })
		if err != nil {
			t.Fatal(err)
		}
		drawn := study.ParamsOf(3)
		moved := 0
		for path, v := range param.Values(&drawn) {
			want := defaults[path]
			if s.Has(leakageGroup(path)) {
				want = all[path]
			}
			if v != want {
				t.Errorf("set %d: %s is %g, want %g", s, path, v, want)
			}
			moved += int(oneOf(v != defaults[path]))
		}
		if (moved > 0) != (s != 0) {
			t.Errorf("set %d: %d parameters are drawn", s, moved)
		}
	}
}

// TestLeakageSplitOfAKnownSum splits a sum whose groups have known variances.
func TestLeakageSplitOfAKnownSum(t *testing.T) {
	const draws = 400
	size := []float64{2, 1, 0.5, 0, 1} // of the groups and luck
	var values [][][]float64
	for r := range draws {
		z := func(i int) float64 { return exact.NormalQuantile(chance.Root(3, r).Float(uint64(i), 0)) }
		var sets [][]float64
		for s := range conclusions.All(4) + 1 {
			y := size[4] * z(4)
			for g := range 4 {
				if s.Has(g) {
					y += size[g] * z(g)
				}
			}
			sets = append(sets, []float64{0, y})
		}
		values = append(values, sets)
	}
	w := &LeakageWidth{}
	w.split("toy", "difference", values, func(v []float64) float64 { return v[1] - v[0] })
	total := 4 + 1 + 0.25 + 0 + 1
	sum := 0.0
	for i, r := range w.Rows[:5] {
		want := size[i] * size[i] / total
		if math.Abs(r.Share-want) > 3*r.ShareSE+1e-12 {
			t.Errorf("%s: share %.3f ± %.3f, want %.3f", r.Group, r.Share, r.ShareSE, want)
		}
		if i < 3 && !(r.ShareSE > 0 && r.ShareSE < 0.1) {
			t.Errorf("%s: standard error %.3f of a share over %d draws", r.Group, r.ShareSE, draws)
		}
		sum += r.Part
	}
	if whole := w.Rows[5].Part; math.Abs(sum-whole) > 1e-9*whole || math.Abs(whole-total) > 0.2*total {
		t.Errorf("parts add up to %g, the whole is %g, want %g", sum, whole, total)
	}
	if a, b := w.Rows[0].Alone, w.Rows[3].Alone; math.Abs(a/b-math.Sqrt(5)) > 0.5 {
		t.Errorf("width with the first group alone is %.2f times that of luck, want √5", a/b)
	}
}

// TestLeakageSplitOfARun splits the joint draws of the toy: with every group drawn a
// replicate has the comparison's bits, and the parts add up to the variance of these.
func TestLeakageSplitOfARun(t *testing.T) {
	c := toy(t)
	whole := conclusions.All(len(leakageGroups))
	study, err := c.variant(func(d *model.Design) { d.Held = c.heldWithout(whole) })
	if err != nil {
		t.Fatal(err)
	}
	r, err := study.Run(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "a joint draw and one with no group held", Replicate{Index: r.Index, Draw: r.Draw, Values: valuesOf(r)}, c.Values[1])
	if os.Getenv("CORDON_LONG") != "1" {
		return // 128 replicates more
	}
	o := c.Options
	o.Replicates = 2 * leakageFew
	if c, err = Compare(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	w, err := c.splitLeakage(context.Background(), FlipOptions{Draws: leakageFew})
	if err != nil || w == nil {
		t.Fatal(w, err)
	}
	at := outcomeAt(t, "leakage_share")
	var diffs []float64
	for _, v := range c.Values {
		if v.Draw {
			diffs = append(diffs, v.Values[2][at]-v.Values[0][at])
		}
	}
	sum, total := 0.0, math.NaN()
	for _, row := range w.Rows {
		switch {
		case row.Scenario != c.Arms[2].Name || row.Quantity != "difference":
		case row.Group == "total":
			total = row.Part
		default:
			sum += row.Part
		}
	}
	if want := conclusions.Variance(diffs); math.Abs(total-want) > 1e-12*want || math.Abs(sum-want) > 1e-9*want {
		t.Errorf("parts add up to %g, the total is %g, want the variance of the comparison's draws, %g", sum, total, want)
	}
}
