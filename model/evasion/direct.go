package evasion

import (
	"math"

	"cordon/model/exact"
	"cordon/model/world"
)

// Ways around without a hub, in the order of their weights.
const (
	misdeclared = iota
	misused
	knowing
	waysDirect
)

// direct holds the weights of the ways without a hub, and how penalties of the
// origin's government change those through hubs: [origin*NP+product].
//
// Their omega is normalised once: in the warm-up, hubs all open, each has its
// declared part of ways around, and all together cost what hubs alone would. After
// that costs and openness move them, and only differences from the warm-up do.
type direct struct {
	version int32
	hub     []float64             // factor on hubs' weights
	fixed   []float64             // misdeclared and misused
	knowing []float64             // own breaches, before others' fines deter them
	way     [waysDirect][]float64 // factor on each way's part, by origin and product
	base    []float64             // what hubs alone weigh in the warm-up, by product
}

func newDirect(g *world.Ground) direct {
	n := g.NJ * g.NP
	d := direct{version: -1, hub: make([]float64, n), fixed: make([]float64, n), knowing: make([]float64, n), base: make([]float64, g.NP)}
	for v := range d.way {
		d.way[v] = make([]float64, n)
	}
	return d
}

// share is a way's part of ways around in the warm-up. Only goods that are small
// for their value pass under another description.
func (e *Evasion) share(g *world.Ground, k int32, way int) float64 {
	switch way {
	case misdeclared:
		dense := 0.5
		if v := g.World.Products[k].ValuePerKg; v > 0 {
			dense = v / (v + e.P.Dense)
		}
		return float64(e.P.Misdeclared * dense)
	case misused:
		return e.P.Misused
	}
	return e.P.Knowing
}

// shares is what the ways without a hub have together.
func (e *Evasion) shares(g *world.Ground, k int32) (sum float64) {
	for way := range waysDirect {
		sum += e.share(g, k, way)
	}
	return sum
}

// refresh computes the weights when rules have changed. Where a government asks
// nothing of its own, all factors are 1.
func (e *Evasion) refresh(s *world.State) {
	d := &e.direct
	if d.version == s.Rules.Version {
		return
	}
	g, o := s.G, &e.Odds
	for k := range d.base {
		d.base[k] = exact.Pow(RouteCost(e.P.Margin, e.freight(g, int32(k)), o.Base.Hub, o.Penalty), -e.chi(s, int32(k)))
	}
	for i := range g.NJ {
		e.origin(s, world.JurisdictionID(i))
	}
	d.version = s.Rules.Version
}

// origin fills the tables of one origin.
func (e *Evasion) origin(s *world.State, i world.JurisdictionID) {
	g, d := s.G, &e.direct
	hub, now := e.costs(s, i, false)
	hub0, base := e.costs(s, i, true)
	open, open0 := e.open(s, i, false), e.open(s, i, true)
	for k := range g.NP {
		at, chi := int(i)*g.NP+k, e.chi(s, int32(k))
		freight := e.freight(g, int32(k))
		d.hub[at] = relative(RouteCost(e.P.Margin, freight, e.Odds.Base.Hub, hub)/RouteCost(e.P.Margin, freight, e.Odds.Base.Hub, hub0), chi)
		for way := range waysDirect {
			if d.way[way][at] = 0; open0[way] > 0 { // else ruinous penalties leave nobody in the warm-up either
				d.way[way][at] = float64(open[way] / open0[way] * relative(now[way]/base[way], chi))
			}
		}
		weigh := func(way int) float64 {
			return float64(float64(d.base[k]*e.share(g, int32(k), way)) * d.way[way][at])
		}
		d.fixed[at] = weigh(misdeclared) + weigh(misused)
		d.knowing[at] = weigh(knowing)
	}
}

func relative(ratio, chi float64) float64 {
	if ratio == 1 {
		return 1
	}
	return exact.Pow(ratio, -chi)
}

// costs are the penalty that goods through hubs face and the cost of each way
// without a hub, relative to the price; base: as parameters have it.
func (e *Evasion) costs(s *world.State, i world.JurisdictionID, base bool) (penalty float64, c [waysDirect]float64) {
	o := &e.Odds
	penalty = o.Penalty
	export, check, audit := o.Base.Export, o.Base.Check, o.Base.Audit
	if !base {
		penalty *= o.Size(s, i)
		export, audit = o.Export(s, i), o.Audit(s, i)
		_, check = o.Check(s, i)
	}
	c[misdeclared] = RouteCost(e.P.MarginMis, 0, math.Min(export, 0.99), penalty)
	c[misused] = LateCost(e.P.MarginUse, check, penalty)
	c[knowing] = LateCost(e.P.Gain, audit, penalty) // mean gain of those who breach: exponential gains have no memory
	return penalty, c
}

// open is what part of those who could take each way do.
func (e *Evasion) open(s *world.State, i world.JurisdictionID, base bool) (x [waysDirect]float64) {
	o := &e.Odds
	x[misdeclared], x[misused] = 1, 1
	audit, penalty := o.Base.Audit, o.Penalty
	if !base {
		before, _ := o.Check(s, i)
		x[misused] = 1 - before
		audit = o.Audit(s, i)
		penalty *= o.Size(s, i)
	}
	x[knowing] = 1 - o.Deter(audit, penalty, e.P.Gain)
	return x
}
