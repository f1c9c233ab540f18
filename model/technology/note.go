package technology

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// noteRelocate tells a watch whether a firm moves its burdened line abroad.
func (x *Technology) noteRelocate(s *world.State, f world.FirmID, hazard, u float64) {
	n := s.NewNote(world.ActRelocates).Happens(chance.Relocation, hazard, u,
		world.Number{Name: "burden beyond today's [USD a week]", Value: x.hit[f]}, world.Number{Name: "sales that bear it [USD a week]", Value: x.line[f]}, world.Number{Name: "technology.relocation", Value: x.P.Relocation},
		world.Number{Name: "technology.payback", Value: x.P.Payback}, world.Number{Name: "technology.relocation_cost", Value: x.P.RelocationCost})
	n.Firm = f
	s.Watch.Note(n)
}
