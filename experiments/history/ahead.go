package history

import (
	"context"
	"math"

	"cordon/data"
	"cordon/experiments"
	"cordon/model"
)

// Ahead makes the quantities of a span of which nothing is observed yet. w may be
// the study's world with fewer flows: those of the exporters that will report.
func Ahead(study *model.Study, w *data.World, by By, span Period) (*Table, error) {
	scope, err := scopeOf(study)
	if err != nil {
		return nil, err
	}
	return NewTable(w, scope, by, span, nil)
}

// Traders are the names that the table's quantities are added up from, sorted.
func (t *Table) Traders() (exporters, importers []string) { return t.exporters, t.importers }

// InScope says whether a product's trade is part of a quantity, and of which goods.
func (t *Table) InScope(hs6 string) (goods string, ok bool) {
	goods = t.By.group(hs6)
	return goods, t.inScope(hs6) && goods != ""
}

// Both counts a baseline and another arm of one replicate into the table's
// quantities: what a table of trade would show, less what hubs sent on without the
// change, which the base period's table holds already. [USD]
func (t *Table) Both(baseline, arm *model.ArmResult, start data.Date) (before, after []float64) {
	before, onward, _ := t.Count(baseline.Customs, baseline.Ground.World, start)
	after, on, _ := t.Count(arm.Customs, arm.Ground.World, start)
	for q := range after {
		after[q] = math.Max(0, after[q]+on[q]-onward[q])
	}
	return before, after
}

// Forecasts are the model's fan of a table of which nothing is observed yet, and the
// nulls', which run has to make: one scenario against its baseline, over weeks from
// start.
func Forecasts(ctx context.Context, run experiments.Options, t *Table, e Ensemble, progress func(stage string, done, total int)) ([]*Fan, error) {
	run.Customs = true
	study, err := run.Study()
	if err != nil {
		return nil, err
	}
	r := &Result{Options: Options{Run: run, Progress: progress}, Table: t, Totals: t, Start: run.Scenarios[0].Begins(), Weeks: study.Weeks}
	shuffled, _, err := r.shuffle(ctx)
	if err != nil {
		return nil, err
	}
	recorded := NewVariation(t, t.Series(run.World))
	return r.fans(t, e, shuffled, recorded, recorded.LessLuck(e.Luck), study)
}

// Holds says whether a row of a table, of the year or month YYYY or YYYYMM, lies in
// the period.
func (p Period) Holds(row int32) bool {
	r := ofRow(row)
	return p.overlap(r.From, r.To) == 1
}

// Unread are the rows that the importer itself left out.
func (o *Observed) Unread() []Unmatched { return o.unmatched() }
