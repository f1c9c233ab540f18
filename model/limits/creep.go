package limits

import (
	"fmt"
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/technology"
	"cordon/model/world"
)

func init() {
	register(&Limit{
		Name:     "creep",
		Doc:      "growing performance passes a fixed threshold: the share above it grows by alpha g a year until all is caught",
		Formula:  "share above T = (x_m e^(g t) / T)^alpha; slope of its log on t: alpha g",
		Source:   "facts 9.14",
		Switches: "accounts whose required performance is Pareto with least value 1; common growth, no redesign, no entry, one threshold; looked at anew every quarter",
		Settings: []Setting{
			{Name: "alpha", Unit: "exponent", Doc: "Pareto tail of performance", Default: 1.5, Low: 0.5, High: 4},
			{Name: "growth", Unit: "log units a year", Doc: "growth of performance (g)", Default: 0.3, Low: 0.02, High: 1},
			{Name: "threshold", Unit: "times the least performance", Doc: "T", Default: 10, Low: 1.5, High: 1000},
			{Name: "years", Unit: "years", Doc: "length of the run", Default: 5, Low: 1, High: 30, Whole: true},
			count("accounts", "accounts", "accounts", 2e6, 5e7),
		},
		Run: creep,
	})
}

func creep(c *Case) ([]Row, error) {
	alpha, growth, threshold, years, n := c.Num("alpha"), c.Num("growth"), c.Num("threshold"), c.Num("years"), c.Int("accounts")
	if growth*years >= exact.Log(threshold) {
		return nil, fmt.Errorf("the least performance passes the threshold within %g years at growth %g; expected growth times years below log threshold, %.3g", years, growth, exact.Log(threshold))
	}
	line := exact.Log(threshold)
	g := &world.Ground{
		NP: 1, Kinds: []world.Kind{{Sd: 1, Growth: growth, NCls: 2}}, Classes: []world.Class{{Lo: math.Inf(-1), Hi: line}, {Lo: line, Hi: math.Inf(1)}},
		ClassFirst: []world.ClassID{0}, ClassN: []int32{2}, Markets: []world.Market{{}}, Cells: []world.Cell{{}}, RowClass: []world.ClassID{0, 1},
	}
	s := &world.State{G: g, P: &world.Population{Perf: make([]float32, n), KindOf: make([]int32, n), Cell: make([]world.CellID, n)}, Row: make([]world.RowID, n)}
	luck := c.key(0).At(chance.Band, 0)
	for a := range s.P.Perf {
		s.P.Perf[a] = float32(chance.Exponential(1/alpha, luck.Float(uint64(a), 0)))
	}
	s.Adapt.Frontier = []float64{0} // research as it was
	p := technology.Params{GrowthScale: 1, Every: 13}
	x := technology.Technology{P: &p}
	var t []float64
	above := make([][]float64, batches) // log share by batch and quarter
	last := 0
	for s.Week = 0; s.Week <= int(years*world.WeeksAYear); s.Week += p.Every {
		x.Creep(s)
		t = append(t, float64(s.Week)/world.WeeksAYear)
		last = 0
		for b := range batches {
			lo, hi := n*b/batches, n*(b+1)/batches
			hits := 0
			for _, r := range s.Row[lo:hi] {
				hits += int(g.RowClass[r])
			}
			last += hits
			above[b] = append(above[b], exact.Log(float64(hits)/float64(hi-lo)))
		}
	}
	var slopes []float64
	for _, y := range above {
		slopes = append(slopes, slope(t, y))
	}
	end := t[len(t)-1]
	return []Row{
		sampled("slope of the log share above the threshold, a year", float64(alpha*growth), slopes, n),
		share(fmt.Sprintf("share above it after %.2f years", end), exact.Exp(alpha*(float64(growth*end)-line)), last, n),
	}, nil
}

// slope of y on t by least squares.
func slope(t, y []float64) float64 {
	mt, my := exact.Mean(t), exact.Mean(y)
	var ty, tt float64
	for i := range t {
		ty += float64((t[i] - mt) * (y[i] - my))
		tt += float64((t[i] - mt) * (t[i] - mt))
	}
	return ty / tt
}
