package scenarios_test

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/outcome"
	"cordon/scenarios"
)

var update = flag.Bool("update", false, "write the expected results beside the scenarios")

// goldenReplicates and goldenWeeks keep the expected results quick to make: they
// are a regression suite that a policy reader can audit, not an answer.
const (
	goldenReplicates = 2
	goldenWeeks      = 104
)

// TestExpected runs every built-in scenario on the reference world and compares
// it with the expected result beside it: the baseline's level and the paired
// difference of each outcome, means of two replicates at default parameters over
// two years.
func TestExpected(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range scenarios.BuiltIn() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := expected(w, name)
			if err != nil {
				t.Fatal(err)
			}
			file := name + ".expected.csv"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v; go test ./scenarios -run Expected -update writes it", err)
			}
			if got != string(want) {
				t.Errorf("%s: the model gives\n%swhere %s has\n%sIf the model was meant to change, say so in CHANGELOG.md and run go test ./scenarios -run Expected -update.", name, got, file, want)
			}
		})
	}
}

func expected(w *data.World, name string) (string, error) {
	s, err := scenarios.Load(name, w)
	if err != nil {
		return "", err
	}
	today, err := scenarios.Load("today", w)
	if err != nil {
		return "", err
	}
	d := model.Design{World: w, Params: model.Defaults(), Seed: 1, Laws: true, AllDraw: true, Arms: []model.Arm{
		{Name: "today", Start: s.Begins(), Weeks: goldenWeeks, Measures: today.Measures},
		{Name: name, Start: s.Begins(), Weeks: goldenWeeks, Measures: s.Measures},
	}}
	st, err := model.NewStudy(d)
	if err != nil {
		return "", err
	}
	reps, err := st.Some(context.Background(), 0, goldenReplicates, 1)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("outcome,unit,today,difference\n")
	for n, o := range outcome.All() {
		level, diff := 0.0, 0.0
		for _, r := range reps {
			level += r.Arms[0].Values[n] / goldenReplicates
			diff += (r.Arms[1].Values[n] - r.Arms[0].Values[n]) / goldenReplicates
		}
		fmt.Fprintf(&b, "%s,%q,%s,%s\n", o.Name, o.Unit, number(level), number(diff))
	}
	return b.String(), nil
}

func number(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return fmt.Sprintf("%.6g", x)
}
