package patterns

import (
	"context"

	"cordon/model"
	"cordon/model/chance"
	"cordon/model/param"
)

// Bounds of pattern 9.
const (
	halved                        = 0.5
	leastRecovered, mostRecovered = 0.05, 0.10
	farMore                       = 2
)

// noDraws is why no null can say anything of draws.
var noDraws = [Rivals]string{GravityOnly: "it has none of the model's parameters", Shuffled: "run at the defaults only"}

var basket = &Pattern{
	Number: 9, Name: "basket", Title: "A broad ban leaks little, strategic goods come back",
	Doc: "a ban on ordinary goods cuts direct trade by more than half and little of it comes back through third countries; strategic goods recover far more of their value under the same costs of evasion",
	Run: "the reference world had Russia never been under an embargo (in memory, synthetic), ordinary machinery at 15 USD per kg (assumed), and the ban of 2022 by whole HS codes by the leader and its followers at their dates (russia.yaml): seven codes of ordinary machinery, ten of strategic goods; one set of evasion costs, the defaults; against the same world and luck without the ban",
	Lines: []Line{
		{Key: "direct", Quantity: "direct exports of ordinary machinery by the coalition in 2022 after the ban: fall", Unit: "share", Published: "down by more than half in 2022", Low: halved, High: 1, Tolerance: "more than half, as the pattern states it", Basis: "D3", Mark: "emergent"},
		{Key: "recovered", Quantity: "ordinary machinery: value through third countries in 2023, over the fall of direct exports", Unit: "share of the fall", Published: "0.05 to 0.10 (below 0.10 in D1)", Low: leastRecovered, High: mostRecovered, Tolerance: "0.05 to 0.10, as the pattern states it", Basis: "D1", Mark: "emergent", Note: "hangs on costs of evasion that nobody has measured", Why: "not known: going around costs machinery about 1.7 times the price at the defaults (margin, freight at 15 USD per kg, risk), and no other way of this basket was tried; the lines on draws say how often other costs bring it down"},
		{Key: "times", Silent: [Rivals]string{GravityOnly: "nothing goes around, of either"}, Quantity: "share of the fall that comes back through third countries, strategic goods over ordinary machinery", Unit: "ratio", Published: "far more", Low: farMore, High: inf, Tolerance: "twice or more: our reading of \"far more\"", Basis: "D1,D8", Mark: "emergent", Note: "hangs on costs of evasion that nobody has measured", Why: "other origins, China above all, make half of Russia's imports of strategic goods before the ban (0.28 of machinery) and are as able at whole codes, and the trade elasticities of these codes are 10 to 12 (3 to 6 of machinery), so buyers turn there rather than around: over fourteen replicates the ratio is 0.72 as it is, 0.97 with one elasticity of 5 for all codes, and 1.20 where besides others make as little of them as of machinery; what keeps it below 2 then is not known"},
		{Key: "strategic", Quantity: "strategic goods: value through third countries in 2023, over the fall of direct exports", Unit: "share of the fall", Published: "none", Low: nan, High: nan, Tolerance: "none", Basis: "D8", Mark: "emergent"},
		{Key: "level", Quantity: "imports of strategic goods from everybody in 2023, over those without the ban", Unit: "ratio", Published: "0.90 of battlefield goods, 0.715 of critical components", Low: 0.715, High: 0.90, Tolerance: "the two published figures", Basis: "D8", Mark: "emergent"},
		{Key: "both", Quantity: "draws of all uncertain parameters in which the first three lines hold", Unit: "share of draws", Published: "to be reported (model.md section 6)", Low: nan, High: nan, Tolerance: "none", Basis: "D1,D3,D8", Mark: "emergent", Note: "one draw a replicate", Silent: noDraws},
		{Key: "little", Quantity: "draws of all uncertain parameters in which at most 0.10 of the fall of ordinary machinery comes back", Unit: "share of draws", Published: "to be reported", Low: nan, High: nan, Tolerance: "none", Basis: "D1,D3,D8", Mark: "emergent", Note: "one draw a replicate", Silent: noDraws},
		{Key: "more", Quantity: "draws of all uncertain parameters in which twice as large a share of strategic goods comes back, or more", Unit: "share of draws", Published: "to be reported", Low: nan, High: nan, Tolerance: "none", Basis: "D1,D3,D8", Mark: "emergent", Note: "one draw a replicate", Silent: noDraws},
	},
	Slow: true,
	prepare: func(s *Setup) (Trial, error) {
		w, err := beforeTheBan()
		if err != nil {
			return nil, err
		}
		st, err := russiaStudy(s, w, model.Defaults())
		if err != nil {
			return nil, err
		}
		if s.Rival == GravityOnly {
			return gravityRegimes(st)
		}
		return func(_ context.Context, replicate int) (Values, error) {
			v, err := regimes(st, replicate)
			if err != nil || s.Rival != Model {
				return v, err
			}
			p := model.Defaults()
			param.Sample(&p, chance.Root(s.Seed, replicate))
			drawn, err := russiaStudy(s, w, p)
			if err != nil {
				return nil, err
			}
			d, err := regimes(drawn, replicate)
			if err != nil {
				return nil, err
			}
			little, more := d["recovered"] <= mostRecovered, d["times"] >= farMore
			v["little"], v["more"] = one(little), one(more)
			v["both"] = one(d["direct"] >= halved && little && d["recovered"] >= leastRecovered && more)
			return v, nil
		}, nil
	},
}

// regimes is what the ban does to both baskets in one replicate.
func regimes(st *model.Study, replicate int) (Values, error) {
	without, _, err := imported(st, replicate, 0)
	if err != nil {
		return nil, err
	}
	with, _, err := imported(st, replicate, 1)
	if err != nil {
		return nil, err
	}
	return compared(without, with), nil
}

// gravityRegimes is what the first null says of the ban, in every replicate alike.
func gravityRegimes(st *model.Study) (Trial, error) {
	rival, err := st.Rival()
	if err != nil {
		return nil, err
	}
	without, err := gravityImports(st, rival, 0)
	if err != nil {
		return nil, err
	}
	with, err := gravityImports(st, rival, 1)
	v := compared(without, with)
	return func(context.Context, int) (Values, error) { return v, nil }, err
}

// compared is the lines of the pattern from imports without and with the ban.
func compared(without, with [2][2]imports) Values {
	recovered := func(b int) float64 {
		return (with[b][1].Hubs - without[b][1].Hubs) / (without[b][1].Direct - with[b][1].Direct)
	}
	broad, strategic := recovered(0), recovered(1)
	return Values{
		"direct": 1 - with[0][0].Direct/without[0][0].Direct, "recovered": broad, "strategic": strategic, "times": strategic / broad,
		"level": with[1][1].All / without[1][1].All,
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
