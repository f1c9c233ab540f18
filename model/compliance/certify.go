package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// Certify looks four times a year, and when rules change, at who is in a fast
// lane: firms of the lane's size that keep a programme, whom no audit has put
// out. They pay for it whether they file much or little. Small firms are left
// behind by the lane's size and by what a certificate costs them.
func (c *Compliance) Certify(s *world.State, quarter bool) {
	in := &s.Held
	if in.Certified == nil {
		return
	}
	key := s.Key.At(chance.LaneAudit, s.Week)
	for f := range in.Certified {
		home := s.G.Headings[s.P.FirmAt[f]].Home
		lane := float64(s.P.Percent[f]) < s.Rules.Trusted[home]
		if !lane || !s.Alive[f] || s.Programme[f] != world.HasProgramme || int(in.RevokedUntil[f]) > s.Week {
			in.Certified[f] = false
			continue
		}
		if !in.Certified[f] {
			in.Certified[f] = true
			if s.SeesFirm(world.FirmID(f)) {
				c.noteLane(s, world.FirmID(f))
			}
			s.Charge(world.FirmID(f), world.ProgrammeCost, float64(s.P.Stands[f]*c.P.Certify))
			continue
		}
		if quarter {
			s.Charge(world.FirmID(f), world.ProgrammeCost, float64(s.P.Stands[f]*c.P.CertifyUpkeep)/quarters)
			c.audit(s, f, home, key)
		}
	}
}

// quarters in a year.
const quarters = 4

// audit looks at some of the certified firms; one that fails is out of the lane
// for as long as a refusal counts.
func (c *Compliance) audit(s *world.State, f int, home world.JurisdictionID, key chance.Key) {
	share := s.Rules.Dial(world.LaneAudits, home)
	if share == 0 {
		return
	}
	luck := key.Of(s.FirmKey[f], 0)
	id := world.FirmID(f)
	if s.SeesFirm(id) {
		s.Watch.Note(c.ofFirm(s, id, world.ActLaneAudit).Happens(chance.LaneAudit, share/quarters, chance.Float(luck)))
	}
	if chance.Float(luck) >= share/quarters {
		return
	}
	s.Spend(int16(home), float64(s.P.Stands[f]*c.P.LaneAudit))
	fails := float64(c.ignorance(s, id) * c.P.AuditFinds)
	if s.SeesFirm(id) {
		s.Watch.Note(c.ofFirm(s, id, world.ActLaneFails).Happens(chance.LaneAudit, fails, chance.Float(chance.More(luck, 1)), world.Number{Name: "compliance.audit_finds", Value: c.P.AuditFinds}))
	}
	if chance.Float(chance.More(luck, 1)) < fails {
		s.Held.Certified[f], s.Held.RevokedUntil[f] = false, int16(s.Week+c.P.Memory)
		if s.G.Members[home] {
			s.Tally.Licences.Revoked++
		}
	}
}
