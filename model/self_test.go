package model

import (
	"context"
	"os"
	"slices"
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

// TestSelfCheck tries the promises about luck that hold to the bit on the chips
// arms, in fewer weeks than "cordon selfcheck" takes; with CORDON_LONG set also
// those about averages, in full.
func TestSelfCheck(t *testing.T) {
	weeks, replicates, checks := 52, 4, exactChecks
	if os.Getenv("CORDON_LONG") != "" {
		weeks, replicates, checks = 156, 50, append(slices.Clone(exactChecks), averageChecks...)
	}
	_, err := tryAll(context.Background(), checks, Design{World: reference(t), Arms: chips(weeks), Params: Defaults(), Seed: 1, Laws: true}, replicates, 2, func(v Verdict) {
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

// TestBaseline wants expected shares to give the recorded total within 0.1% and
// draws to follow them, at reduced counts.
func TestBaseline(t *testing.T) {
	v, err := checkTable(context.Background(), Design{World: reference(t), Arms: chips(52), Params: Defaults(), Seed: 1}, 12, 2)
	if err != nil {
		t.Fatal(err)
	}
	if !v.OK {
		t.Errorf("%s: %s", v.Promise, v.Figure)
	}
	t.Log(v.Figure)
}
