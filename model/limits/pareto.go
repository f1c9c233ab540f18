package limits

import (
	"cordon/data"
	"cordon/model"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "pareto",
		Doc:      "the few largest firms hold most of what Pareto-distributed firms sell",
		Formula:  "share of the top q = q^(1 - 1/xi), xi > 1",
		Source:   "Axtell 2001; facts 9.5",
		Switches: "sizes of one heading's firms as the population draws them; the largest slot, which holds one firm of an infinite tail, by its mean: no truncation",
		Settings: []Setting{
			{Name: "tail", Unit: "exponent", Doc: "Pareto tail (xi)", Default: 1.06, Low: 1.02, High: 3},
			{Name: "top", Unit: "share of firms", Doc: "q", Default: 0.01, Low: 0.001, High: 0.5},
			count("firms", "firms", "firms of one draw", 100000, 2e7),
			count("draws", "draws", "independent draws of all firms", 40, 1e5),
		},
		Cases: []Set{{"tail": 1.06}, {"tail": 1.2}, {"tail": 1.5}},
		Run: func(c *Case) ([]Row, error) {
			n, q := c.Int("firms"), c.Num("top")
			var x []float64
			for d := range c.Int("draws") {
				sum, top := 0.0, 0.0
				for rank, size := range sizes(n, c.Num("tail"), c.key(d)) {
					sum += size
					if float64(rank) < q*float64(n) {
						top += size
					}
				}
				x = append(x, top/sum)
			}
			return []Row{sampled("share of the top firms", exact.Pow(q, 1-1/c.Num("tail")), x, n*len(x))}, nil
		},
	})
}

// sizes of n firms of one heading as the population draws them, by rank, least
// size 1. The largest firm's slot reaches to infinity: it is given its mean.
func sizes(n int, tail float64, key chance.Key) []float64 {
	g := &world.Ground{ISO: []string{"AAA"}, World: &data.World{}, Headings: []world.Heading{{HS4: "8501", Firms: int32(n), MaxFirms: int32(n)}}}
	pop := &world.Population{FirmKey: make([]uint64, n), FirmAt: make([]int32, n), Entrant: make([]bool, n)}
	w := model.RankSizes(g, tail, pop, key)
	a := 1 - 1/tail
	w[0] = exact.Pow(1/float64(n), a) / a * float64(n)
	return w
}
