package history

import (
	"math"
	"slices"

	"cordon/model/exact"
)

// Scores are how close a forecast came to what was observed, over all quantities
// that were observed.
type Scores struct {
	Name     string
	N        int     // quantities
	LogError float64 // mean of |ln((forecast + Floor) / (observed + Floor))| of the median
	Sign     float64 // share of quantities that changed whose change has the forecast's sign; one that says no change counts half
	Changed  int     // those quantities
	Rank     float64 // Spearman's correlation of forecast and observed log changes; NaN where the forecast has none
	Coverage float64 // share inside the 90% interval; NaN of a forecast without one
	Width    float64 // mean width of that interval over the sum of what was observed
	CRPS     float64 // mean, USD
	CRPSLog  float64 // mean, of ln(x + Floor), pairs counted as for CRPS
	Single   bool    // a single value of most quantities, without a spread: its CRPS is the absolute error
	Points   []Point // by quantity
}

// Point is one quantity's score.
type Point struct {
	Median, Low, High float64 // USD
	Inside            bool
	CRPS              float64 // USD
	Off               float64 // of the median, USD
}

// Floor is added to flows before logarithms are taken, so that flows of zero have
// one: the smallest flow that CEPII keeps in BACI [USD].
const Floor = 1000

// logChange is ln((x + Floor) / (base + Floor)).
func logChange(x, base float64) float64 {
	return exact.Log((math.Max(x, 0) + Floor) / (base + Floor))
}

// Score holds a fan against what was observed of a table's quantities.
func Score(t *Table, f *Fan) *Scores {
	s := &Scores{Name: f.Name, Rank: math.NaN(), Points: make([]Point, len(t.Quantities))}
	var buf []float64
	var moved, moves, logs, crps, crpsLog, width []float64
	inside, single, right, total := 0, 0, 0.0, 0.0
	for q, seen := range t.Observed {
		p := &s.Points[q]
		p.Median = f.Median(q)
		p.Low, p.High, buf = f.Interval(q, buf)
		if math.IsNaN(seen) {
			continue
		}
		s.N++
		total += seen
		logs = append(logs, math.Abs(logChange(p.Median, seen)))
		change, said := logChange(seen, t.Base[q]), logChange(p.Median, t.Base[q])
		moved, moves = append(moved, change), append(moves, said)
		if change != 0 {
			s.Changed++
			switch {
			case math.Abs(said) < sameChange:
				right += 0.5
			case (said > 0) == (change > 0):
				right++
			}
		}
		if p.Inside = p.Low <= seen && seen <= p.High; p.Inside {
			inside++
		}
		width = append(width, p.High-p.Low)
		p.Off = math.Abs(p.Median - seen)
		if len(buf) == 1 {
			single++
		}
		p.CRPS, buf = f.CRPS(q, seen, buf)
		crps = append(crps, p.CRPS)
		crpsLog = append(crpsLog, f.scoreOf(buf, q, seen, floored))
	}
	if s.N == 0 {
		return s
	}
	n := float64(s.N)
	s.LogError, s.CRPS, s.CRPSLog = exact.Sum(logs)/n, exact.Sum(crps)/n, exact.Sum(crpsLog)/n
	s.Single = 2*single > s.N
	s.Coverage, s.Sign = float64(inside)/n, right/float64(s.Changed)
	s.Width = exact.Sum(width) / total
	s.Rank = Spearman(moves, moved)
	return s
}

// sameChange is the size of a log change below which a forecast says no change: the
// rounding of cents.
const sameChange = 1e-9

// floored is ln(x + Floor).
func floored(usd float64) float64 { return exact.Log(math.Max(usd, 0) + Floor) }

// Spearman's rank correlation; NaN where either side has fewer than two ranks.
func Spearman(a, b []float64) float64 {
	x, y := ranks(a), ranks(b)
	n := float64(len(x))
	mx, my := exact.Sum(x)/n, exact.Sum(y)/n
	var xy, xx, yy float64
	for i := range x {
		xy += float64((x[i] - mx) * (y[i] - my))
		xx += float64((x[i] - mx) * (x[i] - mx))
		yy += float64((y[i] - my) * (y[i] - my))
	}
	if !(xx > 0 && yy > 0) {
		return math.NaN()
	}
	return xy / exact.Sqrt(float64(xx*yy))
}

// ranks from 1, equal values at their mean rank; values nearer than sameChange are
// equal.
func ranks(v []float64) []float64 {
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case v[a] < v[b]:
			return -1
		case v[a] > v[b]:
			return 1
		}
		return 0
	})
	out := make([]float64, len(v))
	for lo := 0; lo < len(order); {
		hi := lo
		for hi < len(order) && v[order[hi]]-v[order[lo]] < sameChange {
			hi++
		}
		for _, i := range order[lo:hi] {
			out[i] = float64(lo+hi+1) / 2
		}
		lo = hi
	}
	return out
}

// Skill is one score against another's: 1 is perfect, 0 no better, below 0 worse.
func Skill(score, null float64) float64 {
	if !(null > 0) {
		return math.NaN()
	}
	return 1 - score/null
}
