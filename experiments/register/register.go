package register

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
	"cordon/model"
	"cordon/model/exact"
)

// Options of a registration.
type Options struct {
	Dir      string // folder of cordon compare --out
	World    string // folder of the world, where it is not where the manifest says
	Scenario string // the arm that is predicted to happen; "": the only one
	From, To string // first and last month or year
	By       history.By
	Layout   string // of the data that flows will be scored with: comext, comtrade or baci
	Absent   string // zero or unknown; "": as the layout has it
	Day      string // of registration, YYYY-MM-DD
	Workers  int
	Progress func(stage string, done, total int) // nil: none
}

// leastDraws is the number of joint draws below which intervals of 90% have no meaning.
const leastDraws = 19

// run is a registration under way.
type run struct {
	Options
	span    history.Period
	arm     int // position of the scenario in the comparison
	options experiments.Options
	found   *experiments.Reproduction
	c       *experiments.Comparison
	table   *history.Table
	start   data.Date
	members [][][]float64 // by forecast, member and quantity
	kept    []int         // figures of cases that are predicted, by position in taken.cases
}

// taken is what is kept of a replicate.
type taken struct {
	before, after []float64 // flows, baseline and scenario
	agencies      []string
	cases         [2][]float64 // baseline and scenario, by agency and measure
	params        map[string]float64
}

// Register runs a result folder's manifest again with the records that the
// quantities are counted from, and writes prediction.json and its tables into the
// folder. The rerun must have the folder's bits. A prediction that is there stays.
func Register(ctx context.Context, o Options) (*Prediction, error) {
	path := filepath.Join(o.Dir, predictionFile)
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s is there already, and a registered prediction is not replaced; run the comparison into another folder to register another one", path)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	r := &run{Options: o}
	var err error
	if r.span, err = history.Span(o.From, o.To); err != nil {
		return nil, err
	}
	if err := r.source(); err != nil {
		return nil, err
	}
	if r.found, r.c, err = experiments.Rerun(ctx, o.Dir, o.World, r.prepare); err != nil {
		return nil, err
	}
	defer r.c.World.Close()
	if !r.found.Same() || len(r.found.Changed) > 0 {
		return nil, fmt.Errorf("%s does not run again to the same bits, or was changed since, so that nothing can be registered of it; \"cordon reproduce %s\" says what differs", o.Dir, o.Dir)
	}
	p, err := r.prediction(ctx)
	if err != nil {
		return nil, err
	}
	return p, r.write(p)
}

// source settles what data flows are scored with.
func (r *run) source() error {
	if !slices.Contains([]string{history.Comext, history.Comtrade, history.BACI}, r.Layout) {
		return fmt.Errorf("--source: found %q, expected %s, %s or %s: the layout of the table of trade that the flows will be scored with", r.Layout, history.Comext, history.Comtrade, history.BACI)
	}
	if r.Absent == "" {
		r.Absent = history.AbsentIn(r.Layout)
	}
	if r.Absent != history.Zero && r.Absent != history.Unknown {
		return fmt.Errorf("--absent: found %q, expected %s or %s", r.Absent, history.Zero, history.Unknown)
	}
	if r.Absent == history.Unknown && !(r.By.Exporter && r.By.Goods == "hs6") {
		return fmt.Errorf("--by %s: in a table of %s a missing row does not say that nothing was traded, so that sums over exporters or goods can't be scored; give --by %s,exporter,hs6, or --absent zero where the table is a whole one", r.By, r.Layout, r.By.Period)
	}
	months := len(r.From) > len("2022")
	if r.Layout == history.BACI && (months || r.By.Period == "month" || r.By.Period == "quarter") {
		return fmt.Errorf("--source baci is by year: give --from and --to as years, and --by year or whole")
	}
	if r.Layout == history.Comext && !months {
		return fmt.Errorf("--source comext is by month: give --from and --to as months, such as %s-01", r.From)
	}
	return nil
}

// prepare sets what the rerun keeps beside its tables.
func (r *run) prepare(m *experiments.Manifest, o *experiments.Options) error {
	if v := m.Versions["cordon"]; v != data.Version {
		return fmt.Errorf("cordon %s made %s, and this is %s; register it with the version that made it, or run the comparison again", v, r.Dir, data.Version)
	}
	var names []string
	for i, s := range o.Scenarios {
		names = append(names, s.Name)
		if s.Name == r.Scenario || r.Scenario == "" && len(o.Scenarios) == 1 {
			r.arm = i + 1
		}
	}
	if r.arm == 0 {
		return fmt.Errorf("--scenario %q: expected the scenario that is predicted to happen, one of %s", r.Scenario, strings.Join(names, ", "))
	}
	if o.Replicates/2 < leastDraws {
		return fmt.Errorf("%s has %d joint draws of the parameters, too few for intervals of 90%%; run the comparison with --replicates %d or more", r.Dir, o.Replicates/2, 2*leastDraws)
	}
	o.Workers, o.Customs, o.Cases = r.Workers, true, true
	o.Progress = func(done, total int) { r.tell("model", done, total) }
	study, err := o.Study()
	if err != nil {
		return err
	}
	r.start = study.Arms[0].Start
	if end := r.start + data.Date(7*study.Weeks); r.span.From < r.start || r.span.To > end {
		return fmt.Errorf("--from %s --to %s: the comparison runs from %s to %s; give a period inside it, or run it again with --weeks", r.From, r.To, r.start, end-1)
	}
	if r.table, err = history.Ahead(study, r.reporting(o.World), r.By, r.span); err != nil {
		return err
	}
	r.options = *o
	o.Take = func(rep *model.Replicate) any { return r.take(study, rep) }
	return nil
}

func (r *run) tell(stage string, done, total int) {
	if r.Progress != nil {
		r.Progress(stage, done, total)
	}
}

// reporting is the world with the flows that the table of trade will have: of
// Comext those of members of the EU.
func (r *run) reporting(w *data.World) *data.World {
	if r.Layout != history.Comext {
		return w
	}
	out := *w
	out.Flows = data.Flows{}
	f := &w.Flows
	for n := range f.ValueUSD {
		if !slices.Contains(w.Jurisdictions[f.Exporter[n]].Groups, "EU27") {
			continue
		}
		to := &out.Flows
		to.Period, to.Exporter, to.Importer = append(to.Period, f.Period[n]), append(to.Exporter, f.Exporter[n]), append(to.Importer, f.Importer[n])
		to.Product, to.ValueUSD, to.QuantityT = append(to.Product, f.Product[n]), append(to.ValueUSD, f.ValueUSD[n]), append(to.QuantityT, f.QuantityT[n])
	}
	return &out
}

// take counts a replicate's flows and cases.
func (r *run) take(study *model.Study, rep *model.Replicate) *taken {
	k := &taken{}
	k.before, k.after = r.table.Both(rep.Arms[0], rep.Arms[r.arm], r.start)
	from, to := workingDay(r.span.From, r.start), workingDay(r.span.To, r.start)
	for n, arm := range []*model.ArmResult{rep.Arms[0], rep.Arms[r.arm]} {
		for _, a := range arm.Cases {
			k.cases[n] = append(k.cases[n], figures(ofModel(a.Cases), from, to, true, true)...)
			if n == 0 {
				k.agencies = append(k.agencies, a.Jurisdiction)
			}
		}
	}
	k.params = experiments.ParametersOf(study, rep.Index)
	return k
}

// spreadOf is the standard deviation of ln(x + floor).
func spreadOf(x []float64, floor float64) float64 {
	var logs []float64
	for _, v := range x {
		if !math.IsNaN(v) {
			logs = append(logs, exact.Log(math.Max(v, 0)+floor))
		}
	}
	n := float64(len(logs))
	if n < 2 {
		return 0
	}
	mean, ss := exact.Mean(logs), 0.0
	for _, v := range logs {
		ss += float64((v - mean) * (v - mean))
	}
	return exact.Sqrt(ss / (n - 1))
}
