package limits

import (
	"cordon/model/exact"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "logit-ban",
		Doc:      "one supplier is banned at fixed prices: the others keep their proportions and buying costs more",
		Formula:  "s'_i = s_i / (1 - s_b);  P_hat = (1 - s_b)^(-1/theta), theta = sigma - 1",
		Source:   "Anderson, de Palma and Thisse 1992; facts 9.1",
		Switches: "a list lever with presumption of denial; epsilon infinite, eta 1, no way around, all origins equally able; weights of the market, and ties drawn from them",
		Settings: []Setting{
			{Name: "share", Unit: "share", Doc: "share of the banned supplier (s_b)", Default: 0.5, Low: 0.01, High: 0.95},
			{Name: "theta", Unit: "elasticity", Doc: "trade elasticity", Default: 4, Low: 0.5, High: 20},
			{Name: "next", Unit: "share", Doc: "part of the rest that the next supplier has", Default: 0.75, Low: 0.05, High: 0.95},
			count("buyers", "buyers", "accounts that choose a supplier anew", 40000, 2e6),
		},
		Cases: []Set{{"share": 0.5, "theta": 4}, {"share": 0.5, "theta": 3}, {"share": 0.17, "theta": 4}},
		Run:   ban,
	})
}

func ban(c *Case) ([]Row, error) {
	b, theta, next := c.Num("share"), c.Num("theta"), c.Num("next")
	shares := []float64{b, (1 - b) * next, (1 - b) * (1 - next)}
	r, err := arm(trade(equal(shares, 2), theta), plain(c.Int("buyers")), 3, c.seed(), listed(name(0), "presumption_of_denial", 3, 4))
	if err != nil {
		return nil, err
	}
	s := r.State
	w, z, live := r.Market.Row(s, s.Row[0])
	rows := []Row{
		within("cost index (eta 1: over the quantity bought)", exact.Pow(1-b, -1/theta), 1/live, 1e-10),
		within("weight of the banned supplier", 0, w[0]/z, 0),
		within("weight of the next supplier, s_2/(1 - s_b)", next, w[1]/z, 1e-10),
	}
	n, hits := 0, 0
	for a := range s.P.Key {
		r.Market.Tie(s, world.AccountID(a))
		n++
		if s.Option[a] == 1 {
			hits++
		}
	}
	return append(rows, share("share of buyers whose new supplier is the next one", next, hits, n)), nil
}
