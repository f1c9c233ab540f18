package explain

import (
	"context"
	"fmt"
	"slices"

	"cordon/data"
	"cordon/model"
	"cordon/model/world"
)

// Options of an explanation.
type Options struct {
	Study     *model.Study // of two arms: the baseline and the scenario
	Replicate int
	Query     Query
	From, To  int // first and last week to show; both 0: from the first publication to the end
}

// Explanation is what one simulated agent did in one replicate, in both arms.
type Explanation struct {
	Subject   Subject
	Arms      [2]string // names of the baseline and the scenario
	Replicate int
	Draw      bool      // at a joint draw of the parameters, not at the defaults
	Start     data.Date // Monday of week 0
	Published int       // week of the first publication of any arm: before it the arms are one
	From, To  int       // weeks shown
	Pairs     []Pair    // by week: what happened in both arms, or in one
	Numbers   *Parting  // where a number behind a decision first differs; nil: nowhere
	Parts     *Parting  // where what happens first differs; nil: nowhere
	Sums      []Sum     // what the trail adds up to, from the first publication on
	Checks    []Check   // and the run's own books

	notes [2][]world.Note
	runs  [2]*model.Run
}

// Explain runs a replicate again and gathers what the agent of a query did.
func Explain(ctx context.Context, o Options) (*Explanation, error) {
	st := o.Study
	if len(st.Arms) != 2 {
		return nil, fmt.Errorf("an explanation sets a baseline beside one scenario; found %d arms", len(st.Arms))
	}
	if o.Replicate < 0 {
		return nil, fmt.Errorf("replicate %d: replicates are counted from 0", o.Replicate)
	}
	x := &Explanation{
		Arms: [2]string{st.Arms[0].Name, st.Arms[1].Name}, Replicate: o.Replicate, Draw: st.IsDraw(o.Replicate),
		Start: st.Arms[0].Start, Published: st.From, From: o.From, To: o.To,
	}
	if o.From == 0 && o.To == 0 {
		x.From, x.To = st.From, st.Weeks-1
	}
	if x.From > x.To || x.From < -model.WarmUp || x.To >= st.Weeks {
		return nil, fmt.Errorf("weeks %d to %d: expected weeks between %d (the warm-up's first) and %d (the last), the earlier one first", x.From, x.To, -model.WarmUp, st.Weeks-1)
	}
	if st.From >= st.Weeks {
		return nil, fmt.Errorf("scenario %s publishes nothing within its %d weeks: both arms are one, and nothing tells them apart", st.Arms[1].Name, st.Weeks)
	}
	var before opening
	runs, err := st.Replay(ctx, o.Replicate, x.From < st.From, func(s *world.State) (*world.Watch, error) {
		var err error
		if x.Subject, err = o.Query.find(s); err != nil {
			return nil, err
		}
		before = openingOf(s)
		return x.Subject.watch(s), nil
	})
	if err != nil {
		return nil, err
	}
	var trails [2][]Line
	for arm, r := range runs {
		x.runs[arm] = r
		x.notes[arm] = x.Subject.own(r.State)
		trails[arm] = lines(&teller{s: r.State, x: x}, x.notes[arm], min(x.From, st.From), st.Weeks-1)
	}
	x.Subject.after(x)
	x.Pairs = pair(trails[0], trails[1])
	x.Numbers, x.Parts = x.part() // in any week, shown or not
	x.Pairs = slices.DeleteFunc(x.Pairs, func(p Pair) bool { return p.Week < x.From || p.Week > x.To })
	x.sum(before)
	return x, nil
}

// Date is the Monday of a week.
func (x *Explanation) Date(week int) data.Date { return x.Start + data.Date(7*week) }

// Agrees is whether the trail adds up to the run's own books.
func (x *Explanation) Agrees() bool {
	for _, c := range x.Checks {
		if !c.Holds() {
			return false
		}
	}
	return true
}
