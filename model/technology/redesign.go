package technology

import "cordon/model/exact"

// Redesign says where a maker puts a variant whose natural performance is x
// times the threshold, x above 1, when a burden takes a share notch of its value
// from the threshold on, notch = db/(1-b0), and performance answers what it
// earns with elasticity e. The maker maximises
//
//	(1 - b(p)) p - x/(1+1/e) (p/x)^(1+1/e)
//
// over performance p (facts 9.13, the notch of Kleven and Waseem): either it
// stays above, at x (1-notch)^e, or it goes to the threshold itself, p = 1,
// where the burden ends. gain is what redesign is worth, in units of the
// threshold's value without burden; a maker redesigns where it is not below 0.
func Redesign(x, notch, e float64) (p, gain float64) {
	at := 1 - exact.Pow(x, -1/e)/(1+1/e)
	p = float64(x * exact.Pow(1-notch, e))
	if p <= 1 { // nothing to stay for above the threshold
		return 1, at
	}
	gain = at - float64(x*exact.Pow(1-notch, 1+e))/(1+e)
	if gain >= 0 {
		return 1, gain
	}
	return p, gain
}

// Farthest is the largest natural performance over the threshold, at most most,
// at which a maker still redesigns, by bisection.
func Farthest(notch, e, most float64) float64 {
	if !(e > 0) || !(notch > 0) {
		return 1
	}
	lo, hi := 1.0, most
	if _, gain := Redesign(most, notch, e); gain >= 0 {
		return most
	}
	for range 60 {
		mid := (lo + hi) / 2
		if _, gain := Redesign(mid, notch, e); gain >= 0 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// GiveUp is the profit that a maker whose natural performance is x times the
// threshold gives up at the threshold, against what it would earn above without
// burden, as a share of what it would sell there: 1/(1+e) - (1 - x^(-1/e)/(1+1/e))/x.
func GiveUp(x, e float64) float64 {
	return 1/(1+e) - (1-exact.Pow(x, -1/e)/(1+1/e))/x
}
