package model

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/param"
	"cordon/model/world"
)

// Design is a comparison: arms that share luck, the first of them the baseline.
type Design struct {
	World   *data.World
	Arms    []Arm // Arms[0] is what the others are compared with
	Params  Params
	Seed    uint64
	Laws    bool
	Cores   int      // goroutines inside one replicate; 0 is one; the bits do not depend on it
	AllDraw bool     // every replicate at the default parameters
	Fixed   []string // paths of parameters that joint draws leave as Params has them, and that win over what is measured
	Held    []string // paths that joint draws leave as they are at the defaults: as Params has them or, where measured, at their estimates
	Beside  []Arm    // arms that are not run, but whose goods and members count as those of Arms do
	Cases   bool     // keep every case of the members' agencies from week 0 on (ArmResult.Cases)
	Customs bool     // keep what customs offices would write down from week 0 on (ArmResult.Customs)
	NoQueue bool     // every agency decides at once: with shuffled trade, a null that validation compares with

	// Joint, where it is set, is what the joint draw at a replicate's key gives
	// parameters in place of what their declarations say, by path.
	Joint func(key chance.Key) map[string]float64
}

// Study is a design made ready: the default parameters' ground is built once.
type Study struct {
	Design
	Weeks   int
	From    int               // week of the first publication of any arm: all arms are one before it
	table   *data.World       // as read, before any assumed supplier joins
	written []Arm             // Arms and Beside: whose measures rulebooks have
	books   []*world.Rulebook // one for each of written
	once    sync.Once
	fixed   *world.Ground
	err     error
}

// NewStudy checks a design. All arms start on one day.
func NewStudy(d Design) (*Study, error) {
	if len(d.Arms) == 0 {
		return nil, fmt.Errorf("a comparison needs at least one scenario")
	}
	st := &Study{Design: d, Weeks: d.Arms[0].Weeks, written: slices.Concat(d.Arms, d.Beside)}
	for _, a := range st.written[1:] {
		if a.Start != d.Arms[0].Start {
			return nil, fmt.Errorf("scenario %s starts on %s and %s on %s; arms of one comparison share their start", d.Arms[0].Name, d.Arms[0].Start, a.Name, a.Start)
		}
	}
	st.World = withRest(d.World, d.Params.Population.RestShare)
	st.table = d.World
	st.Params.luck.fixed, st.Params.luck.held = d.Fixed, d.Held
	st.Params.atOnce = d.NoQueue
	books, err := rulebooks(st.World, st.written, &d.Params, chance.Root(d.Seed, 0), false)
	if err != nil {
		return nil, err
	}
	st.books = books
	st.From = firstPublication(books, st.Weeks)
	return st, nil
}

func firstPublication(books []*world.Rulebook, weeks int) int {
	from, any := 0, false
	for _, b := range books {
		if w, ok := b.FirstPublication(); ok && (!any || w < from) {
			from, any = w, true
		}
	}
	return min(max(from, 0), weeks)
}

// Replicate is what one replicate yields: every arm on the same luck.
type Replicate struct {
	Index int
	Draw  bool // at a joint draw of the parameters, not at the defaults
	Arms  []*ArmResult
}

// ArmResult is one arm of one replicate.
type ArmResult struct {
	Values []float64 // by outcome.All
	Tally  *world.Tally
	Waits  []LaneWaits
	Weeks  int
	Ground *world.Ground
	Firms  [world.NSizes]int64 // members' firms at the end, real ones that the simulated stand for

	Cases   []AgencyCases      // by agency, where the design asks for it
	Customs []world.CustomsRow // by week and cell from week 0 on, where the design asks for it
}

// LaneWaits are the durations of one agency's lane.
type LaneWaits struct {
	Jurisdiction, Lane string
	Durations          licensing.Durations
}

// Ground at the default parameters, built once.
func (st *Study) Ground() (*world.Ground, error) {
	st.once.Do(func() { st.fixed, st.err = Build(st.World, &st.Params, st.books) })
	return st.fixed, st.err
}

// IsDraw says whether a replicate runs at a joint draw of the parameters: the
// odd ones do.
func (st *Study) IsDraw(r int) bool { return r%2 == 1 && !st.AllDraw }

// ParamsOf are a replicate's parameters: the defaults, or those of its joint draw.
func (st *Study) ParamsOf(index int) Params {
	p := st.Params
	if !st.IsDraw(index) {
		return p
	}
	key := chance.Root(st.Seed, index)
	kept := slices.Concat(st.Fixed, st.Held)
	param.Sample(&p, key, kept...)
	if st.Joint != nil {
		for path, v := range st.Joint(key) {
			if !slices.Contains(kept, path) {
				param.Assign(&p, path, v)
			}
		}
	}
	p.luck.draw, p.luck.key = true, key
	return p
}

// abreast is how many weeks an arm runs before the next: few, so that what arms
// share of a week is drawn once for all of them.
const abreast = 8

// Run runs one replicate. The same index gives the same bits, whatever else runs.
func (st *Study) Run(ctx context.Context, index int) (*Replicate, error) {
	base, books, err := st.begin(index, nil)
	if err != nil {
		return nil, err
	}
	exporters := base.exporters()
	arms, err := st.finish(ctx, index, base, books)
	if err != nil {
		return nil, err
	}
	out := &Replicate{Index: index, Draw: st.IsDraw(index)}
	for _, arm := range arms {
		out.Arms = append(out.Arms, arm.result(st, exporters))
	}
	return out, nil
}

// begin runs a replicate up to the first publication, to where its arms part, and
// starts what outcomes are made from. A watch notes the weeks of the warm-up too.
func (st *Study) begin(index int, w *world.Watch) (*Run, []*world.Rulebook, error) {
	key := chance.Root(st.Seed, index)
	p, draw := st.ParamsOf(index), st.IsDraw(index)
	of := st.World
	if draw {
		of = withRest(st.table, p.Population.RestShare)
	}
	books, err := rulebooks(of, st.written, &p, key, true)
	if err != nil {
		return nil, nil, err
	}
	ground := st.Ground
	if draw {
		ground = func() (*world.Ground, error) { return Build(of, &p, books) }
	}
	g, err := ground()
	if err != nil {
		return nil, nil, err
	}
	base, err := newRun(g, &p, books, key)
	if err != nil {
		return nil, nil, err
	}
	base.Laws, base.Cores = st.Laws, st.Cores
	if w != nil {
		base.watch(w)
	}
	if err := base.warmUp(); err != nil {
		return nil, nil, err
	}
	if st.Customs {
		base.State.Customs = world.NewCustoms()
	}
	if st.Cases {
		base.keepCases()
	}
	if err := base.runTo(st.From); err != nil {
		return nil, nil, err
	}
	base.startRecord()
	return base, books, nil
}

// finish runs every arm of a replicate from the first publication to the end.
func (st *Study) finish(ctx context.Context, index int, base *Run, books []*world.Rulebook) ([]*Run, error) {
	arms := make([]*Run, len(st.Arms))
	for n := range arms {
		arms[n] = base.fork(books[n])
	}
	for week := st.From; week < st.Weeks; {
		week = min(week+abreast, st.Weeks)
		for n, arm := range arms {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := arm.runTo(week); err != nil {
				return nil, fmt.Errorf("scenario %s, replicate %d: %w", st.Arms[n].Name, index, err)
			}
		}
	}
	return arms, nil
}
