package experiments

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// nothing is a scenario without measures.
const nothing = "title: Nothing\nquestion: Does anything change?\nstart: 2026-01-05\nweeks: 156\n"

// trial is the options of a small comparison: four replicates, twenty weeks.
func trial(t testing.TB) Options {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{World: w, Replicates: 4, Weeks: 20, Seed: 1, Workers: 2, Laws: true}
	dir := t.TempDir()
	file := filepath.Join(dir, "nothing.yaml")
	if err := os.WriteFile(file, []byte(nothing), 0o666); err != nil {
		t.Fatal(err)
	}
	o.Against = load(t, "today", w)
	o.Scenarios = []Arm{load(t, file, w), load(t, "chips-together", w)}
	o.Scenarios[0].File = "nothing.yaml"
	return o
}

func load(t testing.TB, name string, w *data.World) Arm {
	t.Helper()
	a, err := Load(name, w)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// small is the trial, run once for all tests.
var small = sync.OnceValues(func() (*Comparison, error) { return Compare(context.Background(), shared) })

var shared Options

func compared(t *testing.T) *Comparison {
	t.Helper()
	if shared.World == nil {
		shared = trial(t)
	}
	c, err := small()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// written is every byte of the tables as CSV and Parquet.
func written(t *testing.T, c *Comparison) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	names, err := data.WriteTables(dir, c.Tables(), []string{"csv", "parquet"})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = b
	}
	return out
}

func TestWorkersMoveNoBit(t *testing.T) {
	c := compared(t)
	o := trial(t)
	o.Workers = 1
	one, err := Compare(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	want := written(t, c)
	for name, got := range written(t, one) {
		if !bytes.Equal(got, want[name]) {
			t.Errorf("law: results do not depend on workers; %s differs between 1 and 2", name)
		}
	}
}

// Needs are shared by all arms, so each cent has a fate in each of them.
func TestLedgerDifferencesSumToZero(t *testing.T) {
	c := compared(t)
	l := c.ledgerTable()
	scenario, use, cents := l.Column("scenario").Strings, l.Column("end_use").Strings, l.Column("value_cents").Ints
	needs, fate := l.Column("needs").Ints, l.Column("fate").Strings
	sum, count := map[string]int64{}, map[string]int64{}
	moved := false
	by := map[string]int64{}
	for i := range scenario {
		sum[use[i]+" in "+scenario[i]] += cents[i]
		count[use[i]+" in "+scenario[i]] += needs[i]
		by[scenario[i]+fate[i]] += cents[i]
	}
	for _, u := range []string{"civil", "barred", "extra"} {
		if sum[u+" in today"] == 0 {
			t.Errorf("no %s needs in the baseline", u)
		}
		for _, a := range c.Arms[1:] {
			if d := sum[u+" in "+a.Name] - sum[u+" in today"]; d != 0 {
				t.Errorf("law: differences between arms sum to zero; %s needs: %d cents between %s and today", u, d, a.Name)
			}
			if d := count[u+" in "+a.Name] - count[u+" in today"]; d != 0 {
				t.Errorf("law: arms share their needs; %d %s needs between %s and today", d, u, a.Name)
			}
		}
	}
	for f := range world.NFates {
		moved = moved || by["chips-together"+f.String()] != by["today"+f.String()]
	}
	if !moved {
		t.Error("chips-together moves no need, so the test shows nothing")
	}
}

func TestNothingDiffersByExactlyZero(t *testing.T) {
	c := compared(t)
	for _, h := range c.Contrast(1, 0) {
		if h.Replicates > 0 && (h.Difference != 0 || h.SimLow != 0 || h.SimHigh != 0) || h.Draws > 0 && (h.UncLow != 0 || h.UncHigh != 0) {
			t.Errorf("law: a scenario without measures differs by exactly 0; %s differs by %g, range %g to %g", h.Outcome, h.Difference, h.UncLow, h.UncHigh)
		}
	}
	for _, table := range []*data.Table{c.weeklyTable(), c.ledgerTable(), c.diversionTable(), c.waitTable(), c.costTable(), c.standingTable()} {
		if got, want := rowsOf(table, "nothing"), rowsOf(table, "today"); got != want {
			t.Errorf("law: a scenario without measures is the baseline in every cell; table %s differs", table.Name)
		}
	}
	changed := false
	for _, h := range c.Contrast(2, 0) {
		changed = changed || h.Difference != 0
	}
	if !changed {
		t.Error("chips-together changes nothing, so the test shows nothing")
	}
}

// rowsOf is all cells of one scenario's rows but its name.
func rowsOf(t *data.Table, scenario string) string {
	var b bytes.Buffer
	for i := range t.Len() {
		if t.Columns[0].Strings[i] != scenario {
			continue
		}
		for k := 1; k < len(t.Columns); k++ {
			b.WriteString(t.Columns[k].Text(i) + "\t")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestReplicateIsItselfInAnyStudy(t *testing.T) {
	c := compared(t)
	o := trial(t)
	o.Replicates = 2
	two, err := Compare(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range two.Values {
		same(t, "replicate of 2 and of 4", r, c.Values[i])
	}
}

func same(t *testing.T, law string, a, b Replicate) {
	t.Helper()
	if a.Index != b.Index || a.Draw != b.Draw {
		t.Fatalf("law: %s are one; got %d (draw %t) and %d (draw %t)", law, a.Index, a.Draw, b.Index, b.Draw)
	}
	for arm := range a.Values {
		for i, v := range a.Values[arm] {
			if w := b.Values[arm][i]; v != w && !(v != v && w != w) {
				t.Errorf("law: %s are one; replicate %d, arm %d, outcome %d: %g and %g", law, a.Index, arm, i, v, w)
			}
		}
	}
}

// A run that is stopped keeps the replicates that follow each other from 0.
func TestStoppedRunKeepsWhatIsFinished(t *testing.T) {
	c := compared(t)
	o := trial(t)
	ctx, stop := context.WithCancel(context.Background())
	o.Replicates = 100
	o.Progress = func(done, total int) {
		if total != 100 {
			t.Errorf("progress counts to %d, want 100", total)
		}
		if done == 2 {
			stop()
		}
	}
	part, err := Compare(ctx, o)
	if !errors.Is(err, context.Canceled) || part == nil || !part.Interrupted {
		t.Fatalf("got %v and %v, want a comparison and a canceled context", part, err)
	}
	if n := len(part.Values); n < 2 || n > 4 {
		t.Fatalf("%d replicates kept, want the 2 that were finished and at most one more a worker", n)
	}
	for i, r := range part.Values {
		same(t, "replicate of a stopped and of a whole run", r, c.Values[i])
	}
	ctx, stop = context.WithCancel(context.Background())
	stop()
	if none, err := Compare(ctx, o); none != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("stopped at once: got %v and %v, want no comparison", none, err)
	}
}
