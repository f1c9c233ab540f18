package model

import (
	"cordon/model/licensing"
	"cordon/model/world"
)

// staff passes this week's rules about officers, analysts, tools and checks on to
// the agencies, and opens the tables that the rules in force need.
func (r *Run) staff(s *world.State) {
	s.OpenInstruments()
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		by := world.JurisdictionID(i)
		dial := func(d world.Dial) float64 { return s.Rules.Dial(d, by) }
		a.SetStaff(s.Week, s.Rules.Staff[i])
		a.SetTools(s.Week, dial(world.Tools))
		p := a.Params()
		a.SetSkill(1 - float64((1-dial(world.RiskData))*(1-p.AnalystSkill(dial(world.Analysts)))))
		a.SetChecks(licensing.Checks{Share: dial(world.SiteShare), Finds: dial(world.SiteFinds), Capacity: dial(world.SiteCapacity)})
	}
	r.meet(s)
}

// meet gives the common body its members and what they agree on. The members'
// dials are all alike: one measure writes them.
func (r *Run) meet(s *world.State) {
	if r.body == nil && !s.Rules.AnyDial(world.JointBody) {
		return
	}
	if r.body == nil {
		r.body = licensing.NewBody()
	}
	var members []*licensing.Agency
	for i, a := range r.Agencies {
		by := world.JurisdictionID(i)
		if a == nil || s.Rules.Dial(world.JointBody, by) == 0 {
			continue
		}
		members = append(members, a)
		r.body.Terms = licensing.Terms{
			Officers: s.Rules.Dial(world.BodyOfficers, by), Consult: s.Rules.Dial(world.BodyConsult, by), Consensus: s.Rules.Dial(world.BodyConsensus, by),
			Clock: s.Rules.Dial(world.BodyClock, by), Silence: s.Rules.Dial(world.BodySilence, by) > 0,
		}
		if r.Params.atOnce {
			r.body.Consult, r.body.Consensus = 0, 0
		}
	}
	for i, a := range r.Agencies { // one set of criteria: the first member's
		if a != nil {
			var of *licensing.Agency
			if r.State.Rules.Dial(world.JointBody, world.JurisdictionID(i)) > 0 {
				of = members[0]
			}
			a.ShareCriteria(of)
		}
	}
	r.body.SetMembers(members)
	r.bodied = len(members)
}

// spend books what the week's officers, analysts, tools and checks cost their
// governments.
func (r *Run) spend(s *world.State) {
	for i, a := range r.Agencies {
		if a == nil || !s.G.Members[i] {
			continue
		}
		p := a.Params()
		by := world.JurisdictionID(i)
		staff := a.Payroll()
		paid := staff * (float64(p.OfficerCost*(1+s.Rules.Dial(world.Analysts, by))) + float64(p.ToolCost*s.Rules.Dial(world.Tools, by)))
		if s.Rules.Dial(world.RiskData, by) > 0 {
			paid += p.DataCost
		}
		if s.Rules.Dial(world.JointBody, by) > 0 {
			paid += float64(r.body.Extra() / float64(r.bodied) * p.OfficerCost)
		}
		s.Spend(int16(i), paid/world.WeeksAYear)
		s.Spend(int16(i), float64(float64(a.Last().Checks)*p.CheckPrice))
	}
}
