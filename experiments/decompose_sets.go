package experiments

import (
	"slices"

	"cordon/experiments/conclusions"
	"cordon/model/chance"
	"cordon/model/lever"
)

// Up to exactMeasures measures, every set of them is run; of larger packages those
// sets that decomposePairs pairs of orders pass through.
const (
	exactMeasures  = 8
	decomposePairs = 12
)

// bundle is a package of measures and the sets of them that are run.
type bundle struct {
	measures []lever.Measure
	orders   [][]int           // nil: every set
	runs     []conclusions.Set // sets that differ in what they do
}

func packageOf(measures []lever.Measure, seed uint64) *bundle {
	p := &bundle{measures: measures}
	n := len(p.measures)
	var sets []conclusions.Set
	if n <= exactMeasures {
		for s := range conclusions.All(n) + 1 {
			sets = append(sets, s)
		}
	} else {
		p.orders = conclusions.Orders(n, decomposePairs, chance.Root(seed, -1).At(chance.ParameterDraw, 0))
		sets = conclusions.SetsOf(p.orders)
		for i := range n {
			sets = append(sets, p.with(i), conclusions.All(n)&^conclusions.Set(0).With(i))
		}
	}
	for _, s := range sets {
		if s = p.acting(s); !slices.Contains(p.runs, s) {
			p.runs = append(p.runs, s)
		}
	}
	return p
}

// acting leaves out of a set the measures that refer to one that is not in it (with:),
// and those that refer to these: a measure that goes with another does nothing
// without it.
func (p *bundle) acting(s conclusions.Set) conclusions.Set {
	for range p.measures {
		for i, m := range p.measures {
			leader := lever.Leader(m)
			at := slices.IndexFunc(p.measures, func(l lever.Measure) bool { return l.Name == leader })
			if s.Has(i) && at >= 0 && !s.Has(at) {
				s &^= conclusions.Set(0).With(i)
			}
		}
	}
	return s
}

// arm is the measures of a set, in the order of the file.
func (p *bundle) arm(s conclusions.Set) []lever.Measure {
	var out []lever.Measure
	for i, m := range p.measures {
		if s.Has(i) {
			out = append(out, m)
		}
	}
	return out
}

// divide is Shapley's parts of a game and their errors of sampling orders.
func (p *bundle) divide(value func(conclusions.Set) float64) (parts, se []float64) {
	if p.orders == nil {
		return conclusions.Shapley(len(p.measures), value), make([]float64, len(p.measures))
	}
	return conclusions.Sampled(p.orders, value)
}

// with is a measure and those that it goes with.
func (p *bundle) with(i int) conclusions.Set {
	s := conclusions.Set(0)
	for i >= 0 && !s.Has(i) {
		s = s.With(i)
		leader := lever.Leader(p.measures[i])
		i = slices.IndexFunc(p.measures, func(l lever.Measure) bool { return l.Name == leader })
	}
	return s
}
