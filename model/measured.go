package model

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/licensing"
	"cordon/model/param"
	"cordon/model/world"
)

// agencyLuck says where agencies' measured parameters are taken from their errors.
type agencyLuck struct {
	fixed []string // paths that the user has set: those win over what is measured
	held  []string // paths that stay at their estimates in joint draws
	draw  bool     // else at their estimates
	key   chance.Key
}

// AgencyParams are the parameters that a jurisdiction's agency has where nothing is
// measured: the leader's set or the UK-like one.
func AgencyParams(p *Params, iso3 string) licensing.Params {
	if iso3 == leader {
		return p.Licensing
	}
	return p.Licensing.UKLike()
}

// agencyFigures is what an agency is opened with.
type agencyFigures struct {
	params  licensing.Params
	filings float64   // a year; NaN: not measured
	concern float64   // share of background filings
	mix     []float64 // of the load by category; nil: not measured
	work    bool      // work is measured, so that recorded officers are used as they are
}

// figuresOf are a jurisdiction's figures: its own records where the world has
// them (model.md section 6: they replace all else), with the default or drawn
// parameters for the rest.
func figuresOf(p *Params, w *data.World, place int) (agencyFigures, error) {
	iso := w.Jurisdictions[place].ISO3
	f := agencyFigures{params: AgencyParams(p, iso), filings: math.NaN(), concern: concernShare}
	rows := w.MeasuredOf(place)
	if len(rows) == 0 {
		return f, nil
	}
	at := map[string]float64{}
	for i := range rows {
		m := &rows[i]
		if slices.Contains(p.luck.fixed, m.Path) {
			continue
		}
		v := p.luck.value(m, iso)
		at[m.Path] = v
		slug, isMix := strings.CutPrefix(m.Path, "agency.mix.")
		switch {
		case m.Path == "agency.filings":
			f.filings = v
		case m.Path == "agency.concern":
			f.concern = v
		case isMix:
			c := categoryOf(slug)
			if c < 0 {
				return f, fmt.Errorf("measured.arrow: %s: no category is called %q; import the cases again", iso, slug)
			}
			if f.mix == nil {
				f.mix = make([]float64, world.Categories)
			}
			f.mix[c] = v
		default:
			name, ok := strings.CutPrefix(m.Path, "licensing.")
			if !ok || !param.Assign(&f.params, name, v) {
				return f, fmt.Errorf("measured.arrow: %s: no parameter of an agency is called %q; import the cases again", iso, m.Path)
			}
		}
	}
	q := &f.params
	if use, ok := at["licensing.desk_use"]; ok && p.luck.draw {
		q.WorkMedian = medianAt(rows, use, at["licensing.work_median"], q.WorkSpread)
	}
	_, f.work = at["licensing.work_median"]
	q.DeskUse, q.SecondUse, q.DeskSize = min(q.DeskUse, 0.98), min(q.SecondUse, 0.98), max(q.DeskSize, 1)
	q.EscalatedShare, q.ConcernAdverse = min(q.EscalatedShare, q.ReferredShare), max(q.ConcernAdverse, q.ConcernDenied)
	return f, nil
}

// value of one measured parameter: its estimate or, in a joint draw, one drawn
// from its error at an address of its own.
func (l *agencyLuck) value(m *data.Measured, iso string) float64 {
	if !l.draw || m.SE == 0 || slices.Contains(l.held, m.Path) {
		return m.Value
	}
	z := chance.Normal(l.key.At(chance.ParameterDraw, 0).Float(chance.Hash("measured", iso, m.Path), 0))
	switch m.Law {
	case data.LawLognormal:
		return float64(m.Value * exact.Exp(float64(z*m.SE)/m.Value))
	case data.LawLogit:
		odds := float64(m.Value / (1 - m.Value) * exact.Exp(float64(z*m.SE)/float64(m.Value*(1-m.Value))))
		return odds / (1 + odds)
	}
	return m.Value + float64(z*m.SE)
}

// medianAt is the median work that keeps the officers as busy as use says: median
// and spread of work are measured with errors that offset each other, and the use
// is what queues turn on.
func medianAt(rows []data.Measured, use, median, spread float64) float64 {
	estimate := func(path string, v float64) float64 {
		for i := range rows {
			if rows[i].Path == path {
				return rows[i].Value
			}
		}
		return v
	}
	s := estimate("licensing.work_spread", spread)
	ratio := use / estimate("licensing.desk_use", use)
	return float64(estimate("licensing.work_median", median) * ratio * exact.Exp((float64(s*s)-float64(spread*spread))/2))
}

func categoryOf(slug string) int {
	for c := range world.Categories {
		if c.Slug() == slug {
			return int(c)
		}
	}
	return -1
}

// mixLoads shares a load out by a measured mix; no category below what the model
// files in it with spare.
func mixLoads(load float64, mix, own []float64) []float64 {
	loads := make([]float64, len(mix))
	for c := range loads {
		loads[c] = max(float64(load*mix[c]), float64(spare*own[c]))
	}
	return loads
}

// staffWeek is recorded officers from a week on; second 0: not recorded.
type staffWeek struct{ week, first, second int }

// staffPlan is a jurisdiction's officers by week of the run, part of them; its
// first row is what the agency opens with at the beginning of the warm-up.
func staffPlan(w *data.World, place int, start data.Date, part float64) (plan []staffWeek) {
	heads := func(n float64) int {
		if !(n > 0) {
			return 0
		}
		return max(1, int(math.Round(float64(n*part))))
	}
	for _, s := range w.StaffOf(place) {
		week := int(s.Month.Monday()-start) / 7
		row := staffWeek{week, heads(s.Officers), heads(s.Second)}
		if len(plan) == 1 && week <= -WarmUp {
			plan[0] = row
			continue
		}
		plan = append(plan, row)
	}
	return plan
}
