package limits

import (
	"math"

	"cordon/model/exact"
)

// newton solves the exact-hat system by itself: wages and shares after the change,
// world income as numeraire. ok is false where it does not converge.
func (e *economy) newton() (wages []float64, shares [][]float64, ok bool) {
	n := len(e.names)
	x := make([]float64, n) // log wages
	for range 200 {
		w, pi := e.sharesAt(x)
		a, b := make([][]float64, n), make([]float64, n)
		norm := 0.0
		for i := range n {
			a[i] = make([]float64, n)
			got := 0.0
			for j := range n {
				spends := float64(w[j] * e.y[j])
				got += float64(pi[i][j] * spends)
				a[i][i] -= float64(e.theta * float64(pi[i][j]*spends))
				for m := range n {
					a[i][m] += float64(e.theta * float64(pi[i][j]*float64(pi[m][j]*spends)))
				}
				a[i][j] += float64(pi[i][j] * spends)
			}
			makes := float64(w[i] * e.y[i])
			a[i][i] -= makes
			b[i] = makes - got
			norm = max(norm, math.Abs(b[i]))
		}
		income := 0.0
		for i := range n {
			a[n-1][i] = float64(w[i] * e.y[i]) // the last market clears with the others: world income instead
			income += a[n-1][i]
		}
		b[n-1] = 1 - income
		norm = max(norm, math.Abs(b[n-1]))
		if norm < 1e-15 {
			return w, pi, true
		}
		if !solve(a, b) {
			return nil, nil, false
		}
		size := 0.0
		for _, d := range b {
			size = max(size, math.Abs(d))
		}
		for i, d := range b {
			x[i] += d * min(1, 0.3/size)
		}
		if size < 1e-14 {
			w, pi = e.sharesAt(x)
			return w, pi, true
		}
	}
	return nil, nil, false
}

// sharesAt are wages and import shares at log wages.
func (e *economy) sharesAt(x []float64) (w []float64, pi [][]float64) {
	n := len(x)
	w, pi = make([]float64, n), make([][]float64, n)
	power := make([]float64, n)
	for i := range x {
		w[i], power[i], pi[i] = exact.Exp(x[i]), exact.Exp(-float64(e.theta*x[i])), make([]float64, n)
	}
	dear := 0.0
	if !math.IsInf(e.tau, 1) {
		dear = exact.Exp(-float64(e.theta * exact.Log(e.tau)))
	}
	for j := range n {
		sum := 0.0
		for i := range n {
			pi[i][j] = float64(e.pi[i][j] * power[i])
			if i == e.from && j == e.to {
				pi[i][j] *= dear
			}
			sum += pi[i][j]
		}
		for i := range n {
			pi[i][j] /= sum
		}
	}
	return w, pi
}

// solve leaves the solution of a x = b in b, by elimination with the largest pivot;
// false where there is none.
func solve(a [][]float64, b []float64) bool {
	n := len(b)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		if math.Abs(a[p][c]) < 1e-300 {
			return false
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= float64(f * a[c][k])
			}
			b[r] -= float64(f * b[c])
		}
	}
	for c := n - 1; c >= 0; c-- {
		for k := c + 1; k < n; k++ {
			b[c] -= float64(a[c][k] * b[k])
		}
		b[c] /= a[c][c]
	}
	return true
}
