package register

import (
	"context"
	"fmt"
	"math"

	"cordon/data"
	"cordon/experiments/history"
	"cordon/model/exact"
)

// ScoreOptions say what was observed.
type ScoreOptions struct {
	Prediction string             // path of prediction.json
	Flows      data.ImportOptions // Sources empty: none
	Cases      string             // file of an agency's records; "": none
	CaseRows   data.CaseOptions   // how to read them
}

// Scored is a prediction held against what happened.
type Scored struct {
	*Stored
	Seen    *Seen
	Rows    []Row
	Flows   []Forecaster // the model, then the nulls: flows
	Cases   []Forecaster // the same of cases
	Weights *Weights     // nil: nothing to weigh by
}

// Row is one quantity.
type Row struct {
	Quantity
	Observed  float64   // NaN: missing
	Quantiles []float64 // of the model, at Probabilities; nil: none
	CRPS      []float64 // by forecast, in the quantity's unit; NaN: no forecast
	In50      bool
	In90      bool
}

// Forecaster is one forecast's scores over the quantities that were observed.
type Forecaster struct {
	Name   string
	N      int
	In50   float64 // share inside the interval of 50%
	In90   float64 // and of 90%
	CRPS   float64 // mean: USD of flows, of ln(x + floor) of cases
	LogErr float64 // mean absolute log error of the median
	Skill  float64 // of the model against this null: 1 - CRPS/CRPS; NaN of the model itself
	Words  string  // what that says
}

// Score reads what was observed and scores a prediction with it.
func Score(ctx context.Context, o ScoreOptions) (*Scored, error) {
	s, err := Read(o.Prediction)
	if err != nil {
		return nil, err
	}
	seen := s.newSeen()
	if len(o.Flows.Sources) > 0 {
		o.Flows.Context = ctx
		flows, err := history.ReadObserved(history.ObservedOptions{Import: o.Flows, Source: s.Source.Layout, Absent: s.Source.Absent, From: s.From, To: s.To})
		if err != nil {
			return nil, err
		}
		if err := s.flows(seen, flows); err != nil {
			return nil, err
		}
	}
	if o.Cases != "" {
		cases, err := data.ReadCases(o.Cases, o.CaseRows)
		if err != nil {
			return nil, err
		}
		if err := s.cases(seen, cases, o.CaseRows.World); err != nil {
			return nil, err
		}
	}
	return s.score(seen)
}

// score holds the prediction against what was seen.
func (s *Stored) score(seen *Seen) (*Scored, error) {
	out := &Scored{Stored: s, Seen: seen}
	any := false
	flows, cases := s.fans(true), s.fans(false)
	var buf []float64
	for q := range s.Quantities {
		row := Row{Quantity: s.Quantities[q], Observed: seen.Values[q], Quantiles: s.Forecasts[0].Quantiles[q]}
		if y := row.Observed; !math.IsNaN(y) {
			any = true
			if m := row.Quantiles; m != nil {
				row.In50, row.In90 = m[1] <= y && y <= m[3], m[0] <= y && y <= m[4]
			}
			fans := cases
			if row.flow() {
				fans = flows
			}
			for i, f := range fans {
				score := math.NaN()
				if s.Forecasts[i].Quantiles[q] != nil {
					score, buf = f.CRPS(q, y, buf)
				}
				row.CRPS = append(row.CRPS, score)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	if !any {
		return nil, fmt.Errorf("none of the %d registered quantities was observed: the flows or cases are of another period (%s to %s was registered), other countries or other goods", len(s.Quantities), s.From, s.To)
	}
	out.Flows, out.Cases = out.ofFlows(flows), out.ofCases(cases)
	out.Weights = s.Weigh(seen)
	return out, nil
}

// fans are the stored forecasts of flows, or of cases.
func (s *Stored) fans(flow bool) []*history.Fan {
	out := make([]*history.Fan, len(s.Forecasts))
	for i := range s.Forecasts {
		out[i] = &history.Fan{Name: s.Forecasts[i].Name, Values: s.saying(s.values[i], flow), Spread: stored{&s.Prediction, &s.Forecasts[i]}}
	}
	return out
}

// ofFlows are the scores of flows, and what the model's say against each null's.
func (o *Scored) ofFlows(fans []*history.Fan) (out []Forecaster) {
	t := &history.Table{Periods: []history.Period{{Name: o.From}}}
	for q := range o.Quantities {
		x := &o.Quantities[q]
		seen := math.NaN()
		if x.flow() {
			seen = o.Seen.Values[q]
		}
		t.Quantities = append(t.Quantities, history.Quantity{Exporter: x.Exporter, Importer: x.Importer, Goods: x.Goods})
		t.Observed, t.Base = append(t.Observed, seen), append(t.Base, x.Base)
	}
	flows := 0
	for flows < len(o.Quantities) && o.Quantities[flows].flow() {
		flows++
	}
	t.Quantities, t.Observed, t.Base = t.Quantities[:flows], t.Observed[:flows], t.Base[:flows]
	r := &history.Result{Table: t}
	for _, f := range fans {
		r.Scores = append(r.Scores, history.Score(t, f))
	}
	if r.Scores[0].N == 0 {
		return nil
	}
	verdicts := r.Verdicts()
	for i, x := range r.Scores {
		f := Forecaster{Name: x.Name, N: x.N, CRPS: x.CRPS, LogErr: x.LogError, Skill: math.NaN()}
		f.In50, f.In90 = o.inside(i, true)
		if i > 0 {
			f.Skill, f.Words = verdicts[i-1].Skill, verdicts[i-1].Words
		}
		out = append(out, f)
	}
	return out
}

// inside are the shares of observed quantities inside a forecast's registered
// intervals of 50 and 90%; NaN of a forecast that has none.
func (o *Scored) inside(forecast int, flow bool) (in50, in90 float64) {
	n := 0.0
	for q := range o.Quantities {
		m, y := o.Forecasts[forecast].Quantiles[q], o.Seen.Values[q]
		if math.IsNaN(y) || m == nil || o.Quantities[q].flow() != flow {
			continue
		}
		n++
		in50 += count(m[1] <= y && y <= m[3])
		in90 += count(m[0] <= y && y <= m[4])
	}
	return in50 / n, in90 / n
}

// ofCases are the scores of agencies' figures, on the scale of ln(x + floor), for
// their units differ. The model is held against a null on the figures that both have.
func (o *Scored) ofCases(fans []*history.Fan) (out []Forecaster) {
	models := make([]float64, len(o.Quantities))
	for i, f := range fans {
		var crps, errs, same []float64
		for q := range o.Quantities {
			x, y := &o.Quantities[q], o.Seen.Values[q]
			if x.flow() || math.IsNaN(y) || o.Forecasts[i].Quantiles[q] == nil {
				continue
			}
			log := func(v float64) float64 { return exact.Log(math.Max(v, 0) + x.Floor) }
			scaled := &history.Fan{}
			for _, m := range f.Values {
				scaled.Values = append(scaled.Values, []float64{log(m[q])})
			}
			c, _ := scaled.CRPS(0, log(y), nil)
			if i == 0 {
				models[q] = c
			}
			crps, errs, same = append(crps, c), append(errs, math.Abs(scaled.Median(0)-log(y))), append(same, models[q])
		}
		if len(crps) == 0 {
			continue
		}
		x := Forecaster{Name: f.Name, N: len(crps), CRPS: exact.Mean(crps), LogErr: exact.Mean(errs), Skill: math.NaN()}
		x.In50, x.In90 = o.inside(i, false)
		if i > 0 {
			model := exact.Mean(same)
			x.Skill = history.Skill(model, x.CRPS)
			x.Words = fmt.Sprintf("On %d figures of cases the model's error is %.0f%% of that of %q.", x.N, 100*model/x.CRPS, x.Name)
		}
		out = append(out, x)
	}
	return out
}
