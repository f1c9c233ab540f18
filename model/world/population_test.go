package world

import "testing"

// Held reads the shares of the largest firms off their table, straight between its points.
func TestHeld(t *testing.T) {
	var p Population
	for n := range p.Largest {
		x := float64(n) / 100
		p.Largest[n] = 1 - (1-x)*(1-x)
	}
	for _, c := range [][2]float64{{0, 0}, {0.1, 0.19}, {0.105, (0.19 + 0.2079) / 2}, {1, 1}, {-1, 0}, {2, 1}} {
		if got := p.Held(c[0]); got < c[1]-1e-12 || got > c[1]+1e-12 {
			t.Errorf("the largest %g of firms hold %g, want %g", c[0], got, c[1])
		}
	}
}
