package lever

import (
	"math"
	"testing"
)

// Customs find 80% of offences among the riskiest 30% of declarations at an AUC of
// about 0.83 (H2, derived at a low base rate, so to one percentage point); a look
// without quality finds as many barred as civil users.
func TestHit(t *testing.T) {
	for _, c := range [][3]float64{{0.83, 0.3, 0.8}, {0.5, 0.05, 0.05}, {0.5, 0.7, 0.7}, {0.9, 0, 0}, {0.9, 1, 1}} {
		if got := Hit(c[0], c[1]); math.Abs(got-c[2]) > 0.01 {
			t.Errorf("at AUC %g, %g of civil cases above the line, %g of barred ones are; want %g", c[0], c[1], got, c[2])
		}
	}
}
