package data

import (
	"fmt"
	"math"
	"slices"
)

// gravity makes the reference world's flows. For product k in group g, origin i
// and destination j,
//
//	X_ijk = a_i b_j strength_gi demand_gj e_ij / km_ij
//	demand_gj = GDP_j openness_j times_gj
//
// where e_ij is 1, or the embargo factor from the coalition to an embargoed
// destination, times tables/links.csv for a few pairs at odds. a and b balance
// in alternating passes until origins sell their share of world trade and
// destinations buy theirs; no domestic flows. Distance acts with elasticity -1,
// near the mean of published gravity estimates (about -0.9; Disdier and Head
// 2008, recalled hi). Every product is rounded to float64 before it is added,
// so that no compiler fuses the two and all platforms agree.
type gravity struct {
	world    *World
	km       [][]float64
	openness []float64
	exports  []float64 // of all goods [USD a year]
	products []referenceProduct
	settings map[string]float64
	strength map[string][]float64 // by group, then origin
	quality  map[string][]float64 // relative unit value, 1 at the frontier
	times    map[string][]float64 // by group, then destination
	links    [][]float64          // [origin][destination], 1 but for pairs at odds
}

// read loads the assumed strengths and demands.
func (g *gravity) read() error {
	n := len(g.world.Jurisdictions)
	g.strength, g.quality, g.times = make(map[string][]float64), make(map[string][]float64), make(map[string][]float64)
	err := readFacts("tables/supply.csv", func(r *factRow) {
		group, i := r.text("group"), g.world.JurisdictionIndex(r.text("exporter"))
		if i < 0 {
			r.fail("exporter", "a jurisdiction of the reference world")
			return
		}
		if g.strength[group] == nil {
			g.strength[group], g.quality[group] = make([]float64, n), make([]float64, n)
		}
		g.strength[group][i], g.quality[group][i] = r.number("strength"), r.number("quality")
	})
	if err != nil {
		return err
	}
	for _, p := range g.products {
		if g.strength[p.group] == nil {
			return fmt.Errorf("tables/products.csv names the group %q, which tables/supply.csv lacks", p.group)
		}
		g.times[p.group] = slices.Repeat([]float64{1}, n)
	}
	if err := g.readLinks(); err != nil {
		return err
	}
	return readFacts("tables/demand.csv", func(r *factRow) {
		times := g.times[r.text("group")]
		if times == nil {
			r.fail("group", "a group of tables/products.csv")
			return
		}
		if r.text("importer") == "*" { // the group's first row: everybody not named after it
			for j := range times {
				times[j] = r.number("times")
			}
			return
		}
		if j := g.world.JurisdictionIndex(r.text("importer")); j >= 0 {
			times[j] = r.number("times")
		}
	})
}

// embargoed says whether today's embargoes hold a flow down.
func (g *gravity) embargoed(i, j int) bool {
	from, to := &g.world.Jurisdictions[i], &g.world.Jurisdictions[j]
	return memberOf(from, "GCHPL_COALITION") && memberOf(to, "EMBARGO")
}

// readLinks sets e_ij.
func (g *gravity) readLinks() error {
	w := g.world
	g.links = make([][]float64, len(w.Jurisdictions))
	for i := range g.links {
		g.links[i] = slices.Repeat([]float64{1}, len(w.Jurisdictions))
		for j := range g.links[i] {
			if g.embargoed(i, j) {
				g.links[i][j] = g.settings["embargo_factor"]
			}
		}
	}
	return readFacts("tables/links.csv", func(r *factRow) {
		i, j := w.JurisdictionIndex(r.text("exporter")), w.JurisdictionIndex(r.text("importer"))
		if i < 0 || j < 0 {
			r.fail("exporter", "jurisdictions of the reference world here and in importer")
			return
		}
		g.links[i][j] *= r.number("times")
	})
}

// shares is the group's flows as shares of world trade, [origin][destination].
func (g *gravity) shares(group string) [][]float64 {
	demand := make([]float64, len(g.openness))
	for j := range demand {
		demand[j] = float64(g.world.Jurisdictions[j].GDP*g.openness[j]) * g.times[group][j]
	}
	return g.balance(slices.Clone(g.strength[group]), demand)
}

// balance spreads supply over demand, both scaled to sum 1.
func (g *gravity) balance(supply, demand []float64) [][]float64 {
	n := len(supply)
	rescale(supply, 1)
	rescale(demand, 1)
	x := make([][]float64, n)
	for i := range n {
		x[i] = make([]float64, n)
		for j := range n {
			if i != j {
				x[i][j] = float64(supply[i]*demand[j]) / g.km[i][j] * g.links[i][j]
			}
		}
	}
	for range int(g.settings["balance_passes"]) {
		for i := range n {
			rescale(x[i], supply[i])
		}
		for j := range n {
			column := 0.0
			for i := range n {
				column += x[i][j]
			}
			for i := range n {
				x[i][j] *= demand[j] / column
			}
		}
	}
	return x
}

// rescale scales v to a sum of total; a v of zeros stays.
func rescale(v []float64, total float64) {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	if sum == 0 {
		return
	}
	for i := range v {
		v[i] *= total / sum
	}
}

// flows writes the cells that are large enough for the product, or among an
// importer's largest suppliers (more of them where goods may pass through), in whole USD; tonnes follow from USD per kg and relative quality.
func (g *gravity) flows(year int32) {
	shares := make(map[string][][]float64)
	f := &g.world.Flows
	for k, p := range g.products {
		x := shares[p.group]
		if x == nil {
			x = g.shares(p.group)
			shares[p.group] = x
		}
		for j := range g.world.Jurisdictions {
			for i, usd := range g.kept(x, j, p.world) {
				if usd == 0 {
					continue
				}
				f.Period = append(f.Period, year)
				f.Exporter = append(f.Exporter, uint16(i))
				f.Importer = append(f.Importer, uint16(j))
				f.Product = append(f.Product, uint16(k))
				f.ValueUSD = append(f.ValueUSD, usd)
				perTonne := 1000 * float64(g.world.Products[k].ValuePerKg*g.quality[p.group][i])
				f.QuantityT = append(f.QuantityT, math.Round(1e6*(usd/perTonne))/1e6)
			}
		}
	}
}

// kept is one destination's flows by origin [USD], with the cells left out at 0.
func (g *gravity) kept(x [][]float64, j int, world float64) []float64 {
	n := len(x)
	usd := make([]float64, n)
	order := make([]int, n)
	for i := range n {
		usd[i], order[i] = math.Round(x[i][j]*world), i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case usd[a] > usd[b]:
			return -1
		case usd[a] < usd[b]:
			return 1
		}
		return 0
	})
	leading := int(g.settings["keep_suppliers"])
	if g.world.Jurisdictions[j].Opacity >= g.settings["opaque"] {
		leading = int(g.settings["keep_suppliers_opaque"])
	}
	least := g.settings["keep_usd"] * math.Sqrt(world/1e9)
	var rank [2]int // among suppliers that embargo the destination, and among the others
	for _, i := range order {
		class := 0
		if g.embargoed(i, j) {
			class = 1
		}
		leads := rank[class] < leading && usd[i] >= g.settings["keep_least_usd"]
		rank[class]++
		if usd[i] < least && !leads {
			usd[i] = 0
		}
	}
	return usd
}

// totals writes all goods exports between each pair, by the same rule with
// published exports for strength.
func (g *gravity) totals() {
	demand, sum := make([]float64, len(g.exports)), 0.0
	for j := range demand {
		demand[j] = float64(g.world.Jurisdictions[j].GDP * g.openness[j])
		sum += g.exports[j]
	}
	for i, row := range g.balance(slices.Clone(g.exports), demand) {
		for j, share := range row {
			if i != j {
				usd := math.Round(sum * g.settings["inside"] * share)
				g.world.Totals = append(g.world.Totals, Total{uint16(i), uint16(j), usd})
			}
		}
	}
}
