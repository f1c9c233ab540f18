package experiments

import (
	"math"
	"slices"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

const cents = 100.0

// weeklyOutcome is a number of one week, or of several weeks added up.
type weeklyOutcome struct {
	name, unit string
	of         func(t *world.WeekTally, weeks int) float64
}

// weeklyOutcomes are the series of the table weekly.
var weeklyOutcomes = []weeklyOutcome{
	{"filings", "per week", func(t *world.WeekTally, n int) float64 { return float64(t.Filings) / float64(n) }},
	{"decisions", "per week", func(t *world.WeekTally, n int) float64 { return float64(t.Decisions) / float64(n) }},
	{"backlog", "cases", func(t *world.WeekTally, n int) float64 { return float64(t.Backlog) / float64(n) }},
	waitMean,
	{"firm_cost", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.Costs, n) }},
	{"barred_drawn", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.BarredDrawn, n) }},
	{"leakage_usd", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.BarredDelivered, n) }},
	{"diversion_value", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.Diverted, n) }},
	{"civil_forgone", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.CivilForgone, n) }},
}

// waitMean is the mean, not the median, of the cases that are decided in a
// week: the model keeps no weekly distribution.
var waitMean = weeklyOutcome{"wait_mean", "working days", func(t *world.WeekTally, _ int) float64 {
	if t.Decisions == 0 {
		return math.NaN()
	}
	return float64(t.Waits) / waitScale / float64(t.Decisions)
}}

// waitScale is the parts of a working day in which a WeekTally counts waits.
const waitScale = 100.0

// fanOutcomes are the series of the table fans: the headlines, of trailing quarters.
var fanOutcomes = []weeklyOutcome{
	waitMean,
	{"firm_cost", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.Costs, n) }},
	{"leakage_share", "share", func(t *world.WeekTally, _ int) float64 {
		if t.BarredDrawn == 0 {
			return math.NaN()
		}
		return float64(t.BarredDelivered) / float64(t.BarredDrawn)
	}},
	{"diversion_value", "USD per year", func(t *world.WeekTally, n int) float64 { return perYear(t.Diverted, n) }},
}

// quarter is the weeks over which fans are taken: single weeks are too lumpy to see.
const quarter = 13

func perYear(c int64, weeks int) float64 {
	return float64(c) / cents / float64(weeks) * world.WeeksAYear
}

func (c *Comparison) weeklyTable() *data.Table {
	s := newSheet("weekly", "Weekly series of each member over the replicates at default parameters; their spread is luck alone. Members' means add up; their percentiles, and mean waits, do not.")
	s.text("scenario", "arm, the baseline included")
	s.whole("week", "weeks", "week, 0 at the start")
	s.text("date", "Monday of the week")
	s.text("jurisdiction", "member: its agency for filings, decisions, backlog and wait_mean, its firms for firm_cost; else the needs that were first asked of it")
	s.text("outcome", "filings, decisions, backlog, wait_mean (working days, of the cases decided in the week; replicates without one are left out), firm_cost, barred_drawn, leakage_usd, diversion_value, civil_forgone (USD per year)")
	s.number("mean", "unit of the outcome", "mean over the replicates")
	s.number("p05", "unit of the outcome", "5th percentile")
	s.number("p95", "unit of the outcome", "95th percentile")
	for arm := range c.Arms {
		for k, member := range c.Members {
			for _, o := range weeklyOutcomes {
				for w := range c.weeks() {
					x := c.across(false, func(r *Replicate) float64 { return o.of(&r.Weekly[arm][w*len(c.Members)+k].WeekTally, 1) })
					m := exact.Mean(x)
					slices.Sort(x)
					s.row(c.Arms[arm].Name, c.From+w, c.date(w), member, o.name, m, exact.Quantile(x, 0.05), exact.Quantile(x, 0.95))
				}
			}
		}
	}
	return &s.Table
}

func (c *Comparison) fanTable() *data.Table {
	s := newSheet("fans", "Headlines over trailing quarters, percentiles over joint draws of the parameters: differences to the baseline, and the baseline's own levels.")
	s.text("scenario", "arm; rows of the baseline hold its levels")
	s.text("against", "the baseline")
	s.whole("week", "weeks", "last week of the quarter, 0 at the start")
	s.text("date", "Monday of the week")
	s.text("outcome", "wait_mean (mean wait of the cases decided, working days), firm_cost, diversion_value (USD per year), leakage_share (share: delivered over drawn)")
	for _, q := range fanQuantiles {
		s.number(q.name, "unit of the outcome", q.doc)
	}
	for arm := range c.Arms {
		for _, o := range fanOutcomes {
			for w := range c.weeks() {
				x := c.across(true, func(r *Replicate) float64 {
					v := o.over(r.Together[arm], w)
					if arm > 0 {
						v -= o.over(r.Together[0], w)
					}
					return v
				})
				slices.Sort(x)
				cells := []any{c.Arms[arm].Name, c.Arms[0].Name, c.From + w, c.date(w), o.name}
				for _, q := range fanQuantiles {
					cells = append(cells, exact.Quantile(x, q.at))
				}
				s.row(cells...)
			}
		}
	}
	return &s.Table
}

var fanQuantiles = []struct {
	name, doc string
	at        float64
}{
	{"p05", "5th percentile over joint draws", 0.05}, {"p25", "25th percentile", 0.25}, {"p50", "median", 0.5},
	{"p75", "75th percentile", 0.75}, {"p95", "95th percentile", 0.95},
}

// over is the outcome of the quarter that ends with a week.
func (o weeklyOutcome) over(weekly []world.WeekTally, week int) float64 {
	var sum world.WeekTally
	first := max(0, week-quarter+1)
	for w := first; w <= week; w++ {
		sum.Add(&weekly[w])
	}
	return o.of(&sum, week+1-first)
}

// weeks is the number of recorded weeks.
func (c *Comparison) weeks() int { return c.Length - c.From }

// date is the Monday of a recorded week.
func (c *Comparison) date(week int) string {
	return (c.Start + data.Date(7*(c.From+week))).String()
}

// across is a number over the replicates at default parameters or at draws,
// without those that have nothing to measure.
func (c *Comparison) across(draws bool, of func(r *Replicate) float64) []float64 {
	var x []float64
	for i := range c.Values {
		if r := &c.Values[i]; r.Draw == draws {
			if v := of(r); !math.IsNaN(v) {
				x = append(x, v)
			}
		}
	}
	return x
}
