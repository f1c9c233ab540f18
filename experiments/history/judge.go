package history

import (
	"context"
	"math"
	"slices"

	"cordon/model"
	"cordon/model/exact"
)

// Lines are one importer's purchases by period, for its figure. [USD]
type Lines struct {
	Importer           string
	Observed, Base     []float64
	Median, Low, High  []float64            // the model, with the recorded variation of trade
	PlainLow, PlainTop []float64            // parameters and luck alone
	Without            []float64            // the model's median without the change
	Nulls              map[string][]float64 // medians by name
}

// Effect is what an importer's purchases in a period say of the change: observed
// less what the model expects without it.
type Effect struct {
	Importer  string
	Period    int
	Observed  float64 // USD
	Without   float64 // the model's median under the baseline
	Low, High float64 // 90% interval of observed less without: parameters, luck and recorded variation
	Model     float64 // median of the model's own effect
	Clear     bool    // the interval leaves out zero
}

// Verdict is the model against one null: the difference of their CRPS, and whether
// it is more than chance.
type Verdict struct {
	Null           string
	Single         bool    // the null is a single value without a spread, whose CRPS can't be compared with an ensemble's: no skill by CRPS
	Off, OffSE     float64 // skill by the absolute errors of the medians
	Skill, SkillSE float64 // 1 - CRPS / CRPS of the null; standard error by leaving out one importer and exporter at a time
	SkillLog       float64 // the same of ln(x + Floor)
	Words          string
}

// judge scores the forecasts.
func (r *Result) judge(ctx context.Context, study *model.Study) error {
	fine, sums, err := r.shuffle(ctx)
	if err != nil {
		return err
	}
	fans, err := r.fans(r.Table, r.Fine, fine, r.Recorded, r.Beyond, study)
	if err != nil {
		return err
	}
	for _, f := range fans {
		r.Scores = append(r.Scores, Score(r.Table, f))
	}
	r.Plain = Score(r.Table, &Fan{Name: "model, parameters and luck alone", Values: r.Fine.Scenario})
	totals, err := r.fans(r.Totals, r.Sums, sums, r.OfTotals[0], r.OfTotals[1], study)
	if err != nil {
		return err
	}
	if r.Targets = r.Options.Targets; len(r.Targets) == 0 {
		if r.Targets, err = r.aimed(study); err != nil {
			return err
		}
	}
	if r.Neighbours = r.Options.Neighbours; len(r.Neighbours) == 0 {
		if r.Neighbours, err = r.hubsTo(study); err != nil {
			return err
		}
	}
	r.lines(totals)
	r.effects()
	r.detours(totals)
	return nil
}

// Verdicts are the model against each null.
func (r *Result) Verdicts() (out []Verdict) {
	for _, s := range r.Scores[1:] {
		m := r.Scores[0]
		v := Verdict{Null: s.Name, Skill: Skill(m.CRPS, s.CRPS), SkillLog: Skill(m.CRPSLog, s.CRPSLog)}
		_, v.SkillSE = r.skill(m, s, func(p *Point) float64 { return p.CRPS })
		if v.Single = s.Single && !m.Single; v.Single {
			v.Skill, v.SkillSE, v.SkillLog = math.NaN(), math.NaN(), math.NaN()
			v.Off, v.OffSE = r.skill(m, s, func(p *Point) float64 { return p.Off })
		}
		v.Words = verdictWords(v)
		out = append(out, v)
	}
	return out
}

// skill is the model's by one number of each quantity, with the jackknife's standard
// error over clusters: all quantities of one exporter and importer, whose errors hang
// together.
func (r *Result) skill(model, null *Scores, of func(p *Point) float64) (skill, se float64) {
	type pair struct{ exporter, importer string }
	place := map[pair]int{}
	var mine, theirs []float64
	a, b := 0.0, 0.0
	for q, x := range r.Table.Quantities {
		if math.IsNaN(r.Table.Observed[q]) {
			continue
		}
		k := pair{x.Exporter, x.Importer}
		if _, ok := place[k]; !ok {
			place[k] = len(mine)
			mine, theirs = append(mine, 0), append(theirs, 0)
		}
		x, y := of(&model.Points[q]), of(&null.Points[q])
		mine[place[k]] += x
		theirs[place[k]] += y
		a += x
		b += y
	}
	n := float64(len(mine))
	if n < 2 {
		return Skill(a, b), math.NaN()
	}
	skills := make([]float64, len(mine))
	for i := range mine {
		skills[i] = Skill(a-mine[i], b-theirs[i])
	}
	mean, ss := exact.Sum(skills)/n, 0.0
	for _, s := range skills {
		ss += float64((s - mean) * (s - mean))
	}
	return Skill(a, b), exact.Sqrt(float64(ss * (n - 1) / n))
}

// lines are the importers' figures: the largest first.
func (r *Result) lines(fans []*Fan) {
	t := r.Totals
	base := &Fan{Values: r.Sums.Baseline}
	plain := &Fan{Values: r.Sums.Scenario}
	var buf []float64
	at := map[string]int{}
	for q, x := range t.Quantities {
		n, ok := at[x.Importer]
		if !ok {
			n = len(r.Figures)
			at[x.Importer] = n
			l := Lines{Importer: x.Importer, Nulls: map[string][]float64{}}
			for _, c := range []*[]float64{&l.Observed, &l.Base, &l.Median, &l.Low, &l.High, &l.PlainLow, &l.PlainTop, &l.Without} {
				*c = missing(len(t.Periods))
			}
			for _, f := range fans[1:] {
				l.Nulls[f.Name] = missing(len(t.Periods))
			}
			r.Figures = append(r.Figures, l)
		}
		l, p := &r.Figures[n], x.Period
		l.Observed[p], l.Base[p] = t.Observed[q], t.Base[q]
		l.Median[p], l.Without[p] = fans[0].Median(q), base.Median(q)
		l.Low[p], l.High[p], buf = fans[0].Interval(q, buf)
		l.PlainLow[p], l.PlainTop[p], buf = plain.Interval(q, buf)
		for _, f := range fans[1:] {
			l.Nulls[f.Name][p] = f.Median(q)
		}
	}
	slices.SortStableFunc(r.Figures, func(a, b Lines) int {
		switch x, y := known(a.Base), known(b.Base); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
}

func missing(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = math.NaN()
	}
	return out
}

// known adds up what is not missing.
func known(x []float64) (total float64) {
	for _, v := range x {
		if !math.IsNaN(v) {
			total += v
		}
	}
	return total
}

// effects are what importers' observed purchases say of the change.
func (r *Result) effects() {
	t := r.Totals
	without := &Fan{Values: r.Sums.Baseline, Spread: spreadOf(r.OfTotals[1])}
	var buf []float64
	for q, x := range t.Quantities {
		e := Effect{Importer: x.Importer, Period: x.Period, Observed: t.Observed[q], Without: without.Median(q)}
		var low, high float64
		low, high, buf = without.Interval(q, buf)
		e.Low, e.High = e.Observed-high, e.Observed-low
		own := make([]float64, len(r.Sums.Scenario))
		for n := range own {
			own[n] = r.Sums.Scenario[n][q] - r.Sums.Baseline[n][q]
		}
		slices.Sort(own)
		e.Model = exact.Quantile(own, 0.5)
		e.Clear = e.Low > 0 || e.High < 0
		r.Effects = append(r.Effects, e)
	}
}
