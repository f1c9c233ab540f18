package technology

import "cordon/model/world"

// Technology runs how makers answer a list. Burden is what a list costs a sale of
// origin i's goods of a class to destination j, as a share of its value: 0 free,
// 1 closed; Move ties an account to an option; Orders is orders per account-week.
type Technology struct {
	P      *Params
	Burden func(s *world.State, r *world.Rules, i world.JurisdictionID, c world.ClassID, j world.JurisdictionID, usd float64) float64
	Move   func(s *world.State, a world.AccountID, o world.OptionID)
	Orders float64

	noted       *world.Rules // published rules that makers have begun to design for
	felt, asked []float64    // by (origin, class): burden times need, need
	home        []float64    // by jurisdiction: base sales of the scope [USD a week]
	makers      []float64    // by kind: base sales of its makers, by their part in the top class
	hit         []float64    // by firm: burden beyond today's [USD a week]
	line        []float64    // by firm: sales that bear it [USD a week]
	leaves      []bool       // by firm: moves this week
}

// New with its tables.
func New(p *Params, g *world.Ground, firms int) *Technology {
	x := &Technology{P: p, felt: make([]float64, g.NJ*len(g.Classes)), asked: make([]float64, g.NJ*len(g.Classes)), home: make([]float64, g.NJ), makers: make([]float64, len(g.Kinds)), hit: make([]float64, firms), line: make([]float64, firms), leaves: make([]bool, firms)}
	for i := range x.home {
		for k := 0; k < g.NP; k++ {
			x.home[i] += g.CommittedBase[i*g.NP+k]
		}
	}
	for n := range g.Kinds {
		for i := 0; i < g.NJ; i++ {
			x.makers[n] += float64(g.CommittedBase[i*g.NP+int(g.Kinds[n].Product)] * top(g, n, i))
		}
	}
	return x
}

// top is an origin's part in the highest class of a kind, relative to the world's.
func top(g *world.Ground, kind, i int) float64 {
	kd := &g.Kinds[kind]
	return g.Reach[i*len(g.Classes)+int(kd.FirstCls)+int(kd.NCls)-1]
}
