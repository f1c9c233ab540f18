package experiments

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
)

// refused checks that a comparison is refused in the words given.
func refused(t *testing.T, o Options, words string) {
	t.Helper()
	if _, err := Compare(context.Background(), o); err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want an error that says %q", err, words)
	}
}

func TestOptionsThatNoRunCanHave(t *testing.T) {
	o := trial(t)
	o.Replicates = 1
	refused(t, o, "--replicates 1 is too few")
	o = trial(t)
	o.Scenarios = nil
	refused(t, o, "no scenario is given")
	o = trial(t)
	o.Scenarios = append(o.Scenarios, o.Scenarios[1])
	refused(t, o, `two scenarios of this comparison are called "chips-together"`)
	o = trial(t)
	o.Weeks = 10
	refused(t, o, "after the end of the run")
	o = trial(t)
	o.Params = []Override{{"licensing.work_median", 50}}
	refused(t, o, "outside its range")

	o = trial(t)
	o.Weeks = 0
	late := filepath.Join(t.TempDir(), "late.yaml")
	text := "title: Late\nstart: 2026-02-02\nmeasures:\n  officers: {lever: staff, by: [USA], factor: 2, from: 2026-04-01}\n"
	if err := os.WriteFile(late, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	o.Scenarios = append(o.Scenarios, load(t, late, o.World))
	refused(t, o, "arms of one comparison share their start")
	if err := os.WriteFile(late, []byte(strings.Replace(text, "2026-02-02", "2026-01-05\nweeks: 50", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	o.Scenarios[2] = load(t, late, o.World)
	refused(t, o, "give one length with --weeks")
}

// A baseline without measures takes start and length from the scenarios.
func TestTodayStartsWithTheScenario(t *testing.T) {
	o := trial(t)
	file := filepath.Join(t.TempDir(), "early.yaml")
	if err := os.WriteFile(file, []byte("title: Early\nstart: 2022-02-21\nweeks: 40\nmeasures:\n  officers: {lever: staff, by: [USA], factor: 2, from: 2022-03-07}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	o.Scenarios, o.Weeks = []Arm{load(t, file, o.World)}, 0
	arms, err := o.arms()
	if err != nil {
		t.Fatal(err)
	}
	if arms[0].Begins() != data.MustDate("2022-02-21") || arms[0].Weeks != 40 {
		t.Errorf("today begins %s and runs %d weeks, want 2022-02-21 and 40", arms[0].Begins(), arms[0].Weeks)
	}
	if o.Against.Begins() != data.MustDate("2026-01-05") {
		t.Error("the caller's own baseline was changed")
	}
}

func TestSet(t *testing.T) {
	o := trial(t)
	arms := []*Arm{&o.Against, &o.Scenarios[0], &o.Scenarios[1]}
	if over, err := Set(arms, "measures.chips.to=2000 TPP"); err != nil || over != nil {
		t.Fatalf("got %v, %v", over, err)
	}
	if got := strings.Join(arms[2].Set, " "); got != "measures.chips.to=2000 TPP" || len(arms[0].Set) > 0 {
		t.Errorf("set in chips-together %q, in today %v; want it in the scenario that has the measure only", got, arms[0].Set)
	}
	over, err := Set(arms, "market.eta=1.25")
	if err != nil || over == nil || over.Path != "market.eta" || over.Value != 1.25 {
		t.Errorf("got %v, %v, want market.eta=1.25", over, err)
	}
	for assignment, words := range map[string]string{
		"market.eta":             "not of the form path=value",
		"market.eta=much":        `"much" is not a number`,
		"market.etta=1":          `no parameter is called "market.etta"`,
		"measures.chisp.to=1":    `has a measure "chisp"; did you mean "chips"?`,
		"measures.chips.to=1 kg": "measured in",
		"begin=2026-01-05":       "no setting of that path",
	} {
		if _, err := Set(arms, assignment); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("--set %s: got %v, want an error that says %s", assignment, err, words)
		}
	}
}
