package model

import (
	"math"
	"slices"

	"cordon/model/exact"
	"cordon/model/world"
)

// frontier is the group whose makers are taken to be at the frontier: the regime for
// dual-use goods in general.
const frontier = "WASSENAAR"

// knownQuantity is the share of a product's value that must have a quantity for
// unit values to be used, and widest the largest gap that they may say.
const (
	knownQuantity = 0.8
	widest        = 3
)

// gapsOf is how far each origin's makers of a product stand behind the
// frontier, in log performance: [k*NJ+i]. Where quantities are recorded it is
// what unit values say, relative to the product's mean; elsewhere smaller
// exporters and origins outside the Wassenaar Arrangement are behind (assumed,
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
			if !slices.Contains(g.World.Jurisdictions[i].Groups, frontier) {
				gap += p.Population.GapOutside
			}
			gaps[k*g.NJ+i] = gap
		}
	}
	return gaps
}

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
