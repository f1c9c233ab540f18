package experiments

import (
	"context"
	"fmt"
	"math"

	"cordon/experiments/conclusions"
	"cordon/model/exact"
	"cordon/model/outcome"
	"cordon/model/world"
)

// PowerOptions ask what is needed to tell a scenario's effects from nothing.
type PowerOptions struct {
	Options         // of the pilot: one scenario, every replicate at default parameters
	Power   float64 // probability of telling the effect from nothing, such as 0.8
	Level   float64 // confidence of the test, such as 0.95
}

// pilotLeast is how many replicates a pilot has at least: a variance of fewer says
// next to nothing.
const pilotLeast = 4

// MostYears is where the count of years of data ends.
const MostYears = 100

// Needed is what one headline outcome needs.
type Needed struct {
	Outcome string `json:"outcome"`
	Unit    string `json:"unit"`

	Effect float64 `json:"effect"`  // mean paired difference of the pilot
	Low    float64 `json:"low"`     // its 95% confidence interval
	High   float64 `json:"high"`    //
	SD     float64 `json:"sd"`      // standard deviation of paired differences between replicates
	Pilot  int     `json:"pilot"`   // replicates in which it was measured
	SDLow  float64 `json:"sd_low"`  // 95% confidence interval of SD
	SDHigh float64 `json:"sd_high"` //

	Replicates     Count `json:"replicates"`      // at default parameters, paired
	ReplicatesLow  Count `json:"replicates_low"`  // were the effect as large and the spread as small as the pilot allows
	ReplicatesHigh Count `json:"replicates_high"` // and the other way about

	Series        string  `json:"series"`          // what an observer follows week by week
	SeriesUnit    string  `json:"series_unit"`     //
	Seen          float64 `json:"seen"`            // its mean difference between scenario and baseline, over the whole run
	YearlySD      float64 `json:"yearly_sd"`       // between replicates of the baseline, unpaired: what luck does to one year
	YearlySDAfter float64 `json:"yearly_sd_after"` // of the scenario
	Correlation   float64 `json:"correlation"`     // of neighbouring weeks
	Years         Years   `json:"years"`           // of data from the first publication on, with as many before
	Conditional   bool    `json:"conditional"`     // on the level of leakage, which no data identify
}

// Count is a number of replicates; 0 where none is large enough.
type Count int

// Years of data; 0 where MostYears are too few.
type Years float64

// Power runs the pilot and says what each headline outcome needs.
func Power(ctx context.Context, o PowerOptions) (*Comparison, []Needed, error) {
	switch {
	case !(o.Power > 0 && o.Power < 1):
		return nil, nil, fmt.Errorf("--power %g: expected a probability between 0 and 1, such as 0.8", o.Power)
	case !(o.Level > 0 && o.Level < 1):
		return nil, nil, fmt.Errorf("--level %g: expected a confidence between 0 and 1, such as 0.95", o.Level)
	case o.Replicates < pilotLeast:
		return nil, nil, fmt.Errorf("--replicates %d: a pilot needs at least %d", o.Replicates, pilotLeast)
	}
	o.AllDefault = true
	c, err := Compare(ctx, o.Options)
	if err != nil {
		return nil, nil, err
	}
	var out []Needed
	for i, x := range outcome.All() {
		if x.Headline {
			n := c.needed(i, o.Power, 1-o.Level)
			n.Outcome, n.Unit, n.Conditional = x.Name, x.Unit, x.Group == outcome.Leakage
			out = append(out, n)
		}
	}
	return c, out, nil
}

func (c *Comparison) needed(i int, power, alpha float64) (n Needed) {
	var diffs []float64
	for _, r := range c.Values {
		diffs = append(diffs, r.Values[1][i]-r.Values[0][i])
	}
	diffs = finiteOf(diffs)
	s := spotOf(diffs)
	n.Effect, n.Low, n.High, n.Pilot = s.Mean, s.Mean-s.Half, s.Mean+s.Half, s.N
	n.SD = exact.Sqrt(conclusions.Variance(diffs))
	n.SDLow, n.SDHigh = spreadInterval(n.SD, s.N)
	count := func(effect, sd float64) Count {
		k, ok := conclusions.Replicates(effect, sd, alpha, power)
		if !ok {
			return 0
		}
		return Count(k)
	}
	n.Replicates = count(n.Effect, n.SD)
	n.ReplicatesLow = count(math.Abs(n.Effect)+s.Half, n.SDLow)
	if least := math.Abs(n.Effect) - s.Half; least > 0 {
		n.ReplicatesHigh = count(least, n.SDHigh)
	}
	f := seriesOf(outcome.All()[i].Name)
	n.Series, n.SeriesUnit = f.name, f.unit
	before, after := c.series(f, 0), c.series(f, 1)
	effect := path(before, after)
	n.Seen = effect(c.weeks())
	const year = 52
	x, y := conclusions.NewNoise(before, year), conclusions.NewNoise(after, year)
	n.YearlySD, n.YearlySDAfter, n.Correlation = math.Sqrt(x.Variance(year)), math.Sqrt(y.Variance(year)), x.Correlation()
	if weeks, ok := conclusions.Weeks(x, y, effect, alpha, power, MostYears*year); ok {
		n.Years = Years(float64(weeks) / world.WeeksAYear)
	}
	return n
}

// path is the mean difference of two arms' series over their first weeks; beyond
// their end it stays where it was.
func path(before, after [][]float64) func(weeks int) float64 {
	var means []float64
	sum := 0.0
	for w := range before[0] {
		var d []float64
		for r := range before {
			d = append(d, after[r][w]-before[r][w])
		}
		sum += exact.Mean(d)
		means = append(means, sum/float64(w+1))
	}
	return func(weeks int) float64 { return means[min(weeks, len(means))-1] }
}

// spreadInterval is the 95% confidence interval of a standard deviation, by the
// cube-root approximation of chi-square (Wilson and Hilferty 1931).
func spreadInterval(sd float64, n int) (low, high float64) {
	if n < 2 {
		return notKnown, notKnown
	}
	nu := float64(n - 1)
	scaled := func(p float64) float64 { // quantile of chi-square over its degrees of freedom
		a := 2 / (9 * nu)
		root := math.Max(0, 1-a+exact.NormalQuantile(p)*math.Sqrt(a))
		return root * root * root
	}
	return sd / math.Sqrt(scaled(0.975)), sd / math.Sqrt(scaled(0.025))
}

// weekly is what an observer follows of a headline outcome: a sum, or a ratio of two.
type weekly struct {
	name, unit string
	of, over   func(t *world.WeekTally) float64 // over nil: a sum
}

func seriesOf(headline string) weekly {
	year := func(c int64) float64 { return perYear(c, 1) }
	switch headline {
	case "wait_median":
		return weekly{"mean wait of the cases decided", "working days",
			func(t *world.WeekTally) float64 { return float64(t.Waits) / waitScale }, func(t *world.WeekTally) float64 { return float64(t.Decisions) }}
	case "leakage_share":
		return weekly{"leakage share", "share",
			func(t *world.WeekTally) float64 { return year(t.BarredDelivered) }, func(t *world.WeekTally) float64 { return year(t.BarredDrawn) }}
	case "firm_cost":
		return weekly{headline, "USD per year", func(t *world.WeekTally) float64 { return year(t.Costs) }, nil}
	}
	return weekly{headline, "USD per year", func(t *world.WeekTally) float64 { return year(t.Diverted) }, nil}
}

// series are the weeks of each replicate of an arm. A ratio's week is its deviation to
// first order, so that means over weeks are those of the ratio of sums and a week
// without cases has a place:
//
//	ratio + (of - ratio over) / mean over
func (c *Comparison) series(f weekly, arm int) [][]float64 {
	weeks := c.weeks()
	of, over := make([][]float64, len(c.Values)), make([][]float64, len(c.Values))
	for r := range c.Values {
		for _, t := range world.Together(c.Values[r].Weekly[arm]) {
			of[r] = append(of[r], f.of(&t))
			if f.over != nil {
				over[r] = append(over[r], f.over(&t))
			}
		}
	}
	if f.over == nil {
		return of
	}
	top, bottom := 0.0, 0.0
	for r := range of {
		top, bottom = top+exact.BlockSum(of[r]), bottom+exact.BlockSum(over[r])
	}
	ratio, mean := top/bottom, bottom/float64(len(of)*weeks)
	for r := range of {
		for w := range of[r] {
			of[r][w] = ratio + (of[r][w]-ratio*over[r][w])/mean
		}
	}
	return of
}
