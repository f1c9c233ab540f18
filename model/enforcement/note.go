package enforcement

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// What a watch is told of inspections, checks and penalties. Nothing here changes a
// state, and nothing runs where nobody watches.

func (e *Enforcement) note(s *world.State, o *world.Order, did world.Act) world.Note {
	n := s.About(o, did)
	n.Cents = o.Value
	return n
}

// noteHub says whether a shipment through a hub was found, to who watches the
// shipment or the hub.
func (e *Enforcement) noteHub(s *world.State, o *world.Order, hub world.JurisdictionID, phi, u float64) {
	if !s.SeesOrder(o) && !s.SeesHub(hub) {
		return
	}
	n := e.note(s, o, world.ActInspected).Happens(chance.Inspection, phi, u, world.Number{Name: "enforcement.phi", Value: e.P.Phi}, world.Number{Name: "enforcement.vigilance", Value: e.P.Vigilance},
		world.Number{Name: "USD a week through the hub", Value: s.HubFlow[hub]}, world.Number{Name: "USD a week in the warm-up", Value: s.HubFlow0[hub]})
	n.Hub = int16(hub)
	s.Watch.Note(n)
}

// notePicked says whether customs' risk score picked misdeclared goods, and whether
// the look found them.
func (e *Enforcement) notePicked(s *world.State, o *world.Order, share, account float64, look uint64, picked bool) {
	n := e.note(s, o, world.ActPicked)
	n.Draws, n.Draw, n.Yes = chance.Inspection, chance.Float(look), picked
	n.Numbers = []world.Number{
		{Name: "share of shipments that customs opens", Value: share}, {Name: "the buyer's part of the risk score", Value: account},
		{Name: "enforcement.auc", Value: e.P.AUC}, {Name: "enforcement.alike", Value: e.P.Alike},
	}
	s.Watch.Note(n)
	if picked {
		s.Watch.Note(e.note(s, o, world.ActInspected).Happens(chance.Inspection, e.P.Find, chance.Float(chance.More(look, 2)), world.Number{Name: "enforcement.find", Value: e.P.Find}))
	}
}

// noteSeized says whether the exporter was blamed.
func (e *Enforcement) noteSeized(s *world.State, o *world.Order, look uint64) {
	s.Watch.Note(e.note(s, o, world.ActBlamed).Happens(chance.Inspection, e.P.Blame, chance.Float(chance.More(look, 1)), world.Number{Name: "enforcement.blame", Value: e.P.Blame}))
}

func (e *Enforcement) noteAudit(s *world.State, o *world.Order, odds, u float64, what string) {
	n := e.note(s, o, world.ActAudit).Happens(chance.Audit, odds, u, world.Number{Name: "enforcement.audit", Value: e.P.Audit}, world.Number{Name: "enforcement.fined", Value: e.P.Fined})
	n.What = what
	s.Watch.Note(n)
}

func (e *Enforcement) noteCheck(s *world.State, o *world.Order, found, u float64, what string) {
	n := e.note(s, o, world.ActEndUseLook).Happens(chance.EndUseCheck, found, u, world.Number{Name: "share of shipments checked", Value: s.Checked[s.Origin(o.Account, o.Option)]}, world.Number{Name: "enforcement.check_hit", Value: e.P.CheckHit})
	n.What = what
	s.Watch.Note(n)
}

func (e *Enforcement) noteFine(s *world.State, o *world.Order, usd float64) {
	n := e.note(s, o, world.ActFined)
	n.Cents = int64(usd * 100)
	n.Numbers = []world.Number{{Name: "enforcement.penalty", Value: e.P.Penalty}, {Name: "enforcement.audit_weeks", Value: float64(e.P.AuditWeeks)}}
	s.Watch.Note(n)
}
