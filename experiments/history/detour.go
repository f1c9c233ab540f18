package history

import (
	"math"
	"slices"

	"cordon/model"
	"cordon/model/exact"
)

// Detour is what neighbours gained for each dollar that the targets of the change
// lost, both against the base period: 0 where nothing went around, 1 where all did.
// Neighbours are the countries through which goods can go around in the model: the
// hubs of the targets' markets. It has no value where the targets lost nothing.
type Detour struct {
	Name      string
	Gain      float64 // USD over the span: of the neighbours, fallers included
	Loss      float64 // USD: of the targets
	Ratio     float64 // NaN where there is no loss
	Low, High float64 // the model's 90% interval: parameters and luck
	N         int     // members with a loss
}

// detours are the observed one, the model's and the nulls'.
func (r *Result) detours(fans []*Fan) {
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
		} else if slices.Contains(r.Neighbours, x.Importer) {
			d.Gain += change
		}
	}
	d.Gain, d.Loss = cents(d.Gain), cents(d.Loss)
	if d.Loss > Floor { // less is rounding
		d.Ratio, d.N = d.Gain/d.Loss, 1
	}
	return d
}

// cents is a sum of USD without what rounding leaves below a cent.
func cents(usd float64) float64 { return math.Round(usd*100) / 100 }

// aimed are the importers whom the change leaves without some lawful supplier that
// they had, at the end of the span; where it closes nobody's, the one that loses most
// in the model against the same runs without the change. None where nobody loses.
func (r *Result) aimed(study *model.Study) ([]string, error) {
	rival, err := study.Rival()
	if err != nil {
		return nil, err
	}
	shut, err := rival.Shut(1, r.Weeks-1)
	if err != nil {
		return nil, err
	}
	var out []string
	for j, usd := range shut {
		if iso := study.World.Jurisdictions[j].ISO3; usd > 0 && index(r.Totals.importers, iso) >= 0 {
			out = append(out, iso)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
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
		return nil, nil
	}
	return []string{worst}, nil
}

// hubsTo are the hubs of the targets' markets.
func (r *Result) hubsTo(study *model.Study) ([]string, error) {
	g, err := study.Ground()
	if err != nil {
		return nil, err
	}
	hubs := map[string]bool{}
	for m := range g.Markets {
		if !slices.Contains(r.Targets, g.ISO[g.Markets[m].Destination]) {
			continue
		}
		for at := g.HubFirst[m]; at < g.HubFirst[m+1]; at++ {
			if iso := g.ISO[g.Hub[at]]; g.Omega[at] > 0 && !slices.Contains(r.Targets, iso) && index(r.Totals.importers, iso) >= 0 {
				hubs[iso] = true
			}
		}
	}
	return sorted(hubs), nil
}
