package model

import (
	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// Tags of applications that no order waits for. An order's tag has its serial
// number in the upper half, which never comes near these.
const (
	globalTag  = 0xFFFFFFFE << 32 // and the firm
	projectTag = 0xFFFFFFFD << 32
	kindOfTag  = 0xFFFFFFFF << 32
)

// fileGlobals files the week's wishes for global licences. They take longer than
// a licence for one buyer, more of officers' time, and are rejected more often
// (A36); no risk score of one buyer decides them.
func (r *Run) fileGlobals(s *world.State) {
	for _, ask := range s.Held.Asks {
		a := r.Agencies[ask.By]
		p := a.Params()
		id := s.FirmKey[ask.Firm]
		luck := s.Key.At(chance.GlobalLicence, s.Week).Of(id, 0)
		f := licensing.Filing{
			ID: globalID(id), Tag: globalTag | uint64(ask.Firm), Category: uint8(s.G.Entries[ask.Entry].Category),
			Lane: licensing.Ordinary, Policy: licensing.General, Given: licensing.Approved, Effort: p.GlobalEffort,
			Further: chance.LogNormal(p.GlobalHands, p.GlobalSpread, chance.Float(luck)),
		}
		if s.InLane(ask.Firm, ask.By) {
			f.Lane = licensing.Trusted
		}
		if chance.Float(chance.More(luck, 1)) < p.GlobalRejected {
			f.Given = licensing.Adverse
		}
		if s.SeesFirm(ask.Firm) {
			r.noteGlobal(s, ask, &p, luck)
		}
		copies := min(max(1, int(s.P.Stands[ask.Firm]+0.5)), r.Params.Compliance.MostFilings)
		c := &r.Params.Compliance
		s.Charge(ask.Firm, world.ApplicationCost, float64(float64(copies)*float64(c.GlobalHours*c.Wage)))
		if s.G.Members[ask.By] {
			s.Tally.This(world.JurisdictionID(ask.By)).Filings += int64(copies)
			s.Tally.Licences.GlobalFilings += int64(copies)
		}
		r.filings[ask.By] = append(r.filings[ask.By], f)
		for n := 1; n < copies; n++ { // a simulated firm stands for several
			f.Tag, f.N = companion, f.N+1<<16
			r.filings[ask.By] = append(r.filings[ask.By], f)
		}
	}
	s.Held.Asks = s.Held.Asks[:0]
}

// globalID is the lasting identity of a firm's applications for global licences.
func globalID(firm uint64) uint64 { return chance.Mix(firm, 7) }

// decidedGlobal acts on the answer to a wish for a global licence; the firm that asked
// may have left, and another have its place.
func (r *Run) decidedGlobal(s *world.State, by int, d *licensing.Decision) {
	f := world.FirmID(d.Tag & 0xffffffff)
	if d.ID != globalID(s.FirmKey[f]) {
		return
	}
	if d.Outcome == licensing.Approved {
		r.Compliance.Granted(s, f, int16(by))
		return
	}
	r.Compliance.Rejected(s, f)
}
