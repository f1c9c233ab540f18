package model

import (
	"cordon/model/chance"
	"cordon/model/compliance"
	"cordon/model/enforcement"
	"cordon/model/evasion"
	"cordon/model/firms"
	"cordon/model/licensing"
	"cordon/model/market"
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

	Technology  *technology.Params
	Market      *market.Market
	Compliance  *compliance.Compliance
	Evasion     *evasion.Evasion
	Enforcement *enforcement.Enforcement
	Firms       *firms.Firms
	Agencies    []*licensing.Agency // by jurisdiction; nil where none

	changes   []world.Change
	next      int
	coming    *world.Rules // in force once the next published change acts
	until     int          // weeks until it does; 0: none
	filings   [][]licensing.Filing
	decisions [][]licensing.Decision
	filed     []float64     // in the first weeks of the warm-up, [agency*world.Categories+category]
	plans     [][]staffWeek // by jurisdiction: recorded officers; nil where none
	busiest   []int         // jurisdictions that have an agency, by its load: the longest work begins first
	queued    []int32
	firms0    int64 // alive when the run began
	orders0   int64 // cents that all accounts order at a time
	hazard    *market.Hazard
}

// newRun populates a ground and stands at the beginning of the warm-up.
func newRun(g *world.Ground, p *Params, books []*world.Rulebook, key chance.Key) (*Run, error) {
	h := market.NewHazard(&p.Market)
	pop := Populate(g, p, h, key, -WarmUp)
	rules := world.NewRules(g, books[0])
	rules.Exempt = p.Compliance.Exempt
	s := world.NewState(g, pop, rules, key, -WarmUp, p.Evasion.Brokers)
	if p.Market.Epsilon < 1e9 {
		s.SurplusShare = 1 / (1 + p.Market.Epsilon)
	}
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
	r.Technology = &p.Technology
	r.Evasion = evasion.New(&p.Evasion, g)
	r.Market = market.New(&p.Market, r.hazard)
	r.Market.Share = func(n int, f func(i int)) { share(r.Cores, n, f) }
	r.Enforcement = &enforcement.Enforcement{P: &p.Enforcement}
	r.Compliance = &compliance.Compliance{P: &p.Compliance, Found: p.Enforcement.Audit, Delay: p.Market.Delay, Lead: p.Market.Lead}
	burden := r.Firms
	r.Firms = &firms.Firms{P: &p.Firms, Programme: p.Compliance.ProgrammeCost}
	if burden != nil {
		r.Firms.Inherit(burden)
	}
	r.Evasion.Detect, r.Evasion.Penalty = r.Enforcement.Phi, p.Enforcement.Penalty
	r.Market.Application, r.Market.PerLicence = p.Compliance.Application()+p.Compliance.Fee, float64(p.Compliance.Orders)
	r.Market.Unlawful, r.Market.Rent = r.Evasion.Composite, r.Evasion.Rent
	r.Compliance.Search = r.Market.SearchTime
	r.Enforcement.ListBroker, r.Enforcement.Unlawful, r.Enforcement.Rent = r.Evasion.List, r.Evasion.Composite, r.Market.RentOf
	r.Enforcement.Seek, r.Enforcement.Close = r.Compliance.Seek, r.Compliance.Close
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
	}
	for at := range s.Committed0 {
		s.Committed0[at] /= year
	}
	s.Warm = false
	r.Evasion.Forget()
	return nil
}

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
	c.queued = append([]int32(nil), r.queued...)
	c.Agencies = make([]*licensing.Agency, len(r.Agencies))
	for i, a := range r.Agencies {
		if a != nil {
			c.Agencies[i] = a.Clone()
		}
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
