package limits

import (
	"cordon/model/compliance"
	"cordon/model/exact"
	"cordon/model/param"
)

func init() {
	register(&Limit{
		Name:     "chaney",
		Doc:      "a fixed compliance cost drives out many small exporters and little of what is exported",
		Formula:  "N proportional to F^-k, X to F^-(k-1), k = theta/(sigma-1) the tail of sales",
		Source:   "Melitz 2003, Chaney 2008; facts 9.4",
		Switches: "exporters keep a programme where the margin on listed sales bears it (the rule of every run's programmes) at f1 = 0; sizes as the population draws them without truncation; potential exporters and the price index held; f0 rises",
		Settings: []Setting{
			{Name: "tail", Unit: "exponent", Doc: "Pareto tail of sales (k)", Default: 1.06, Low: 1.02, High: 3},
			{Name: "rise", Unit: "share", Doc: "rise of the fixed cost f0", Default: 0.1, Low: 0.01, High: 3},
			{Name: "cutoff", Unit: "times the least firm", Doc: "size at which a programme pays before the rise", Default: 3, Low: 1, High: 20},
			count("firms", "firms", "firms of one draw", 200000, 2e7),
			count("draws", "draws", "independent draws of all firms", 40, 1e5),
		},
		Cases: []Set{{"tail": 1.06}, {"tail": 1.25}, {"tail": 1.5}},
		Run:   chaney,
	})
}

func chaney(c *Case) ([]Row, error) {
	k, rise := c.Num("tail"), c.Num("rise")
	var p compliance.Params
	param.SetDefaults(&p)
	p.F1 = 0
	p.F0 = 5000
	least := p.F0 / p.Margin / c.Num("cutoff") // sales of the least firm [USD a year]
	dear := p
	dear.F0 *= 1 + rise
	var number, value []float64
	for d := range c.Int("draws") {
		var n, x [2]float64
		for _, size := range sizes(c.Int("firms"), k, c.key(d)) {
			sales := float64(size * least)
			for e, q := range []*compliance.Params{&p, &dear} {
				if q.Bears(sales, 1, 1, 0) {
					n[e]++
					x[e] += sales
				}
			}
		}
		number, value = append(number, n[1]/n[0]-1), append(value, x[1]/x[0]-1)
	}
	n := c.Int("firms") * len(number)
	return []Row{
		sampled("change of the number of exporters", exact.Pow(1+rise, -k)-1, number, n),
		sampled("change of what they export", exact.Pow(1+rise, 1-k)-1, value, n),
	}, nil
}
