package experiments

import (
	"cordon/data"
	"cordon/model/outcome"
)

// decompositionTables is the table of Parts; none where it was not asked for.
func (c *Comparison) decompositionTables() []*data.Table {
	if len(c.Parts) == 0 {
		return nil
	}
	s := newSheet("decomposition", "The effect of each package divided among its measures: Shapley's parts over stacked measures on the same luck. The measures' parts and that of today's list add up to the whole.")
	s.text("scenario", "arm")
	s.text("against", "the baseline")
	s.text("outcome", "what is measured")
	s.text("unit", "unit of the outcome")
	s.whole("headline", "", "1 for the four headline outcomes")
	s.text("part", "measure; today's list: what the list without any measure is against the baseline, 0 where the baseline is that list; whole package: the sum")
	s.whole("position", "", "order of the parts")
	s.number("mean", "as column unit", "mean part of the paired difference at default parameters")
	s.number("sim_low", "as column unit", "low end of its 95% confidence interval: simulation error")
	s.number("sim_high", "as column unit", "high end of it")
	s.number("order_se", "as column unit", "standard error of sampling the orders in which measures join; 0 where all sets of measures were run")
	s.number("unc_low", "as column unit", "5th percentile over joint draws (smallest of fewer than 32): uncertainty")
	s.number("unc_high", "as column unit", "95th percentile (largest of fewer than 32)")
	s.number("sign_share", "share", "share of the joint draws in which the part has the sign of its mean")
	s.number("alone", "as column unit", "mean effect of the measure alone, together with the measures that it refers to (with:)")
	s.number("last", "as column unit", "mean of what it adds where all others are there; what refers to it does nothing without it")
	s.whole("replicates", "", "at default parameters")
	s.whole("draws", "", "joint draws")
	for _, d := range c.Parts {
		for i, o := range outcome.All() {
			for n, p := range d.Rows[i] {
				s.row(d.Scenario, d.Against, o.Name, o.Unit, o.Headline, p.Name, n, p.Mean, p.SimLow, p.SimHigh, p.OrderSE, p.UncLow, p.UncHigh, p.SignShare, p.Alone, p.Last, p.Defaults, p.Draws)
			}
		}
	}
	return []*data.Table{&s.Table}
}
