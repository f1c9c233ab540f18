package history

import (
	"context"
	"fmt"

	"cordon/experiments"
	"cordon/model"
	"cordon/model/param"
)

// outsideShare is the parameter that says what suppliers outside the table sell.
const outsideShare = "population.rest_share"

// OutsideRun is the back-test's model at one assumed share of suppliers outside the
// table, all else as it was.
type OutsideRun struct {
	Share  float64 // of each market's imports
	Scores *Scores // of Table
	Detour Detour
	Loss   float64 // USD that the targets lose in the model against the same runs without the change
}

// outside reruns the model at the low end, the default and the high end of the
// assumed share of suppliers outside the table; nothing where the table has all.
func (r *Result) outside(ctx context.Context) (out []OutsideRun, err error) {
	lacks := false
	for _, d := range r.Run.World.Defaults {
		lacks = lacks || d.What == "REST"
	}
	if !lacks {
		return nil, nil
	}
	var d param.Declaration
	for _, x := range param.List(&model.Params{}) {
		if x.Path == outsideShare {
			d = x
		}
	}
	for _, share := range []float64{d.From, d.Default, d.To} {
		run := r.Run
		run.Params = append(append([]experiments.Override{}, run.Params...), experiments.Override{Path: outsideShare, Value: share})
		_, both, err := r.ensembles(ctx, fmt.Sprintf("suppliers outside the table at %.0f%%", 100*share), run, []*Table{r.Table, r.Totals})
		if err != nil {
			return nil, fmt.Errorf("%s=%g: %w", outsideShare, share, err)
		}
		o := OutsideRun{Share: share, Scores: Score(r.Table, &Fan{ModelName, both[0].Scenario, spreadOf(r.Beyond)})}
		at := *r // the detour of these runs
		at.Sums, at.Detours = both[1], nil
		at.detours([]*Fan{{ModelName, both[1].Scenario, nil}})
		o.Detour = at.Detours[1]
		for q, x := range r.Totals.Quantities {
			for _, target := range r.Targets {
				if x.Importer != target {
					continue
				}
				for n := range both[1].Scenario {
					o.Loss += (both[1].Baseline[n][q] - both[1].Scenario[n][q]) / float64(len(both[1].Scenario))
				}
			}
		}
		out = append(out, o)
	}
	return out, nil
}
