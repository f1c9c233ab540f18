package model

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

// Rival is a null with no agents and no queues: importers buy of each product what
// they bought in the base period, and share it among the suppliers that the law
// leaves open as gravity does (PPML on the recorded table, the fit that also
// predicts what a closed channel would carry). Nobody waits, searches, goes without
// or goes around.
type Rival struct {
	Cells []RivalCell // by product, importer and exporter
	study *Study
	today []float64 // by cell: part open under today's list
}

// RivalCell is one recorded flow and what gravity says of it, both in USD over the
// base period. Where gravity has no estimate for a pair, Fitted is what is recorded.
type RivalCell struct {
	Exporter, Importer, Product int // positions in the world
	Recorded, Fitted            float64
}

// Rival fits gravity to the world's base period at the default parameters.
func (st *Study) Rival() (*Rival, error) {
	g, err := st.Ground()
	if err != nil {
		return nil, err
	}
	flows, err := scopedFlows(st.table, scopeOf(g))
	if err != nil {
		return nil, err
	}
	shut := closures(g, world.NewRules(g, st.books[0]))
	km := distances(g)
	logKm := func(i, j int) (float64, bool) {
		if km == nil {
			return 0, true
		}
		d := km[i*g.NJ+j]
		return d, d == d
	}
	gr := estimate(flows, g.NJ, logKm, func(i, j, k int) bool { return shut[(k*g.NJ+j)*g.NJ+i] })
	r := &Rival{study: st}
	for _, f := range flows {
		c := RivalCell{Exporter: f.i, Importer: f.j, Product: f.k, Recorded: f.usd, Fitted: f.usd}
		if d, ok := logKm(f.i, f.j); ok {
			if mu, ok := gr.predict(f.i, f.j, f.k, d); ok {
				c.Fitted = mu
			}
		}
		r.Cells = append(r.Cells, c)
	}
	if r.today, err = r.open(0, -1); err != nil {
		return nil, err
	}
	return r, nil
}

// At is what the rival says of every cell at one arm's rules of a week, in USD over
// a time as long as the base period: each importer's recorded purchases of a product,
// shared in proportion to gravity's predictions times the part that is open, relative
// to today's list. An importer to whom nobody is left open buys nothing.
func (r *Rival) At(arm, week int) ([]float64, error) {
	if arm < 0 || arm >= len(r.study.books) {
		return nil, fmt.Errorf("arm %d of %d", arm, len(r.study.books))
	}
	open, err := r.open(arm, week)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(r.Cells))
	for lo := 0; lo < len(r.Cells); {
		hi, buys, sum := lo, 0.0, 0.0
		for ; hi < len(r.Cells) && r.Cells[hi].Product == r.Cells[lo].Product && r.Cells[hi].Importer == r.Cells[lo].Importer; hi++ {
			c := &r.Cells[hi]
			part := 1.0 // closed today already: what is recorded is what gets through
			if r.today[hi] > 0 {
				part = open[hi] / r.today[hi]
			}
			out[hi] = float64(c.Fitted * part)
			buys, sum = buys+float64(c.Recorded), sum+out[hi]
		}
		for n := lo; n < hi && sum > 0; n++ {
			out[n] = float64(out[n] / sum * buys)
		}
		lo = hi
	}
	return out, nil
}

// open is the part of each cell's goods, by value, for which no licence is needed or
// one can be had under an arm's rules of a week; week -1 is today's list.
func (r *Rival) open(arm, week int) ([]float64, error) {
	g, err := r.study.Ground()
	if err != nil {
		return nil, err
	}
	book := r.study.books[arm]
	rules := world.NewRules(g, book)
	for _, c := range book.Sorted() {
		if book.Week(c.From) <= week {
			rules.Apply(g, c)
		}
	}
	rules.Compile(g)
	out := make([]float64, len(r.Cells))
	for n, c := range r.Cells {
		made, free := 0.0, 0.0
		for cl := g.ClassFirst[c.Product]; cl < g.ClassFirst[c.Product]+world.ClassID(g.ClassN[c.Product]); cl++ {
			v := g.Ability[c.Exporter*len(g.Classes)+int(cl)] // a base need asks of its exporter what that makes
			made += float64(v)
			free += float64(v * lawful(rules, g, c, cl))
		}
		out[n] = 1
		if made > 0 {
			out[n] = free / made
		}
	}
	return out, nil
}

// lawful is the part of a cell's goods of a class that may be sold: all but where
// the channel is closed, and there what an exception lets through.
func lawful(rules *world.Rules, g *world.Ground, c RivalCell, cl world.ClassID) float64 {
	regime := rules.Regime(world.JurisdictionID(c.Exporter), cl, world.JurisdictionID(c.Importer))
	if regime.Entry == world.None || regime.Policy != data.PresumptionDenial {
		return 1
	}
	return min(1, rules.Exception[(int(regime.Entry)*g.NJ+int(regime.By))*g.NJ+c.Importer])
}
