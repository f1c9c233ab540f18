package model

import (
	"fmt"

	"cordon/model/chance"
	"cordon/model/market"
	"cordon/model/world"
)

// At is one arm of a replicate at the beginning of a week from the first
// publication on, at the default parameters and the followers' median lags, warmed up
// and forked as Run does: for those who want to look at a state, or to put a process
// into a case of its own. The bits of a replicate as Run has it come from Replay.
func (st *Study) At(index, arm, week int) (*Run, error) {
	if arm < 0 || arm >= len(st.books) {
		return nil, fmt.Errorf("arm %d of %d", arm, len(st.books))
	}
	r, err := st.start(index)
	if err != nil {
		return nil, err
	}
	if err := r.warmUp(); err != nil {
		return nil, err
	}
	r = r.fork(st.books[arm])
	return r, r.runTo(week)
}

// RunTo steps until the beginning of a week.
func (r *Run) RunTo(week int) error { return r.runTo(week) }

// Population is what a replicate draws before the first week, at the default
// parameters.
func (st *Study) Population(index int) (*world.Population, error) {
	g, err := st.Ground()
	if err != nil {
		return nil, err
	}
	return Populate(g, &st.Params, market.NewHazard(&st.Params.Market), chance.Root(st.Seed, index), -WarmUp), nil
}
