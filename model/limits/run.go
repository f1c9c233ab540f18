package limits

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// Result is a case with its rows.
type Result struct {
	Case *Case
	Rows []Row
}

// Run runs cases, some at a time, and says each result in the order of the cases.
// They share nothing, so the result does not depend on workers.
func Run(ctx context.Context, cases []*Case, workers int, say func(Result)) error {
	type outcome struct {
		rows []Row
		err  error
	}
	done := make([]chan outcome, len(cases))
	for i := range done {
		done[i] = make(chan outcome, 1)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(cases); i = int(next.Add(1)) - 1 {
				if err := ctx.Err(); err != nil {
					done[i] <- outcome{err: err}
					continue
				}
				rows, err := cases[i].Limit.Run(cases[i])
				if err != nil {
					err = fmt.Errorf("limit %s (%s): %w", cases[i].Limit.Name, cases[i], err)
				}
				done[i] <- outcome{rows, err}
			}
		})
	}
	var first error
	for i := range cases {
		o := <-done[i]
		if first == nil {
			first = o.err
		}
		if first == nil {
			say(Result{cases[i], o.rows})
		}
	}
	wg.Wait()
	return first
}
