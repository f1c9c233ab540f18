package model

import (
	"fmt"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/lever"
	"cordon/model/world"
)

// Arm is one scenario as the model takes it.
type Arm struct {
	Name     string
	Start    data.Date
	Weeks    int
	Measures []lever.Measure
}

// rulebooks writes every arm's measures, so that all share one list of entries.
// Without a key, followers take the median lag.
func rulebooks(w *data.World, arms []Arm, p *Params, key chance.Key, draw bool) ([]*world.Rulebook, error) {
	var entries []world.Entry
	books := make([]*world.Rulebook, len(arms))
	for n, arm := range arms {
		b := world.NewRulebook(w, arm.Start)
		if entries != nil {
			b.Entries = entries
		}
		if draw {
			b.Lag = func(_ string, j world.JurisdictionID, median float64) float64 {
				u := key.At(chance.FollowLag, 0).Float(chance.Hash(w.Jurisdictions[j].ISO3), 0)
				return p.Coalition.Lag(median, chance.Normal(u))
			}
		} else {
			b.Lag = func(_ string, _ world.JurisdictionID, median float64) float64 { return p.Coalition.Lag(median, 0) }
		}
		b.Weeks = arm.Weeks
		b.Growth = func(e world.EntryID) float64 { return float64(b.Entries[e].Growth * p.Technology.GrowthScale) }
		if err := lever.WriteAll(b, arm.Measures); err != nil {
			return nil, fmt.Errorf("scenario %s: %w", arm.Name, err)
		}
		entries = b.Entries
		books[n] = b
	}
	for _, b := range books {
		b.Entries = entries
	}
	return books, nil
}

// Build makes the ground of one parameter draw: bands, markets, base weights
// and the grossed-up needs behind the recorded flows.
func Build(w *data.World, p *Params, books []*world.Rulebook) (*world.Ground, error) {
	g := &world.Ground{World: w, NJ: len(w.Jurisdictions), NP: len(w.Products)}
	g.Entries = append([]world.Entry(nil), books[0].Entries...)
	for _, j := range w.Jurisdictions {
		g.ISO = append(g.ISO, j.ISO3)
		g.IDs = append(g.IDs, chance.Hash(j.ISO3))
	}
	g.Members = make([]bool, g.NJ)
	for _, b := range books {
		for j := range b.Members {
			g.Members[j] = true
		}
	}
	anyMember := false
	for _, m := range g.Members {
		anyMember = anyMember || m
	}
	if !anyMember { // no arm names anybody: everybody who has a list
		for _, s := range books[0].Today {
			g.Members[s.By] = true
		}
	}
	scope := scopeOf(g)
	flows, err := scopedFlows(w, scope)
	if err != nil {
		return nil, err
	}
	exports := exportShares(g, flows)
	gaps := gapsOf(g, p, exports)
	bands(g, p, books, gaps, exports)
	g.Ability = abilities(g, p, gaps)
	rules := world.NewRules(g, books[0])
	rules.Exempt = p.Compliance.Exempt
	markets(g, p, withClosed(g, rules, flows), exports)
	content(g, p, flows)
	hubs(g, rules)
	barred(g, p, rules)
	calibrate(g, p, rules)
	return g, nil
}

// scopeOf marks the products that some entry names: those have agents.
func scopeOf(g *world.Ground) []bool {
	scope := make([]bool, g.NP)
	for _, e := range g.Entries {
		for _, k := range e.Products {
			scope[k] = true
		}
	}
	return scope
}

// flow is a recorded flow of the scope, summed over the base period.
type flow struct {
	i, j, k int
	usd     float64
	basis   world.Basis
	need    float64 // USD over the base period, where today's list closes the cell
}

// scopedFlows sums the world's flows over its base period, in the order
// product, importer, exporter. Flows within one jurisdiction are left out.
func scopedFlows(w *data.World, scope []bool) ([]flow, error) {
	var out []flow
	f := &w.Flows
	for n := 0; n < f.Len(); n++ {
		i, j, k := int(f.Exporter[n]), int(f.Importer[n]), int(f.Product[n])
		if !scope[k] || i == j || !(f.ValueUSD[n] > 0) {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].i == i && out[last].j == j && out[last].k == k {
			out[last].usd += f.ValueUSD[n]
			continue
		}
		out = append(out, flow{i: i, j: j, k: k, usd: f.ValueUSD[n]})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the world %q has no trade in the HS6 codes of its list: nothing to simulate; import a list whose codes the flows have (cordon import list)", w.Name)
	}
	return out, nil
}

// exportShares are exports by (product, origin) as shares of the product's
// trade: [k*NJ+i].
func exportShares(g *world.Ground, flows []flow) []float64 {
	x := make([]float64, g.NP*g.NJ)
	sum := make([]float64, g.NP)
	for _, f := range flows {
		x[f.k*g.NJ+f.i] += f.usd
		sum[f.k] += f.usd
	}
	for k := range sum {
		if sum[k] > 0 {
			for i := 0; i < g.NJ; i++ {
				x[k*g.NJ+i] /= sum[k]
			}
		}
	}
	return x
}
