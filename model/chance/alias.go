package chance

import "math/bits"

// Alias is many alias tables (Walker 1977; Vose 1991) behind one another: a row
// of n options takes n words and is known by its offset. A word holds the
// probability of staying in the column (upper 48 bits) and the alias (lower 16).
type Alias struct {
	words []uint64
}

const aliasOne = 1 << 48

// Add appends a row for weights >= 0 and returns its offset. Weights need not
// sum to 1. An option of weight zero is never picked. A row whose weights sum to
// zero, or are not finite, picks option 0 and must not be asked.
func (a *Alias) Add(weights []float64) (offset int) {
	offset = len(a.words)
	n := len(weights)
	total := 0.0
	for _, w := range weights {
		total += w
	}
	for range n {
		a.words = append(a.words, 0)
	}
	if !(total > 0) || total*0 != 0 {
		return offset
	}
	fillAlias(a.words[offset:], weights, float64(n)/total)
	return offset
}

// fillAlias is Vose's method. Columns below 1 take their missing mass from the
// largest options in index order.
func fillAlias(row []uint64, weights []float64, scale float64) {
	n := len(weights)
	mass := make([]float64, n)
	small := make([]int, 0, n)
	large := make([]int, 0, n)
	for i, w := range weights {
		mass[i] = float64(w * scale)
		if mass[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		row[s] = uint64(mass[s]*aliasOne)<<16 | uint64(l)
		mass[l] -= 1 - mass[s]
		if mass[l] < 1 {
			large = large[:len(large)-1]
			small = append(small, l)
		}
	}
	// What is left is a full column but for rounding; one of weight zero cannot be left full.
	heaviest := 0
	for i, w := range weights {
		if w > weights[heaviest] {
			heaviest = i
		}
	}
	for _, i := range append(small, large...) {
		if weights[i] > 0 {
			row[i] = (aliasOne-1)<<16 | uint64(i)
		} else {
			row[i] = uint64(heaviest)
		}
	}
}

// Pick returns an option of the row of n options at offset, with probability
// proportional to its weight, within 2^-48.
func (a *Alias) Pick(offset, n int, random uint64) int {
	column, rest := bits.Mul64(random, uint64(n))
	word := a.words[offset+int(column)]
	if rest>>16 < word>>16 {
		return int(column)
	}
	return int(word & 0xffff)
}

// Len is the number of words of all rows, 8 bytes each.
func (a *Alias) Len() int { return len(a.words) }
