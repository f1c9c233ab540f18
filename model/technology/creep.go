package technology

import "cordon/model/world"

// Creep moves accounts of growing kinds of goods into higher classes as what
// buyers require grows: goods that were free pass a fixed threshold.
func (x *Technology) Creep(s *world.State) {
	if s.Week < 0 || s.Week%x.P.Every != 0 {
		return
	}
	g := s.G
	for a := range s.Row {
		kd := &g.Kinds[s.P.KindOf[a]]
		if kd.Growth == 0 {
			continue
		}
		y := x.required(s, world.AccountID(a), kd)
		c := kd.FirstCls
		for n := kd.FirstCls + world.ClassID(kd.NCls); c+1 < n && y >= g.Classes[c].Hi; c++ {
		}
		mk := g.Cells[s.P.Cell[a]].Market
		s.Row[a] = g.Row(mk, c)
	}
}

// required is the performance that an account requires this week, standardised:
// what it did at the start, and what the frontier has gained since.
func (x *Technology) required(s *world.State, a world.AccountID, kd *world.Kind) float64 {
	years := float64(s.Week) / world.WeeksAYear
	return float64(s.P.Perf[a]) + (float64(float64(kd.Growth*x.P.GrowthScale)*years)+s.Adapt.Frontier[s.P.KindOf[a]])/kd.Sd
}
