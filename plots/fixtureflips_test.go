package plots

import (
	"math"

	"cordon/data"
)

// fixtureFlips are the tables of --flip and --decompose of the made-up comparison.
func fixtureFlips() []*data.Table {
	type size struct {
		outcome, unit string
		difference    float64
		rank          float64 // against another scenario
	}
	sizes := []size{
		{"wait_median", "working days", 4.18, 1.1}, {"firm_cost", "USD a year", 5.3e8, 2.2e8},
		{"leakage_share", "share", -0.056, -0.06}, {"diversion_value", "USD a year", 1.4e8, -3.8e8},
	}
	assumptions := []struct {
		path, unit       string
		value, low, high float64
		atLow, atHigh    float64 // times the difference
		verdict          string
	}{
		{"population.barred", "share of demand", 0.05, 0.01, 0.2, 0.97, 1.02, "holds"},
		{"evasion.margin", "share of price", 0.25, 0.1, 0.6, -0.4, 1.8, "flips"},
		{"enforcement.phi", "probability", 0.03, 0.01, 0.1, 0.2, 1.3, "not told"},
		{"licensing.work_median", "working days", 0.6, 0.2, 0.75, 0.6, 1.2, "holds"},
		{"compliance.programme_fixed_cost", "USD a year", 5000, 1000, 10000, 0.9, 1.4, "holds"},
		{"market.theta_scale", "times", 1, 0.5, 2, 1.35, 0.7, "holds"},
		{"population.rest_share", "share of imports", 0.5, 0.2, 0.8, 1, 1, "untouched"},
	}
	var c, x, j, d columns
	var path, unit, scenario, against, outcome, outcomeUnit, verdict []string
	var value, low, high, diff, atLow, lowHalf, atHigh, highHalf, mass []float64
	var sign, places, replicates []int64
	for _, a := range assumptions {
		for _, pair := range [][2]string{{"chips-alone", "today"}, {"chips-together", "today"}, {"chips-together", "chips-alone"}} {
			for _, o := range sizes {
				m := o.difference
				if pair[1] != "today" {
					m = o.rank
				}
				v := a.verdict
				if pair[0] == "chips-alone" && v != "untouched" {
					v = "holds"
				}
				path, unit, scenario, against = append(path, a.path), append(unit, a.unit), append(scenario, pair[0]), append(against, pair[1])
				outcome, outcomeUnit, verdict = append(outcome, o.outcome), append(outcomeUnit, o.unit), append(verdict, v)
				value, low, high, diff = append(value, a.value), append(low, a.low), append(high, a.high), append(diff, m)
				atLow, atHigh = append(atLow, a.atLow*m), append(atHigh, a.atHigh*m)
				half := 0.1 * math.Abs(m)
				lowHalf, highHalf, mass = append(lowHalf, half), append(highHalf, half), append(mass, math.NaN())
				sign = append(sign, int64(math.Copysign(1, m)))
				n, r := int64(4), int64(2)
				if v == "flips" || v == "not told" {
					n, r = 9, 8
				}
				if v == "untouched" {
					n = 2
				}
				places, replicates = append(places, n), append(replicates, r)
			}
		}
	}
	c.strings("path", path...)
	c.strings("unit", unit...)
	c.floats("value", "", value...)
	c.floats("low", "", low...)
	c.floats("high", "", high...)
	c.strings("scenario", scenario...)
	c.strings("against", against...)
	c.strings("outcome", outcome...)
	c.strings("outcome_unit", outcomeUnit...)
	c.strings("verdict", verdict...)
	c.ints("sign", sign...)
	c.floats("difference", "", diff...)
	c.floats("low_difference", "", atLow...)
	c.floats("low_half", "", lowHalf...)
	c.floats("high_difference", "", atHigh...)
	c.floats("high_half", "", highHalf...)
	c.ints("places", places...)
	c.ints("replicates", replicates...)
	c.floats("mass_flipped", "", mass...)

	x.strings("path", "evasion.margin", "evasion.margin", "enforcement.phi")
	x.strings("unit", "share of price", "share of price", "probability")
	x.floats("value", "", 0.25, 0.25, 0.03)
	x.strings("scenario", "chips-together", "chips-together", "chips-together")
	x.strings("against", "today", "chips-alone", "today")
	x.strings("outcome", "leakage_share", "wait_median", "firm_cost")
	x.ints("sign", -1, 1, 1)
	x.floats("switching_value", "", 0.141, 0.163, 0.012)
	x.floats("switching_low", "", 0.12, 0.15, 0.01)
	x.floats("switching_high", "", 0.16, 0.18, 0.02)
	x.strings("side", "below", "below", "below")
	x.floats("mass", "", 0.19, 0.27, 0.08)
	x.ints("shown", 1, 1, 0)

	j.strings("scenario", "chips-together", "chips-together", "chips-alone")
	j.strings("against", "today", "chips-alone", "today")
	j.strings("outcome", "leakage_share", "wait_median", "leakage_share")
	j.ints("sign", -1, 1, 0)
	j.floats("same_sign", "", 0.94, 0.91, math.NaN())
	j.floats("luck_alone", "", 1, 0.97, math.NaN())

	d.strings("scenario", "chips-together", "chips-together")
	d.strings("against", "today", "today")
	d.strings("outcome", "leakage_share", "leakage_share")
	d.strings("path", "evasion.margin", "market.eta")
	d.floats("rank_correlation", "", -0.71, 0.3)
	d.ints("beyond_chance", 1, 0)
	return []*data.Table{
		{Name: "flips", Columns: c}, {Name: "switching", Columns: x}, {Name: "flip_joint", Columns: j}, {Name: "flip_drivers", Columns: d},
		fixtureLeakage(), fixtureDecomposition(),
	}
}

func fixtureLeakage() *data.Table {
	var c columns
	groups := []string{"barred", "ways_around", "detection", "rest", "luck", "total"}
	var scenario, quantity, group []string
	var share, se, alone, without []float64
	var draws []int64
	for _, q := range []string{"difference", "ratio"} {
		for i, g := range groups {
			scenario, quantity, group, draws = append(scenario, "chips-together"), append(quantity, q), append(group, g), append(draws, 32)
			share = append(share, []float64{0.12, 0.41, 0.08, -0.02, 0.41, 1}[i])
			se = append(se, []float64{0.05, 0.11, 0.04, 0.06, 0.1, 0}[i])
			alone = append(alone, []float64{0.05, 0.09, 0.04, 0.04, 0.03, 0.12}[i])
			without = append(without, []float64{0.1, 0.07, 0.11, 0.12, math.NaN(), math.NaN()}[i])
		}
	}
	c.strings("scenario", scenario...)
	c.strings("quantity", quantity...)
	c.strings("group", group...)
	c.floats("share", "", share...)
	c.floats("share_se", "", se...)
	c.floats("width_alone", "", alone...)
	c.floats("width_without", "", without...)
	c.ints("draws", draws...)
	return &data.Table{Name: "leakage_width", Columns: c}
}

func fixtureDecomposition() *data.Table {
	var c columns
	parts := []string{"chips", "allies", "exception", "today's list", "whole package"}
	var scenario, outcome, unit, part []string
	var mean, low, high, order []float64
	for _, o := range []struct {
		outcome, unit string
		whole         float64
	}{{"wait_median", "working days", 4.18}, {"firm_cost", "USD a year", 5.3e8}, {"leakage_share", "share", -0.056}, {"diversion_value", "USD a year", 1.4e8}} {
		for i, p := range parts {
			m := []float64{0.7, 0.45, -0.15, 0, 1}[i] * o.whole
			scenario, outcome, unit, part = append(scenario, "chips-together"), append(outcome, o.outcome), append(unit, o.unit), append(part, p)
			half := 0.08 * math.Abs(o.whole)
			mean, low, high, order = append(mean, m), append(low, m-half), append(high, m+half), append(order, 0)
		}
	}
	c.strings("scenario", scenario...)
	c.strings("outcome", outcome...)
	c.strings("unit", unit...)
	c.strings("part", part...)
	c.floats("mean", "", mean...)
	c.floats("sim_low", "", low...)
	c.floats("sim_high", "", high...)
	c.floats("order_se", "", order...)
	return &data.Table{Name: "decomposition", Columns: c}
}
