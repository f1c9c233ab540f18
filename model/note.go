package model

import (
	"math"

	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/world"
)

// What a watch is told of applications and agencies. Nothing here changes a state,
// and nothing runs where nobody watches.

var lanes = [...]string{"fast lane", "ordinary lane"}
var policies = [...]string{"favourable policy", "general policy", "country of concern", "presumption of denial"}
var classes = [...]string{"in-house", "referred", "escalated"}

// noteFiling says that an exporter files an application.
func (r *Run) noteFiling(s *world.State, o *world.Order, f *licensing.Filing) {
	p := &r.Params.Compliance
	n := s.About(o, world.ActFiles)
	n.Cents, n.What = o.Value, policies[f.Policy]+", "+lanes[f.Lane]
	count := p.Filings(float64(o.Value) / 100)
	if f.NotRequired {
		n.What, count = "goods that need no licence", 1
	}
	n.Numbers = []world.Number{
		{Name: "applications", Value: float64(count)}, {Name: "cost of them [USD]", Value: float64(count) * (p.Application() + p.Fee)},
		{Name: "compliance.hours", Value: p.Hours}, {Name: "compliance.wage", Value: p.Wage}, {Name: "compliance.fee", Value: p.Fee}, {Name: "compliance.per_filing", Value: p.PerFiling},
	}
	s.Watch.Note(n)
}

// watch sets what a run notes, on one core, so that notes have one order. nil: nothing.
func (r *Run) watch(w *world.Watch) {
	s := r.State
	s.Watch = w
	r.outside = make([][licensing.Outcomes]int64, len(r.Agencies))
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		if w == nil {
			a.Watch(nil)
			continue
		}
		by := int16(i)
		a.Watch(&licensing.Watcher{
			Received: func(c licensing.Seen) { r.noteCase(s, by, &c) },
			Outside:  func(o licensing.Outcome) { r.outside[by][o]++ },
		})
	}
	if w != nil {
		r.Cores = 1
	}
}

// ofFiling is a note about an application: of an order, a firm, a project, or a
// further one of a need that is filed in several. It is nil where nobody watches.
func (r *Run) ofFiling(s *world.State, by int16, tag uint64, did world.Act) (n world.Note, seen bool) {
	switch kind := tag & kindOfTag; {
	case tag == companion:
		n, seen = s.NewNote(did), s.SeesAgency(by)
		n.What = "a further application of a need"
	case kind == globalTag:
		f := world.FirmID(tag & 0xffffffff)
		n, seen = s.NewNote(did), s.SeesAgency(by) || s.SeesFirm(f)
		n.Firm, n.What = f, "a global licence"
	case kind == projectTag:
		n, seen = s.NewNote(did), s.SeesAgency(by)
		n.What = "a joint project"
	default:
		o := &s.Orders.Pool[tag&0xffffffff]
		if o.Free || o.Serial != uint32(tag>>32) {
			n, seen = s.NewNote(did), s.SeesAgency(by)
			n.What = "a need that has ended"
			break
		}
		n, seen = s.About(o, did), s.SeesOrder(o) || s.SeesAgency(by)
		n.Cents = o.Value
	}
	n.Agency = by
	return n, seen
}

// noteCase says what an application's draws decide: papers, the risk score, how far
// it travels and the work that it makes.
func (r *Run) noteCase(s *world.State, by int16, c *licensing.Seen) {
	n, seen := r.ofFiling(s, by, c.Tag, world.ActPapers)
	if !seen {
		return
	}
	p := r.Agencies[by].Params()
	if c.Tag == companion { // load: the need follows the first application
		n.Did = world.ActFurther
		s.Watch.Note(worked(n, c, &p))
		return
	}
	if c.Screened && c.Policy != licensing.Presumption {
		s.Watch.Note(n.Happens(chance.DecisionScore, c.Incomplete, c.Papers, world.Number{Name: "licensing.incomplete", Value: p.Incomplete}))
	}
	if c.Screened && c.Outcome != licensing.Incomplete {
		n.Did = world.ActScored
		scored := n.Happens(chance.DecisionScore, math.Max(c.Deny, c.Refuse), c.Score,
			world.Number{Name: "denied below", Value: c.Deny}, world.Number{Name: "returned as adverse below", Value: c.Refuse}, world.Number{Name: "licensing.screen_auc", Value: p.ScreenAUC})
		scored.What = policies[c.Policy] + ", " + lanes[c.Lane]
		s.Watch.Note(scored)
	}
	if c.ToCheck {
		n.Did = world.ActSiteCheck
		look := n
		look.Draws, look.Draw = chance.SiteCheck, c.CheckDraw
		if c.Barred {
			look = n.Happens(chance.SiteCheck, c.Finds, c.CheckDraw)
		}
		s.Watch.Note(look)
	}
	n.Did = world.ActReferral
	far := n.Happens(chance.ReferralClass, c.Referred, c.ClassDraw, world.Number{Name: "licensing.referred_share", Value: p.ReferredShare}, world.Number{Name: "licensing.escalated_share", Value: p.EscalatedShare})
	far.What, far.Yes = classes[c.Class], c.Class != licensing.InHouse
	if c.Review != licensing.ByLuck { // an agreement decides, not a draw
		far.Draws, far.Chance, far.Draw = 0, math.NaN(), math.NaN()
	}
	s.Watch.Note(far)
	n.Did = world.ActWorked
	s.Watch.Note(worked(n, c, &p))
}

// worked fills in the work and time that an application takes.
func worked(n world.Note, c *licensing.Seen, p *licensing.Params) world.Note {
	n.Draws, n.Draw = chance.OfficerWork, c.WorkDraw
	n.Numbers = []world.Number{
		{Name: "officers' work, first desk [working days]", Value: c.Work[0]}, {Name: "second desk [working days]", Value: c.Work[1]},
		{Name: "draw of hands-off time", Value: c.HandsDraw}, {Name: "hands-off time [working days]", Value: c.Hands[0] + c.Hands[1]}, {Name: "patience in a queue [working days]", Value: c.Patience},
		{Name: "desk", Value: float64(c.Desk)}, {Name: "licensing.work_median", Value: p.WorkMedian}, {Name: "licensing.in_house_hands", Value: p.InHouseHands}, {Name: "licensing.referred_hands", Value: p.ReferredHands},
	}
	return n
}

// noteDecisions keeps an agency's week: its decisions one by one, then its desk.
func (r *Run) noteDecisions(s *world.State, i int) {
	by := int16(i)
	for k := range r.decisions[i] {
		d := &r.decisions[i][k]
		n, seen := r.ofFiling(s, by, d.Tag, world.ActDecided)
		if !seen {
			continue
		}
		if what := n.What; what != "" {
			n.What = d.Outcome.String() + " (" + what + ")"
		} else {
			n.What = d.Outcome.String()
		}
		n.Numbers = []world.Number{
			{Name: "working days since filing", Value: d.Days()}, {Name: "officers' work [working days]", Value: d.Work}, {Name: "filed on day", Value: d.Filed}, {Name: "decided on day", Value: d.Time},
		}
		n.Options = []world.Weight{{Option: classes[d.Class], Share: 1}}
		n.Yes = d.Outcome == licensing.Approved || d.Outcome == licensing.NotRequired
		s.Watch.Note(n)
	}
	if !s.SeesAgency(by) {
		return
	}
	a := r.Agencies[i]
	last, open := a.Last(), a.Backlog()
	first, second := a.Officers()
	n := s.NewNote(world.ActDesk)
	n.Agency = by
	n.Numbers = []world.Number{
		{Name: "filings", Value: float64(last.Filed[0] + last.Filed[1])}, {Name: "of them from outside the model", Value: float64(last.Background)},
		{Name: "first decisions", Value: float64(last.Decided())}, {Name: "withdrawn", Value: float64(last.Of(licensing.Withdrawn))}, {Name: "open cases", Value: float64(open[0] + open[1])},
		{Name: "officers, first desks", Value: float64(first)}, {Name: "officers, second desks", Value: float64(second)},
		{Name: "officer-days worked", Value: last.Worked}, {Name: "officer-days there", Value: last.Available},
		{Name: "believed wait [working days]", Value: a.ExpectedMean(licensing.Ordinary)},
	}
	for o, count := range r.outside[i] {
		if count > 0 {
			n.Numbers = append(n.Numbers, world.Number{Name: "outside the model: " + licensing.Outcome(o).String(), Value: float64(count)})
		}
	}
	r.outside[i] = [licensing.Outcomes]int64{}
	s.Watch.Note(n)
}

// noteGlobal says whether a wish for a global licence will be rejected, and how long it
// takes beyond an ordinary case.
func (r *Run) noteGlobal(s *world.State, ask world.Ask, p *licensing.Params, luck uint64) {
	n := s.NewNote(world.ActGlobalAnswer).Happens(chance.GlobalLicence, p.GlobalRejected, chance.Float(chance.More(luck, 1)),
		world.Number{Name: "licensing.global_rejected", Value: p.GlobalRejected}, world.Number{Name: "draw of its time", Value: chance.Float(luck)}, world.Number{Name: "licensing.global_hands", Value: p.GlobalHands})
	n.Firm, n.Agency, n.Entry = ask.Firm, ask.By, ask.Entry
	s.Watch.Note(n)
}
