package conclusions

import (
	"math"
	"slices"
)

// Tested is a mean difference at one place of a parameter's range.
type Tested struct {
	U    float64 // share of the prior below the value, 0..1
	Mean float64 // of the paired differences on the same luck
	Half float64 // half-width of its 95% confidence interval; NaN: too few replicates to tell anything
}

// Told is the sign that can be told from no change: 1, -1, or 0 where the
// confidence interval holds zero.
func (t Tested) Told() int {
	switch {
	case t.Mean > t.Half:
		return 1
	case t.Mean < -t.Half:
		return -1
	}
	return 0
}

// Crossing is a switching value: where the mean difference passes through zero.
type Crossing struct {
	U         float64 // by a straight line between the tested places on either side
	From, To  float64 // those places: the zero lies between them
	Low, High float64 // around U, where the difference can't be told from no change: the switching value's simulation error
	Away      bool    // going up, the difference loses the sign asked about; else it gets it back
	Shown     bool    // beyond it, before the next crossing, some tested place has the other sign beyond simulation error
	Mass      float64 // share of the prior in which the mean has the other sign because of it: up to the next crossing or the end
}

// Crossings are the places where the mean of the tested places, sorted by U, passes
// from one sign to the other; sign is that of the conclusion, 1 or -1. A range is
// not monotone by law, so there may be several. Between tested places the mean, and
// the ends of its interval, are taken as straight lines; nothing is said of what
// lies between two tested places of the same sign.
func Crossings(tested []Tested, sign int) []Crossing {
	var out []Crossing
	for i := 0; i+1 < len(tested); i++ {
		a, b := tested[i], tested[i+1]
		before, after := sided(a.Mean, sign), sided(b.Mean, sign)
		if before == after {
			continue
		}
		c := Crossing{From: a.U, To: b.U, U: zero(a.U, a.Mean, b.U, b.Mean), Away: before}
		c.Low, c.High = untold(tested, i)
		out = append(out, c)
	}
	for n := range out {
		c := &out[n]
		from, to := 0.0, 1.0 // of the flipped stretch that the crossing bounds
		if c.Away {
			from = c.U
			if n+1 < len(out) {
				to = out[n+1].U
			}
		} else {
			to = c.U
			if n > 0 {
				from = out[n-1].U
			}
		}
		for _, t := range tested {
			c.Shown = c.Shown || t.U >= from && t.U <= to && t.Told() == -sign
		}
		c.Mass = to - from
	}
	return out
}

// FlippedMass is the prior probability of the stretches in which the mean does not
// have the sign.
func FlippedMass(tested []Tested, sign int) float64 {
	all := Crossings(tested, sign)
	if len(all) == 0 {
		if len(tested) > 0 && !sided(tested[0].Mean, sign) {
			return 1
		}
		return 0
	}
	mass := 0.0
	for i, c := range all {
		if c.Away || i == 0 { // a stretch between two crossings is bounded by both
			mass += c.Mass
		}
	}
	return mass
}

// sided says whether a mean has the sign.
func sided(mean float64, sign int) bool { return mean*float64(sign) > 0 }

// zero is where the straight line through two points is zero.
func zero(u0, y0, u1, y1 float64) float64 {
	if y0 == y1 {
		return (u0 + u1) / 2
	}
	return u0 + float64((u1-u0)*float64(y0/(y0-y1)))
}

// untold is the stretch around the crossing between places i and i+1 in which the
// interval, its ends taken as straight lines, holds zero.
func untold(tested []Tested, i int) (low, high float64) {
	low, high = 0, 1
	edge := func(t Tested, sign float64) float64 { return float64(sign*t.Mean) - t.Half } // above 0: told
	down := math.Copysign(1, tested[i].Mean)
	if tested[i].Mean == 0 {
		down = -math.Copysign(1, tested[i+1].Mean)
	}
	for k := i; k >= 0; k-- {
		if float64(tested[k].Mean*down) < 0 { // another crossing is nearer
			low = tested[k+1].U
			break
		}
		if e := edge(tested[k], down); e > 0 {
			low = zero(tested[k].U, e, tested[k+1].U, edge(tested[k+1], down))
			break
		}
	}
	for k := i + 1; k < len(tested); k++ {
		if float64(tested[k].Mean*down) > 0 {
			high = tested[k-1].U
			break
		}
		if e := edge(tested[k], -down); e > 0 {
			high = zero(tested[k-1].U, edge(tested[k-1], -down), tested[k].U, e)
			break
		}
	}
	return low, high
}

// NarrowEnough is the share of the prior to which a switching value is narrowed down.
const NarrowEnough = 0.01

// Next is where to test next so as to narrow down the crossings of the tested places,
// sorted by U: by regula falsi inside the widest bracket, kept off its ends by a
// tenth, or by bisection every other time, so that a curved difference does not
// leave one end standing. Done where every bracket is narrow enough, or its place
// is one of the spent (tried, and too near for the parameter to tell).
func Next(tested []Tested, sign int, step int, spent []float64) (u float64, done bool) {
	widest := NarrowEnough
	done = true
	for _, c := range Crossings(tested, sign) {
		if width := c.To - c.From; width > widest {
			at := min(max(c.U, c.From+0.1*width), c.To-0.1*width)
			if step%2 == 1 {
				at = (c.From + c.To) / 2
			}
			if !slices.Contains(spent, at) {
				widest, u, done = width, at, false
			}
		}
	}
	return u, done
}

// Hold says whether every tested place has the sign beyond simulation error.
func Hold(tested []Tested, sign int) bool {
	return !slices.ContainsFunc(tested, func(t Tested) bool { return t.Told() != sign })
}
