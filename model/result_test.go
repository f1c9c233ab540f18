package model_test

import (
	"context"
	"math"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/outcome"
)

// TestCostsOfADraw holds what inspections cost in a joint draw to that draw's own
// prices, not to the defaults.
func TestCostsOfADraw(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	st, err := model.NewStudy(model.Design{World: w, Params: model.Defaults(), Seed: 1, Arms: []model.Arm{{Name: "today", Start: w.To + 1, Weeks: 4}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Run(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	p, defaults := st.ParamsOf(1), model.Defaults()
	if p.Enforcement.InspectCost == defaults.Enforcement.InspectCost {
		t.Fatalf("replicate 1 is no joint draw: an inspection costs %g in both", p.Enforcement.InspectCost)
	}
	tally := r.Arms[0].Tally
	at := func(p *model.Params) *outcome.Reading {
		return &outcome.Reading{T: tally, Years: float64(r.Arms[0].Weeks) * 7 / 365.25, InspectCost: p.Enforcement.InspectCost, CheckCost: p.Enforcement.VisitCost / p.Compliance.PerFiling}
	}
	for i, o := range outcome.All() {
		if o.Name != "enforcement_cost" {
			continue
		}
		got, want, wrong := r.Arms[0].Values[i], o.Of(at(&p)), o.Of(at(&defaults))
		if math.Abs(got/want-1) > 1e-9 || want == wrong {
			t.Errorf("inspections and checks cost %g USD a year in a joint draw, want %g at its own prices (%g at the defaults)", got, want, wrong)
		}
		return
	}
	t.Error("no outcome is called enforcement_cost")
}
