package limits

import (
	"math"
	"testing"

	"cordon/model/exact"
)

// TestPublishedNumbers holds the formulas that stand beside the model against the
// numbers of facts.md section 9.
func TestPublishedNumbers(t *testing.T) {
	want := func(what string, got, want, tolerance float64) {
		t.Helper()
		if math.Abs(got-want) > tolerance {
			t.Errorf("%s is %.7f, published %.7f", what, got, want)
		}
	}
	for _, c := range []struct {
		officers int
		rho, pw  float64
	}{{1, 0.8, 0.8}, {5, 0.8, 0.554113}, {10, 0.9, 0.668732}, {20, 0.9, 0.550769}, {50, 0.95, 0.629095}, {100, 0.95, 0.506457}} {
		want("Erlang's C", waiting(c.officers, c.rho), c.pw, 5e-7)
	}
	for _, c := range []struct {
		officers              int
		rate, theta, pw, gone float64
	}{{10, 9, 0.1, 0.577987, 0.030437}, {10, 12, 0.5, 0.850385, 0.195656}, {20, 22, 0.25, 0.875787, 0.109462}} {
		pw, gone := impatient(c.officers, c.rate, c.theta)
		want("Erlang-A, share that waits", pw, c.pw, 5e-7)
		want("Erlang-A, share withdrawn", gone, c.gone, 5e-7)
	}
	want("Allen-Cunneen", waiting(20, 0.9)/2*(1+variation(0, 0.96))/2, 0.346, 5e-4)
	for _, c := range []struct{ e, x float64 }{{0.1, 0.1557}, {0.5, 0.3504}, {1, 0.5337}} {
		want("notch", indifferent(0.05/0.8, c.e), c.x, 5e-5)
	}
	fpr := exact.NormalCDF(exact.NormalQuantile(0.8) - math.Sqrt2*exact.NormalQuantile(0.83))
	want("false positive rate", fpr, 0.30, 0.01)
	want("precision", 0.008/(0.008+0.99*fpr), 0.026, 5e-4)
}

// TestExactHatNumbers wants the published wages, welfare and shares from the
// model itself.
func TestExactHatNumbers(t *testing.T) {
	for _, c := range []struct {
		tau                   float64
		wages, welfare, third []float64
	}{
		{1.5, []float64{0.953578, 1.011512, 1.062021}, []float64{0.985691, 1.002217, 0.969180}, []float64{0.068890, 0.137731, 0.793380}},
		{math.Inf(1), nil, []float64{0.978599, 1.005170, 0.956457}, nil},
	} {
		k := Find("exact-hat").Case(1)
		k.Numbers["tau"] = c.tau
		e, err := economyOf(k)
		if err != nil {
			t.Fatal(err)
		}
		q, residual, err := e.run(k)
		if err != nil {
			t.Fatal(err)
		}
		near := func(what string, got, want []float64) {
			for i := range want {
				if math.Abs(got[i]-want[i]) > 1e-6 {
					t.Errorf("tau %g: %s %d is %.8f, published %.6f", c.tau, what, i+1, got[i], want[i])
				}
			}
		}
		near("wage", q.wages, c.wages)
		near("welfare", q.welfare, c.welfare)
		near("share in what 3 buys, origin", []float64{q.shares[0][2], q.shares[1][2], q.shares[2][2]}, c.third)
		if !(residual < 1e-12) {
			t.Errorf("tau %g: residual %g, want below 1e-12", c.tau, residual)
		}
	}
}
