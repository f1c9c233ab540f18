package firms

import "testing"

// TestHolds wants firms at or just above a line of relief, whose profit beyond it
// is below the relief, to keep below it, and nobody else.
func TestHolds(t *testing.T) {
	const line, gross, perHead, relief = 50.0, 0.3, 250000.0, 30000.0
	for _, c := range []struct {
		n     float64
		holds bool
	}{{49.9, false}, {50, true}, {50.39, true}, {50.41, false}, {200, false}} { // 0.4 employees earn 30,000 USD
		if got := Holds(c.n, line, c.n*perHead, gross, relief); got != c.holds {
			t.Errorf("a firm of %g employees holds below %g: %t, want %t", c.n, line, got, c.holds)
		}
	}
}
