package patterns

import (
	"context"

	"cordon/model"
)

// noHubs is why the first null can say nothing of ways around.
var noHubs = [Rivals]string{GravityOnly: "it has no hubs and no brokers"}

var hubs = &Pattern{
	Number: 12, Name: "hubs", Title: "Concentration of hubs, churn of intermediaries",
	Doc: "most of what is re-routed goes through one hub, by thousands of intermediaries, and nearly half of the goods are still of coalition make",
	Run: "the world and ban of pattern 9, strategic goods, 2023",
	Lines: []Line{
		{Key: "top", Silent: noHubs, Quantity: "share of re-routed strategic goods through the top hub, China and Hong Kong as one", Unit: "share", Published: "China and Hong Kong about 0.80 of high-priority items; 0.75 of chips", Low: 0.7, High: 1, Tolerance: "0.70 or more, as the pattern states it", Basis: "D11,D12", Mark: "imposed", Note: "by the parts that trade links and opacity give to hubs", Why: "a hub's part is what it sells Russia in all times an assumed opacity: in the synthetic world China and Hong Kong have 0.55 of that, by trade of before the ban"},
		{Key: "single", Silent: noHubs, Quantity: "share of re-routed strategic goods through the top hub, by single jurisdictions", Unit: "share", Published: "none", Low: nan, High: nan, Tolerance: "none: published figures take China and Hong Kong together", Basis: "D11", Mark: "imposed"},
		{Key: "brokers", Silent: noHubs, Quantity: "intermediaries that were open at the hubs used, successors included", Unit: "brokers", Published: "above 6,000 companies for chips; 200 in Hong Kong alone", Low: 1000, High: inf, Tolerance: "thousands, as the pattern states it", Basis: "D13,D14", Mark: "imposed", Note: "the number of places for brokers in a hub is a parameter", Why: "each hub has twelve places for brokers (evasion.brokers), a simulated broker standing for many; the count of real ones is not what the model is built to yield"},
		{Key: "made", Quantity: "share of strategic imports of Russia that is of coalition make", Unit: "share", Published: "0.44 to 0.485 of battlefield goods", Low: 0.4, High: 0.5, Tolerance: "0.40 to 0.50, as the pattern states it", Basis: "D9", Mark: "emergent", Why: "as in pattern 9: buyers of whole codes that are closed turn to other makers, above all China, rather than around, and only 0.48 was of coalition make before the ban: over fourteen replicates the share is 0.12 as it is, 0.16 with one elasticity of 5 for all codes, and 0.31 where besides others make as little of them as of machinery"},
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
			return gravityMade(st)
		}
		return func(_ context.Context, replicate int) (Values, error) {
			in, r, err := imported(st, replicate, 1)
			if err != nil {
				return nil, err
			}
			x, g := in[1][1], r.State.G
			single, together, brokers := 0.0, x.Through["CHN"]+x.Through["HKG"], 0.0
			top := together
			for i, iso := range g.ISO {
				usd := x.Through[iso]
				if usd == 0 {
					continue
				}
				single = max(single, usd)
				if iso != "CHN" && iso != "HKG" {
					top = max(top, usd)
				}
				for _, generation := range r.State.BrokerGen[i] {
					brokers += 1 + float64(generation)
				}
			}
			return Values{"top": top / x.Hubs, "single": single / x.Hubs, "brokers": brokers, "made": x.Made / x.All}, nil
		}, nil
	},
}

// gravityMade is what the first null says of whose make strategic imports are.
func gravityMade(st *model.Study) (Trial, error) {
	rival, err := st.Rival()
	if err != nil {
		return nil, err
	}
	in, err := gravityImports(st, rival, 1)
	v := Values{"made": in[1][1].Made / in[1][1].All}
	return func(context.Context, int) (Values, error) { return v, nil }, err
}
