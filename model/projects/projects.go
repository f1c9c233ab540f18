package projects

import (
	"cordon/data"
	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Projects starts, changes and ends joint projects.
type Projects struct {
	P            *Params
	concern, all float64   // share of barred participants from destinations of concern, and from all others
	slot         []float64 // by jurisdiction: chance that one of its slots is filled in a week
	reach        []float64 // cumulative share of goods exports, by jurisdiction: where participants come from
}

// slots a jurisdiction and week, enough for the most projects a year that Params
// allows; those that stay empty move nobody's luck.
const slots = 20

// New with its tables. Concern and all are the shares of barred participants from
// destinations of concern and from all others.
func New(p *Params, g *world.Ground, concern, all float64) *Projects {
	x := &Projects{P: p, concern: concern, all: all, slot: make([]float64, g.NJ), reach: make([]float64, g.NJ)}
	exports := make([]float64, g.NJ)
	for _, t := range g.World.Totals {
		exports[t.Exporter] += t.ValueUSD
	}
	most, sum := 0.0, exact.Sum(exports)
	for _, v := range exports {
		most = max(most, v)
	}
	run := 0.0
	for i, v := range exports {
		if !(most > 0) {
			break
		}
		x.slot[i] = float64(p.Starts*(v/most)) / (world.WeeksAYear * slots)
		run += v / sum
		x.reach[i] = run
	}
	return x
}

// Start begins the week: projects end, lose a week where they wait, and change
// participants; new ones begin.
func (x *Projects) Start(s *world.State) {
	kept := s.Projects[:0]
	luck := s.Key.At(chance.ProjectChange, s.Week)
	for i := range s.Projects {
		p := s.Projects[i]
		if int(p.Until) <= s.Week {
			continue
		}
		x.goOn(s, &p, luck)
		kept = append(kept, p)
	}
	s.Projects = kept
	key := s.Key.At(chance.ProjectStart, s.Week)
	for i, chanceOf := range x.slot {
		if chanceOf == 0 {
			continue
		}
		for n := range slots {
			if start := key.Of(s.G.IDs[i], n); chance.Float(start) < chanceOf {
				x.begin(s, world.JurisdictionID(i), start)
			}
		}
	}
}

// goOn is a week of a project under way.
func (x *Projects) goOn(s *world.State, p *world.Project, luck chance.Key) {
	t := x.tally(s, p)
	if p.Waiting > 0 {
		t.WeeksLost++
		if !p.Held {
			p.Held = true
			t.HeldUp++
		}
	}
	rate := x.P.Turnover / world.WeeksAYear
	for k := range int(p.People) {
		u := luck.Of(p.Key, k)
		if !p.Access[k] || chance.Float(u) >= rate {
			continue
		}
		t.Changes++
		p.Barred[k] = chance.Float(chance.More(u, 1)) < x.barred(s, p, k)
		noticed := !p.Joint || chance.Float(chance.More(u, 2)) < s.Rules.Dial(world.JointTracking, p.Home)
		if p.Control && p.Licensed[k] && noticed {
			p.Access[k] = false
			p.ToFile |= 1 << k
			p.Waiting++
			continue
		}
		x.enter(t, p, k)
	}
	if p.Joint {
		t.Cents += int64(float64(x.P.TrackCost*s.Rules.Dial(world.JointTracking, p.Home)) * (100 / world.WeeksAYear))
	}
}

// begin starts a project on an entry of its home's list; without one there is
// nothing that participants could need a licence for.
func (x *Projects) begin(s *world.State, home world.JurisdictionID, start uint64) {
	listed := 0
	for e := range s.G.Entries {
		if s.Today.On[e*s.G.NJ+int(home)] {
			listed++
		}
	}
	if listed == 0 {
		return
	}
	p := world.Project{Key: chance.Mix(start, 13), Home: home, From: int16(s.Week)}
	pick := int(chance.Float(chance.More(start, 1)) * float64(listed))
	for e := range s.G.Entries {
		if s.Today.On[e*s.G.NJ+int(home)] {
			if pick == 0 {
				p.Entry = world.EntryID(e)
			}
			pick--
		}
	}
	weeks := 1 + float64(x.P.Weeks*chance.Exponential(1, chance.Float(chance.More(start, 2))))
	p.Until = int16(s.Week + int(min(weeks, 520)))
	p.People = uint8(min(1+chance.Poisson(x.P.People-1, chance.Float(chance.More(start, 3))), world.MaxPeople))
	p.Control = chance.Float(chance.More(start, 4)) < s.Rules.Dial(world.DeemedExports, home)
	p.Joint = p.Control && chance.Float(chance.More(start, 5)) < s.Rules.Dial(world.JointLicences, home)
	t := x.tally(s, &p)
	t.Started++
	people := s.Key.At(chance.ProjectPeople, s.Week)
	for k := range int(p.People) {
		u := people.Of(p.Key, k)
		p.At[k] = x.origin(home, chance.Float(u))
		p.Barred[k] = chance.Float(chance.More(u, 1)) < x.barred(s, &p, k)
		policy := x.policy(s, &p, k)
		p.Licensed[k] = policy != data.Free && (policy >= data.CaseByCase || s.Rules.Dial(world.DeemedConcern, home) == 0)
		switch {
		case !p.Control || !p.Licensed[k]:
			x.enter(t, &p, k)
		case p.Joint:
			p.ToFile, p.Waiting = 1<<world.JointNumber, 1
		default:
			p.ToFile |= 1 << k
			p.Waiting++
		}
	}
	s.Projects = append(s.Projects, p)
}

// enter lets a participant see the technology.
func (x *Projects) enter(t *world.ProjectTally, p *world.Project, k int) {
	p.Access[k] = true
	if p.Barred[k] {
		t.Leaks++
	}
}

// origin of a participant: by exports of goods, home left out.
func (x *Projects) origin(home world.JurisdictionID, u float64) world.JurisdictionID {
	for i, cum := range x.reach {
		if u < cum && i != int(home) {
			return world.JurisdictionID(i)
		}
	}
	if home == 0 && len(x.reach) > 1 {
		return 1
	}
	return 0
}

// policy of a project's home towards a participant's.
func (x *Projects) policy(s *world.State, p *world.Project, k int) data.Policy {
	nj := s.G.NJ
	return s.Rules.Policy[(int(p.Entry)*nj+int(p.Home))*nj+int(p.At[k])]
}

// Policy is the strictest policy towards the participants that a licence is for:
// one of them, or all.
func (x *Projects) Policy(s *world.State, p *world.Project, n int) (policy data.Policy, barred bool) {
	for k := range int(p.People) {
		if (n == k || n == world.JointNumber) && p.Licensed[k] {
			policy, barred = max(policy, x.policy(s, p, k)), barred || p.Barred[k]
		}
	}
	return policy, barred
}

func (x *Projects) barred(s *world.State, p *world.Project, k int) float64 {
	if x.policy(s, p, k) >= data.CaseByCase {
		return x.concern
	}
	return x.all
}

// tally of a project: members' count, others' go nowhere.
func (x *Projects) tally(s *world.State, p *world.Project) *world.ProjectTally {
	if s.G.Members[p.Home] {
		return &s.Tally.Projects
	}
	return &s.Tally.ElseProjects
}
