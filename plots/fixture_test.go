package plots

import (
	"math"

	"cordon/data"
)

// The fixture is a made-up comparison of three scenarios with today's list:
// no number in it comes from the model or from the world.

var fixtureArms = []string{"chips-alone", "chips-follow", "chips-together"}

// wobble is a fixed pattern in -1..1.
func wobble(i int) float64 { return math.Sin(12.9898 * float64(i+1)) }

type columns []data.Column

func (c *columns) floats(name, unit string, v ...float64) {
	*c = append(*c, data.Column{Name: name, Unit: unit, Floats: v})
}
func (c *columns) ints(name string, v ...int64) {
	*c = append(*c, data.Column{Name: name, Ints: v})
}
func (c *columns) strings(name string, v ...string) {
	*c = append(*c, data.Column{Name: name, Strings: v})
}

func headlineTable(name string, rows []Headline) *data.Table {
	s := func(f func(Headline) string) []string {
		var out []string
		for _, h := range rows {
			out = append(out, f(h))
		}
		return out
	}
	v := func(f func(Headline) float64) []float64 {
		var out []float64
		for _, h := range rows {
			out = append(out, f(h))
		}
		return out
	}
	n := func(f func(Headline) int) []int64 {
		var out []int64
		for _, h := range rows {
			out = append(out, int64(f(h)))
		}
		return out
	}
	var c columns
	c.strings("scenario", s(func(h Headline) string { return h.Scenario })...)
	c.strings("against", s(func(h Headline) string { return h.Against })...)
	c.strings("group", s(func(h Headline) string { return h.Group })...)
	c.strings("outcome", s(func(h Headline) string { return h.Outcome })...)
	c.strings("unit", s(func(h Headline) string { return h.Unit })...)
	c.strings("mark", s(func(h Headline) string { return h.Mark })...)
	c.ints("headline", n(func(h Headline) int {
		if h.IsHeadline {
			return 1
		}
		return 0
	})...)
	c.floats("baseline", "", v(func(h Headline) float64 { return h.Baseline })...)
	c.floats("level", "", v(func(h Headline) float64 { return h.Level })...)
	c.floats("difference", "", v(func(h Headline) float64 { return h.Difference })...)
	c.floats("relative", "", v(func(h Headline) float64 { return h.Relative })...)
	c.floats("sim_se", "", v(func(h Headline) float64 { return h.SimSE })...)
	c.floats("sim_low", "", v(func(h Headline) float64 { return h.SimLow })...)
	c.floats("sim_high", "", v(func(h Headline) float64 { return h.SimHigh })...)
	c.floats("unc_low", "", v(func(h Headline) float64 { return h.UncLow })...)
	c.floats("unc_high", "", v(func(h Headline) float64 { return h.UncHigh })...)
	c.floats("luck_share", "", v(func(h Headline) float64 { return h.LuckShare })...)
	c.floats("sign_share", "", v(func(h Headline) float64 { return h.SignShare })...)
	c.ints("replicates", n(func(h Headline) int { return h.Replicates })...)
	c.ints("draws", n(func(h Headline) int { return h.Draws })...)
	c.strings("words", s(Words)...)
	return &data.Table{Name: name, Columns: c}
}

// row is a headline whose intervals reach half and spread around d.
func row(scenario, against, group, outcome, unit string, headline bool, base, d, half, low, high, same float64) Headline {
	return Headline{
		Scenario: scenario, Against: against, Group: group, Outcome: outcome, Unit: unit, Mark: "emergent", IsHeadline: headline,
		Baseline: base, Level: base + d, Difference: d, Relative: d / base, SimSE: half / 2, SimLow: d - half, SimHigh: d + half,
		UncLow: low, UncHigh: high, LuckShare: 0.18, SignShare: same, Replicates: 64, Draws: 32,
	}
}

func fixtureHeadlines() []Headline {
	var rows []Headline
	for i, s := range fixtureArms {
		k := 1 + 0.6*float64(i)
		rows = append(rows,
			row(s, "today", "licensing_load", "wait_median", "working days", true, 17.4, 1.9*k, 0.3, 0.4, 4.9*k, 0.97),
			row(s, "today", "licensing_load", "filings", "applications a year", false, 26_120, 1_240*k, 80, 410, 2_900*k, 1),
			row(s, "today", "licensing_load", "officer_weeks", "weeks a year", false, 9_310, 322*k, 25, 101, 702*k, 1),
			row(s, "today", "firm_costs", "firm_cost", "USD a year", true, 1.31e9, 2.4e8*k, 2.1e7, 6e7, 6.2e8*k, 0.98),
			row(s, "today", "firm_costs", "start_up_cost", "USD a year", false, 4.2e7, 1.1e6*k, 9e5, -4e5, 3.9e6*k, 0.84),
			row(s, "today", "leakage", "leakage_share", "share", true, 0.213, 0.004-0.03*float64(i), 0.003, -0.011-0.06*float64(i), 0.019-0.024*float64(i), 0.71+0.1*float64(i)),
			row(s, "today", "diversion", "diversion_value", "USD a year", true, 8.7e8, 5.2e8-1.9e8*float64(i), 3.2e7, 5e7, 1.4e9, 0.95),
			row(s, "today", "legitimate_loss", "civil_delay", "USD a year", false, 3.1e8, 2.2e7*k, 4e6, -9e6, 7e7, 0.88),
		)
	}
	return rows
}

func fixtureContrasts() []Headline {
	var rows []Headline
	for _, p := range [][2]string{{"chips-together", "chips-alone"}, {"chips-together", "chips-follow"}} {
		rows = append(rows,
			row(p[0], p[1], "licensing_load", "wait_median", "working days", true, 19.3, 1.1, 0.4, 0.1, 2.9, 0.91),
			row(p[0], p[1], "firm_costs", "firm_cost", "USD a year", true, 1.55e9, 2.2e8, 3e7, 4e7, 5e8, 0.97),
			row(p[0], p[1], "leakage", "leakage_share", "share", true, 0.217, -0.06, 0.004, -0.12, -0.02, 0.96),
			row(p[0], p[1], "diversion", "diversion_value", "USD a year", true, 1.39e9, -3.8e8, 4e7, -9e8, 1e7, 0.93),
		)
	}
	return rows
}

func fixtureFans() *data.Table {
	var scenario, against, date, outcome []string
	var week []int64
	var q [5][]float64
	size := map[string][2]float64{"wait_median": {17, 2.5}, "firm_cost": {2.5e7, 4.5e6}, "leakage_share": {0.21, -0.03}, "diversion_value": {1.6e7, 8e6}}
	start := data.MustDate("2026-01-05")
	for a, arm := range append([]string{"today"}, fixtureArms...) {
		for _, o := range headlineOutcomes {
			for w := range 156 {
				x := float64(w)
				mid, half := size[o][0]*(1+0.02*wobble(w)), 0.08*size[o][0]
				if arm != "today" {
					grow := 1 - math.Exp(-max(0, x-12)/20)
					mid = size[o][1] * (0.4 + 0.4*float64(a)) * grow * (1 + 0.1*wobble(w))
					half = math.Abs(size[o][1])*0.7*grow + math.Abs(size[o][1])*0.02
				}
				scenario, against, outcome = append(scenario, arm), append(against, "today"), append(outcome, o)
				week, date = append(week, int64(w)), append(date, (start+data.Date(7*w)).String())
				for i, z := range []float64{-1, -0.4, 0, 0.4, 1} {
					q[i] = append(q[i], mid+z*half)
				}
			}
		}
	}
	var c columns
	c.strings("scenario", scenario...)
	c.strings("against", against...)
	c.ints("week", week...)
	c.strings("date", date...)
	c.strings("outcome", outcome...)
	for i, name := range []string{"p05", "p25", "p50", "p75", "p95"} {
		c.floats(name, "", q[i]...)
	}
	return &data.Table{Name: "fans", Columns: c}
}

// fixtureLedger has one total in every arm: needs are shared.
func fixtureLedger() *data.Table {
	var scenario, use, end, obstacle []string
	var cents, needs []int64
	base := map[string]map[string]int64{
		"civil":  {"unlisted": 410_000_000_00, "licensed": 71_000_000_00, "excepted": 33_000_000_00, "own": 9_000_000_00, "missed": 3_100_000_00, "forgone": 12_000_000_00, "waiting": 4_000_000_00, "searching": 1_200_000_00},
		"barred": {"unlisted": 21_000_000_00, "licensed": 900_000_00, "misused": 3_300_000_00, "transshipped": 9_400_000_00, "misdeclared": 2_700_000_00, "knowing": 410_000_00, "forgone": 6_000_000_00, "own": 1_500_000_00, "searching": 777_777_77},
	}
	move := map[string]map[string]int64{
		"civil":  {"unlisted": -31_000_000_01, "licensed": 19_000_000_00, "excepted": 4_000_000_00, "missed": 1_400_000_01, "redesigned": 2_100_000_00, "forgone": 3_500_000_00, "waiting": 1_000_000_00},
		"barred": {"unlisted": -8_000_000_03, "misused": 1_100_000_03, "transshipped": 2_900_000_00, "own": 600_000_00, "forgone": 3_400_000_00},
	}
	for a, arm := range append([]string{"today"}, fixtureArms...) {
		for _, u := range []string{"civil", "barred"} {
			for _, f := range fates {
				v := base[u][f.code] + int64(a)*move[u][f.code]
				if v == 0 {
					continue
				}
				half := v / 3
				for _, part := range []struct {
					obstacle string
					cents    int64
				}{{"none", half}, {"closed", v - half}} {
					scenario, use, end, obstacle = append(scenario, arm), append(use, u), append(end, f.code), append(obstacle, part.obstacle)
					cents, needs = append(cents, 32*part.cents), append(needs, 32*part.cents/4_000_00)
				}
			}
		}
	}
	var c columns
	c.strings("scenario", scenario...)
	c.strings("end_use", use...)
	c.strings("fate", end...)
	c.strings("obstacle", obstacle...)
	c.ints("value_cents", cents...)
	c.ints("needs", needs...)
	return &data.Table{Name: "ledger", Columns: c}
}

func fixtureDiversion() *data.Table {
	var scenario, first, origin, hub, to, end []string
	var value []float64
	for a, arm := range append([]string{"today"}, fixtureArms...) {
		for i, o := range []string{"CHN", "JPN", "KOR", "TWN", "DEU", "NLD", "ISR", "SGP", "MYS", "IND", "BRA", "ZAF", "THA"} {
			for j, h := range []string{"", "ARE", "HKG", "TUR", "KAZ", "SGP", "MYS", "VNM", "ARM", "SRB", "GEO", "PAN"} {
				if (i+j)%3 == 2 && i > 2 {
					continue
				}
				v := 6e7 / float64(1+i) / float64(1+j) * (1 + 0.3*wobble(i*13+j))
				if a > 0 {
					v *= 1 + 0.4*float64(a)*wobble(7*i+j+a)
				}
				scenario, first, origin, hub = append(scenario, arm), append(first, "USA"), append(origin, o), append(hub, h)
				to, end, value = append(to, "RUS"), append(end, "unlisted"), append(value, v)
			}
		}
	}
	var c columns
	c.strings("scenario", scenario...)
	c.strings("first_asked", first...)
	c.strings("origin", origin...)
	c.strings("hub", hub...)
	c.strings("destination", to...)
	c.strings("fate", end...)
	c.floats("value_usd", "USD", value...)
	return &data.Table{Name: "diversion", Columns: c}
}

func fixtureWaits() *data.Table {
	var scenario, place, lane []string
	var low, high []float64
	var decided, censored []int64
	for a, arm := range append([]string{"today"}, fixtureArms...) {
		for j, p := range []string{"USA", "NLD", "JPN", "DEU", "KOR", "TWN"} {
			for _, l := range []string{"ordinary", "trusted"} {
				for b := range 60 {
					mid := 16 + 3*float64(j) + 2.2*float64(a)
					if l == "trusted" {
						mid /= 3
					}
					z := math.Log((float64(b)*2+1)/mid) / 0.7
					n := 9000 / float64(1+j) * math.Exp(-z*z/2) / (float64(b)*2 + 1)
					if n < 0.5 {
						continue
					}
					scenario, place, lane = append(scenario, arm), append(place, p), append(lane, l)
					low, high = append(low, float64(2*b)), append(high, float64(2*b+2))
					decided, censored = append(decided, int64(n)), append(censored, int64(n/25))
				}
			}
		}
	}
	var c columns
	c.strings("scenario", scenario...)
	c.strings("jurisdiction", place...)
	c.strings("lane", lane...)
	c.floats("bin_low_wd", "working days", low...)
	c.floats("bin_high_wd", "working days", high...)
	c.ints("decided", decided...)
	c.ints("censored", censored...)
	return &data.Table{Name: "waits", Columns: c}
}

func fixtureCosts() *data.Table {
	var scenario, size, component []string
	var usd, firms []float64
	for a, arm := range append([]string{"today"}, fixtureArms...) {
		for i, s := range []string{"start-up", "small", "medium", "large"} {
			for j, p := range []string{"programme", "application", "fees", "penalties", "delay", "lost_surplus", "relief"} {
				v := 2.2e6 * math.Pow(4.5, float64(i)) / float64(1+j) * (1 + 0.12*float64(a)*float64(1+j%3))
				if p == "relief" {
					v *= 0.2
				}
				scenario, size, component = append(scenario, arm), append(size, s), append(component, p)
				usd, firms = append(usd, v), append(firms, []float64{212, 1480, 640, 170}[i])
			}
		}
	}
	var c columns
	c.strings("scenario", scenario...)
	c.strings("size_class", size...)
	c.strings("component", component...)
	c.floats("usd_per_year", "USD a year", usd...)
	c.floats("firms", "", firms...)
	return &data.Table{Name: "costs", Columns: c}
}
