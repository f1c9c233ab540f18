package chance

import "math/bits"

// Key addresses a family of draws: a seed and replicate (Root), then a decision
// and a week (At). The zero Key is a valid family.
type Key uint64

// Odd multipliers that spread small integers over all 64 bits.
const (
	golden  = 0x9E3779B97F4A7C15
	spreadA = 0xD1342543DE82EF95
	spreadB = 0xAEF17502108EF2D9
)

// Root is the family of all draws of one replicate of one seed.
func Root(seed uint64, replicate int) Key {
	return Key(mix(mix(seed+golden) + uint64(replicate)*spreadA))
}

// At is the family of one decision in one week (0 where the decision has no
// week). It costs two rounds of mixing: take it once, outside the loop.
func (k Key) At(d Decision, week int) Key {
	return Key(mix(mix(uint64(k)+uint64(d)*golden) + uint64(int64(week))*spreadA))
}

// Of is the draw for a lasting identity and a sequence number: 64 random bits.
// Identities may be hashes or small integers.
func (k Key) Of(id uint64, n int) uint64 {
	return mix((uint64(k) + id*golden) ^ bits.RotateLeft64(uint64(int64(n))*spreadB, 32))
}

// Float is Float(k.Of(id, n)).
func (k Key) Float(id uint64, n int) float64 { return Float(k.Of(id, n)) }

// Float turns bits into a float in the open interval (0, 1): the midpoints of
// 2^52 equal cells.
func Float(bits uint64) float64 {
	return float64((float64(int64(bits>>12)) + 0.5) * (1.0 / (1 << 52)))
}

// More gives further independent bits from the bits of one draw, for a decision
// that needs a few numbers: More(b, 1), More(b, 2), ...
func More(bits uint64, i int) uint64 { return mix(bits + uint64(i)*golden) }

// Mix extends an identity or a draw by a part.
func Mix(h uint64, part uint64) uint64 { return mix(h ^ mix(part+spreadB)) }

// Hash is the lasting identity of codes: equal for equal parts in the same
// order, and different for ("ab", "c") and ("a", "bc").
func Hash(parts ...string) uint64 {
	h := uint64(golden)
	for _, p := range parts {
		h = mix(h ^ (uint64(len(p))+1)*spreadA)
		for i := 0; i < len(p); i += 8 {
			var word uint64
			for j := i; j < len(p) && j < i+8; j++ {
				word |= uint64(p[j]) << (8 * (j - i))
			}
			h = mix(h ^ word*spreadB)
		}
	}
	return h
}

// mix is Pelle Evensen's moremur: splitmix64's finaliser with constants that
// also pass on counters with few changing bits.
func mix(x uint64) uint64 {
	x ^= x >> 27
	x *= 0x3C79AC492BA7B653
	x ^= x >> 33
	x *= 0x1C69B3F74AC4AE35
	return x ^ x>>27
}
