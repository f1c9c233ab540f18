package firms

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// What a watch is told of a firm's books, birth and exit. Nothing here changes a
// state, and nothing runs where nobody watches.

func note(s *world.State, f world.FirmID, did world.Act) world.Note {
	n := s.NewNote(did)
	n.Firm = f
	return n
}

// noteBooks keeps the week's books once they are settled.
func (x *Firms) noteBooks(s *world.State, f world.FirmID, costs, lost int64, earned, debt float64) {
	n := note(s, f, world.ActBooks)
	n.Cents = costs
	n.Numbers = []world.Number{
		{Name: "cash [USD]", Value: s.Cash[f]}, {Name: "usual earnings [USD]", Value: float64(earned * s.P.Sales[f])}, {Name: "margin on lost sales [USD]", Value: float64(x.P.Gross*float64(lost)) / 100},
		{Name: "costs [USD]", Value: float64(costs) / 100}, {Name: "lost sales [USD]", Value: float64(lost) / 100}, {Name: "least cash [USD]", Value: -debt * s.P.Sales[f]},
	}
	s.Watch.Note(n)
}

// noteExit says whether a firm leaves: those without cash do, small ones by luck too.
func (x *Firms) noteExit(s *world.State, f world.FirmID, broke bool, leaves, u float64) {
	n := note(s, f, world.ActLeaves)
	switch {
	case broke:
		n.Yes, n.What = true, "out of cash"
		n.Numbers = []world.Number{{Name: "cash [USD]", Value: s.Cash[f]}, {Name: "firms.cash_weeks", Value: x.P.CashWeeks}}
	case s.P.Employees[f] < 50 && u < leaves:
		n = n.Happens(chance.FirmExit, leaves, u, world.Number{Name: "firms.turnover", Value: x.P.Turnover})
		n.What = "for other reasons"
	default:
		return
	}
	s.Watch.Note(n)
}

// noteBirth says whether a firm is born into an empty place.
func (x *Firms) noteBirth(s *world.State, f world.FirmID, rate, grown, u float64) {
	n := note(s, f, world.ActBorn).Happens(chance.FirmEntry, rate/world.WeeksAYear, u,
		world.Number{Name: "growth of a start-up's burden", Value: grown}, world.Number{Name: "births a year in the heading", Value: rate}, world.Number{Name: "firms.birth_slope", Value: x.P.BirthSlope})
	if n.Yes {
		s.Watch.Note(n)
	}
}

func (x *Firms) noteGivenUp(s *world.State, f world.FirmID, cents int64) {
	n := note(s, f, world.ActLostSale)
	n.Cents, n.What = cents, "to stay below the line of relief"
	s.Watch.Note(n)
}
