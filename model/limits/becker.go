package limits

import (
	"cordon/model/chance"
	"cordon/model/compliance"
	"cordon/model/exact"
	"cordon/model/param"
)

func init() {
	register(&Limit{
		Name:     "becker",
		Doc:      "a sale goes ahead where its gain exceeds the expected penalty: chance and size of the penalty deter alike",
		Formula:  "gains b exponential with mean m: share that goes ahead e^(-p F / m); elasticity to p and to F: -p F / m",
		Source:   "Becker 1968; facts 9.11",
		Switches: "the exporter's rule on a sale that may be a mistake, literacy 0 and every classification missed: sell, or leave it; no taste noise, risk-neutral",
		Settings: []Setting{
			{Name: "p", Unit: "probability", Doc: "chance that the offence is found", Default: 0.1, Low: 1e-4, High: 0.5},
			{Name: "penalty", Unit: "USD", Doc: "what is then lost (F)", Default: 10000, Low: 1, High: 1e9},
			{Name: "gain", Unit: "USD", Doc: "mean gain (m)", Default: 1250, Low: 1, High: 1e9},
			count("sales", "sales", "sales that are decided on", 1e6, 1e10),
		},
		Run: becker,
	})
}

// step of the elasticities' differences.
const step = 0.05

func becker(c *Case) ([]Row, error) {
	p, penalty, mean, n := c.Num("p"), c.Num("penalty"), c.Num("gain"), c.Int("sales")
	var base compliance.Params
	param.SetDefaults(&base)
	base.Miss = 1
	offends := func(found, penalty, gain float64) bool {
		q := base
		q.Feared = penalty
		return !q.Declines(1, found, gain/q.Margin)
	}
	// the chance and the penalty as they are, swapped at the same product, and each a
	// little smaller and larger
	ways := [...][2]float64{{p, penalty}, {2 * p, penalty / 2}, {p * (1 - step), penalty}, {p * (1 + step), penalty}, {p, penalty * (1 - step)}, {p, penalty * (1 + step)}}
	var all [len(ways)]int
	var toP, toF []float64
	luck := c.key(0).At(chance.Audit, 0)
	for b := range batches {
		var hits [len(ways)]int
		for i := n * b / batches; i < n*(b+1)/batches; i++ {
			gain := chance.Exponential(mean, luck.Float(uint64(i), 0))
			for w, x := range ways {
				if offends(x[0], x[1], gain) {
					hits[w]++
				}
			}
		}
		elasticity := func(low, high int) float64 {
			return exact.Log(float64(hits[high])/float64(hits[low])) / (2 * step)
		}
		toP, toF = append(toP, elasticity(2, 3)), append(toF, elasticity(4, 5))
		for w := range hits {
			all[w] += hits[w]
		}
	}
	x := p * penalty / mean
	return []Row{
		share("share that goes ahead", exact.Exp(-x), all[0], n),
		within("the same with p doubled and F halved, less that", 0, float64(all[1]-all[0])/float64(n), 1e-5),
		sampled("elasticity to p", -x, toP, n),
		sampled("elasticity to F", -x, toF, n),
	}, nil
}
