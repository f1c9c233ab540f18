package history

import (
	"math"
	"slices"

	"cordon/model/exact"
)

// Detour is what other importers gained for each dollar that the targets of the
// change lost, both against the base period: 0 where nothing went around, 1 where
// all did. It has no value where the targets lost nothing.
type Detour struct {
	Name      string
	Gain      float64 // USD over the span: of importers that are no targets, fallers included
	Loss      float64 // USD: of the targets
	Ratio     float64 // NaN where there is no loss
	Low, High float64 // the model's 90% interval: parameters and luck
	N         int     // members with a loss
}

// detours are the observed one, the model's and the nulls'.
func (r *Result) detours(fans []*Fan) {
	r.Targets = r.Options.Targets
	if len(r.Targets) == 0 {
		r.Targets = r.loser()
	}
	t := r.Totals
	r.Detours = append(r.Detours, r.detour("observed", t.Observed))
	for _, f := range fans {
		var gains, losses, ratios []float64
		for _, m := range f.Values {
			d := r.detour(f.Name, m)
			gains, losses = append(gains, d.Gain), append(losses, d.Loss)
			if !math.IsNaN(d.Ratio) {
				ratios = append(ratios, d.Ratio)
			}
		}
		slices.Sort(ratios)
		d := Detour{Name: f.Name, Gain: median(gains), Loss: median(losses), Ratio: math.NaN(), Low: math.NaN(), High: math.NaN(), N: len(ratios)}
		if len(ratios) > len(f.Values)/2 {
			d.Ratio = exact.Quantile(ratios, 0.5)
			if len(ratios) > 1 {
				d.Low, d.High = Quantile(ratios, 0.05), Quantile(ratios, 0.95)
			}
		}
		r.Detours = append(r.Detours, d)
	}
}

func median(x []float64) float64 {
	x = slices.Clone(x)
	slices.Sort(x)
	return exact.Quantile(x, 0.5)
}

// detour of one set of values.
func (r *Result) detour(name string, values []float64) Detour {
	d := Detour{Name: name, Ratio: math.NaN(), Low: math.NaN(), High: math.NaN()}
	for q, x := range r.Totals.Quantities {
		change := values[q] - r.Totals.Base[q]
		if slices.Contains(r.Targets, x.Importer) {
			d.Loss -= change
		} else {
			d.Gain += change
		}
	}
	if d.Loss > 0 {
		d.Ratio, d.N = d.Gain/d.Loss, 1
	}
	return d
}

// loser is the importer that loses most in the model, against the same runs without
// the change; none where nobody loses.
func (r *Result) loser() []string {
	lost := map[string]float64{}
	for q, x := range r.Totals.Quantities {
		for n := range r.Sums.Scenario {
			lost[x.Importer] += r.Sums.Baseline[n][q] - r.Sums.Scenario[n][q]
		}
	}
	worst, most := "", 0.0
	for _, importer := range r.Totals.importers {
		if lost[importer] > most {
			worst, most = importer, lost[importer]
		}
	}
	if worst == "" {
		return nil
	}
	return []string{worst}
}
