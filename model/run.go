package model

import (
	"cordon/model/chance"
	"cordon/model/compliance"
	"cordon/model/enforcement"
	"cordon/model/evasion"
	"cordon/model/firms"
	"cordon/model/licensing"
	"cordon/model/market"
	"cordon/model/projects"
	"cordon/model/review"
	"cordon/model/technology"
	"cordon/model/world"
)

// WarmUp is the unrecorded weeks before the start, run under today's list.
const WarmUp = 104

// Run is one run of the model: a state, the processes and one arm's rules.
type Run struct {
	State  *world.State
	Params *Params
	Book   *world.Rulebook
	Laws   bool // check them every week
	Cores  int  // goroutines inside a week; the bits do not depend on it

	Technology  *technology.Technology
	Market      *market.Market
	Compliance  *compliance.Compliance
	Evasion     *evasion.Evasion
	Enforcement *enforcement.Enforcement
	Firms       *firms.Firms
	Review      *review.Desk
	Projects    *projects.Projects
	Agencies    []*licensing.Agency // by jurisdiction; nil where none

	changes   []world.Change
	next      int
	coming    *world.Rules        // in force once the next published change acts
	until     int                 // weeks until it does; 0: none
	body      *licensing.Body     // of the agencies that decide referred cases together; nil where there was none
	bodied    int                 // its members
	classes   []*licensing.Agency // by jurisdiction: desks for classification; nil where no outcome reads them
	requests  [][]licensing.Filing
	filings   [][]licensing.Filing
	decisions [][]licensing.Decision
	filed     []float64     // in the first weeks of the warm-up, [agency*world.Categories+category]
	plans     [][]staffWeek // by jurisdiction: recorded officers; nil where none
	busiest   []int         // jurisdictions that have an agency, by its load: the longest work begins first
	queued    []int32
	firms0    int64 // alive when the run began
	orders0   int64 // cents that all accounts order at a time
	hazard    *market.Hazard
	outside   [][licensing.Outcomes]int64 // of watched agencies: this week's cases from outside the model, as they ended
}

// newRun populates a ground and stands at the beginning of the warm-up.
func newRun(g *world.Ground, p *Params, books []*world.Rulebook, key chance.Key) (*Run, error) {
	h := market.NewHazard(&p.Market)
	pop := Populate(g, p, h, key, -WarmUp)
	rules := world.NewRules(g, books[0])
	rules.Exempt = p.Compliance.Exempt
	rules.Habits = world.Habits{Affiliated: p.Evasion.Affiliated, AffiliateLag: p.Evasion.AffiliateLag, Splits: p.Evasion.Splits, Parts: p.Evasion.Parts}
	s := world.NewState(g, pop, rules, key, -WarmUp, p.Evasion.Brokers)
	if p.Market.Epsilon < 1e9 {
		s.SurplusShare = 1 / (1 + p.Market.Epsilon)
	}
	s.Reached, s.CertificateKeeps = p.Compliance.Reaches(), p.Compliance.CertificateKeeps
	for pol := range s.Adverse {
		s.Adverse[pol] = g.Screen[pol][0]
	}
	r := &Run{State: s, Params: p, Book: books[0], Laws: true, hazard: h}
	for f := range s.Alive {
		if s.Alive[f] {
			r.firms0++
		}
	}
	for _, x := range pop.Order {
		r.orders0 += x
	}
	r.processes()
	s.Tally.From = s.Week
	if err := newAgencies(r, books); err != nil {
		return nil, err
	}
	r.Firms.Start(s)
	r.Firms.Listed(s)
	r.Firms.Burden0(s)
	r.open(s) // exposure may book firms that leave
	r.Compliance.Exposure(s, true, p.Market.Rate)
	s.Tally = world.NewTally(g)
	s.Tally.From = s.Week
	return r, nil
}

// processes wires the week's processes to each other through functions: none
// imports another.
func (r *Run) processes() {
	p, g := r.Params, r.State.G
	r.Technology = technology.New(&p.Technology, g, r.State.P.Firms())
	r.Projects = projects.New(&p.Projects, g, p.Population.Barred, float64(p.Population.Barred*p.Population.BarredFree))
	r.Evasion = evasion.New(&p.Evasion, g)
	r.Market = market.New(&p.Market, r.hazard)
	r.Market.Share = func(n int, f func(i int)) { share(r.Cores, n, f) }
	r.Enforcement = &enforcement.Enforcement{P: &p.Enforcement, Delay: p.Market.Delay}
	r.Compliance = &compliance.Compliance{P: &p.Compliance, Found: p.Enforcement.Audit, Fine: p.Enforcement.Penalty, Delay: p.Market.Delay, Lead: p.Market.Lead}
	burden := r.Firms
	r.Firms = &firms.Firms{P: &p.Firms, Programme: p.Compliance.ProgrammeCost, Course: float64(p.Compliance.CourseHours * p.Compliance.Wage), Delay: p.Market.Delay, Lead: p.Market.Lead}
	if burden != nil {
		r.Firms.Inherit(burden)
	}
	r.Evasion.Odds = odds(r.Enforcement)
	r.Market.Application, r.Market.PerLicence = p.Compliance.Application()+p.Compliance.Fee, float64(p.Compliance.Orders)
	r.Market.Unlawful, r.Market.Rent = r.Evasion.Composite, r.Evasion.Rent
	r.Compliance.Search, r.Compliance.Verify = r.Market.SearchTime, r.Enforcement.Verify
	r.Review = &review.Desk{P: &p.Review, Book: r.Book, Write: r.decree, Withdraw: r.withdraw, Scale: p.Technology.GrowthScale}
	r.Technology.Burden, r.Technology.Orders = r.Market.Burden, p.Market.Rate
	r.Technology.Move = func(s *world.State, a world.AccountID, o world.OptionID) { r.Market.Move(s, a, o, relocated) }
	r.Market.Variant, r.Market.Shortfall, r.Market.OwnShare = r.Technology.Variant, p.Technology.Shortfall, r.Technology.OwnShare
	r.Enforcement.ListBroker, r.Enforcement.Unlawful, r.Enforcement.Rent = r.Evasion.List, r.Evasion.Composite, r.Market.RentOf
	r.Enforcement.Disclosed = r.Compliance.Discloses
	r.Enforcement.Seek, r.Enforcement.Close = r.Compliance.Seek, r.Compliance.Close
}

// odds are what those on a way around must expect of enforcement.
func odds(e *enforcement.Enforcement) evasion.Odds {
	o := evasion.Odds{
		Hub: e.Phi, Export: e.Export, Check: e.Check, Audit: e.Audited, Deter: enforcement.Deterred, Size: e.Size, HubFine: e.HubFine,
		Penalty: e.P.Penalty,
	}
	o.Base.Hub, o.Base.Export, o.Base.Check, o.Base.Audit = e.P.Phi, e.P.ExportBase(), e.P.CheckBase(), e.P.Audit
	return o
}

// warmUp runs the unrecorded weeks and takes the means of the last year that
// later costs are relative to.
func (r *Run) warmUp() error {
	s := r.State
	year := 0.0
	for s.Week < 0 {
		if err := r.step(); err != nil {
			return err
		}
		if s.Week == ownWeeks-WarmUp {
			r.fillUp()
		}
		if s.Week >= -52 {
			year++
			for i := range s.Wait0 {
				s.Wait0[i] += s.Wait[i]
			}
			for h := range s.HubFlow0 {
				s.HubFlow0[h] += s.HubFlow[h]
				s.CheckFlow0[h] += s.CheckFlow[h]
				s.Fines0[h] += s.Fines[h]
			}
			for at := range s.Committed0 {
				s.Committed0[at] += float64(s.Committed[at] - s.ShadowCommitted[at])
			}
		}
	}
	for i := range s.Wait0 {
		s.Wait0[i] /= year
	}
	for h := range s.HubFlow0 {
		s.HubFlow0[h] /= year
		s.CheckFlow0[h] /= year
		s.Fines0[h] /= year
	}
	for at := range s.Committed0 {
		s.Committed0[at] /= year
	}
	s.Warm = false
	r.Evasion.Forget()
	return nil
}

// relocated numbers the draw of a firm for an account that its supplier's move
// abroad supplies from there, among the week's draws of firms.
const relocated = 1 << 12

// record starts what outcomes are made from.
func (r *Run) startRecord() {
	s := r.State
	s.Tally = world.NewTally(s.G)
	s.Tally.From = s.Week
	for _, a := range r.Agencies {
		if a != nil {
			a.Record(s.Week)
		}
	}
}

// fork is an independent run under another arm's rules.
func (r *Run) fork(book *world.Rulebook) *Run {
	c := &Run{State: r.State.Clone(), Params: r.Params, Book: book, Laws: r.Laws, Cores: r.Cores, hazard: r.hazard, busiest: r.busiest, plans: r.plans, firms0: r.firms0, orders0: r.orders0, Firms: r.Firms, filings: make([][]licensing.Filing, len(r.filings)), decisions: make([][]licensing.Decision, len(r.filings))}
	c.processes()
	c.changes = book.Sorted()
	c.State.StartReviews(book)
	c.queued = append([]int32(nil), r.queued...)
	c.Agencies = make([]*licensing.Agency, len(r.Agencies))
	for i, a := range r.Agencies {
		if a != nil {
			c.Agencies[i] = a.Clone()
		}
	}
	c.classes, c.requests = make([]*licensing.Agency, len(r.classes)), make([][]licensing.Filing, len(r.classes))
	for i, a := range r.classes {
		if a != nil {
			c.classes[i] = a.Clone()
		}
	}
	if w := c.State.Watch; w != nil {
		c.watch(w)
	}
	return c
}

// runTo steps until a week.
func (r *Run) runTo(week int) error {
	for r.State.Week < week {
		if err := r.step(); err != nil {
			return err
		}
	}
	return nil
}
