package model

import (
	"math"

	"cordon/data"
	"cordon/model/compliance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// establish takes up the officers on record of months that begin this week.
func (r *Run) establish(week int) {
	for i, plan := range r.plans {
		for n := 1; n < len(plan); n++ {
			if plan[n].week == week && r.Agencies[i] != nil {
				r.Agencies[i].Establish(week, plan[n].first, plan[n].second)
			}
		}
	}
}

// license files the week's applications, lets agencies work, and acts on what
// they decide.
func (r *Run) license(s *world.State) {
	for i := range r.filings {
		r.filings[i] = r.filings[i][:0]
	}
	for _, i := range s.Active {
		o := &s.Orders.Pool[i]
		if o.Free || o.Channel != world.ChannelFile && o.Channel != world.ChannelNeedless {
			continue
		}
		r.file(s, i, o)
	}
	r.fileGlobals(s)
	r.fileProjects(s)
	r.count(s)
	r.askClass(s)
	r.establish(s.Week)
	r.stepAgencies(s.Week)
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		if s.Watch != nil {
			r.noteDecisions(s, i)
		}
		for n := range r.decisions[i] {
			switch d := &r.decisions[i][n]; d.Tag & kindOfTag {
			case globalTag:
				r.decidedGlobal(s, i, d)
			case projectTag:
				r.decidedProject(s, d)
			default:
				r.decided(s, d)
			}
		}
		s.Wait[2*i] = a.ExpectedMean(licensing.Ordinary) / licensing.Week
		s.Wait[2*i+1] = a.ExpectedMean(licensing.Trusted) / licensing.Week
	}
	r.lose(s)
	r.spend(s)
	r.countClass(s)
}

// stepAgencies lets every agency work for a week, several at a time where the run
// has several cores: agencies know nothing of each other inside a week, but for
// those whose referred cases a common body decides between their two halves.
func (r *Run) stepAgencies(week int) {
	share(r.Cores, len(r.busiest), func(n int) {
		i := r.busiest[n]
		a := r.Agencies[i]
		a.Begin(week, r.filings[i])
		if !r.jointly(i) {
			a.Review(week)
			r.decisions[i] = a.Finish(week)
		}
		if c := r.classes[i]; c != nil {
			c.Step(week, r.requests[i])
		}
	})
	if r.bodied == 0 {
		return
	}
	r.body.Step(week)
	share(r.Cores, len(r.busiest), func(n int) {
		if i := r.busiest[n]; r.jointly(i) {
			r.decisions[i] = r.Agencies[i].Finish(week)
		}
	})
}

// jointly says whether the common body decides an agency's referred cases.
func (r *Run) jointly(i int) bool {
	return r.bodied > 0 && r.State.Rules.Dial(world.JointBody, world.JurisdictionID(i)) > 0
}

func (r *Run) file(s *world.State, i int32, o *world.Order) {
	a := o.Account
	f := licensing.Filing{
		ID: s.P.Key[a], Tag: uint64(i) | uint64(o.Serial)<<32, N: uint32(o.N)<<8 | uint32(o.Filings), Category: uint8(s.G.Entries[o.Entry].Category), Lane: licensing.Ordinary,
		Waited: int32(s.Week) - int32(o.Born),
		Keep:   float64(int(o.Born)+r.Params.Market.Patience+1-s.Week) * licensing.Week, // then the need is forgone
		Policy: licensing.General, Barred: s.P.Barred[a], NotRequired: o.Channel == world.ChannelNeedless,
	}
	if s.InLane(o.Firm, o.By) {
		f.Lane = licensing.Trusted
	}
	if !f.NotRequired {
		mk := s.Market(a)
		reg := s.Rules.Regime(s.G.OptOrigin[mk.FirstOption+int32(o.Option)], o.Class, mk.Destination)
		if reg.Policy >= data.CaseByCase || compliance.Unlisted(s, o) {
			f.Policy = licensing.Concern
		}
	}
	o.Channel, o.Fate, o.Filed = world.ChannelQueued, world.Waiting, int16(s.Week)
	o.Filings++
	if s.SeesOrder(o) {
		r.noteFiling(s, o, &f)
	}
	n := r.Params.Compliance.Filings(float64(o.Value) / 100)
	if f.NotRequired {
		n = 1
	}
	s.Charge(o.Firm, world.ApplicationCost, float64(n)*r.Params.Compliance.Application())
	if fee := r.Params.Compliance.Fee; fee > 0 {
		s.Charge(o.Firm, world.Fees, float64(n)*fee)
		s.AgencyCash[o.By] += int64(float64(n) * fee * 100)
	}
	if s.G.Members[o.By] {
		s.Tally.This(world.JurisdictionID(o.By)).Filings += int64(n)
	}
	r.filings[o.By] = append(r.filings[o.By], f)
	for c := 1; c < n; c++ { // the need follows the first; the others are load
		f.Tag, f.N = companion, f.N+1<<16
		r.filings[o.By] = append(r.filings[o.By], f)
	}
	r.queued = append(r.queued, i)
}

// companion marks the further applications of a need that is filed in several.
const companion = math.MaxUint64

// decided acts on a first decision or a withdrawal.
func (r *Run) decided(s *world.State, d *licensing.Decision) {
	if d.Tag == companion {
		return
	}
	i := int32(d.Tag & 0xffffffff)
	o := &s.Orders.Pool[i]
	if o.Free || o.Serial != uint32(d.Tag>>32) || o.Channel != world.ChannelQueued {
		return // the buyer gave up before the decision came
	}
	if int(o.Filed) != s.Week {
		s.Active = append(s.Active, i)
	}
	a := o.Account
	if d.Outcome != licensing.Incomplete && s.Dossier[a].Pending == i {
		s.Dossier[a].Pending = world.None
	}
	if d.Checked {
		s.Charge(o.Firm, world.ApplicationCost, r.Params.Compliance.CheckCost)
	}
	switch d.Outcome {
	case licensing.Approved:
		r.grant(s, o)
	case licensing.NotRequired:
		o.Channel, o.Fate = world.ChannelShip, world.Unlisted
	case licensing.Incomplete:
		block(o, world.Returned)
		o.Channel = world.ChannelFile
		s.Orders.Later(i, s.Week, 1)
	case licensing.Withdrawn:
		block(o, world.Withdrawn)
		r.Compliance.Seek(s, o)
	default:
		if compliance.Unlisted(s, o) {
			r.Compliance.CountStopped(s, o)
		} else {
			r.Compliance.Denied(s, o)
		}
		r.Compliance.Close(s, o, world.Refused)
	}
}

func block(o *world.Order, why world.Obstacle) {
	if o.Obstacle == world.NoObstacle {
		o.Obstacle = why
	}
}

// grant issues a licence for the orders that it covers and ships the first.
func (r *Run) grant(s *world.State, o *world.Order) {
	p := &r.Params.Compliance
	a := o.Account
	r.Compliance.Cleared(s, o)
	authorised := int64(float64(o.Value) * float64(p.Orders) / p.Utilisation)
	s.AuthorisedCents += authorised
	s.LicenceCents += o.Value
	if o.Option == s.Option[a] {
		s.Dossier[a].Left, s.Dossier[a].Until, s.Dossier[a].Cents = uint8(p.Orders-1), int16(s.Week+p.Validity), authorised-o.Value
	}
	o.Channel, o.Fate = world.ChannelShip, world.Licensed
	if s.P.Barred[a] {
		o.Fate = world.Misused
	}
	weeks := float64(s.Week-int(o.Born)) + 0.5
	r.Compliance.Late(s, o, weeks)
}

// lose ends the needs that outlive their patience while an agency has them.
func (r *Run) lose(s *world.State) {
	kept := r.queued[:0]
	for _, i := range r.queued {
		o := &s.Orders.Pool[i]
		if o.Free || o.Channel != world.ChannelQueued {
			continue
		}
		if s.Week-int(o.Born) > r.Params.Market.Patience {
			r.Market.OutOfTime(s, i)
			continue
		}
		kept = append(kept, i)
	}
	r.queued = kept
}

// checkAgencies is the law that no agency decides more than its officers can.
func (r *Run) checkAgencies(s *world.State) error {
	const law = "no agency decides more than its officers can"
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		if err := a.Check(); err != nil {
			return &LawError{Law: law, Week: s.Week, Where: s.G.ISO[i], What: err.Error()}
		}
		if c := r.classes[i]; c != nil {
			if err := c.Check(); err != nil {
				return &LawError{Law: law, Week: s.Week, Where: s.G.ISO[i], What: err.Error()}
			}
		}
	}
	if r.body != nil {
		if err := r.body.Check(); err != nil {
			return &LawError{Law: law, Week: s.Week, Where: "the common body", What: err.Error()}
		}
	}
	return nil
}

// record keeps the week's queue.
func (r *Run) record(s *world.State) {
	for i, a := range r.Agencies {
		if a == nil || !s.G.Members[i] {
			continue
		}
		t := s.Tally.This(world.JurisdictionID(i))
		for _, n := range a.Backlog() {
			t.Backlog += n
		}
		last := a.Last()
		t.Decisions += last.Decided()
		u := &s.Tally.Licences
		u.Escalated += last.Class[licensing.Escalated]
		u.Checks += last.Checks
		u.Overflow += last.Overflow
		u.Silence += last.Silence
		t.Filings += last.Background
		for _, d := range last.ClassDays {
			t.Waits += int64(math.Round(d * 100))
		}
	}
}
