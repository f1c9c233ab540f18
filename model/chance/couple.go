package chance

import "cordon/model/exact"

// Couple turns a proposal drawn from base weights into a draw from the current
// weights that differs from the proposal as rarely as any draw can (maximal
// coupling; model.md section 8):
//
//  1. keep the proposal i where an addressed u < min(1, p_i / base_i);
//  2. else take the smallest -ln u_j / max(0, p_j - base_j), u_j addressed by the
//     decision and the option's identity,
//
// with p = cur/z. base sums to 1 over its options and may be shorter than cur:
// options beyond it have no base. z is the sum of cur. proposal is an index into
// base, drawn with any bits that the same address gives (k.Of(id, n) itself will
// do), or -1 where base is empty. optIDs are the options' lasting identities.
//
// The result is -1 where z is zero, negative or not a number: no supplier.
// Nothing is allocated.
func Couple(base, cur []float64, z float64, proposal int, k Key, id uint64, n int, optIDs []uint64) int {
	if !(z > 0) {
		return -1
	}
	luck := coupling(k, id, n)
	if proposal >= 0 && float64(Float(luck)*base[proposal]*z) < cur[proposal] {
		return proposal
	}
	return race(base, cur, z, proposal, luck, optIDs)
}

// coupling is the draw of step 1, and the family of those of step 2.
func coupling(k Key, id uint64, n int) uint64 { return mix(k.Of(id, n) + spreadA) }

// Kept is the draw of step 1 and the chance that it is held against: the proposal
// stands where the draw is below. The chance is 0 without a proposal or a supplier.
func Kept(base, cur []float64, z float64, proposal int, k Key, id uint64, n int) (chance, draw float64) {
	if draw = Float(coupling(k, id, n)); proposal >= 0 && z > 0 && base[proposal] > 0 {
		chance = min(1, cur[proposal]/float64(base[proposal]*z))
	}
	return chance, draw
}

// race is step 2 of Couple. Where rounding leaves no excess anywhere, the
// proposal stands.
func race(base, cur []float64, z float64, proposal int, luck uint64, optIDs []uint64) int {
	best, first := proposal, 0.0
	found := false
	for j, w := range cur {
		excess := w
		if j < len(base) {
			excess -= float64(base[j] * z)
		}
		if !(excess > 0) {
			continue
		}
		u := Float(mix(luck + optIDs[j]*golden))
		// -ln u >= 1-u: most of the field is behind without a logarithm.
		if found && 1-u >= float64(first*excess) {
			continue
		}
		if t := -exact.Log(u) / excess; !found || t < first {
			best, first, found = j, t, true
		}
	}
	return best
}
