package register

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/history"
	"cordon/model/exact"
)

// todaysList is the null of case figures.
const todaysList = history.NoChange

// prediction puts the parts together.
func (r *run) prediction(ctx context.Context) (*Prediction, error) {
	m := &r.found.Manifest
	sum, err := data.HashFile(filepath.Join(r.Dir, "manifest.json"))
	if err != nil {
		return nil, err
	}
	code, err := program()
	if err != nil {
		return nil, err
	}
	arm := r.c.Arms[r.arm]
	p := &Prediction{Format: predictionFormat, Registered: r.Day, Versions: m.Versions, Build: m.Build, Code: code, Manifest: sum, World: m.World.Fingerprint,
		Scenario: arm.Name, Title: arm.Title, Text: string(arm.Text), Set: append(append([]string{}, arm.Set...), m.Set...), Baseline: m.Baseline, Seed: m.Seed, Replicates: m.Replicates,
		From: r.From, To: r.To, By: r.By.String(), Source: Source{Layout: r.Layout, Absent: r.Absent}}
	r.covers(p)
	r.parameters(p)
	k := r.gather()
	run := r.options
	run.Scenarios, run.Take, run.Cases, run.Progress = []experiments.Arm{run.Scenarios[r.arm-1]}, nil, false, nil
	fans, err := history.Forecasts(ctx, run, r.table, k.flows, r.Progress)
	if err != nil {
		return nil, err
	}
	r.flows(p, &k)
	r.cases(p, k.agencies, k.cases, k.caseLuck, k.today)
	r.forecasts(p, fans, k.cases, k.same)
	p.Notes = append(p.Notes, notes(p)...)
	return p, nil
}

// gathered is what replicates say, by replicate and quantity.
type gathered struct {
	flows           history.Ensemble // joint draws; its luck, which recorded variation has too, is the baseline's
	luck            [][]float64      // flows of the scenario at default parameters
	cases, same     [][]float64      // figures of cases of the scenario and the baseline in joint draws
	caseLuck, today [][]float64      // the same of the scenario and the baseline at default parameters
	agencies        []string
}

func (r *run) gather() (g gathered) {
	for _, v := range r.c.Values {
		k := v.Taken.(*taken)
		g.agencies = k.agencies
		if v.Draw {
			g.flows.Scenario, g.flows.Baseline = append(g.flows.Scenario, k.after), append(g.flows.Baseline, k.before)
			g.cases, g.same = append(g.cases, k.cases[1]), append(g.same, k.cases[0])
			continue
		}
		g.flows.Luck, g.luck = append(g.flows.Luck, k.before), append(g.luck, k.after)
		g.caseLuck, g.today = append(g.caseLuck, k.cases[1]), append(g.today, k.cases[0])
	}
	return g
}

// covers says what counts in the table of trade.
func (r *run) covers(p *Prediction) {
	p.Source.Exporters, p.Source.Importers = r.table.Traders()
	p.Source.Goods = map[string]string{}
	for _, k := range r.c.World.Products {
		if goods, ok := r.table.InScope(k.HS6); ok {
			p.Source.Goods[k.HS6] = goods
		}
	}
}

// parameters lists what joint draws vary.
func (r *run) parameters(p *Prediction) {
	for _, d := range r.c.Declared() {
		law := d.Dist
		stored := r.c.Posterior != nil && slices.Contains(r.c.Posterior.Paths, d.Path)
		if stored {
			law = "posterior"
		}
		held := slices.ContainsFunc(r.c.Params, func(o experiments.Override) bool { return o.Path == d.Path })
		if held || !stored && !d.Uncertain() {
			continue
		}
		p.Parameters = append(p.Parameters, Parameter{d.Path, d.Unit, law, d.From, d.To})
	}
}

// flows are the quantities of trade. The luck of one is the larger of that under the
// scenario and without it: a flow that a ban ends in every replicate is not therefore
// known to the dollar, and must not decide the weights alone.
func (r *run) flows(p *Prediction, g *gathered) {
	of := func(luck [][]float64, q int) float64 {
		x := make([]float64, len(luck))
		for n := range luck {
			x[n] = luck[n][q]
		}
		return spreadOf(x, history.Floor)
	}
	for q, x := range r.table.Quantities {
		p.Quantities = append(p.Quantities, Quantity{Period: r.table.Periods[x.Period].Name, Exporter: x.Exporter, Importer: x.Importer, Goods: x.Goods, Unit: "USD",
			Base: r.table.Base[q], LuckSD: max(of(g.luck, q), of(g.flows.Luck, q)), Floor: history.Floor, Weighed: true})
	}
}

// cases are the quantities of agencies: those that every draw has. A wait has none
// where too many of the period's cases are still open.
func (r *run) cases(p *Prediction, agencies []string, draws, luck, today [][]float64) {
	for a, agency := range agencies {
		for n, measure := range measures {
			at := a*len(measures) + n
			if slices.ContainsFunc(draws, func(d []float64) bool { return math.IsNaN(d[at]) }) {
				p.Notes = append(p.Notes, fmt.Sprintf("%s of %s is not predicted: in some joint draws the cases of %s do not say.", measure.name, agency, r.span.Name))
				continue
			}
			r.kept = append(r.kept, at)
			var same, before []float64
			for i := range luck {
				same, before = append(same, luck[i][at]), append(before, today[i][at])
			}
			q := Quantity{Period: r.span.Name, Agency: agency, Measure: measure.name, Unit: measure.unit, Base: exact.Mean(before), LuckSD: spreadOf(same, measure.floor), Floor: measure.floor, Weighed: true}
			if math.IsNaN(q.Base) {
				q.Base, q.Weighed = 0, false
			}
			p.Quantities = append(p.Quantities, q)
		}
	}
}

// forecasts lays down the model's fan and the nulls', with the members of each. The
// null of cases is the model's joint draws without the change, so that a model that
// predicts no effect has no skill; that of flows has one member.
func (r *run) forecasts(p *Prediction, fans []*history.Fan, cases, same [][]float64) {
	place := map[string]int{}
	flows := len(r.table.Quantities)
	for i, f := range fans {
		var members [][]float64
		values := f.Values
		for f.Name == todaysList && len(values) < len(same) {
			values = append(values, missing(flows))
		}
		for n, v := range values { // flows, then cases
			row := append(slices.Clone(v), missing(len(p.Quantities)-flows)...)
			for q := flows; q < len(p.Quantities); q++ {
				switch {
				case i == 0:
					row[q] = cases[n][r.kept[q-flows]]
				case f.Name == todaysList:
					row[q] = same[n][r.kept[q-flows]]
				}
			}
			members = append(members, row)
		}
		out := Forecast{Name: f.Name}
		say := map[bool][][]float64{true: p.saying(members, true), false: p.saying(members, false)}
		var buf []float64
		for q := range p.Quantities {
			at := -1
			if q < flows && f.Spread != nil {
				factors, added := f.Spread.Of(q)
				at = spreadAt(p, place, factors, added)
			}
			out.SpreadOf = append(out.SpreadOf, at)
			if i == 0 && at >= 0 {
				p.Quantities[q].noise(p.Spreads[at])
			}
			var marks []float64
			marks, buf = quantiles(&history.Fan{Values: say[p.Quantities[q].flow()], Spread: stored{p, &out}}, q, buf)
			out.Quantiles = append(out.Quantiles, marks)
		}
		p.Forecasts = append(p.Forecasts, out)
		r.members = append(r.members, members)
	}
}

// saying are the members that say something of flows, or of cases.
func (p *Prediction) saying(members [][]float64, flow bool) (out [][]float64) {
	for _, m := range members {
		for q := range p.Quantities {
			if p.Quantities[q].flow() == flow && !math.IsNaN(m[q]) {
				out = append(out, m)
				break
			}
		}
	}
	return out
}

// noise is the spread beyond the model as a log standard deviation around a trend.
// Where it is no factor, the quantity says nothing of draws.
func (q *Quantity) noise(s Spread) {
	var logs []float64
	for _, f := range s.Factors {
		if f > 0 {
			logs = append(logs, exact.Log(f))
		}
	}
	if s.Added != nil || len(logs) < (len(s.Factors)+1)/2 {
		q.Weighed = false
		return
	}
	slices.Sort(logs)
	if len(logs) > 0 {
		q.Trend = exact.Quantile(logs, 0.5)
		q.NoiseSD = (exact.Quantile(logs, 0.84) - exact.Quantile(logs, 0.16)) / 2
	}
}

// spreadAt is the position of a spread among those laid down.
func spreadAt(p *Prediction, place map[string]int, factors, added []float64) int {
	if factors == nil && added == nil {
		return -1
	}
	key := fmt.Sprint(factors, added)
	at, ok := place[key]
	if !ok {
		at = len(p.Spreads)
		place[key] = at
		p.Spreads = append(p.Spreads, Spread{slices.Clone(factors), slices.Clone(added)})
	}
	return at
}

// quantiles of a fan at Probabilities; nil where it says nothing.
func quantiles(f *history.Fan, q int, buf []float64) (marks, _ []float64) {
	if len(f.Values) == 0 || slices.ContainsFunc(f.Values, func(m []float64) bool { return math.IsNaN(m[q]) }) {
		return nil, buf
	}
	low, high, buf := f.Interval(q, buf)
	marks = append(marks, low)
	for _, at := range Probabilities[1 : len(Probabilities)-1] {
		marks = append(marks, history.Quantile(buf, at))
	}
	return append(marks, high), buf
}

// stored is a forecast's spreads.
type stored struct {
	p *Prediction
	f *Forecast
}

// Of implements history.Spread.
func (s stored) Of(q int) (factors, added []float64) {
	if at := s.f.SpreadOf[q]; at >= 0 {
		return s.p.Spreads[at].Factors, s.p.Spreads[at].Added
	}
	return nil, nil
}

func missing(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = math.NaN()
	}
	return out
}

// notes say what the prediction rests on.
func notes(p *Prediction) []string {
	out := []string{
		"Intervals of flows hold what parameters and luck make of them, times the recorded variation of trade that the model does not have, taken from the base period alone.",
		"Figures of cases have the model's own luck and no other variation: arrivals that vary more than by chance, or rules that change beside the scenario, are not in their intervals.",
		fmt.Sprintf("In the table of trade (%s) a missing row is read as %s.", p.Source.Layout, p.Source.Absent),
		"The null \"" + todaysList + "\" is the base period's rate for flows and the model's joint draws without the change for cases.",
	}
	if p.Late() {
		out = append(out, "The period had begun on the day of registration: what happened may have been known.")
	}
	return out
}

// program is the SHA-256 of the program that runs: with the versions and the build
// the fingerprint of the code behind a prediction.
func program() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program cannot be found, so that its fingerprint is not known: %w", err)
	}
	return data.HashFile(path)
}
