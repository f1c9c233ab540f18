package register

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/model"
	"cordon/model/licensing"
	"cordon/model/param"
)

// history of a world of its own: the model's cases with one parameter at a value
// that the prior does not have, and all else at the defaults, written as an agency's
// file.
func plantedCases(t testing.TB, world, path string, value float64, weeks int) string {
	t.Helper()
	w, err := experiments.OpenWorld(world)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	arm, err := experiments.Load("chips-alone", w)
	if err != nil {
		t.Fatal(err)
	}
	p := model.Defaults()
	p.Population.Accounts = 300
	if !param.Assign(&p, path, value) { // outside its range
		t.Fatalf("no parameter %s", path)
	}
	st, err := model.NewStudy(model.Design{World: w, Params: p, Seed: 77, AllDraw: true, Cases: true, Arms: []model.Arm{{Name: "truth", Start: arm.Begins(), Weeks: weeks, Measures: arm.InOrder()}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Run(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "cases.csv")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := csv.NewWriter(f)
	out.Write([]string{"received", "decided", "outcome", "jurisdiction", "referred"})
	day := func(at float64) string {
		n := int(at)
		if at < 0 {
			return (arm.Begins() - 7).String()
		}
		return (arm.Begins() + data.Date(7*(n/5)+n%5)).String()
	}
	for _, a := range r.Arms[0].Cases {
		for _, c := range a.Cases {
			row := []string{day(c.Filed), "", c.Outcome.String(), a.Jurisdiction, ""}
			if c.Outcome == licensing.Open {
				row[2] = "pending"
			} else {
				row[1] = day(c.Time)
			}
			if c.Outcome == licensing.Adverse {
				row[2] = "returned"
			}
			if c.Class >= licensing.Referred && c.Outcome != licensing.Open {
				row[4] = day(c.Filed)
			}
			out.Write(row)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		t.Fatal(err)
	}
	return file
}

// A registered prediction scored with the cases of an agency of which one assumption
// was wrong names that assumption first: the share referred and, where records say
// why cases are returned, the share that is incomplete, which one figure each shows by
// itself. How busy officers are shows in waits alone, as do the size of desks and the
// spread of work and of hands-off times: which of them was wrong can't be told, and
// none may be named as if it could.
func TestScoreNamesTheWrongAssumption(t *testing.T) {
	type plant struct {
		path       string
		value      float64 // outside the prior
		identified bool
	}
	long := os.Getenv("CORDON_LONG") != ""
	replicates, plants := 80, []plant{{"licensing.referred_share", 0.55, true}}
	if long {
		replicates, plants = 400, append(plants, plant{"licensing.incomplete", 0.16, true}, plant{"licensing.desk_use", 0.97, false})
	}
	root := t.TempDir()
	if err := makeRegistered(root, replicates); err != nil {
		t.Fatal(err)
	}
	world, dir := filepath.Join(root, "small"), filepath.Join(root, "result")
	for _, p := range plants {
		w, err := experiments.OpenWorld(world)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		s, err := Score(context.Background(), ScoreOptions{Prediction: dir, Cases: plantedCases(t, world, p.path, p.value, 26), CaseRows: data.CaseOptions{World: w, Until: data.MustDate("2026-06-30")}})
		if err != nil {
			t.Fatal(err)
		}
		weights := s.Weights
		t.Logf("%s at %g: effective sample size %.1f of %d draws (%.1f untempered), power %.3g; beyond chance from a strength of %.1f", p.path, p.value, weights.ESS, len(s.Draws), weights.Plain, weights.Power, weights.Limit)
		for i := range weights.Findings {
			f := &weights.Findings[i]
			if i < 4 || f.Path == p.path {
				t.Logf("   %d %s: shift %+.2f (Monte Carlo error %.2f), narrowed to %.2f, strength %.1f", i+1, f.Path, f.Shift, f.Error, f.Narrowed, f.Strength)
			}
			if f.Path != p.path && weights.Clear(f) {
				t.Errorf("%s was wrong, and %s is named, with a strength of %.1f", p.path, f.Path, f.Strength)
			}
		}
		if f := &weights.Findings[0]; p.identified && (f.Path != p.path || f.Shift <= 0 || long && !weights.Clear(f)) {
			t.Errorf("%s was wrong, and %s is named first, with a shift of %+.2f and a strength of %.1f", p.path, f.Path, f.Shift, f.Strength)
		}
	}
}
