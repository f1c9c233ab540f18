package model

import (
	"sync"
	"sync/atomic"
)

// share calls f(0) to f(n-1), each once, on some cores at a time. Calls must not
// touch each other's state: then the result does not depend on cores.
func share(cores, n int, f func(i int)) {
	if cores <= 1 || n <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			f(i)
		}
	}
	var wg sync.WaitGroup
	for range min(cores, n) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
}
