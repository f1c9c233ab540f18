package experiments

import (
	"context"
	"errors"
	"math"
	"sync"
)

var notKnown = math.NaN()

// finiteOf are the values that are numbers.
func finiteOf(values []float64) []float64 {
	out := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			out = append(out, v)
		}
	}
	return out
}

// each does n tasks on some workers, the lowest first. finished is called from one
// goroutine, in the order in which tasks end. After a failure, or where ctx ends,
// nothing new is begun, but what was begun is finished, so that the error is that of the
// lowest task that failed whatever the number of workers; else ctx's where not all are
// done.
func each(ctx context.Context, workers, n int, do func(ctx context.Context, task int) error, finished func(task int)) error {
	next, ended := make(chan int), make(chan int)
	failures := make([]error, n)
	halt := make(chan struct{})
	var group sync.WaitGroup
	for range min(max(1, workers), n) {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range next {
				failures[i] = do(ctx, i)
				ended <- i
			}
		}()
	}
	go func() {
		defer func() {
			close(next)
			group.Wait()
			close(ended)
		}()
		for i := range n {
			select {
			case next <- i:
			case <-halt:
				return
			case <-ctx.Done():
				return
			}
		}
	}()
	failed, done := false, 0
	for i := range ended {
		switch err := failures[i]; {
		case err == nil:
			done++
			finished(i)
		case stopped(ctx, err):
			failures[i] = nil
		case !failed:
			failed = true
			close(halt)
		}
	}
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	if done < n {
		return ctx.Err()
	}
	return nil
}

// stopped says whether a task ended because it was told to, not because it failed.
func stopped(ctx context.Context, err error) bool {
	return ctx.Err() != nil && errors.Is(err, ctx.Err())
}
