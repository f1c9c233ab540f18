package model

import (
	"context"
	"testing"

	"cordon/data"
	"cordon/model/lever"
)

// chips are the arms of the default comparison, shortened to some weeks.
func chips(weeks int) []Arm {
	start := data.MustDate("2026-01-05")
	leader := lever.Measure{
		Name: "chips", Lever: "threshold", Published: data.MustDate("2026-03-02"), From: data.MustDate("2026-04-01"),
		Settings: &lever.Threshold{Item: "3A090.a", By: []string{"USA"}, To: lever.Quantity{Value: 2400, Unit: "TPP"}},
	}
	allies := []string{"JPN", "NLD", "KOR", "TWN", "DEU"}
	follow := lever.Measure{Name: "allies", Lever: "follow", Settings: &lever.Follow{With: "chips", Members: allies, Lag: lever.Duration{Weeks: 41}}}
	together := lever.Measure{Name: "allies", Lever: "synchronise", Settings: &lever.Synchronise{With: "chips", Members: allies}}
	return []Arm{
		{"today", start, weeks, nil},
		{"chips-alone", start, weeks, []lever.Measure{leader}},
		{"chips-follow", start, weeks, []lever.Measure{leader, follow}},
		{"chips-together", start, weeks, []lever.Measure{leader, together}},
	}
}

func reference(t testing.TB) *data.World {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestSelfCheck tries every promise about luck on the chips arms, in fewer
// weeks and replicates than "cordon selfcheck" takes.
func TestSelfCheck(t *testing.T) {
	_, err := SelfCheck(context.Background(), Design{World: reference(t), Arms: chips(78), Params: Defaults(), Seed: 1, Laws: true}, 12, 2, func(v Verdict) {
		if !v.OK {
			t.Errorf("%s: %s", v.Promise, v.Figure)
		} else {
			t.Logf("%s: %s", v.Promise, v.Figure)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
