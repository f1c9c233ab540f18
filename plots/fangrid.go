package plots

import (
	"slices"
	"strconv"
	"time"

	"cordon/data"
	"gonum.org/v1/plot/vg"
)

// fanGrid draws the panels of Fans.
type fanGrid struct {
	r     *Results
	all   map[string]map[string]bands
	shown []string
	base  string
	dated bool
	units map[string]string
}

// heading names an outcome above its column.
func (f fanGrid) heading(s *sheet, cell vg.Rectangle, outcome string) {
	s.text(pen{textSize, ink, true}, leftTop, cell.Min.X, cell.Max.Y+4*mm, capital(PlainName(outcome)))
}

// row draws an arm's outcomes side by side; i is the scenario's position, -1
// for the baseline.
func (f fanGrid) row(s *sheet, cells []vg.Rectangle, arm string, last bool, i int) {
	label, colour := arm+": level", softInk
	if arm != f.base {
		label, colour = arm+": difference to "+f.base, armColour(i)
	}
	s.text(pen{textSize, shade(colour), true}, leftTop, cells[0].Min.X, cells[0].Max.Y, label)
	for c, o := range f.shown {
		area := inset(cells[c], 8*mm, 0, 3*mm, 7.5*mm)
		b, from, to := f.all[arm][o], 0.0, 0.0
		if !b.known() {
			s.text(pen{smallSize, softInk, false}, centreMid, (area.Min.X+area.Max.X)/2, (area.Min.Y+area.Max.Y)/2, "not measured")
			continue
		}
		from, to = slices.Min(b.when), slices.Max(b.when)
		low, high := f.reach(arm, o)
		unit, factor := axisUnit(f.units[o], largest(low, high), arm != f.base)
		p := s.newPanel(area, from, to, low, high)
		p.yAxis(3, factor)
		f.time(p, last)
		if arm != f.base {
			p.zeroY()
		}
		p.band(tint(colour, 0.22), b.when, b.q[0], b.q[4])
		p.band(tint(colour, 0.5), b.when, b.q[1], b.q[3])
		p.curve(colour, 0.9, b.when, b.q[2])
		if act, ok := f.r.firstAct(arm); ok && f.dated && float64(act) > from && float64(act) < to {
			x := p.x.at(float64(act))
			s.dashed(ink, 0.5, x, area.Min.Y, x, area.Max.Y)
		}
		s.text(pen{smallSize, softInk, false}, leftBase, cells[c].Min.X, area.Max.Y+0.8*mm, unit)
	}
}

// reach of the vertical axis: the baseline's own, or one for all scenarios.
func (f fanGrid) reach(arm, outcome string) (low, high float64) {
	var values []float64
	for a, outcomes := range f.all {
		if (a == f.base) == (arm == f.base) {
			values = append(values, outcomes[outcome].q[0]...)
			values = append(values, outcomes[outcome].q[4]...)
		}
	}
	if arm != f.base {
		values = append(values, 0)
	}
	return spread(values, 0.05)
}

// time draws the axis of dates, or of weeks where dates are missing.
func (f fanGrid) time(p panel, labels bool) {
	small := pen{smallSize, softInk, false}
	mark := func(x float64, label string) {
		at := p.x.at(x)
		p.s.line(hairline, 0.4, vg.Point{X: at, Y: p.area.Min.Y}, vg.Point{X: at, Y: p.area.Max.Y})
		if labels {
			p.s.text(small, centreTop, at, p.area.Min.Y-0.8*mm, label)
		}
	}
	if !f.dated {
		at := ticks(p.x.low, p.x.high, 4)
		for i, label := range tickLabels(at) {
			mark(at[i], label)
		}
		if labels {
			p.s.text(small, centreTop, (p.area.Min.X+p.area.Max.X)/2, p.area.Min.Y-3.4*mm, "week")
		}
		return
	}
	from := data.Date(p.x.low).Time()
	step := 12
	for _, months := range []int{1, 3, 6} {
		if (p.x.high-p.x.low)/30.4/float64(months) <= 4 {
			step = months
			break
		}
	}
	for m := time.Date(from.Year(), 1, 1, 0, 0, 0, 0, time.UTC); ; m = m.AddDate(0, step, 0) {
		x := float64(m.Unix() / 86400)
		if x > p.x.high {
			return
		}
		label := strconv.Itoa(m.Year())
		if m.Month() != time.January {
			label = m.Format("Jan")
		}
		// A first Monday in January stands for the year that begins with it.
		if x >= p.x.low-7 {
			mark(max(x, p.x.low), label)
		}
	}
}

// firstAct is the Monday on which the first of an arm's measures acts.
func (r *Results) firstAct(arm string) (data.Date, bool) {
	t := r.Tables["measures"]
	if t == nil || t.Column("acts") == nil {
		return 0, false
	}
	var first data.Date
	found := false
	scenario, acts := stringsOf(t, "scenario"), stringsOf(t, "acts")
	for i := range scenario {
		d, err := data.ParseDate(acts[i])
		if scenario[i] == arm && err == nil && (!found || d < first) {
			first, found = d, true
		}
	}
	return first, found
}

// headlineUnits are the units of outcomes, from the table of headlines.
func (r *Results) headlineUnits() map[string]string {
	units := map[string]string{
		"wait_median": "working days", "wait_mean": "working days", "firm_cost": "USD", "leakage_share": "share", "diversion_value": "USD",
	}
	if rows, err := Headlines(r.Tables["headlines"]); err == nil {
		for _, h := range rows {
			if h.Unit != "" {
				units[h.Outcome] = h.Unit
			}
		}
	}
	return units
}
