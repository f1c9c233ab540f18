package model

import (
	"math"
	"strconv"
	"strings"

	"cordon/model/exact"
	"cordon/model/world"
)

// Watched describes the goods that headline outcomes are about: for each product,
// the part of world trade in it that some arm's list catches at some date, and the
// members. It is one set, the same for all arms.
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
	for k := range g.World.Products {
		if of := watchedOf(g, k); len(of) > 0 {
			goods = append(goods, "HS6 "+g.World.Products[k].HS6+" ("+strings.Join(of, "; ")+")")
		}
	}
	return goods, members, nil
}

// watchedOf describes the watched goods of a product, kind by kind; those that a
// measure names are marked.
func watchedOf(g *world.Ground, k int) (of []string) {
	for n := range g.Kinds {
		kd := &g.Kinds[n]
		if int(kd.Product) != k {
			continue
		}
		share, from, named := 0.0, math.Inf(1), ""
		for c := kd.FirstCls; c < kd.FirstCls+world.ClassID(kd.NCls); c++ {
			if cl := &g.Classes[c]; cl.Watched {
				share += cl.Share
				from = math.Min(from, cl.Lo)
				if cl.Named {
					named = ", named"
				}
			}
		}
		if share == 0 {
			continue
		}
		what := strconv.FormatFloat(100*share, 'g', 2, 64) + "%"
		if share > 0.995 {
			what = "all"
		}
		if kd.Unit != "" && !math.IsInf(from, 0) {
			word := " from "
			if kd.Sign < 0 {
				word = " down from "
			}
			what += word + strconv.FormatFloat(exact.Exp(kd.LogT+kd.Sign*float64((from-kd.YT)*kd.Sd)), 'g', 4, 64) + " " + kd.Unit
		}
		of = append(of, what+named)
	}
	return of
}
