package licensing

import (
	"fmt"
	"slices"

	"cordon/model/chance"
)

// Setup is what one agency is given besides the parameters.
type Setup struct {
	Name string // ISO3: part of the identity of background filings

	// Filings is the published load a year, the model's own filings included.
	Filings float64
	// Categories are the shares of the load by category of item; nil: one category.
	Categories []float64
	// Own is the filings a year by category that the model is expected to make by
	// itself; background filings make up the rest. nil: none.
	Own []float64
	// Concern is the share of background filings to countries of concern (A12: 13%).
	Concern float64
	// Barred is the share of filings with barred end users under each policy, which
	// the cut-offs of the risk score are solved for.
	Barred [Policies]float64

	// Officers and SecondOfficers, where above zero, are an agency's own record of
	// its staff and replace sizing by load.
	Officers, SecondOfficers int
	// AtUse scales officers' work so that the recorded staff sits at the assumed use
	// of Params, where the record says nothing of work.
	AtUse bool
	// AtOnce decides every case the moment it is filed: no queue, no work, no time
	// without an officer, as the null "no queue" of validation has it.
	AtOnce bool

	Key chance.Key // of the replicate: chance.Root(seed, replicate)
}

// Agency is one jurisdiction's licensing office. It is not safe for concurrent use.
type Agency struct {
	params Params
	setup  Setup
	draws  draws
	screen Screen
	id     uint64 // of background filings

	files    []file
	held     []uint8 // by place in files: 1 + lane of the case that holds it; 0 empty
	empty    []int32 // free places in files
	opened   [Lanes]int64
	first    Station
	second   Station // no desks: nothing is referred
	toDesk   calendar
	decided  calendar
	outgoing outbox // of background cases
	next     int    // week that Step must be given next
	started  bool

	outside  background
	docket   *docket // shared with clones
	staff    staffing
	tools    tools
	skill    float64
	borrowed bool // the rule of decision is another agency's
	checks   Checks
	belief   belief
	records  *Records
	kept     *[]Ended // cases that have ended, where they are kept

	week, total Counts
	watcher     *Watcher // nil: nobody watches

	// Memory that each week uses again.
	sorter    sorter
	arrivals  []moment
	gone      []left
	scratch   []file
	due       []outgoing
	decisions []Decision
}

// New sizes an agency to its published load.
func New(p Params, s Setup) (*Agency, error) {
	if err := check(&p, &s); err != nil {
		return nil, err
	}
	work := p.MeanWork()
	a := &Agency{
		params: p, setup: s, draws: newDraws(&p, s.AtOnce), screen: NewScreen(p, s.Barred),
		id:     chance.Hash(s.Name, "background"),
		toDesk: newCalendar(), decided: newCalendar(),
		first: sizeStation(0, s.Filings, work, p.DeskUse, p.DeskSize, s.Officers, s.AtUse, s.Categories, s.Own),
	}
	if p.ReferredShare > 0 || s.SecondOfficers > 0 {
		a.second = sizeStation(1, s.Filings*p.ReferredShare, work, p.SecondUse, p.SecondSize, s.SecondOfficers, s.AtUse, nil, nil)
		a.second.uneven(p.SecondUneven)
	}
	a.docket, a.outgoing = &docket{}, newOutbox()
	a.staff.factor, a.staff.now = 1, 1
	a.staff.heads = [2]int{a.first.Officers(), a.second.Officers()}
	a.outside.load = 1
	a.SetOwn(s.Own)
	inHouse, referred := a.prior()
	a.belief = newBelief(p.BeliefMemory, inHouse, referred, s.Filings/weeksAYear, p.ReferredShare)
	return a, nil
}

func check(p *Params, s *Setup) error {
	fail := func(what string, v float64, want string) error {
		return fmt.Errorf("licensing: agency %q: %s is %v, want %s", s.Name, what, v, want)
	}
	switch {
	case !(s.Filings >= 0 && s.Filings < 1e8):
		return fail("filings a year", s.Filings, "0 to 1e8")
	case !(p.DeskUse > 0 && p.DeskUse <= 1):
		return fail("use of officers at the desks", p.DeskUse, "above 0, at most 1")
	case !(p.SecondUse > 0 && p.SecondUse <= 1):
		return fail("use of officers at the second station", p.SecondUse, "above 0, at most 1")
	case !(p.DeskSize >= 1 && p.SecondSize >= 1):
		return fail("desk size", min(p.DeskSize, p.SecondSize), "at least 1 officer")
	case !(p.WorkMedian > 0):
		return fail("median work", p.WorkMedian, "above 0 working days")
	case !(p.ReferredShare >= 0 && p.ReferredShare <= 1 && p.EscalatedShare <= p.ReferredShare):
		return fail("share referred", p.ReferredShare, "0 to 1, escalated cases included")
	case len(s.Categories) > 200:
		return fail("number of categories", float64(len(s.Categories)), "at most 200")
	case s.Own != nil && len(s.Own) != max(1, len(s.Categories)):
		return fail("number of categories of own filings", float64(len(s.Own)), "that of the agency's categories")
	}
	for _, w := range s.Categories {
		if !(w >= 0 && w < never) {
			return fail("share of a category", w, "0 or more")
		}
	}
	return nil
}

// Clone forks the agency: the copy and the original go on without each other, but
// for the docket that both draw background filings into; so they may not step at
// the same time.
func (a *Agency) Clone() *Agency {
	c := *a
	c.files, c.held, c.empty = slices.Clone(a.files), slices.Clone(a.held), slices.Clone(a.empty)
	c.first, c.second = a.first.clone(), a.second.clone()
	c.staff.pending = slices.Clone(a.staff.pending)
	if a.records != nil {
		records := *a.records
		c.records = &records
	}
	if a.kept != nil {
		ended := slices.Clone(*a.kept)
		c.kept = &ended
	}
	c.outgoing = a.outgoing.clone()
	c.sorter, c.arrivals, c.gone, c.scratch, c.due, c.decisions = sorter{}, nil, nil, nil, nil, nil
	return &c
}

// open gives a case a place of its own.
func (a *Agency) open(f *file) int32 {
	if n := len(a.empty); n > 0 {
		ref := a.empty[n-1]
		a.empty = a.empty[:n-1]
		a.held[ref] = 1 + uint8(f.lane)
		a.files[ref] = *f
		return ref
	}
	a.files = append(a.files, *f)
	a.held = append(a.held, 1+uint8(f.lane))
	return int32(len(a.files) - 1)
}

func (a *Agency) vacate(ref int32) {
	a.held[ref] = 0
	a.empty = append(a.empty, ref)
}

// Name is the agency's ISO3.
func (a *Agency) Name() string { return a.setup.Name }

// Params are the agency's constants.
func (a *Agency) Params() Params { return a.params }

// Screen is the agency's rule of decision.
func (a *Agency) Screen() *Screen { return &a.screen }

// SetScreen changes the rule of decision, as shared risk data or another list of
// countries do, for filings from now on.
func (a *Agency) SetScreen(s Screen) { a.screen = s }

// First and Second are the agency's stations.
func (a *Agency) First() *Station { return &a.first }

// Second is the station of referred cases; it has no desks where none are referred.
func (a *Agency) Second() *Station { return &a.second }

// Workload is the officers' work [officer-days] that waits at the first desks or is
// in hand there at a time [working days since week 0].
func (a *Agency) Workload(now float64) (sum float64) {
	for i := range a.first.desks {
		sum += a.first.desks[i].workload(a.files, a.first.number, now, a.first.scale)
	}
	return sum
}

// Last is what the last week's Step did, Total what all did.
func (a *Agency) Last() *Counts { return &a.week }

// Total is what the agency did since its start.
func (a *Agency) Total() *Counts { return &a.total }

// Backlog is the number of open cases by lane.
func (a *Agency) Backlog() [Lanes]int64 { return a.opened }
