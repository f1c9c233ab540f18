package model

import (
	"fmt"
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// Watched describes the goods that headline outcomes are about: for each product,
// the part of world trade in it that some arm's entries catch, and the members.
// It is one set, the same for all arms.
func (st *Study) Watched() (goods []string, members []string, err error) {
	g, err := st.Ground()
	if err != nil {
		return nil, nil, err
	}
	for i, m := range g.Members {
		if m {
			members = append(members, g.ISO[i])
		}
	}
	for n := range g.Kinds {
		kd := &g.Kinds[n]
		share, from := 0.0, math.Inf(1)
		for c := kd.FirstCls; c < kd.FirstCls+world.ClassID(kd.NCls); c++ {
			if g.Classes[c].Watched {
				share += g.Classes[c].Share
				from = math.Min(from, g.Classes[c].Lo)
			}
		}
		if share == 0 {
			continue
		}
		what := ""
		if kd.Unit != "" && !math.IsInf(from, 0) {
			word := "from"
			if kd.Sign < 0 {
				word = "down from"
			}
			what = fmt.Sprintf(", %s %.4g %s", word, exact.Exp(kd.LogT+kd.Sign*float64((from-kd.YT)*kd.Sd)), kd.Unit)
		}
		goods = append(goods, fmt.Sprintf("HS6 %s%s: %.2g%% of its trade", g.World.Products[kd.Product].HS6, what, 100*share))
	}
	return goods, members, nil
}
