package compliance

import "cordon/model/world"

// Certifies says whether a certificate pays a firm: the mistakes that its yearly
// audit spares, at what the firm fears of one, cost more than the audit. That is
// so where many listed orders leave, and so for those who need it least.
func (p *Params) Certifies(ignorance, found, orders, fee float64) bool {
	spared := float64(float64(orders*ignorance) * float64(p.Miss*(1-p.CertificateKeeps)))
	return fee > 0 && float64(spared*float64(found*p.Feared)) > fee
}

// certify settles which firms hold a certificate where one is offered.
func (c *Compliance) certify(s *world.State) {
	if !s.Rules.AnyDial(world.Certificate) && !s.AnyCertified {
		return
	}
	s.AnyCertified = false
	for f := range s.Certified {
		s.Certified[f] = false
		fee := s.Rules.Dial(world.Certificate, s.HomeOf(world.FirmID(f)))
		if fee == 0 || s.Programme[f] != world.HasProgramme {
			continue
		}
		s.Certified[f] = c.P.Certifies(s.Ignorance(world.FirmID(f)), c.Found, s.ListedOrders[f], fee)
		if s.SeesFirm(world.FirmID(f)) {
			c.noteCertificate(s, world.FirmID(f), fee)
		}
		s.AnyCertified = s.AnyCertified || s.Certified[f]
	}
}

// relief is the share of its compliance costs that a firm's government pays.
func (c *Compliance) relief(s *world.State, f world.FirmID) float64 {
	if !s.Rules.AnyDial(world.ReliefShare) {
		return 0
	}
	return s.ReliefOf(f, c.P.ProgrammeCost(s.P.Employees[f]))
}
