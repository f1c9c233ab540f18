package history

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"cordon/data"
	"cordon/experiments"
	"cordon/model"
)

// Options of a back-test.
type Options struct {
	Run      experiments.Options // world, scenario (one), baseline, replicates, seed, parameters; length and record are set here
	Observed ObservedOptions
	By       By

	NoVariation bool                                // the fan is parameters and luck alone, for histories that the model itself made
	NoOutside   bool                                // leave out the runs at other shares of suppliers outside the table
	Targets     []string                            // importers that the change is aimed at; nil: those whom it leaves without a lawful supplier that they had
	Neighbours  []string                            // importers that goods may go around through, for the detour; nil: the hubs of the targets\' markets in the model
	Progress    func(stage string, done, total int) // nil: none
}

// Result is a finished back-test.
type Result struct {
	Options
	Arms     []experiments.Arm // baseline and scenario as they ran
	Start    data.Date         // Monday of week 0
	Weeks    int
	Flows    *Observed
	Table    *Table        // the quantities that are scored
	Totals   *Table        // the same trade by period and importer, for figures
	Fine     Ensemble      // of Table
	Sums     Ensemble      // of Totals
	Recorded *Variation    // of Table
	Beyond   *Variation    // the same less the model's own luck
	OfTotals [2]*Variation // the same two of Totals

	Scores     []*Scores // of Table: the model, then the nulls
	Plain      *Scores   // the model's fan of parameters and luck alone
	Figures    []Lines   // by importer
	Effects    []Effect
	Detours    []Detour
	Targets    []string // that the detour was taken of
	Neighbours []string // whose gain it counts
	Outside    []OutsideRun
	comparison *experiments.Comparison
	mixed      *data.World // shuffled
	Beside     float64     // mean USD of the model's flows where neither table has any
}

// Ensemble is what a comparison's replicates say of a table's quantities.
type Ensemble struct {
	Scenario, Baseline [][]float64 // at joint draws of the parameters: [draw][quantity]
	Luck               [][]float64 // the baseline at default parameters: luck alone
	Beside             float64     // mean USD of the scenario's flows where neither table has any, at joint draws
}

// taken is what is kept of a replicate, by table.
type taken struct {
	scenario, baseline [][]float64
	beside             float64
}

// prepare fills in what a back-test sets of a comparison.
func (o *Options) prepare(span Period) error {
	r := &o.Run
	if len(r.Scenarios) != 1 {
		return fmt.Errorf("found %d scenarios, expected one: the change that happened", len(r.Scenarios))
	}
	s := *r.Scenarios[0].Scenario
	if s.Name == r.Against.Name {
		s.Name += "-placebo"
	}
	if len(s.Measures) == 0 { // a placebo: nothing happens, on any date
		s.Start = span.From.MondayBefore()
	}
	r.Scenarios = []experiments.Arm{r.Scenarios[0]}
	r.Scenarios[0].Scenario = &s
	start := s.Begins()
	if start > span.From {
		return fmt.Errorf("scenario %s starts in the week of %s, after %s, the first day looked at; give a later --from, or an earlier start: in %s", s.Name, start, span.From, s.File)
	}
	r.Weeks = (int(span.To-start) + 6) / 7
	if short := s; len(s.Measures) > 0 && r.Weeks < s.Weeks { // as long as the span asks, unless a measure acts later
		if _, err := short.Set("weeks", strconv.Itoa(r.Weeks)); err != nil {
			r.Weeks = 0
		}
	}
	r.Customs = true
	return nil
}

// Run is the back-test.
func Run(ctx context.Context, o Options) (*Result, error) {
	span, err := Span(o.Observed.From, o.Observed.To)
	if err != nil {
		return nil, err
	}
	if err := endsBefore(o.Run.World, span); err != nil { // before the file is read, which may take a while
		return nil, err
	}
	flows, err := ReadObserved(o.Observed)
	if err != nil {
		return nil, err
	}
	return RunOn(ctx, o, flows)
}

// RunOn is the back-test on flows that are read already.
func RunOn(ctx context.Context, o Options, flows *Observed) (*Result, error) {
	if err := o.prepare(flows.Span); err != nil {
		return nil, err
	}
	study, err := o.Run.Study()
	if err != nil {
		return nil, err
	}
	scope, err := scopeOf(study)
	if err != nil {
		return nil, err
	}
	r := &Result{Options: o, Flows: flows, Weeks: study.Weeks}
	if r.Table, err = NewTable(o.Run.World, scope, o.By, flows.Span, flows); err != nil {
		return nil, err
	}
	totals := By{Period: o.By.Period, Goods: All}
	if o.By.Goods == "groups" {
		totals.Goods, totals.Groups = "groups", oneGroup(o.By.Groups)
	}
	if r.Totals, err = NewTable(o.Run.World, scope, totals, flows.Span, flows); err != nil {
		return nil, err
	}
	tables := []*Table{r.Table, r.Totals}
	c, both, err := o.ensembles(ctx, "model", o.Run, tables)
	if err != nil {
		return nil, err
	}
	r.Arms, r.Start, r.comparison = c.Arms, c.Start, c
	r.Fine, r.Sums = both[0], both[1]
	r.Beside = r.Fine.Beside
	if !o.NoVariation {
		r.Recorded = NewVariation(r.Table, r.Table.Series(o.Run.World))
		r.Beyond = r.Recorded.LessLuck(r.Fine.Luck)
		r.OfTotals[0] = NewVariation(r.Totals, r.Totals.Series(o.Run.World))
		r.OfTotals[1] = r.OfTotals[0].LessLuck(r.Sums.Luck)
	}
	if err := r.judge(ctx, study); err != nil {
		return nil, err
	}
	if !o.NoOutside {
		r.Outside, err = r.outside(ctx)
	}
	return r, err
}

// oneGroup makes all groups one.
func oneGroup(groups map[string]string) map[string]string {
	out := map[string]string{}
	for hs6 := range groups {
		out[hs6] = All
	}
	return out
}

// scopeOf says which products have simulated firms.
func scopeOf(study *model.Study) (func(hs6 string) bool, error) {
	g, err := study.Ground()
	if err != nil {
		return nil, err
	}
	in := map[string]bool{}
	for _, e := range g.Entries {
		for _, k := range e.Products {
			in[g.World.Products[k].HS6] = true
		}
	}
	return func(hs6 string) bool { return in[hs6] }, nil
}

// countArms counts a replicate's customs records into tables. What hubs send on under
// the change counts by as much as it exceeds what they send on without it: the base
// period's table holds that already.
func countArms(rep *model.Replicate, tables []*Table, start data.Date) *taken {
	k := &taken{}
	base, scenario := rep.Arms[0], rep.Arms[1]
	for n, t := range tables {
		sent, onward, _ := t.Count(base.Customs, base.Ground.World, start)
		after, on, beside := t.Count(scenario.Customs, scenario.Ground.World, start)
		for q := range after {
			after[q] = math.Max(0, after[q]+on[q]-onward[q])
		}
		k.baseline, k.scenario = append(k.baseline, sent), append(k.scenario, after)
		if n == 0 {
			k.beside = beside
		}
	}
	return k
}

// ensembles runs a comparison and counts its customs records into tables.
func (o *Options) ensembles(ctx context.Context, stage string, run experiments.Options, tables []*Table) (*experiments.Comparison, []Ensemble, error) {
	start := run.Scenarios[0].Begins()
	run.Take = func(rep *model.Replicate) any { return countArms(rep, tables, start) }
	if o.Progress != nil {
		run.Progress = func(done, total int) { o.Progress(stage, done, total) }
	}
	c, err := experiments.Compare(ctx, run)
	if err != nil {
		return nil, nil, err
	}
	out := make([]Ensemble, len(tables))
	for _, v := range c.Values {
		k := v.Taken.(*taken)
		for n := range tables {
			if !v.Draw {
				out[n].Luck = append(out[n].Luck, k.baseline[n])
				continue
			}
			out[n].Scenario, out[n].Baseline = append(out[n].Scenario, k.scenario[n]), append(out[n].Baseline, k.baseline[n])
			out[n].Beside += k.beside / float64(len(c.Values)/2)
		}
	}
	return c, out, nil
}
