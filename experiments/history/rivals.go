package history

import (
	"context"
	"fmt"
	"math"

	"cordon/data"
	"cordon/experiments/nulls"
	"cordon/model"
)

// Names of the forecasts.
const (
	ModelName    = "model"
	NoChange     = "no change"
	LastGrowth   = "last year's growth"
	GravityShare = "gravity shares"
	Shuffled     = "shuffled network, no queue"
)

// spreadOf is a variation as a spread, or none.
func spreadOf(v *Variation) Spread {
	if v == nil {
		return nil
	}
	return v
}

// fans are the model's forecast and the nulls' of one of the two tables. All have
// the recorded variation of trade around them, so that nobody gains by it: nulls
// without luck of their own have all of it around what they say of the base period's
// own stretches, ensembles what their luck leaves.
func (r *Result) fans(t *Table, e, shuffled Ensemble, v, beyond *Variation, study *model.Study) ([]*Fan, error) {
	fans := []*Fan{{ModelName, e.Scenario, spreadOf(beyond)}}
	fans = append(fans, &Fan{NoChange, [][]float64{t.Base}, spreadOf(v)})
	fans = append(fans, t.carriedOn(r.Run.World, v))
	gravity, err := r.gravity(t, study)
	if err != nil {
		return nil, err
	}
	fans = append(fans, &Fan{GravityShare, [][]float64{gravity}, spreadOf(v)})
	own := v
	if v != nil {
		own = v.LessLuck(shuffled.Luck)
	}
	return append(fans, &Fan{Shuffled, t.anchored(r.mixed, shuffled.Scenario), spreadOf(own)}), nil
}

// carriedOn is the null "last year's growth", with its own recorded variation where
// the others have theirs: around forecasts that have the growth already.
func (t *Table) carriedOn(w *data.World, v *Variation) *Fan {
	s := t.Series(w)
	usd := make([]float64, len(t.Quantities))
	for q, at := range s.Of {
		usd[q] = float64(s.grown(s.Values[at]) * t.Periods[t.Quantities[q].Period].Days())
	}
	if v != nil {
		v = variationOf(t, s, usd, s.grown)
	}
	return &Fan{LastGrowth, [][]float64{usd}, spreadOf(v)}
}

// grown is what the rate would be if the last year of the first steps of a series
// were followed by as much growth as it brought: its rate, times its rate over that
// of the year before (of halves, where there are less than two years), between a
// quarter and four times; without trade in either, its rate. [USD a day]
func (s *Series) grown(first []float64) float64 {
	n := len(first)
	half := n / 2
	if year := stepsAYear(s); n >= 2*year {
		half = year
	}
	if half == 0 {
		return s.mean(first)
	}
	rate := func(lo, hi int) float64 { return sum(first[lo:hi]) / float64(s.Steps[hi-1].To-s.Steps[lo].From) }
	last, before := rate(n-half, n), rate(n-2*half, n-half)
	g := 1.0
	if last > 0 && before > 0 {
		g = math.Min(4, math.Max(0.25, last/before))
	}
	return float64(last * g)
}

func stepsAYear(s *Series) int {
	if s.Steps[0].To-s.Steps[0].From > 31 {
		return 1
	}
	return 12
}

// gravity is what trade would be if every importer bought what it bought and shared
// it anew by gravity among the suppliers that the law leaves open: what was recorded
// times the change that this makes of gravity's own flows. [USD over the period]
func (r *Result) gravity(t *Table, study *model.Study) ([]float64, error) {
	rival, err := study.Rival()
	if err != nil {
		return nil, fmt.Errorf("gravity shares: %w", err)
	}
	before, err := rival.At(0, -1)
	if err != nil {
		return nil, err
	}
	was, is := make([]float64, len(t.Quantities)), make([]float64, len(t.Quantities))
	c := t.codes(study.World)
	add := func(into []float64, p int, share float64, flows []float64) {
		for n, cell := range rival.Cells {
			if at := t.grid(&c, p, uint16(cell.Exporter), uint16(cell.Importer), cell.Product); at >= 0 && t.place[at] >= 0 {
				into[t.place[at]] += float64(share * flows[n])
			}
		}
	}
	recorded := sharedAnew(rival.Cells, before, before)
	days := float64(r.Run.World.To-r.Run.World.From) + 1
	for week := range r.Weeks {
		monday := r.Start + data.Date(7*week)
		var after []float64
		for p := range t.Periods {
			share := t.Periods[p].overlap(monday, monday+7)
			if share == 0 {
				continue
			}
			if after == nil {
				if after, err = rival.At(1, week); err != nil {
					return nil, err
				}
				after = sharedAnew(rival.Cells, before, after)
			}
			add(was, p, share*7/days, recorded)
			add(is, p, share*7/days, after)
		}
	}
	out := make([]float64, len(t.Base))
	for q := range out {
		out[q] = t.Base[q]
		if was[q] > 0 {
			out[q] = float64(t.Base[q] * is[q] / was[q])
		}
	}
	return out, nil
}

// sharedAnew is what was recorded of each cell times the change of gravity's flow,
// scaled so that each importer buys of each product what it bought, where anybody is
// left open. Cells are by product, importer and exporter.
func sharedAnew(cells []model.RivalCell, before, after []float64) []float64 {
	out := make([]float64, len(cells))
	for lo := 0; lo < len(cells); {
		hi, bought, sum := lo, 0.0, 0.0
		for ; hi < len(cells) && cells[hi].Product == cells[lo].Product && cells[hi].Importer == cells[lo].Importer; hi++ {
			if before[hi] > 0 {
				out[hi] = float64(cells[hi].Recorded * after[hi] / before[hi])
			}
			bought += cells[hi].Recorded
			sum += out[hi]
		}
		for n := lo; n < hi && sum > 0; n++ {
			out[n] = float64(out[n] / sum * bought)
		}
		lo = hi
	}
	return out
}

// anchored turns members of a shuffled world into forecasts: what was recorded,
// times the change from the shuffled world's own base period. Where that has less
// than a tenth of the recorded trade, the change is that of all the importer's
// purchases of the goods.
func (t *Table) anchored(w *data.World, members [][]float64) [][]float64 {
	grid := make([]float64, len(t.place))
	t.based(w, nil, grid)
	base := make([]float64, len(t.Quantities))
	for at, q := range t.place {
		if q >= 0 {
			base[q] = grid[at]
		}
	}
	type all struct {
		period          int
		importer, goods string
	}
	of := func(q int) all {
		x := t.Quantities[q]
		return all{x.Period, x.Importer, x.Goods}
	}
	bought := map[all]float64{}
	for q := range base {
		bought[of(q)] += base[q]
	}
	out := make([][]float64, len(members))
	for n, m := range members {
		after := map[all]float64{}
		for q, v := range m {
			after[of(q)] += v
		}
		out[n] = make([]float64, len(m))
		for q, v := range m {
			const enough = 0.1
			switch {
			case base[q] >= float64(enough*t.Base[q]) && base[q] > 0:
				out[n][q] = float64(t.Base[q] * v / base[q])
			case bought[of(q)] > 0:
				out[n][q] = float64(t.Base[q] * after[of(q)] / bought[of(q)])
			default:
				out[n][q] = t.Base[q]
			}
		}
	}
	return out
}

// slim is a world's trade of the goods in scope alone, each cell in one row.
func slim(w *data.World, scope func(hs6 string) bool) *data.World {
	out := *w
	out.Flows, out.Fingerprint = data.Flows{}, ""
	f, to := &w.Flows, &out.Flows
	for n := range f.ValueUSD {
		if !scope(w.Products[f.Product[n]].HS6) {
			continue
		}
		last := to.Len() - 1
		if last >= 0 && to.Product[last] == f.Product[n] && to.Importer[last] == f.Importer[n] && to.Exporter[last] == f.Exporter[n] {
			to.ValueUSD[last] += f.ValueUSD[n]
			continue
		}
		to.Period, to.Exporter, to.Importer = append(to.Period, f.Period[n]), append(to.Exporter, f.Exporter[n]), append(to.Importer, f.Importer[n])
		to.Product, to.ValueUSD, to.QuantityT = append(to.Product, f.Product[n]), append(to.ValueUSD, f.ValueUSD[n]), append(to.QuantityT, math.NaN())
	}
	for n := range to.Period { // one period, so that pairs are dealt out once
		to.Period[n] = f.Period[0]
	}
	return &out
}

// shuffle runs the same simulated firms on shuffled trade and without queues.
func (r *Result) shuffle(ctx context.Context) (fine, sums Ensemble, err error) {
	run := r.Run
	r.mixed = nulls.Shuffle(slim(r.Run.World, r.Table.inScope), r.Run.Seed)
	run.World, run.WorldPath, run.NoQueue = r.mixed, "", true
	_, both, err := r.ensembles(ctx, Shuffled, run, []*Table{r.Table, r.Totals})
	if err != nil {
		return fine, sums, fmt.Errorf("the null %q: %w", Shuffled, err)
	}
	return both[0], both[1], nil
}
