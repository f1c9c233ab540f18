package history

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"cordon/experiments"
)

// long says whether the full counts are asked for.
func long() bool { return os.Getenv("CORDON_LONG") == "1" }

// sharedData is a file of the real data beside the project.
func sharedData(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("CORDON_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real data file %s is not there; set CORDON_SHARED to the folder that holds data/%s", path, name)
	}
	return path
}

// direct runs a back-test's model without nulls: so many joint draws, and so many
// runs at default parameters. The table is made by the study's scope where it is nil.
func direct(t testing.TB, run experiments.Options, span Period, by By, flows *Observed, table **Table, draws, luck int) Ensemble {
	t.Helper()
	o := Options{Run: run, By: by}
	o.Run.Replicates = 2
	if err := o.prepare(span); err != nil {
		t.Fatal(err)
	}
	study, err := o.Run.Study()
	if err != nil {
		t.Fatal(err)
	}
	study.Laws, study.Cores = false, 2
	if *table == nil {
		scope, err := scopeOf(study)
		if err != nil {
			t.Fatal(err)
		}
		if *table, err = NewTable(run.World, scope, by, span, flows); err != nil {
			t.Fatal(err)
		}
	}
	var e Ensemble
	at := func(index int) *taken {
		rep, err := study.Run(context.Background(), index)
		if err != nil {
			t.Fatal(err)
		}
		return countArms(rep, []*Table{*table}, study.Arms[0].Start)
	}
	for k := range draws {
		x := at(2*k + 1)
		e.Scenario, e.Baseline = append(e.Scenario, x.scenario[0]), append(e.Baseline, x.baseline[0])
	}
	for k := range luck {
		e.Luck = append(e.Luck, at(2 * k).baseline[0])
	}
	return e
}
