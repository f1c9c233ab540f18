package model

import (
	"cmp"
	"math"
	"slices"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

// leastNeed is the part of a product's median recorded cell below which a
// predicted need is left out where no flow is recorded: cells that small would
// add accounts and hardly any value.
const leastNeed = 0.01

// withClosed marks the recorded flows that today's list closes and adds those
// that it leaves no trace of, with the needs that gravity predicts, in the order
// of flows: product, importer, exporter.
//
// A cell (origin, destination, product) is closed when every class of the product
// that the origin can make is under presumption of denial towards the destination.
// A remainder that is recorded all the same (old licences, other codes) is kept:
// the need is the prediction, at least the remainder, and the cell is left out of
// the match, for what a closed channel delivers is no measure of the need.
//
// A cell is predicted where the origin sells the product and the destination buys
// it somewhere open, inside one bloc of trade (gravity). Elsewhere, as with a
// destination all of whose suppliers are closed or an origin with no open cell,
// effects are not known: a recorded remainder is then the need as it stands, and a
// cell without record has none and is listed (world.Ground.Unknown). Whoever buys
// nothing although some seller is open to it is taken not to buy.
//
// Open suppliers' recorded sales already hold what buyers moved to them. That is
// not counted twice: calibrate lowers the needs first asked of open origins by
// what flows in from closed ones.
func withClosed(g *world.Ground, rules *world.Rules, flows []flow) []flow {
	shut := closures(g, rules)
	if !slices.Contains(shut, true) {
		return flows
	}
	isShut := func(i, j, k int) bool { return shut[(k*g.NJ+j)*g.NJ+i] }
	rest := g.World.JurisdictionIndex(restCode)
	km := distances(g)
	logKm := func(i, j int) (float64, bool) {
		if km == nil {
			return 0, i != rest
		}
		d := km[i*g.NJ+j]
		return d, i != rest && !math.IsNaN(d)
	}
	gr := estimate(flows, g.NJ, logKm, isShut)
	out := make([]flow, 0, len(flows))
	for k, t := range trades(g, flows) {
		if len(t.flows) == 0 {
			continue
		}
		floor := t.median(isShut) * leastNeed
		for j := 0; j < g.NJ; j++ {
			buys := t.buys[j] || t.allShut(j, isShut)
			for i := 0; i < g.NJ; i++ {
				f, recorded := t.at(i, j)
				switch {
				case !recorded && (i == j || !t.sells[i] || !buys || !isShut(i, j, k)):
					continue
				case recorded && !isShut(i, j, k):
					out = append(out, f)
					continue
				}
				d, ok := logKm(i, j)
				var usd float64
				if ok {
					usd, ok = gr.predict(i, j, k, d)
				}
				f = flow{i: i, j: j, k: k, usd: f.usd, basis: world.Predicted, need: math.Max(usd, f.usd)}
				switch {
				case !ok && recorded:
					f.basis = world.Unpredicted
				case !ok:
					g.Unknown = append(g.Unknown, world.Cell{Origin: world.JurisdictionID(i), Destination: world.JurisdictionID(j), Product: int32(k)})
					continue
				case !recorded && usd < floor:
					continue
				}
				out = append(out, f)
			}
		}
	}
	return out
}

// closures marks the closed cells: [(product*NJ+destination)*NJ+origin].
func closures(g *world.Ground, rules *world.Rules) []bool {
	shut := make([]bool, g.NP*g.NJ*g.NJ)
	for k := 0; k < g.NP; k++ {
		for i := 0; i < g.NJ; i++ {
			var made []world.ClassID
			listed := true
			for c := g.ClassFirst[k]; c < g.ClassFirst[k]+world.ClassID(g.ClassN[k]); c++ {
				if g.Ability[i*len(g.Classes)+int(c)] > 0 {
					made = append(made, c)
					listed = listed && rules.Item[i*len(g.Classes)+int(c)] != world.None
				}
			}
			for j := 0; listed && len(made) > 0 && j < g.NJ; j++ {
				shut[(k*g.NJ+j)*g.NJ+i] = i != j && !slices.ContainsFunc(made, func(c world.ClassID) bool {
					return rules.Regime(world.JurisdictionID(i), c, world.JurisdictionID(j)).Policy != data.PresumptionDenial
				})
			}
		}
	}
	return shut
}

// distances are logs of km, [from*NJ+to], NaN where the world lacks the pair;
// nil where it has none at all.
func distances(g *world.Ground) []float64 {
	if len(g.World.Distances) == 0 {
		return nil
	}
	km := make([]float64, g.NJ*g.NJ)
	for i := range km {
		km[i] = math.NaN()
	}
	for _, d := range g.World.Distances {
		if d.Km > 0 {
			km[int(d.From)*g.NJ+int(d.To)] = exact.Log(d.Km)
		}
	}
	return km
}

// trade is one product's recorded flows and who sells and buys it.
type trade struct {
	flows       []flow // by importer and exporter
	sells, buys []bool // by jurisdiction
}

// trades are the recorded flows by product.
func trades(g *world.Ground, flows []flow) []trade {
	out := make([]trade, g.NP)
	for lo := 0; lo < len(flows); {
		t := &out[flows[lo].k]
		t.sells, t.buys = make([]bool, g.NJ), make([]bool, g.NJ)
		hi := lo
		for ; hi < len(flows) && flows[hi].k == flows[lo].k; hi++ {
			t.sells[flows[hi].i], t.buys[flows[hi].j] = true, true
		}
		t.flows = flows[lo:hi]
		lo = hi
	}
	return out
}

// at is the recorded flow of a pair.
func (t *trade) at(i, j int) (f flow, recorded bool) {
	n, recorded := slices.BinarySearchFunc(t.flows, flow{i: i, j: j}, func(a, b flow) int {
		return cmp.Or(cmp.Compare(a.j, b.j), cmp.Compare(a.i, b.i))
	})
	if recorded {
		f = t.flows[n]
	}
	return f, recorded
}

// allShut says whether every seller is closed to a destination.
func (t *trade) allShut(j int, shut func(i, j, k int) bool) bool {
	some := false
	for i, sells := range t.sells {
		if sells && i != j {
			if !shut(i, j, t.flows[0].k) {
				return false
			}
			some = true
		}
	}
	return some
}

// median of the recorded open flows; 0 where there are none.
func (t *trade) median(shut func(i, j, k int) bool) float64 {
	var usd []float64
	for _, f := range t.flows {
		if !shut(f.i, f.j, f.k) {
			usd = append(usd, f.usd)
		}
	}
	if len(usd) == 0 {
		return 0
	}
	slices.Sort(usd)
	return exact.Quantile(usd, 0.5)
}
