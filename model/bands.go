package model

import (
	"math"
	"sort"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// regimes mark the jurisdictions whose makers are taken to be at the frontier.
var regimes = []string{"WASSENAAR", "NSG", "MTCR", "AUSTRALIA_GROUP"}

// gapsOf is how far each origin's makers of a product stand behind the
// frontier, in log performance: [k*NJ+i]. Where quantities are recorded it is
// what unit values say, relative to the product's mean; elsewhere smaller
// exporters and origins outside the export-control regimes are behind (assumed,
// varied).
func gapsOf(g *world.Ground, p *Params, exports []float64) []float64 {
	gaps := make([]float64, g.NP*g.NJ)
	value, tonnes, known, all := unitValues(g)
	for k := 0; k < g.NP; k++ {
		if all[k] > 0 && known[k]/all[k] > knownQuantity {
			unitGaps(g, p, k, value, tonnes, gaps)
			continue
		}
		top := 0.0
		for i := 0; i < g.NJ; i++ {
			top = math.Max(top, exports[k*g.NJ+i])
		}
		for i := 0; i < g.NJ; i++ {
			x := exports[k*g.NJ+i]
			if x == 0 {
				continue
			}
			gap := float64(p.Population.GapScale * math.Min(3, exact.Log(top/x)))
			if !inRegime(g.World.Jurisdictions[i]) {
				gap += p.Population.GapOutside
			}
			gaps[k*g.NJ+i] = gap
		}
	}
	return gaps
}

// knownQuantity is the share of a product's value that must have a quantity for
// unit values to be used, and widest the largest gap that they may say.
const (
	knownQuantity = 0.8
	widest        = 3
)

// unitValues adds up value and tonnes by (product, origin) where quantity is
// recorded, and value by product with and without it.
func unitValues(g *world.Ground) (value, tonnes, known, all []float64) {
	f := &g.World.Flows
	value, tonnes = make([]float64, g.NP*g.NJ), make([]float64, g.NP*g.NJ)
	known, all = make([]float64, g.NP), make([]float64, g.NP)
	for n := 0; n < f.Len(); n++ {
		k, at := int(f.Product[n]), int(f.Product[n])*g.NJ+int(f.Exporter[n])
		all[k] += f.ValueUSD[n]
		if q := f.QuantityT[n]; q > 0 {
			value[at] += f.ValueUSD[n]
			tonnes[at] += q
			known[k] += f.ValueUSD[n]
		}
	}
	return value, tonnes, known, all
}

func unitGaps(g *world.Ground, p *Params, k int, value, tonnes, gaps []float64) {
	mean, sum := 0.0, 0.0
	for i := 0; i < g.NJ; i++ {
		if at := k*g.NJ + i; tonnes[at] > 0 {
			mean += float64(value[at] * exact.Log(value[at]/tonnes[at]))
			sum += value[at]
		}
	}
	for i := 0; i < g.NJ; i++ {
		if at := k*g.NJ + i; tonnes[at] > 0 {
			gap := float64(p.Population.Quality * (mean/sum - exact.Log(value[at]/tonnes[at])))
			gaps[at] = math.Max(-widest, math.Min(widest, gap))
		}
	}
}

func inRegime(j data.Jurisdiction) bool {
	for _, have := range j.Groups {
		if have == regimes[0] {
			return true
		}
	}
	return false
}

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

// allThresholds are the thresholds of any arm at any date, by unit, sorted.
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

// watch marks the classes that some arm's list catches at any date, today's
// included, and among them those of entries that a measure names.
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
	}
}

// abilities is a_ib: [i*classes+c], the share of origin i's variants of the
// product in each class; below Reach of the world's share nobody there can.
func abilities(g *world.Ground, p *Params, gaps []float64) []float64 {
	nc := len(g.Classes)
	a := make([]float64, g.NJ*nc)
	g.Reach = make([]float64, g.NJ*nc)
	for c := range g.Classes {
		cl := &g.Classes[c]
		kd := &g.Kinds[cl.Kind]
		for i := 0; i < g.NJ; i++ {
			gap := gaps[int(cl.Product)*g.NJ+i] / kd.Sd
			share := kd.Share
			if !math.IsInf(cl.Lo, -1) || !math.IsInf(cl.Hi, 1) {
				share = float64(kd.Share * (exact.NormalCDF(cl.Hi+gap) - exact.NormalCDF(cl.Lo+gap)))
			}
			if cl.Share <= 0 || share/cl.Share < p.Population.Reach {
				continue
			}
			a[i*nc+c] = share
			g.Reach[i*nc+c] = share / cl.Share
		}
	}
	for k := 0; k < g.NP; k++ { // shares of what the origin can make sum to 1
		for i := 0; i < g.NJ; i++ {
			sum := 0.0
			for c := int(g.ClassFirst[k]); c < int(g.ClassFirst[k])+int(g.ClassN[k]); c++ {
				sum += a[i*nc+c]
			}
			for c := int(g.ClassFirst[k]); sum > 0 && c < int(g.ClassFirst[k])+int(g.ClassN[k]); c++ {
				a[i*nc+c] /= sum
			}
		}
	}
	return a
}
