package model

import (
	"math/bits"

	"cordon/data"
	"cordon/model/licensing"
	"cordon/model/projects"
	"cordon/model/world"
)

// fileProjects files the week's applications of joint projects: one a participant,
// or one for all of them, which may go through the fast lane without a referral.
// Technology licences have no trade value; they load the agency like others.
func (r *Run) fileProjects(s *world.State) {
	cost := int64(r.Params.Compliance.Application() * 100)
	for i := range s.Projects {
		p := &s.Projects[i]
		if p.ToFile == 0 || r.Agencies[p.Home] == nil {
			continue
		}
		for p.ToFile != 0 {
			n := bits.TrailingZeros8(p.ToFile)
			p.ToFile &^= 1 << n
			policy, barred := r.Projects.Policy(s, p, n)
			f := licensing.Filing{
				ID: p.Key, Tag: projectTag, N: uint32(n), Category: uint8(s.G.Entries[p.Entry].Category),
				Lane: licensing.Ordinary, Policy: licensing.General, Barred: barred,
			}
			switch policy {
			case data.CaseByCase:
				f.Policy = licensing.Concern
			case data.PresumptionDenial:
				f.Policy = licensing.Presumption
			}
			if n == world.JointNumber && s.Rules.Dial(world.JointFast, p.Home) > 0 {
				f.Lane, f.Review = licensing.Trusted, licensing.OneDesk
			}
			r.filings[p.Home] = append(r.filings[p.Home], f)
			if s.G.Members[p.Home] {
				s.Tally.This(p.Home).Filings++
				s.Tally.Projects.Filings++
				s.Tally.Projects.Cents += cost
			}
		}
	}
}

// decidedProject hands an answer to its project.
func (r *Run) decidedProject(s *world.State, d *licensing.Decision) {
	a := projects.Refused
	switch d.Outcome {
	case licensing.Approved, licensing.NotRequired:
		a = projects.Granted
	case licensing.Incomplete:
		a = projects.Again
	}
	r.Projects.Answered(s, d.ID, int(d.N), a)
}
