package experiments

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"cordon/experiments/conclusions"
	"cordon/model/lever"
	"cordon/model/outcome"
)

// TestPartsOfAPackageAddUp divides a built-in package whose second measure follows
// the first.
func TestPartsOfAPackageAddUp(t *testing.T) {
	c := *compared(t)
	if err := c.Decompose(context.Background(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if len(c.Parts) != 1 || c.Parts[0].Scenario != "chips-together" || !c.Parts[0].Same || c.Parts[0].Arms != 3 {
		t.Fatalf("parts %+v, want those of chips-together from three sets: none, chips, both; with the comparison's bits", c.Parts)
	}
	moved := false
	for i, o := range outcome.All() {
		rows, whole := c.Parts[0].Rows[i], c.Contrast(2, 0)[i]
		chips, allies, list, all := rows[0], rows[1], rows[2], rows[3]
		if math.IsNaN(whole.Difference) || all.Defaults != whole.Replicates {
			continue
		}
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9*(math.Abs(want)+math.Abs(whole.Baseline)) {
				t.Errorf("%s: %s is %.12g, want %.12g", o.Name, what, got, want)
			}
		}
		near("the whole", all.Mean, whole.Difference)
		near("the sum of the parts", chips.Mean+allies.Mean+list.Mean, all.Mean)
		near("the list's part", list.Mean, 0)
		// two players, one of which does nothing alone: it gets half of what it adds
		near("the part of the allies", allies.Mean, (all.Mean-chips.Alone)/2)
		near("the part of chips", chips.Mean, chips.Alone+(all.Mean-chips.Alone)/2)
		near("what the allies add last", allies.Last, all.Mean-chips.Alone)
		near("what chips adds last", chips.Last, all.Mean)
		near("the allies with chips", allies.Alone, all.Mean)
		moved = moved || allies.Mean != 0 && chips.Mean != 0 && chips.Mean != allies.Mean
	}
	if !moved {
		t.Error("no part moves, so the test shows nothing")
	}
	for _, table := range c.decompositionTables() {
		for i := range table.Columns {
			if col := &table.Columns[i]; table.Len() == 0 || col.Doc == "" || len(col.Name) > 32 || col.Floats != nil && col.Unit == "" {
				t.Errorf("table %s, column %q: doc %q, unit %q", table.Name, col.Name, col.Doc, col.Unit)
			}
		}
	}
}

// TestFollowersDoNothingAlone wants sets that differ only by measures without their
// referent to be one.
func TestFollowersDoNothingAlone(t *testing.T) {
	follow := func(with string) lever.Lever { return &lever.Follow{With: with} }
	p := &bundle{measures: []lever.Measure{
		{Name: "chips", Settings: &lever.Threshold{}}, {Name: "allies", Settings: follow("chips")}, {Name: "more", Settings: follow("allies")}, {Name: "staff", Settings: &lever.Staff{}},
	}}
	for s, want := range map[conclusions.Set]conclusions.Set{0b0000: 0, 0b0010: 0, 0b0110: 0, 0b0100: 0, 0b0101: 0b0001, 0b0111: 0b0111, 0b1110: 0b1000, 0b1111: 0b1111} {
		if got := p.acting(s); got != want {
			t.Errorf("set %04b acts as %04b, want %04b", s, got, want)
		}
	}
	if got := p.with(2); got != 0b0111 {
		t.Errorf("the third measure goes with %04b, want 0111", got)
	}
}

// TestLargePackagesAreSampled divides nine measures whose effects are known: those
// that add up exactly, and products within the error that is stated.
func TestLargePackagesAreSampled(t *testing.T) {
	const n = 9
	var measures []lever.Measure
	for i := range n {
		measures = append(measures, lever.Measure{Name: fmt.Sprintf("m%d", i), Settings: &lever.Staff{}})
	}
	p := packageOf(measures, 1)
	if p.orders == nil || len(p.runs) >= 1<<n {
		t.Fatalf("%d sets of nine measures: every one is run", len(p.runs))
	}
	effect := func(i int) float64 { return float64(i) - 2.5 }
	product := func(s conclusions.Set) float64 {
		x := 1.0
		for i := range n {
			if s.Has(i) {
				x *= 1 + effect(i)/10
			}
		}
		return x
	}
	exactly := conclusions.Shapley(n, product)
	c := &Comparison{}
	var values []map[conclusions.Set][]float64
	var baseline [][]float64
	for r := range 4 {
		c.Values = append(c.Values, Replicate{Index: r, Draw: r%2 == 1})
		got := map[conclusions.Set][]float64{}
		for _, s := range p.runs {
			sum := 100.0 + float64(r)
			for i := range n {
				if s.Has(i) {
					sum += effect(i)
				}
			}
			got[s] = []float64{sum, product(s)}
		}
		values, baseline = append(values, got), append(baseline, []float64{90 + float64(r), 1})
	}
	for i, part := range p.parts(c, 0, values, baseline)[:n] {
		if math.Abs(part.Mean-effect(i)) > 1e-9 || part.OrderSE > 1e-9 || math.Abs(part.Alone-effect(i)) > 1e-9 || math.Abs(part.Last-effect(i)) > 1e-9 {
			t.Errorf("additive: part %d is %g ± %g (alone %g, last %g), want %g", i, part.Mean, part.OrderSE, part.Alone, part.Last, effect(i))
		}
	}
	if list := p.parts(c, 0, values, baseline)[n]; math.Abs(list.Mean-10) > 1e-9 || list.Name != ListPart {
		t.Errorf("today's list against the baseline: %+v, want 10", list)
	}
	rows := p.parts(c, 1, values, baseline)
	sum, beyond := 0.0, 0
	for i, part := range rows[:n] {
		sum += part.Mean
		if !(part.OrderSE > 0) || math.Abs(part.Mean-exactly[i]) > 4*part.OrderSE {
			t.Errorf("product: part %d is %g ± %g, want %g", i, part.Mean, part.OrderSE, exactly[i])
		}
		beyond += int(oneOf(math.Abs(part.Mean-exactly[i]) > 2*part.OrderSE))
	}
	if beyond > 3 {
		t.Errorf("%d of nine parts are beyond two standard errors", beyond)
	}
	if whole := rows[n+1]; math.Abs(sum-whole.Mean) > 1e-9 || math.Abs(whole.Mean-(product(conclusions.All(n))-1)) > 1e-9 {
		t.Errorf("parts add up to %g, the whole is %g", sum, whole.Mean)
	}
	if !slices.Contains(p.runs, conclusions.All(n)) || !slices.Contains(p.runs, 0) {
		t.Error("the whole or the empty set is not run")
	}
}
