// Package technology is how performance grows under a list that does not move.
package technology

import "cordon/model/world"

// Params of technology.
type Params struct {
	GrowthScale float64 `unit:"times" default:"1" range:"0..2" dist:"uniform" source:"G8" doc:"scale on the frontier growth of entries that have a source for it"`
	Every       int     `unit:"weeks" default:"13" range:"1..52" dist:"none" source:"assumed" doc:"how often required performance is looked at anew"`
}

// Creep moves accounts of growing kinds of goods into higher classes as what
// buyers require grows: goods that were free pass a fixed threshold.
func (p *Params) Creep(s *world.State) {
	if s.Week < 0 || s.Week%p.Every != 0 {
		return
	}
	years := float64(s.Week) / world.WeeksAYear
	g := s.G
	for a := range s.Row {
		kd := &g.Kinds[s.P.KindOf[a]]
		if kd.Growth == 0 {
			continue
		}
		y := float64(s.P.Perf[a]) + float64(float64(kd.Growth*p.GrowthScale)*years)/kd.Sd
		c := kd.FirstCls
		for n := kd.FirstCls + world.ClassID(kd.NCls); c+1 < n && y >= g.Classes[c].Hi; c++ {
		}
		mk := g.Cells[s.P.Cell[a]].Market
		s.Row[a] = g.Row(mk, c)
	}
}
