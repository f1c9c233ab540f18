package limits

import (
	"fmt"

	"cordon/model/exact"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "frechet",
		Doc:      "many buyers who each take the cheapest of Frechet-distributed offers spread over suppliers as the logit of costs says",
		Formula:  "share_i = T_i c_i^-theta / sum_k T_k c_k^-theta",
		Source:   "Eaton and Kortum 2002; facts 9.2",
		Switches: "prices set to c_i, T_i the base shares; nothing listed, no obstacles; one tie drawn a buyer",
		Settings: []Setting{
			{Name: "suppliers", Unit: "origins", Doc: "suppliers; base shares as 1 : 2 : 3 ...", Default: 4, Low: 2, High: 12, Whole: true},
			{Name: "theta", Unit: "elasticity", Doc: "shape of the Frechet law", Default: 4, Low: 0.5, High: 12},
			{Name: "spread", Unit: "times", Doc: "cost of the supplier with the largest base share over that of the smallest; others between, in equal ratios", Default: 1.3, Low: 1, High: 3},
			count("buyers", "buyers", "accounts that choose a supplier", 150000, 2e6),
		},
		Run: frechet,
	})
}

func frechet(c *Case) ([]Row, error) {
	k, theta := c.Int("suppliers"), c.Num("theta")
	shares, cost := make([]float64, k), make([]float64, k)
	for i := range shares {
		shares[i] = float64(i+1) * 2 / float64(k*(k+1))
		cost[i] = exact.Pow(c.Num("spread"), float64(i)/float64(k-1))
	}
	r, err := arm(trade(equal(shares, 2), theta), plain(c.Int("buyers")), 0, c.seed())
	if err != nil {
		return nil, err
	}
	s := r.State
	s.Flat[0] = false
	sum := 0.0
	for i := range cost { // one product: place i of the prices is origin i
		s.Price[i], s.PowPrice[i] = cost[i], exact.Pow(cost[i], -theta)
		sum += float64(shares[i] * exact.Pow(cost[i], -theta))
	}
	hits := make([]int, k)
	n := 0
	for a := range s.P.Key {
		r.Market.Tie(s, world.AccountID(a))
		hits[s.Option[a]]++
		n++
	}
	var rows []Row
	for i := range hits {
		rows = append(rows, share(fmt.Sprintf("share of supplier %d (cost %.3g)", i+1, cost[i]), shares[i]*exact.Pow(cost[i], -theta)/sum, hits[i], n))
	}
	return rows, nil
}
