package model

import (
	"math"
	"math/rand/v2"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// gravityWorld is a toy of n jurisdictions that all sell all products to each
// other by a gravity rule with a distance elasticity. The first two list every
// product, closed to the last two; what they would have sold there is taken out
// of the table and returned, [product][origin][destination]. Where noise is not 0
// flows scatter around the rule and some are zeros.
func gravityWorld(n, products int, beta, noise float64) (*data.World, [][][]float64) {
	r := rand.New(rand.NewPCG(7, 11))
	w := toy{origins: n, destinations: 0, products: products, value: 1, listers: 2, coverage: 1, policy: data.Free}.world()
	for i := range w.Items {
		for j := n - 2; j < n; j++ {
			w.Items[i].Policy[j] = data.PresumptionDenial
		}
	}
	km := make([][]float64, n)
	for i := range km {
		w.Jurisdictions[i].Opacity = 0 // no ways around
		km[i] = make([]float64, n)
		for j := range km[i] {
			if km[i][j] = 500 + 9500*r.Float64(); i != j {
				w.Distances = append(w.Distances, data.Distance{From: uint16(i), To: uint16(j), Km: km[i][j]})
			}
		}
	}
	w.Flows = data.Flows{}
	truth := make([][][]float64, products)
	for k := range truth {
		sells, buys := make([]float64, n), make([]float64, n)
		for i := range sells {
			sells[i], buys[i] = 1+3*r.Float64(), 1+3*r.Float64()
		}
		truth[k] = make([][]float64, n)
		for i := range truth[k] {
			truth[k][i] = make([]float64, n)
		}
		for j := 0; j < n; j++ {
			for i := 0; i < n; i++ {
				x := 1e7 * sells[i] * buys[j] * math.Pow(km[i][j]/1000, beta)
				truth[k][i][j] = x
				if noise > 0 && r.Float64() < 0.2 {
					x = 0
				}
				x *= math.Exp(noise * r.NormFloat64())
				if i == j || i < 2 && j >= n-2 || x == 0 {
					continue
				}
				f := &w.Flows
				f.Period, f.QuantityT = append(f.Period, 2025), append(f.QuantityT, math.NaN())
				f.Exporter, f.Importer, f.Product = append(f.Exporter, uint16(i)), append(f.Importer, uint16(j)), append(f.Product, uint16(k))
				f.ValueUSD = append(f.ValueUSD, x)
			}
		}
	}
	return w, truth
}

// closedIn says whether gravityWorld closes a pair.
func closedIn(n int) func(i, j, k int) bool {
	return func(i, j, _ int) bool { return i < 2 && j >= n-2 }
}

func groundOf(t testing.TB, w *data.World) *world.Ground {
	t.Helper()
	st, err := NewStudy(Design{World: w, Arms: []Arm{{"today", data.MustDate("2026-01-05"), 52, nil}}, Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestGravityFindsWhatWasTakenOut wants the flows that a closure took out of a
// table made by a gravity rule, within 1e-6.
func TestGravityFindsWhatWasTakenOut(t *testing.T) {
	const n = 8
	w, truth := gravityWorld(n, 3, -0.9, 0)
	g := groundOf(t, w)
	weeks, found := float64(w.Days())/7, 0
	for c := range g.Cells {
		cell := &g.Cells[c]
		i, j, k := int(cell.Origin), int(cell.Destination), int(cell.Product)
		if got, want := cell.Closed(), closedIn(n)(i, j, k); got != want {
			t.Errorf("%s to %s: closed %v, want %v", g.ISO[i], g.ISO[j], got, want)
		}
		if !cell.Closed() {
			continue
		}
		found++
		if got, want := cell.ClosedUSD*weeks, truth[k][i][j]; cell.Basis != world.Predicted || cell.RecordedCents != 0 || math.Abs(got/want-1) > 1e-6 {
			t.Errorf("%s to %s, product %d: need %.8g on basis %d, want %.8g predicted", g.ISO[i], g.ISO[j], k, got, cell.Basis, want)
		}
	}
	if found != 3*4 || len(g.Unknown) != 0 {
		t.Errorf("%d closed cells have a need and %d have none, want 12 and 0", found, len(g.Unknown))
	}
}

// TestGravityAddsUp wants the first-order conditions of PPML on noisy trade with
// zeros: predictions over open pairs add up to each exporter's and importer's
// recorded sum within 1e-9 (Fally 2015), with and without distances; and with
// them sum (x - mu) ln d = 0.
func TestGravityAddsUp(t *testing.T) {
	const n, products = 9, 4
	w, _ := gravityWorld(n, products, -0.9, 0.8)
	flows, err := scopedFlows(w, []bool{true, true, true, true})
	if err != nil {
		t.Fatal(err)
	}
	km := distances(&world.Ground{World: w, NJ: n})
	for _, far := range []bool{false, true} {
		logKm := func(i, j int) (float64, bool) {
			if !far {
				return 0, true
			}
			return km[i*n+j], i != j
		}
		gr := estimate(flows, n, logKm, closedIn(n))
		if far == (gr.beta == 0) || far && (gr.beta > -0.4 || gr.beta < -1.4) {
			t.Errorf("distances %v: elasticity %g, want 0 without and about -0.9 with them", far, gr.beta)
		}
		slope, size := 0.0, 0.0
		for k := 0; k < products; k++ {
			rows, columns := make([][2]float64, n), make([][2]float64, n)
			x := map[[2]int]float64{}
			for _, f := range flows {
				if f.k == k {
					x[[2]int{f.i, f.j}] = f.usd
				}
			}
			for i := 0; i < n; i++ {
				for j := 0; j < n; j++ {
					if i == j || closedIn(n)(i, j, k) {
						continue
					}
					d, _ := logKm(i, j)
					mu, ok := gr.predict(i, j, k, d)
					if !ok {
						t.Fatalf("no prediction of %d to %d, product %d", i, j, k)
					}
					got := x[[2]int{i, j}]
					rows[i][0], rows[i][1] = rows[i][0]+mu, rows[i][1]+got
					columns[j][0], columns[j][1] = columns[j][0]+mu, columns[j][1]+got
					slope += (got - mu) * d
					size += got * d
				}
			}
			for i := range rows {
				for side, sum := range [][2]float64{rows[i], columns[i]} {
					if math.Abs(sum[0]/sum[1]-1) > 1e-9 {
						t.Errorf("distances %v, product %d, jurisdiction %d, side %d: predictions add up to %.12g, recorded %.12g", far, k, i, side, sum[0], sum[1])
					}
				}
			}
		}
		if math.Abs(slope) > 1e-9*size {
			t.Errorf("distances %v: the condition of the elasticity is missed by %g of %g", far, slope, size)
		}
	}
}

// TestGravityIsOrderFree wants the same bits from permuted rows, and the rest of
// the table to keep its predictions when a pair that trades with nobody joins.
func TestGravityIsOrderFree(t *testing.T) {
	w, _ := gravityWorld(8, 3, -0.9, 0.5)
	needs := func(w *data.World) map[string]uint64 {
		g, out := groundOf(t, w), map[string]uint64{}
		for c := range g.Cells {
			if cell := &g.Cells[c]; cell.Closed() {
				out[g.ISO[cell.Origin]+g.ISO[cell.Destination]+g.World.Products[cell.Product].HS6] = math.Float64bits(cell.ClosedUSD)
			}
		}
		return out
	}
	bare := *w
	bare.Distances = nil
	for _, w := range []*data.World{w, &bare} {
		want := needs(w)
		if len(want) == 0 {
			t.Fatal("nothing is predicted")
		}
		for name, other := range map[string]*data.World{"permuted": permuted(w), "joined by strangers": withStranger(w)} {
			got := needs(other)
			for at, bits := range want {
				if got[at] != bits {
					t.Errorf("%s, %d distances: need of %s is %v, want %v", name, len(w.Distances), at, math.Float64frombits(got[at]), math.Float64frombits(bits))
				}
			}
		}
	}
}

// TestGravityKnowsWhatItDoesNotKnow has two blocs that trade among themselves
// only: effects of one say nothing about the other.
func TestGravityKnowsWhatItDoesNotKnow(t *testing.T) {
	flows := []flow{{i: 0, j: 1, usd: 5}, {i: 2, j: 1, usd: 3}, {i: 0, j: 2, usd: 4}, {i: 4, j: 3, usd: 7}}
	nothing := func(i, j, k int) bool { return false }
	same := func(i, j int) (float64, bool) { return 0, true }
	gr := estimate(flows, 5, same, nothing)
	if len(gr.blocs) != 2 {
		t.Fatalf("%d blocs, want 2", len(gr.blocs))
	}
	for _, c := range []struct {
		i, j int
		ok   bool
	}{{0, 1, true}, {4, 3, true}, {0, 3, false}, {4, 1, false}, {1, 2, false}, {0, 4, false}} {
		if usd, ok := gr.predict(c.i, c.j, 0, 0); ok != c.ok {
			t.Errorf("%d to %d: predicted %g %v, want %v", c.i, c.j, usd, ok, c.ok)
		}
	}
}
