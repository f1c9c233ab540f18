package history

import (
	"math"
	"slices"

	"cordon/model/exact"
)

// Variation is how much real trade varies from one stretch to the next under an
// unchanged list: growth, seasons, lumpy orders, revisions. The model has its own
// luck but no growth of trade, so that its fan alone is too narrow. Variation is
// taken from the base period alone and is an assumption: that what trade did between
// earlier stretches of the base period it may do again.
//
// For a quantity whose period is h steps (months or years) long and begins g steps
// after the base period, every earlier step o of the base period with h + g steps
// behind it and enough before it is taken as if it had been the end of the base
// period: the ratio of the later stretch to the rate before o. Ratios are pooled
// over the cells of a like size, a factor of ten wide: all that the table's
// exporters, importers and goods make, whether or not anything was observed of them. What the later stretch
// traded where there was nothing before is pooled by itself, and added.
type Variation struct {
	Classes []Class
	class   []int       // by quantity
	added   [][]float64 // by quantity: what is added, USD over its period; nil: nothing
	days    []float64   // by quantity: of its period
}

// Class is the variation of quantities of one size, length and distance.
type Class struct {
	Length, Gap int       // steps, as used
	Asked       int       // steps between base period and quantity's end, where the base period is too short for them
	Size        int       // decade of the base rate, USD a month: 3 is 1,000 to 10,000; noTrade where there was none
	N           int       // ratios
	Factors     []float64 // at the probabilities (k + 1/2)/Factors; nil where Size is noTrade
	Added       []float64 // USD a day, at the same probabilities; nil unless Size is noTrade
	Zero        float64   // share of stretches without any trade
	LogSD       float64   // half the distance of the 16th and 84th percentile of log ratios, without zeros
	LuckSD      float64   // the same of the model's own luck, where it is taken off
	Trend       float64   // median log ratio

	ratios []float64 // sorted
}

// FactorsN is how many factors stand for a class's distribution.
const FactorsN = 20

// noTrade marks quantities whose cells had no trade in the base period.
const noTrade = math.MinInt32

// fewRatios is the number of ratios below which a class takes in the next one.
const fewRatios = 20

// NewVariation estimates the recorded variation of a table's quantities.
func NewVariation(t *Table, s *Series) *Variation { return variationOf(t, s, t.Base, s.mean) }

// variationOf is the same around another forecast than the base period's mean rate:
// of each quantity [USD], and from the first steps of a series [USD a day].
func variationOf(t *Table, s *Series, forecast []float64, rate func(first []float64) float64) *Variation {
	v := &Variation{class: make([]int, len(t.Quantities))}
	type key struct{ length, gap, size int }
	place := map[key]int{}
	for q := range t.Quantities {
		p := t.Periods[t.Quantities[q].Period]
		length, gap := s.steps(p)
		k := key{length, gap, sizeOf(forecast[q] / p.Days())}
		at, ok := place[k]
		if !ok {
			at = len(v.Classes)
			place[k] = at
			v.Classes = append(v.Classes, s.class(k.length, k.gap, k.size, rate))
		}
		v.class[q] = at
		v.days = append(v.days, p.Days())
	}
	v.spread()
	return v
}

// spread lays down what is added to quantities that had no trade.
func (v *Variation) spread() {
	v.added = make([][]float64, len(v.class))
	for q, at := range v.class {
		for _, rate := range v.Classes[at].Added {
			v.added[q] = append(v.added[q], float64(rate*v.days[q]))
		}
	}
}

// LessLuck is the variation without what the model's own luck makes of it already:
// values are the quantities in runs that differ in luck alone, under the list in
// force in the base period. Log ratios are drawn together around their median by
// sqrt(1 - luck^2/recorded^2), each spread half the distance of the 16th and 84th
// percentile; zeros are as many fewer as the model has itself.
func (v *Variation) LessLuck(values [][]float64) *Variation {
	out := &Variation{Classes: slices.Clone(v.Classes), class: v.class, days: v.days}
	pools, none, all := make([][]float64, len(v.Classes)), make([]float64, len(v.Classes)), make([]float64, len(v.Classes))
	n := float64(len(values))
	for q, at := range v.class {
		mean := 0.0
		for _, x := range values {
			mean += x[q] / n
		}
		if !(mean > 0) || n < 2 {
			continue
		}
		for _, x := range values {
			all[at]++
			if x[q] <= 0 {
				none[at]++
				continue
			}
			pools[at] = append(pools[at], exact.Log(x[q]/mean))
		}
	}
	for at := range out.Classes {
		c := &out.Classes[at]
		if c.Factors == nil || len(pools[at]) < fewRatios {
			continue
		}
		slices.Sort(pools[at])
		c.LuckSD = float64((Quantile(pools[at], 0.84) - Quantile(pools[at], 0.16)) / 2 * exact.Sqrt(n/(n-1)))
		c.narrow(none[at] / all[at])
	}
	out.spread()
	return out
}

// narrow takes the model's luck and its share of zeros off the class's factors.
func (c *Class) narrow(zero float64) {
	scale := 0.0
	if c.LogSD > c.LuckSD {
		scale = exact.Sqrt(1 - float64(c.LuckSD*c.LuckSD)/float64(c.LogSD*c.LogSD))
	}
	positive := c.ratios[zeros(c.ratios):]
	left := math.Max(0, (c.Zero-zero)/(1-zero))
	c.Factors = make([]float64, FactorsN)
	for k := range c.Factors {
		p := (float64(k) + 0.5) / FactorsN
		if p < left || len(positive) == 0 {
			continue
		}
		log := exact.Log(Quantile(positive, (p-left)/(1-left)))
		c.Factors[k] = exact.Exp(c.Trend + float64(scale*(log-c.Trend)))
	}
}

// sizeOf is the decade of a rate [USD a day] by month.
func sizeOf(rate float64) int {
	if !(rate > 0) {
		return noTrade
	}
	const days = 30.4
	return int(math.Floor(exact.Log(float64(rate*days)) / ln10))
}

const ln10 = 2.302585092994046

// class pools the ratios of one size; with too few of them, of neighbouring sizes.
func (s *Series) class(length, gap, size int, rate func(first []float64) float64) Class {
	c := Class{Length: length, Gap: gap, Size: size}
	if n := len(s.Steps); length+gap > n-1 { // too far for this base period: as far as it goes
		c.Asked = length + gap
		c.Length = max(1, min(length, n-1))
		c.Gap = max(0, n-1-c.Length)
	}
	if len(s.Steps) < 2 { // nothing to compare with
		return c
	}
	if size == noTrade {
		c.begin(s.ratios(c.Length, c.Gap, size, 0, rate), s.Silent*len(s.origins(c.Length, c.Gap)))
		return c
	}
	var ratios []float64
	for reach := 0; reach <= 12; reach++ {
		ratios = s.ratios(c.Length, c.Gap, size, reach, rate)
		if len(ratios) >= fewRatios {
			break
		}
	}
	slices.Sort(ratios)
	c.N, c.ratios = len(ratios), ratios
	if c.N == 0 {
		return c
	}
	grid := make([]float64, FactorsN)
	for k := range grid {
		grid[k] = Quantile(ratios, (float64(k)+0.5)/FactorsN)
	}
	c.Factors = grid
	c.measure(ratios)
	return c
}

// begin lays down what stretches trade that had nothing before: rates, and as many
// zeros as cells that never traded have stretches.
func (c *Class) begin(rates []float64, silent int) {
	slices.Sort(rates)
	c.ratios = rates
	if c.N = len(rates) + silent; c.N == 0 {
		return
	}
	c.Added = make([]float64, FactorsN)
	for k := range c.Added {
		h := float64((float64(k)+0.5)/FactorsN*float64(c.N+1)) - float64(silent)
		switch {
		case len(rates) == 0 || h <= 0 && silent > 0:
		case h < 1 && silent > 0:
			c.Added[k] = float64(h * rates[0])
		default:
			c.Added[k] = quantile(rates, h)
		}
	}
}

// measure takes the class's spread from its sorted ratios.
func (c *Class) measure(ratios []float64) {
	positive := ratios[zeros(ratios):]
	c.Zero = 1 - float64(len(positive))/float64(len(ratios))
	c.Trend, c.LogSD = logSpread(positive)
}

func zeros(sorted []float64) int {
	n, _ := slices.BinarySearchFunc(sorted, 0.0, func(v, _ float64) int {
		if v > 0 {
			return 1
		}
		return -1
	})
	return n
}

// logSpread is median and spread of the logs of sorted positive numbers.
func logSpread(x []float64) (median, sd float64) {
	if len(x) == 0 {
		return 0, 0
	}
	low, mid, high := Quantile(x, 0.16), Quantile(x, 0.5), Quantile(x, 0.84)
	return exact.Log(mid), (exact.Log(high) - exact.Log(low)) / 2
}

// Of implements Spread.
func (v *Variation) Of(q int) (factors, added []float64) {
	return v.Classes[v.class[q]].Factors, v.added[q]
}
