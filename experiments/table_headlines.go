package experiments

import (
	"cordon/data"
	"cordon/model/outcome"
	"cordon/plots"
)

func headlineTable(name, doc string, rows []plots.Headline) *data.Table {
	s := newSheet(name, doc)
	s.text("scenario", "arm")
	s.text("against", "arm that it is compared with, on the same luck")
	s.text("group", "licensing_load, firm_costs, leakage, diversion or legitimate_loss")
	s.text("outcome", "what is measured, over the weeks from the first publication of any arm to the end")
	s.text("unit", "unit of the outcome's levels and differences")
	s.text("mark", "imposed, calibrated or emergent")
	s.whole("headline", "", "1 for the four headline outcomes")
	s.number("baseline", "as column unit", "mean of the arm compared with, at default parameters; conditional on their priors")
	s.number("level", "as column unit", "mean of the arm at default parameters; conditional on their priors")
	s.number("difference", "as column unit", "mean paired difference at default parameters")
	s.number("relative", "share of baseline", "difference over the size of the baseline")
	s.number("sim_se", "as column unit", "standard error of the difference: simulation error")
	s.number("sim_low", "as column unit", "low end of the 95% confidence interval of the difference (Student's t): simulation error")
	s.number("sim_high", "as column unit", "high end of it")
	s.number("unc_low", "as column unit", "5th percentile of the paired differences over joint draws of the parameters, luck included (smallest of fewer than 32): uncertainty")
	s.number("unc_high", "as column unit", "95th percentile of them (largest of fewer than 32)")
	s.number("luck_share", "share", "variance of the differences at default parameters over that of the joint draws, at most 1")
	s.number("sign_share", "share", "share of the joint draws whose difference has the sign of the mean")
	s.whole("replicates", "", "replicates at default parameters in which both arms were measured")
	s.whole("draws", "", "joint draws in which both arms were measured")
	s.text("words", "what the numbers say")
	for _, h := range rows {
		s.row(h.Scenario, h.Against, h.Group, h.Outcome, h.Unit, h.Mark, h.IsHeadline, h.Baseline, h.Level, h.Difference, h.Relative,
			h.SimSE, h.SimLow, h.SimHigh, h.UncLow, h.UncHigh, h.LuckShare, h.SignShare, h.Replicates, h.Draws, h.Words)
	}
	return &s.Table
}

func (c *Comparison) replicateTable() *data.Table {
	s := newSheet("replicates", "Every outcome of every arm in every replicate.")
	s.text("scenario", "arm, the baseline included")
	s.whole("replicate", "", "index; with the seed it fixes all luck")
	s.whole("draw", "", "0 at default parameters, 1 at a joint draw of the uncertain ones")
	s.text("outcome", "what is measured")
	s.number("value", "unit of the outcome (table headlines)", "level in this arm; missing where there was nothing to measure")
	s.number("against_value", "unit of the outcome (table headlines)", "level in the baseline on the same luck")
	s.number("difference", "unit of the outcome (table headlines)", "value - against_value")
	for arm := range c.Arms {
		for _, r := range c.Values {
			for i, o := range outcome.All() {
				p := pair{r.Values[arm][i], r.Values[0][i]}
				s.row(c.Arms[arm].Name, r.Index, r.Draw, o.Name, p.level, p.against, p.difference())
			}
		}
	}
	return &s.Table
}
