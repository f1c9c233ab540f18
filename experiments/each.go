package experiments

import (
	"context"
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
// nothing new is begun; what was begun is finished. The error is that of the lowest
// task that failed, else ctx's.
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
	failed := false
	for i := range ended {
		switch {
		case failures[i] == nil:
			finished(i)
		case !failed:
			failed = true
			close(halt)
		}
	}
	for _, err := range failures {
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return ctx.Err()
}
