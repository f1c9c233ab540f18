package history

import (
	"math"

	"cordon/data"
)

// Series is the base period's trade of the table's quantities, without their
// period: for each, what its cells traded in each month or year of the table. [USD]
type Series struct {
	Steps  []Period    // of the base period, in order
	Of     []int       // by quantity: its series
	Values [][]float64 // by series and step
	Pool   [][]float64 // all cells of the table's exporters, importers and goods that traded in the base period, added up as quantities are, by step: whatever is observed afterwards
	Silent int         // the rest of those cells
}

// Series of the world's base period.
func (t *Table) Series(w *data.World) *Series {
	s := &Series{}
	for day := w.From; day <= w.To; { // the steps that the table's rows have
		step := ofRow(int32(day.Time().Year()))
		if len(w.Flows.Period) > 0 && w.Flows.Period[0] >= 10000 {
			step = ofRow(int32(day.Time().Year()*100 + int(day.Time().Month())))
		}
		s.Steps = append(s.Steps, step)
		day = step.To
	}
	place := map[Quantity]int{}
	for _, q := range t.Quantities {
		q.Period = 0
		at, ok := place[q]
		if !ok {
			at = len(s.Values)
			place[q] = at
			s.Values = append(s.Values, make([]float64, len(s.Steps)))
		}
		s.Of = append(s.Of, at)
	}
	step := map[int32]int{}
	for n, p := range s.Steps {
		y, m := int32(p.From.Time().Year()), int32(p.From.Time().Month())
		if p.To-p.From > 31 {
			step[y] = n
		} else {
			step[y*100+m] = n
		}
	}
	c := t.codes(w)
	f := &w.Flows
	pool := map[int]int{}
	for n := range f.ValueUSD {
		e, i, k := f.Exporter[n], f.Importer[n], int(f.Product[n])
		if month, ok := step[f.Period[n]]; ok && f.ValueUSD[n] > 0 && e != i && c.exporter[e] >= 0 && c.importer[i] >= 0 && c.goods[k] >= 0 {
			cell := t.at(0, c.exporter[e], c.importer[i], c.goods[k])
			if _, ok := pool[cell]; !ok {
				pool[cell] = len(s.Pool)
				s.Pool = append(s.Pool, make([]float64, len(s.Steps)))
			}
			s.Pool[pool[cell]][month] += f.ValueUSD[n]
		}
		for p := range t.Periods { // the first period in which the cell is known
			at := t.grid(&c, p, e, i, k)
			if at < 0 {
				continue
			}
			q := Quantity{Exporter: All, Importer: c.iso[i], Goods: t.goods[c.goods[k]]}
			if t.By.Exporter {
				q.Exporter = c.iso[e]
			}
			if series, ok := place[q]; ok {
				if month, ok := step[f.Period[n]]; ok {
					s.Values[series][month] += f.ValueUSD[n]
				}
			}
			break
		}
	}
	s.Silent = t.cells() - len(s.Pool)
	return s
}

// steps that a period is long, and begins after the last step of the series.
func (s *Series) steps(p Period) (length, gap int) {
	end := s.Steps[len(s.Steps)-1].To
	step := float64(s.Steps[0].To - s.Steps[0].From)
	if step < 31.5 {
		step = 30.4
	} else {
		step = 365.25
	}
	length = max(1, int(math.Round(p.Days()/step)))
	gap = max(0, int(math.Round(float64(p.From-end)/step)))
	return length, gap
}

// mean is the mean rate of the first steps of a series. [USD a day]
func (s *Series) mean(first []float64) float64 {
	return sum(first) / float64(s.Steps[len(first)-1].To-s.Steps[0].From)
}

// origins are the steps after which a later stretch is looked at.
func (s *Series) origins(length, gap int) (out []int) {
	most := len(s.Steps) - length - gap // steps before the latest origin
	for origin := max(1, (most+1)/2); origin <= most; origin++ {
		out = append(out, origin)
	}
	return out
}

// ratios of later stretches to the rate that what went before lets expect, over all
// series and origins, of series whose rate before is of the size, or within reach decades of it. Where the
// size is noTrade: the later rates themselves, USD a day.
func (s *Series) ratios(length, gap, size, reach int, rate func(first []float64) float64) (out []float64) {
	for _, origin := range s.origins(length, gap) {
		first, last := origin+gap, origin+gap+length-1
		after := float64(s.Steps[last].To - s.Steps[first].From)
		for _, values := range s.Pool {
			was, is := rate(values[:origin]), sum(values[first:last+1])/after
			own := sizeOf(was)
			switch {
			case size == noTrade && own == noTrade:
				out = append(out, is)
			case size != noTrade && own != noTrade && own >= size-reach && own <= size+reach:
				out = append(out, is/was)
			}
		}
	}
	return out
}

func sum(x []float64) (total float64) {
	for _, v := range x {
		total += v
	}
	return total
}
