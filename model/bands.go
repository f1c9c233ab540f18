package model

import (
	"math"
	"sort"

	"cordon/model/exact"
	"cordon/model/world"
)

// bands cuts each product into kinds and classes: first what entries without
// threshold take, then one group for each parameter, cut by all arms'
// thresholds and by the group's 50th, 80th and 95th percentile.
func bands(g *world.Ground, p *Params, books []*world.Rulebook, gaps, exports []float64) {
	g.ClassFirst, g.ClassN = make([]world.ClassID, g.NP), make([]int32, g.NP)
	thresholds := allThresholds(g, books)
	for k := 0; k < g.NP; k++ {
		g.ClassFirst[k] = world.ClassID(len(g.Classes))
		left := 1.0
		var groups []world.Kind
		for e := range g.Entries {
			en := &g.Entries[e]
			if !hasProduct(en.Products, k) {
				continue
			}
			c := coverage(g, p, e)
			if en.Whole() {
				continue // lies over all classes of the code, whatever else catches them
			}
			if math.IsNaN(en.Anchor) || en.Unit == "" {
				c = math.Min(c, left)
				if c > 0 {
					left -= c
					g.Kinds = append(g.Kinds, world.Kind{Product: int32(k), Entry: world.EntryID(e), Share: c, Sd: 1, FirstCls: world.ClassID(len(g.Classes)), NCls: 1})
					g.Classes = append(g.Classes, world.Class{Product: int32(k), Kind: int32(len(g.Kinds) - 1), Lo: math.Inf(-1), Hi: math.Inf(1), Share: c, Capability: 1})
				}
				continue
			}
			if at := unitIn(groups, en.Unit); at >= 0 {
				groups[at].Growth = math.Max(groups[at].Growth, en.Growth)
				continue
			}
			sign := 1.0
			if en.Below {
				sign = -1
			}
			groups = append(groups, world.Kind{Product: int32(k), Unit: en.Unit, Entry: world.None, Sd: g.World.Products[k].SdLog, Sign: sign, LogT: exact.Log(en.Anchor), Growth: en.Growth, YT: c})
		}
		if len(groups) == 0 && left > 1e-9 {
			groups = append(groups, world.Kind{Product: int32(k), Entry: world.None, Sd: g.World.Products[k].SdLog, Sign: 1, YT: 0.5})
		}
		for n := range groups {
			kd := groups[n]
			kd.Share = left / float64(len(groups))
			inGroup := math.Min(0.95, math.Max(1e-6, kd.YT/math.Max(kd.Share, 1e-9)))
			kd.YT = anchor(g, k, kd.Sd, inGroup, gaps, exports)
			cut(g, kd, thresholds[kd.Unit], k, gaps, exports)
		}
		g.ClassN[k] = int32(len(g.Classes)) - int32(g.ClassFirst[k])
	}
	watch(g, books)
}

// coverage is where the draw puts an entry's coverage between low and high.
func coverage(g *world.Ground, p *Params, e int) float64 {
	en := &g.Entries[e]
	lo, mid, hi := en.Low, en.Coverage, en.High
	x := p.Population.CoverageSpread
	switch {
	case x < 0 && lo > 0 && mid > 0:
		return float64(mid * exact.Pow(lo/mid, -x))
	case x > 0 && hi > 0 && mid > 0:
		return math.Min(1, float64(mid*exact.Pow(hi/mid, x)))
	}
	return mid
}

func hasProduct(ks []int32, k int) bool {
	for _, x := range ks {
		if int(x) == k {
			return true
		}
	}
	return false
}

func unitIn(groups []world.Kind, unit string) int {
	for n := range groups {
		if groups[n].Unit == unit {
			return n
		}
	}
	return -1
}

// allThresholds are the thresholds of any arm at any date, those that a review or
// trigger may set included, by unit, sorted.
func allThresholds(g *world.Ground, books []*world.Rulebook) map[string][]float64 {
	out := map[string][]float64{}
	add := func(e world.EntryID, t float64) {
		if u := g.Entries[e].Unit; u != "" && t > 0 {
			out[u] = append(out[u], t)
		}
	}
	for _, b := range books {
		for _, s := range b.Today {
			add(s.Entry, s.Threshold)
		}
		for _, c := range b.Changes {
			if c.Kind == world.SetEntry {
				add(c.Entry, c.Value)
			}
		}
		b.Thresholds(add)
	}
	for _, ts := range out {
		sort.Float64s(ts)
	}
	return out
}

// anchor solves the standardised threshold above which a share of the world's
// trade in the product lies, origins mixed by their exports.
func anchor(g *world.Ground, k int, sd, share float64, gaps, exports []float64) float64 {
	lo, hi := -12.0, 12.0
	for range 80 {
		mid := (lo + hi) / 2
		if worldAbove(g, k, mid, sd, gaps, exports) > share {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

func worldAbove(g *world.Ground, k int, y, sd float64, gaps, exports []float64) float64 {
	sum := 0.0
	for i := 0; i < g.NJ; i++ {
		if x := exports[k*g.NJ+i]; x > 0 {
			sum += float64(x * (1 - exact.NormalCDF(y+gaps[k*g.NJ+i]/sd)))
		}
	}
	return sum
}

// cut adds a kind and its classes.
func cut(g *world.Ground, kd world.Kind, thresholds []float64, k int, gaps, exports []float64) {
	cuts := []float64{}
	for _, t := range thresholds {
		cuts = append(cuts, kd.Standardised(t))
	}
	for _, share := range []float64{0.5, 0.2, 0.05} {
		cuts = append(cuts, anchor(g, k, kd.Sd, share, gaps, exports))
	}
	sort.Float64s(cuts)
	kd.FirstCls = world.ClassID(len(g.Classes))
	median := anchor(g, k, kd.Sd, 0.5, gaps, exports)
	lo := math.Inf(-1)
	g.Kinds = append(g.Kinds, kd)
	at := int32(len(g.Kinds) - 1)
	for _, c := range append(cuts, math.Inf(1)) {
		if c-lo < 1e-6 || math.IsInf(c, -1) {
			continue
		}
		share := above(g, k, lo, kd.Sd, gaps, exports) - above(g, k, c, kd.Sd, gaps, exports)
		mid := lo
		if math.IsInf(lo, -1) {
			mid = math.Min(c, median) - 0.5
		}
		g.Classes = append(g.Classes, world.Class{Product: int32(k), Kind: at, Lo: lo, Hi: c, Share: float64(share * kd.Share), Capability: exact.Exp(float64(kd.Sd * (mid - median)))})
		lo = c
	}
	g.Kinds[at].NCls = int32(len(g.Classes)) - int32(kd.FirstCls)
}

func above(g *world.Ground, k int, y, sd float64, gaps, exports []float64) float64 {
	switch {
	case math.IsInf(y, -1):
		return 1
	case math.IsInf(y, 1):
		return 0
	}
	return worldAbove(g, k, y, sd, gaps, exports)
}

// watch marks the classes that some arm's list catches, or a review or trigger may
// let it catch, at any date, today's included, and among them those of entries that a measure names.
func watch(g *world.Ground, books []*world.Rulebook) {
	named := map[world.EntryID]bool{}
	for _, b := range books {
		for e := range b.Named {
			named[e] = true
		}
	}
	r := &world.Rules{}
	mark := func(e world.EntryID, t float64) {
		for _, k := range g.Entries[e].Products {
			for c := g.ClassFirst[k]; c < g.ClassFirst[k]+world.ClassID(g.ClassN[k]); c++ {
				if r.Covers(g, e, t, c) {
					g.Classes[c].Watched = true
					g.Classes[c].Named = g.Classes[c].Named || named[e]
				}
			}
		}
	}
	for _, b := range books {
		for _, s := range b.Today {
			mark(s.Entry, s.Threshold)
		}
		for _, c := range b.Changes {
			if c.Kind == world.SetEntry {
				mark(c.Entry, c.Value)
			}
		}
		b.Thresholds(mark)
	}
}
