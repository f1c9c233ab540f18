package model

import (
	"context"
	"fmt"
	"math"
	"sync"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// BaselineCheck is how well the baseline reproduces the recorded table.
type BaselineCheck struct {
	Cells, Unmatched int     // cells that are matched, and those of them that are not within 0.1%
	Closed           int     // cells that today's list closes: their need is no match for a record
	UnmatchedShare   float64 // of recorded value
	Total            float64 // expected over recorded value, all cells but the closed
	Tested           int     // cells of five or more accounts, and the others by origin and product or by product
	WorstZ           float64
	Worst            string
	Bound            float64 // Bonferroni's 1% bound on the largest |z|
	Replicates       int
	Mean             float64 // direct deliveries over expected ones, all cells and replicates
	MeanSE           float64 // its standard error, over replicates
}

// alone is the number of accounts with which a cell is tested by itself. Cells
// with fewer are tested together: a cell whose needs hang
// on one or two accounts has a mean of replicates that is far from normal.
const alone = 5

// CheckBaseline runs the warm-up in independent replicates and compares, cell by
// cell, direct deliveries with the share of grossed-up need that expected-share
// mode delivers.
func (st *Study) CheckBaseline(ctx context.Context, replicates, workers int) (*BaselineCheck, error) {
	g, err := st.Ground()
	if err != nil {
		return nil, err
	}
	n := len(g.Cells)
	diff := make([][]float64, replicates)
	got, want := make([]float64, replicates), make([]float64, replicates)
	err = parallel(ctx, replicates, workers, func(r int) error {
		key := chance.Root(st.Seed, r)
		w, err := newRun(g, &st.Params, st.books, key)
		if err != nil {
			return err
		}
		w.Laws = false
		if err := w.runTo(-52); err != nil {
			return err
		}
		w.State.CellDrawn, w.State.CellDirect = make([]int64, n), make([]int64, n)
		if err := w.runTo(0); err != nil {
			return err
		}
		d := make([]float64, n)
		for c := range g.Cells {
			cell := &g.Cells[c]
			ratio := g.Direct[c] / cell.NeedUSD()
			d[c] = float64(w.State.CellDirect[c]) - float64(ratio*float64(w.State.CellDrawn[c]))
			got[r] += float64(w.State.CellDirect[c])
			want[r] += float64(ratio * float64(w.State.CellDrawn[c]))
		}
		diff[r] = d
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := &BaselineCheck{Replicates: replicates, Mean: exact.Sum(got) / exact.Sum(want)}
	off := make([]float64, replicates)
	for r := range off {
		off[r] = got[r] - float64(out.Mean*want[r])
	}
	_, out.MeanSE = meanSE(off)
	out.MeanSE /= exact.Mean(want)
	var value, expected, missed float64
	for c := range g.Cells {
		cell := &g.Cells[c]
		if cell.Closed() {
			out.Closed++
			continue
		}
		out.Cells++
		value += cell.WeeklyUSD
		expected += g.Direct[c] + g.Transit[c]
		if cell.Unmatched > matched {
			out.Unmatched++
			missed += cell.WeeklyUSD
		}
	}
	for _, group := range testGroups(g) {
		out.Tested++
		if z := zOf(diff, group); math.Abs(z) > math.Abs(out.WorstZ) {
			cell := &g.Cells[group[0]]
			out.WorstZ = z
			out.Worst = fmt.Sprintf("%s to %s, HS6 %s (%d cells)", g.ISO[cell.Origin], g.ISO[cell.Destination], g.World.Products[cell.Product].HS6, len(group))
		}
	}
	out.Total, out.UnmatchedShare = expected/value, missed/value
	out.Bound = studentQuantile(-exact.NormalQuantile(0.005/math.Max(float64(out.Tested), 1)), float64(replicates-1))
	return out, nil
}

// testGroups are the matched cells that are tested together: by origin and
// product, and where even those have few accounts, by product.
func testGroups(g *world.Ground) [][]int {
	var out [][]int
	pool := func(cells []int, key func(c *world.Cell) int) (rest []int) {
		place, size := map[int]int{}, map[int]int32{}
		for _, c := range cells {
			size[key(&g.Cells[c])] += g.Cells[c].Accounts
		}
		for _, c := range cells {
			k := key(&g.Cells[c])
			if size[k] < alone {
				rest = append(rest, c)
				continue
			}
			if _, ok := place[k]; !ok {
				place[k] = len(out)
				out = append(out, nil)
			}
			out[place[k]] = append(out[place[k]], c)
		}
		return rest
	}
	var all []int
	for c := range g.Cells {
		switch cell := &g.Cells[c]; {
		case cell.Closed():
		case cell.Accounts >= alone:
			out = append(out, []int{c})
		default:
			all = append(all, c)
		}
	}
	rest := pool(all, func(c *world.Cell) int { return int(c.Origin)*g.NP + int(c.Product) })
	rest = pool(rest, func(c *world.Cell) int { return int(c.Product) })
	if len(rest) > 0 {
		out = append(out, rest)
	}
	return out
}

// zOf is the mean over replicates of a group's differences over its standard error.
func zOf(diff [][]float64, group []int) float64 {
	n := float64(len(diff))
	x := make([]float64, len(diff))
	mean, ss := 0.0, 0.0
	for r := range diff {
		for _, c := range group {
			x[r] += diff[r][c]
		}
		mean += x[r] / n
	}
	for r := range x {
		ss += float64((x[r] - mean) * (x[r] - mean))
	}
	if ss == 0 {
		return 0
	}
	return mean / math.Sqrt(ss/(n-1)/n)
}

// studentQuantile turns a normal quantile into Student's at some degrees of
// freedom, since the standard errors are estimated (Abramowitz and Stegun 26.7.5).
func studentQuantile(z, df float64) float64 {
	z2 := float64(z * z)
	return z + z*(z2+1)/(4*df) + z*(float64(5*z2*z2)+float64(16*z2)+3)/(96*df*df)
}

// parallel runs f(0) to f(n-1) on some workers and returns the first error by index.
func parallel(ctx context.Context, n, workers int, f func(i int) error) error {
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				errs[i] = f(i)
			}
		}()
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
