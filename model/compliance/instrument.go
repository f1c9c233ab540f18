package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// blanket says whether a sale goes under a general or a global licence, and asks
// for a global one where the firm may have it and has none. A buyer whom the
// exporter's own look turns away is left to a licence of its own.
func (c *Compliance) blanket(s *world.State, o *world.Order, reg world.Regime) bool {
	r, by := s.Rules, world.JurisdictionID(reg.By)
	if !r.AnyTerm(world.GeneralShare) && !r.AnyTerm(world.GlobalShare) {
		return false
	}
	j := s.Market(o.Account).Destination
	size := float64(s.P.Percent[o.Firm])
	if size < r.Term(world.GeneralShare, reg.Entry, by, j) && c.exporterPasses(s, o, r.Dial(world.GeneralScreen, by)) {
		c.register(s, o.Firm)
		c.shipBlanket(s, o, reg.By, &s.Tally.Licences.GeneralCents)
		return true
	}
	if !(size < r.Term(world.GlobalShare, reg.Entry, by, j)) {
		return false
	}
	f := o.Firm
	held := int(s.Held.GlobalUntil[f]) >= s.Week
	if int(s.Held.GlobalAsk[f]) <= s.Week && s.Programme[f] == world.HasProgramme && c.P.WorthGlobal(s.Held.Coverable[f]/s.P.Stands[f]) {
		s.Held.GlobalAsk[f] = world.Asked
		s.Held.Asks = append(s.Held.Asks, world.Ask{Firm: f, Entry: reg.Entry, By: reg.By})
		if s.SeesFirm(f) {
			c.noteGlobal(s, f, reg)
		}
	}
	if held && c.exporterPasses(s, o, r.Dial(world.GlobalScreen, by)) {
		c.shipBlanket(s, o, reg.By, &s.Tally.Licences.GlobalCents)
		return true
	}
	return false
}

// exporterPasses is an exporter's own look at a buyer: what it knows of a buyer
// stays, so it is one draw a buyer.
func (c *Compliance) exporterPasses(s *world.State, o *world.Order, screening float64) bool {
	if !s.P.Barred[o.Account] {
		return true
	}
	u := s.Key.At(chance.ExporterScreen, 0).Float(s.P.Key[o.Account], 0)
	if s.SeesOrder(o) {
		s.Watch.Note(c.note(s, o, world.ActScreened).Happens(chance.ExporterScreen, screening, u))
	}
	return u >= screening
}

// register enters a firm for general licences, once.
func (c *Compliance) register(s *world.State, f world.FirmID) {
	if !s.Held.Registered[f] {
		s.Held.Registered[f] = true
		s.Charge(f, world.ApplicationCost, float64(s.P.Stands[f]*float64(c.P.RegisterHours*c.P.Wage)))
	}
}

// shipBlanket ships without an application of its own, and reports it.
func (c *Compliance) shipBlanket(s *world.State, o *world.Order, by int16, shipped *int64) {
	s.Charge(o.Firm, world.ApplicationCost, float64(c.P.ReportHours*c.P.Wage))
	c.Late(s, o, float64(s.Week-int(o.Born)))
	ship(o, lawfulOr(s, o.Account, world.Licensed))
	c.countUnasked(s, o, by, shipped)
}

// countUnasked adds a sale that nobody was asked about to a count.
func (c *Compliance) countUnasked(s *world.State, o *world.Order, by int16, shipped *int64) {
	if !s.G.Members[by] {
		return
	}
	*shipped += o.Value
	if s.P.Barred[o.Account] {
		s.Tally.Licences.BlanketBarred += o.Value
	}
}

// Granted gives a firm the global licence that it asked for, and books what
// audits will cost it; Rejected lets it ask again later.
func (c *Compliance) Granted(s *world.State, f world.FirmID, by int16) {
	s.Held.GlobalUntil[f] = int16(s.Week + c.P.GlobalValidity)
	s.Held.GlobalAsk[f] = int16(s.Week + c.P.GlobalValidity - renew)
	years := float64(c.P.GlobalValidity) / world.WeeksAYear
	s.Spend(by, float64(float64(s.P.Stands[f]*c.P.GlobalOffice)*years))
	if s.G.Members[by] {
		s.Tally.Licences.GlobalGranted++
	}
	s.Charge(f, world.ProgrammeCost, float64(float64(s.P.Stands[f]*c.P.GlobalAudit)*years))
}

// Rejected lets a firm ask for a global licence again after the time for which a
// refusal counts.
func (c *Compliance) Rejected(s *world.State, f world.FirmID) {
	s.Held.GlobalAsk[f] = int16(s.Week + c.P.Memory)
}

// renew is how many weeks before its end a global licence is asked for again.
const renew = 26
