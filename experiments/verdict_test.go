package experiments

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
)

// recordedAs writes the small comparison with its manifest as edit leaves it, and
// runs it again.
func recordedAs(t *testing.T, edit func(*Manifest)) *Reproduction {
	t.Helper()
	c := compared(t)
	dir := t.TempDir()
	names, err := data.WriteTables(dir, c.Tables(), data.Formats)
	if err != nil {
		t.Fatal(err)
	}
	m := c.Manifest("cordon compare test")
	for _, name := range names {
		if m.Outputs[name], err = data.HashFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	edit(&m)
	if err := data.WriteJSON(filepath.Join(dir, manifestFile), m); err != nil {
		t.Fatal(err)
	}
	r, err := Reproduce(context.Background(), dir, "", 2, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A folder that claims another version, with nothing else changed, is the same;
// with another parameter it has changed, and the changelog's entries are shown.
func TestVerdictOfAnotherVersion(t *testing.T) {
	r := recordedAs(t, func(m *Manifest) { m.Versions["cordon"] = "0.0.9" })
	if r.Verdict != Same || r.Then != "0.0.9" || r.Now != data.Version {
		t.Errorf("another version with the same results: %q, %s and %s; want %q, 0.0.9 and %s", r.Verdict, r.Then, r.Now, Same, data.Version)
	}
	r = recordedAs(t, func(m *Manifest) {
		m.Versions["cordon"] = "0.0.9"
		m.Parameters["licensing.work_median"] *= 1.1
	})
	if r.Verdict != Moved || len(r.Shifts) == 0 || !r.Named || !r.Complete || r.Entries[0].Version != data.Version {
		t.Errorf("another parameter: %q (%s), %d shifts, %d entries, named %t, complete %t; want %q with shifts and entries that name them", r.Verdict, r.Why, len(r.Shifts), len(r.Entries), r.Named, r.Complete, Moved)
	}
	if !strings.Contains(r.Why, "too few to tell") {
		t.Errorf("two replicates at default parameters: %q, want that they are too few", r.Why)
	}
	same := recordedAs(t, func(m *Manifest) { m.Parameters["licensing.work_median"] *= 1.1 })
	if same.Verdict != Moved || len(same.Entries) != 0 {
		t.Errorf("this version with another parameter: %q, %d entries; want %q and none", same.Verdict, len(same.Entries), Moved)
	}
}

// A run with a release's parameters runs again with them.
func TestReproduceWithFrozenParameters(t *testing.T) {
	r := recordedAs(t, func(m *Manifest) { m.Release = &ManifestRelease{Release: "0.1", SHA256: "x"} })
	if r.Verdict != Same || !strings.Contains(strings.Join(r.Notes, "\n"), "the parameters of release 0.1 are not those of the run") {
		t.Errorf("%q, notes %q; want %q, for release 0.1 has this version's parameters, and a note on its checksum", r.Verdict, r.Notes, Same)
	}
}

// values are those of a baseline and one scenario over n replicates: luck with
// standard deviation 1 in each arm, shifted by a number of its standard errors.
func values(n int, stream uint64, shift float64) map[valueKey]float64 {
	out := map[valueKey]float64{}
	key := chance.Root(stream, 0).At(chance.ParameterDraw, 0)
	se := 1 / exact.Sqrt(float64((n+1)/2))
	for i := range n {
		for o, outcome := range []string{"wait_median", "firm_cost"} {
			x := chance.Normal(key.Float(uint64(i), o))
			out[valueKey{"today", outcome, int64(i), int64(i % 2)}] = 10 + x
			if o == 0 {
				x += shift * se
			}
			out[valueKey{"change", outcome, int64(i), int64(i % 2)}] = 11 + x + 0.5*chance.Normal(key.Float(uint64(i), o+2))
		}
	}
	return out
}

// judged is the verdict on two sets of values.
func judged(replicates int, then, now map[valueKey]float64) *Reproduction {
	r := &Reproduction{Verdict: Same}
	r.Manifest.Baseline, r.Manifest.Replicates = "today", replicates
	r.Manifest.Scenarios = []ManifestScenario{{Name: "today"}, {Name: "change"}}
	r.compare(then, now)
	return r
}

func TestVerdict(t *testing.T) {
	if r := judged(64, values(64, 1, 0), values(64, 1, 0)); r.Verdict != Same {
		t.Errorf("equal values: %q, want %q", r.Verdict, Same)
	}
	if r := judged(64, values(64, 3, 0), values(64, 4, 0)); r.Verdict != WithinError || len(r.Shifts) != 0 {
		t.Errorf("other luck: %q (%s) %+v, want %q", r.Verdict, r.Why, r.Shifts, WithinError)
	}
	r := judged(64, values(64, 3, 0), values(64, 4, 6))
	if r.Verdict != Moved || len(r.Shifts) != 2 || r.Shifts[0].Outcome != "wait_median" || r.Shifts[1].Outcome != "wait_median" || r.Shifts[0].Against != "today" || r.Shifts[0].Draws == r.Shifts[1].Draws {
		t.Errorf("a difference moved by six standard errors: %q, %+v; want %q and that one, at default parameters and over the draws", r.Verdict, r.Shifts, Moved)
	}
	other := values(64, 3, 0)
	for k, v := range other {
		if k.draw == 1 && k.scenario == "change" && k.outcome == "firm_cost" {
			other[k] = v + 1e-6 // far inside the spread of the draws
		}
	}
	r = judged(64, values(64, 3, 0), other)
	if r.Verdict != Moved || len(r.Shifts) != 1 || !r.Shifts[0].Alone || !r.Shifts[0].Draws || r.Shifts[0].Outcome != "firm_cost" {
		t.Errorf("joint draws that differ where defaults have the same bits: %q, %+v; want %q and that one", r.Verdict, r.Shifts, Moved)
	}
	if r := judged(12, values(12, 1, 0), values(12, 2, 0)); r.Verdict != Moved || !strings.Contains(r.Why, "too few to tell") {
		t.Errorf("six replicates at default parameters: %q (%s), want %q", r.Verdict, r.Why, Moved)
	}
}

// Luck alone is called a change in one rerun of twenty: 1,000 reruns at 16
// replicates (standard error 0.7 points).
func TestVerdictRate(t *testing.T) {
	const n = 1000
	moved := 0
	for i := range n {
		if judged(32, values(32, uint64(2*i+10), 0), values(32, uint64(2*i+11), 0)).Verdict == Moved {
			moved++
		}
	}
	t.Logf("luck alone is called a change in %d of %d reruns", moved, n)
	if moved > 0.07*n || moved == 0 {
		t.Errorf("luck alone is called a change in %d of %d reruns, want at most %g (5%% and three standard errors) and more than none", moved, n, 0.07*n)
	}
}
