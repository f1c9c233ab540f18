package cases

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// fitDirect is the most likely lognormal time behind spells that are seen
// themselves, open ones included, with the covariance of (mu, log sd) from the
// observed information.
func fitDirect(spells tally, start lognormal) (l lognormal, cov [2][2]float64, ok bool) {
	loss := func(x []float64) float64 { return -directLikelihood(spells, lognormal{x[0], math.Exp(x[1])}) }
	l, ok = minimise(loss, start)
	if !ok {
		return l, cov, false
	}
	cov, ok = invert(hessian(loss, [2]float64{l.mu, math.Log(l.sd)}))
	return l, cov, ok
}

func directLikelihood(spells tally, l lognormal) float64 {
	longest := 0
	for s := range spells {
		longest = max(longest, s.days)
	}
	p := l.chances(longest)
	return sumOver(spells, func(s spell) float64 {
		if s.open {
			return math.Log(l.later(s.days))
		}
		return math.Log(p[s.days])
	})
}

// sumOver adds f over the spells in one order, so that a fit has the same bits.
func sumOver(spells tally, f func(spell) float64) float64 {
	sum := 0.0
	for _, s := range spells.order() {
		sum += spells[s] * f(s)
	}
	return sum
}

func (t tally) order() []spell {
	keys := make([]spell, 0, len(t))
	for s := range t {
		keys = append(keys, s)
	}
	slices.SortFunc(keys, func(a, b spell) int {
		if a.days != b.days {
			return a.days - b.days
		}
		if a.open == b.open {
			return 0
		}
		if a.open {
			return 1
		}
		return -1
	})
	return keys
}

// mixture is times that are the sum of one of known law (before, by half days) and
// a lognormal one. Only those that had ended on the records' last day are seen:
// each is more likely the shorter, by what could be followed (right truncation).
// Those still open have no part, since nobody knows their class.
type mixture struct {
	before   []float64
	ended    tally // by days
	followed tally // by the days that they could be followed
}

// halves turns shares by whole days seen into those of the time itself, by half
// days (at 0.25, 0.75, ...), by the EM algorithm: so the sum with another time is
// rounded once, not twice.
func halves(days []float64) []float64 {
	const rounds = 60
	n := 2 * (len(days) + 1)
	p := make([]float64, n)
	for i := range p {
		p[i] = 1 / float64(n)
	}
	seen := func(d, i int) float64 { return max(0, 1-math.Abs(float64(d)-0.25-0.5*float64(i))) }
	for range rounds {
		next := make([]float64, n)
		for d, share := range days {
			low, high := max(0, 2*d-3), min(n-1, 2*d+2)
			sum := 0.0
			for i := low; i <= high; i++ {
				sum += p[i] * seen(d, i)
			}
			for i := low; i <= high && sum > 0; i++ {
				next[i] += share * p[i] * seen(d, i) / sum
			}
		}
		p = next
	}
	return p
}

// fitAfter is the most likely lognormal time after the known one.
func fitAfter(ms []mixture, start lognormal) (lognormal, bool) {
	return minimise(func(x []float64) float64 {
		l := lognormal{x[0], math.Exp(x[1])}
		sum := 0.0
		for i := range ms {
			sum -= ms[i].likelihood(l)
		}
		return sum
	}, start)
}

func (m *mixture) likelihood(l lognormal) float64 {
	p, by := m.chances(l)
	return sumOver(m.ended, func(s spell) float64 { return math.Log(max(tiny, p[s.days])) }) -
		sumOver(m.followed, func(s spell) float64 { return math.Log(max(tiny, by[min(s.days, len(by)-1)])) })
}

// chances are those of each length of the whole, and of at most that length, as
// far as any case that ended took, and a year at least.
func (m *mixture) chances(l lognormal) (p, by []float64) {
	longest := 260
	for s := range m.ended {
		longest = max(longest, s.days)
	}
	p, by = make([]float64, longest+1), make([]float64, longest+1)
	quarters := [2][]float64{l.chancesAfter(longest, 0.25), l.chancesAfter(longest, 0.75)}
	for i, share := range m.before {
		if share < tiny {
			continue
		}
		whole, after := i/2, quarters[i%2]
		for d := whole; d <= longest; d++ {
			p[d] += share * after[d-whole]
		}
	}
	sum := 0.0
	for d := range p {
		sum += p[d]
		by[d] = sum
	}
	return p, by
}

// minimise looks for the lowest loss over (mu, log sd).
func minimise(loss func([]float64) float64, start lognormal) (lognormal, bool) {
	bounded := func(x []float64) float64 { // a spread of 0 or of everything is no fit
		if x[1] < -4 || x[1] > 1.5 || math.Abs(x[0]) > 12 {
			return math.Inf(1)
		}
		return loss(x)
	}
	res, err := optimize.Minimize(optimize.Problem{Func: bounded}, []float64{start.mu, math.Log(start.sd)},
		&optimize.Settings{Converger: &optimize.FunctionConverge{Absolute: 1e-7, Iterations: 30}, FuncEvaluations: 500}, &optimize.NelderMead{SimplexSize: 0.05})
	if err != nil || res == nil || math.IsInf(res.F, 0) || math.IsNaN(res.F) {
		return start, false
	}
	return lognormal{res.X[0], math.Exp(res.X[1])}, true
}

// hessian by central differences.
func hessian(f func([]float64) float64, at [2]float64) (h [2][2]float64) {
	const step = 1e-3
	value := func(a, b float64) float64 { return f([]float64{at[0] + a*step, at[1] + b*step}) }
	mid := value(0, 0)
	h[0][0] = (value(1, 0) - 2*mid + value(-1, 0)) / (step * step)
	h[1][1] = (value(0, 1) - 2*mid + value(0, -1)) / (step * step)
	h[0][1] = (value(1, 1) - value(1, -1) - value(-1, 1) + value(-1, -1)) / (4 * step * step)
	h[1][0] = h[0][1]
	return h
}

func invert(h [2][2]float64) (v [2][2]float64, ok bool) {
	det := h[0][0]*h[1][1] - h[0][1]*h[1][0]
	if !(det > 0 && h[0][0] > 0) {
		return v, false
	}
	return [2][2]float64{{h[1][1] / det, -h[0][1] / det}, {-h[1][0] / det, h[0][0] / det}}, true
}
