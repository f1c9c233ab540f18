package plots

import (
	"math"
	"slices"

	"cordon/data"
	"gonum.org/v1/plot/vg"
)

// bands are one outcome's weekly quantiles in one arm.
type bands struct {
	when []float64 // days since 1970-01-01, or weeks where dates are missing
	q    [5][]float64
}

// weeklyFor is what stands for a headline that has no weekly value of its own:
// a few weeks hold too few filings for a Kaplan-Meier median.
var weeklyFor = map[string]string{"wait_median": "wait_mean"}

var quantileNames = [5]string{"p05", "p25", "p50", "p75", "p95"}

// Fans draws the four headlines week by week: median, middle half and middle
// 90% over parameter draws; levels of the baseline on top, below it each
// scenario's difference to it, on one scale per outcome.
func Fans(r *Results) (Figure, error) {
	t, err := r.table("fans", "scenario", "outcome", "week", "p05", "p25", "p50", "p75", "p95")
	if err != nil {
		return Figure{}, err
	}
	all, dated := readFans(t)
	scenarios, base, has := r.arms(stringsOf(t, "scenario"))
	var shown []string
	for _, o := range headlineOutcomes {
		for _, o := range []string{o, weeklyFor[o]} {
			if slices.ContainsFunc(scenarios, func(s string) bool { return all[s][o].known() }) {
				shown = append(shown, o)
				break
			}
		}
	}
	if len(shown) == 0 {
		return Figure{}, absent("no headline outcome has weekly differences in table %q", t.Name)
	}
	rows := scenarios
	if has {
		rows = append([]string{base}, scenarios...)
	}
	f := fanGrid{r, all, shown, base, dated, r.headlineUnits()}
	if t.Column("unit") != nil {
		outcome := stringsOf(t, "outcome")
		for i, u := range stringsOf(t, "unit") {
			f.units[outcome[i]] = u
		}
	}
	desc := "Headline outcomes week by week, each week for the quarter of a year that ends with it: line the median over parameter draws, dark band the middle 50%, light band the middle 90%. Leakage share: delivered over asked for in that quarter, above 100% where older orders arrive. "
	for _, s := range scenarios {
		for _, o := range shown {
			if last := all[s][o].last(); finite(last) {
				desc += capital(PlainName(o)) + " in " + s + ", last week's median difference: " + FormatDifference(last, f.units[o]) + ". "
			}
		}
	}
	rowHeight := 31 * mm
	return Figure{
		Name: "fans", Title: "The four headline outcomes, week by week", Desc: desc,
		Width: doubleColumn, Height: 2*margin + headHeight + footerHeight + 9*mm + rowHeight*vg.Length(len(rows)), foot: r.foot(),
		draw: func(s *sheet) {
			s.subtitle("Line: median over parameter draws; bands: middle 50% and 90%. Each week stands for the quarter that ends with it. Dashed: the first measure acts.")
			cells := grid(inset(s.body, 0, 0, 5*mm, 4*mm), len(shown), len(rows), 3*mm, 0)
			for c, o := range shown {
				f.heading(s, cells[0][c], o)
			}
			for i, arm := range rows {
				f.row(s, cells[i], arm, i == len(rows)-1, slices.Index(scenarios, arm))
			}
		},
	}, nil
}

// readFans sorts the table's rows by arm and outcome; dated is whether every
// row has a date.
func readFans(t *data.Table) (all map[string]map[string]bands, dated bool) {
	arm, outcome, week, date := stringsOf(t, "scenario"), stringsOf(t, "outcome"), intsOf(t, "week"), stringsOf(t, "date")
	var q [5][]float64
	for i, name := range quantileNames {
		q[i] = floatsOf(t, name)
	}
	when := make([]float64, t.Len())
	dated = true
	for i := range when {
		d, err := data.ParseDate(date[i])
		dated = dated && err == nil
		when[i] = float64(d)
	}
	all = map[string]map[string]bands{}
	for i := range when {
		if !dated {
			when[i] = float64(week[i])
		}
		if all[arm[i]] == nil {
			all[arm[i]] = map[string]bands{}
		}
		b := all[arm[i]][outcome[i]]
		b.when = append(b.when, when[i])
		for k := range q {
			b.q[k] = append(b.q[k], q[k][i])
		}
		all[arm[i]][outcome[i]] = b
	}
	return all, dated
}

func (b bands) known() bool { return slices.ContainsFunc(b.q[2], finite) }

// last is the last known median; NaN where there is none.
func (b bands) last() float64 {
	for i := len(b.q[2]) - 1; i >= 0; i-- {
		if finite(b.q[2][i]) {
			return b.q[2][i]
		}
	}
	return math.NaN()
}
