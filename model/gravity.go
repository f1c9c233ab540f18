package model

import (
	"math"

	"cordon/model/exact"
)

// Gravity predicts what an exporter would sell to an importer where today's list
// leaves nothing to see: mu_ijk = a_ik b_jk d_ij^beta, by Poisson pseudo maximum
// likelihood on recorded trade with zeros (Santos Silva and Tenreyro 2006), an
// effect for each exporter and importer of a product and one distance elasticity
// for all products. Without distances in the world there are the effects alone.
//
// What a pair must have to be in the sample: a distance, where the world has
// any; and, for its zeros to count, a chain of recorded trade in the product that
// joins its two ends. Within such a bloc the estimate exists and is unique: each
// open pair lies on a cycle through recorded trade, so that some table with the
// same margins is positive everywhere. Across blocs the relative size of effects
// cannot be told, and nothing is predicted.
//
// First-order conditions: for each exporter and importer, predictions over open
// pairs add up to what is recorded (Fally 2015), which alternating scaling
// solves; over all pairs, sum (x - mu) ln d = 0, which is solved by regula falsi
// in beta (Illinois rule) with the effects solved anew at each beta: the profile
// likelihood is concave, so its slope has one root.
type gravity struct {
	beta  float64
	blocs []*bloc
	at    map[[2]int]*place // by product and jurisdiction
}

// Bounds of the solution. Scaling ends when predictions miss no exporter's total
// by more than a part of 1e12 (importers' are then exact); a bloc that has not
// got there predicts nothing. The elasticity ends when a step is below 1e-11 or
// the condition holds to 1e-13 of sum x |ln d|; it is kept within 5 of zero, more
// than twice the widest of 1,467 estimates (Disdier and Head 2008).
const (
	scaled      = 1e-12
	mostSweeps  = 10000
	settled     = 1e-11
	balanced    = 1e-13
	widestBeta  = 5
	mostSecants = 100
)

// bloc is what a chain of recorded trade in one product joins.
type bloc struct {
	from, to []int     // exporters and importers, by identity
	open     []bool    // [from*len(to)+to]: in the sample
	logKm    []float64 // the same; 0 where the world has no distances
	x        []float64 // recorded, USD
	out, in  []float64 // their sums over open pairs
	a, b     []float64 // effects
	t        []float64 // d^beta over open pairs, else 0
	solved   bool
}

// place is where a jurisdiction stands in a product: its bloc as exporter and
// as importer; nil where it has no open trade.
type place struct {
	exports, imports *bloc
	row, column      int
}

// estimate fits gravity to recorded trade in the order product, importer,
// exporter. logKm of a pair has ok false where the pair has no place in the
// sample for want of a distance; shut says which pairs are closed.
func estimate(flows []flow, nj int, logKm func(i, j int) (km float64, ok bool), shut func(i, j, k int) bool) *gravity {
	gr := &gravity{at: map[[2]int]*place{}}
	for lo := 0; lo < len(flows); {
		hi := lo
		for hi < len(flows) && flows[hi].k == flows[lo].k {
			hi++
		}
		gr.add(flows[lo:hi], nj, logKm, shut)
		lo = hi
	}
	gr.solve()
	return gr
}

// predict is mu of a pair; ok is false where its effects are not known.
func (gr *gravity) predict(i, j, k int, logKm float64) (usd float64, ok bool) {
	e, m := gr.at[[2]int{k, i}], gr.at[[2]int{k, j}]
	if e == nil || m == nil || e.exports == nil || e.exports != m.imports || !e.exports.solved {
		return 0, false
	}
	bl := e.exports
	return float64(float64(bl.a[e.row]*bl.b[m.column]) * exact.Exp(float64(gr.beta*logKm))), true
}

// solve finds beta. Where the condition holds at 0, as it does without distances
// and where effects alone fit every flow, beta is 0.
func (gr *gravity) solve() {
	at0, size := gr.slope(0)
	if math.Abs(at0) <= float64(balanced*size) {
		return
	}
	sign := math.Copysign(1, at0) // beta's sign: the slope falls in beta
	near, atNear, far := 0.0, at0, sign
	atFar, _ := gr.slope(far)
	for atFar*sign > 0 && math.Abs(far) < widestBeta {
		near, atNear = far, atFar
		far = math.Copysign(math.Min(2*math.Abs(far), widestBeta), sign)
		atFar, _ = gr.slope(far)
	}
	gr.beta = far
	if atFar*sign >= 0 {
		return // at the bound, with the effects that belong to it
	}
	last := far
	for range mostSecants {
		gr.beta = (float64(near*atFar) - float64(far*atNear)) / (atFar - atNear)
		g, _ := gr.slope(gr.beta)
		if math.Abs(g) <= float64(balanced*size) || math.Abs(gr.beta-last) <= settled {
			return
		}
		last = gr.beta
		if (g > 0) == (atFar > 0) {
			far, atFar, atNear = gr.beta, g, atNear/2
		} else {
			near, atNear, far, atFar = far, atFar, gr.beta, g
		}
	}
}

// slope is the condition of beta, effects solved at it, and its scale.
func (gr *gravity) slope(beta float64) (g, size float64) {
	for _, bl := range gr.blocs {
		bl.scale(beta)
		n := len(bl.to)
		for r := range bl.from {
			for c := range bl.to {
				if at := r*n + c; bl.open[at] {
					mu := float64(float64(bl.a[r]*bl.b[c]) * bl.t[at])
					g += float64((bl.x[at] - mu) * bl.logKm[at])
					size += float64(bl.x[at] * math.Abs(bl.logKm[at]))
				}
			}
		}
	}
	return g, size
}

// scale solves a bloc's effects at a beta by alternating scaling, from the
// effects of the last beta.
func (bl *bloc) scale(beta float64) {
	n := len(bl.to)
	for at, open := range bl.open {
		if open {
			bl.t[at] = exact.Exp(float64(beta * bl.logKm[at]))
		}
	}
	reach, bought := make([]float64, len(bl.from)), make([]float64, n)
	bl.solved = false
	for range mostSweeps {
		worst := 0.0
		for r := range bl.from {
			sum := 0.0
			for c, t := range bl.t[r*n : r*n+n] {
				sum += float64(t * bl.b[c])
			}
			reach[r] = sum
			worst = math.Max(worst, math.Abs(float64(bl.a[r]*sum)/bl.out[r]-1))
		}
		if worst <= scaled {
			bl.solved = true
			return
		}
		clear(bought)
		for r := range bl.from {
			bl.a[r] = bl.out[r] / reach[r]
			for c, t := range bl.t[r*n : r*n+n] {
				bought[c] += float64(bl.a[r] * t)
			}
		}
		for c := range bl.b {
			bl.b[c] = bl.in[c] / bought[c]
		}
	}
}
