package model

import (
	"context"
	"math"
	"testing"

	"cordon/model/licensing"
)

// Keeping cases moves nothing, and what is kept is what outcomes are made from: the
// same durations, and every filing once.
func TestKeptCases(t *testing.T) {
	const weeks = 20
	var runs [2]*Replicate
	var st *Study
	for i := range runs {
		var err error
		if st, err = NewStudy(Design{World: reference(t), Arms: chips(weeks)[:2], Params: Defaults(), Seed: 3, Laws: true, Cases: i == 1}); err != nil {
			t.Fatal(err)
		}
		if runs[i], err = st.Run(context.Background(), 1); err != nil {
			t.Fatal(err)
		}
	}
	for n, arm := range runs[1].Arms {
		without := runs[0].Arms[n]
		if len(without.Cases) != 0 || len(arm.Cases) == 0 {
			t.Fatalf("%d agencies without the record, %d with it", len(without.Cases), len(arm.Cases))
		}
		for i, v := range arm.Values {
			if math.Float64bits(v) != math.Float64bits(without.Values[i]) {
				t.Fatalf("keeping cases moved outcome %d: %g, %g", i, without.Values[i], v)
			}
		}
		for _, a := range arm.Cases {
			var kept, used licensing.Durations
			for _, w := range arm.Waits {
				if w.Jurisdiction == a.Jurisdiction {
					used.Merge(&w.Durations)
				}
			}
			filed := 0
			for i, c := range a.Cases {
				if i > 0 && c.Filed < a.Cases[i-1].Filed {
					t.Fatalf("%s: case %d was filed before case %d", a.Jurisdiction, i, i-1)
				}
				if c.Filed < float64(st.From)*licensing.Week || c.Filed >= weeks*licensing.Week {
					continue
				}
				filed++
				switch c.Outcome {
				case licensing.Open:
					kept.Censor(weeks*licensing.Week - c.Filed)
				case licensing.Withdrawn:
					kept.Censor(c.Time - c.Filed)
				default:
					kept.Decide(c.Time - c.Filed)
				}
			}
			if kept != used || filed == 0 {
				d, c := kept.Total()
				e, f := used.Total()
				t.Errorf("%s, arm %d: %d decided and %d censored cases kept, %d and %d in the outcomes, of %d filed", a.Jurisdiction, n, d, c, e, f, filed)
			}
		}
	}
}
