package model

import (
	"context"

	"cordon/model/world"
)

// Replay runs one replicate again, bit by bit as Run does, with a watch on what pick
// chooses. Pick sees the state at the first publication, where the arms part. The
// arms come back at their end, each with its notes (State.Watch). With warmUp the
// replicate is begun once more, so that its unrecorded weeks are noted too.
func (st *Study) Replay(ctx context.Context, index int, warmUp bool, pick func(s *world.State) (*world.Watch, error)) ([]*Run, error) {
	base, books, err := st.begin(index, nil)
	if err != nil {
		return nil, err
	}
	w, err := pick(base.State)
	if err != nil {
		return nil, err
	}
	if warmUp && w != nil {
		if base, books, err = st.begin(index, w); err != nil {
			return nil, err
		}
	}
	base.watch(w)
	return st.finish(ctx, index, base, books)
}
