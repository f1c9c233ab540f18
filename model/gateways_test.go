package model

import (
	"context"
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/outcome"
)

// TestGateways wants ways to fail that need many barred buyers to show: here a
// fifth of all buyers and participants is barred, wherever they are.
func TestGateways(t *testing.T) {
	w := reference(t)
	start := data.MustDate("2026-01-05")
	allies := []string{"USA", "JPN", "NLD", "KOR", "TWN", "DEU"}
	recognise := func(screening float64) lever.Measure {
		return measure("recognise", "recognise", &lever.Recognise{Members: allies, Waived: 0.8, Screening: screening})
	}
	global := func(screening float64) lever.Measure {
		return measure("instrument", "instrument", &lever.Instrument{Item: "ALL", By: allies, Kind: "global", Share: 1, Screening: screening})
	}
	deemed := measure("technology", "technology", &lever.Technology{By: allies, Share: 1})
	joint := func(tracking float64) lever.Measure {
		return measure("project", "project", &lever.Project{By: allies, Share: 1, Tracking: tracking})
	}
	p := Defaults()
	p.Population.Barred, p.Population.BarredFree = 0.2, 1
	const weeks = 80
	st, err := NewStudy(Design{World: w, Params: p, Seed: 1, Laws: true, AllDraw: true, Arms: []Arm{
		{"today", start, weeks, nil},
		{"strict", start, weeks, []lever.Measure{recognise(0.95), deemed, joint(1)}},
		{"lax", start, weeks, []lever.Measure{recognise(0.05), deemed, joint(0)}},
		{"global, strict", start, weeks, []lever.Measure{global(0.95)}},
		{"global, lax", start, weeks, []lever.Measure{global(0.05)}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Run(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	value := func(arm int, name string) float64 {
		for i, o := range outcome.All() {
			if o.Name == name {
				return r.Arms[arm].Values[i]
			}
		}
		t.Fatalf("no outcome is called %q", name)
		return 0
	}
	for _, c := range []struct {
		outcome    string
		less, more int
		why        string
	}{
		{"unasked_barred", 1, 2, "the weakest member's look decides on those whose licence is waived"},
		{"technology_leaks", 1, 2, "who joins a tracked project unnoticed is never screened"},
		{"unasked_barred", 3, 4, "the holder of a global licence looks worse"},
	} {
		if less, more := value(c.less, c.outcome), value(c.more, c.outcome); !(more > less) {
			t.Errorf("%s goes from %g to %g; want it to rise: %s", c.outcome, less, more, c.why)
		}
	}
}
