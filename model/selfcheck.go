package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Verdict is one promise about luck, tried.
type Verdict struct {
	Promise string
	OK      bool
	Figure  string // what was seen
}

// A check tries one promise on a design whose first arm is the baseline.
type check func(ctx context.Context, d Design, replicates, workers int) (Verdict, error)

// exactChecks are the promises that hold to the bit; averageChecks those about
// averages, which take many replicates.
var (
	exactChecks   = []check{checkIdentity, checkWorkers, checkReplicate, checkHistory, checkStranger, checkPermuted}
	averageChecks = []check{checkSplitHub, checkPairing, checkTable}
)

// SelfCheck tries the promises about luck on a design whose first arm is the
// baseline. Replicates is how many are used where a promise is about an average.
func SelfCheck(ctx context.Context, d Design, replicates, workers int, say func(Verdict)) (bool, error) {
	return tryAll(ctx, append(slices.Clone(exactChecks), averageChecks...), d, replicates, workers, say)
}

func tryAll(ctx context.Context, checks []check, d Design, replicates, workers int, say func(Verdict)) (bool, error) {
	ok := true
	for _, try := range checks {
		v, err := try(ctx, d, replicates, workers)
		if err != nil {
			return false, err
		}
		ok = ok && v.OK
		say(v)
	}
	return ok, nil
}

// some are a few replicates of a design, by index.
func some(ctx context.Context, d Design, from, n, workers int) ([]*Replicate, error) {
	st, err := NewStudy(d)
	if err != nil {
		return nil, err
	}
	return st.Some(ctx, from, n, workers)
}

// Some runs n replicates beginning with from on some workers.
func (st *Study) Some(ctx context.Context, from, n, workers int) ([]*Replicate, error) {
	out := make([]*Replicate, n)
	err := parallel(ctx, n, workers, func(i int) (err error) {
		out[i], err = st.Run(ctx, from+i)
		return err
	})
	return out, err
}

func checkIdentity(ctx context.Context, d Design, _, workers int) (Verdict, error) {
	v := Verdict{Promise: "a scenario without measures differs by exactly 0 in every cell"}
	nothing := d.Arms[0]
	nothing.Name, nothing.Measures = "nothing", nil
	d.Arms = append(slices.Clone(d.Arms), nothing)
	reps, err := some(ctx, d, 0, 2, workers)
	if err != nil {
		return v, err
	}
	cells, different := 0, 0
	for _, r := range reps {
		a, b := r.Arms[0], r.Arms[len(r.Arms)-1]
		n, k := Differences(a, b)
		cells, different = cells+n, different+k
	}
	v.OK = different == 0
	v.Figure = fmt.Sprintf("%d of %d numbers differ", different, cells)
	return v, nil
}

// Differences counts the numbers of two arms and those that are not the same bits.
func Differences(a, b *ArmResult) (n, different int) {
	same := func(x, y float64) {
		n++
		if math.Float64bits(x) != math.Float64bits(y) {
			different++
		}
	}
	for i := range a.Values {
		same(a.Values[i], b.Values[i])
	}
	for _, p := range tallyPairs(a.Tally, b.Tally) {
		for i := range p[0] {
			n++
			if p[0][i] != p[1][i] {
				different++
			}
		}
	}
	return n, different
}

func checkWorkers(ctx context.Context, d Design, _, _ int) (Verdict, error) {
	v := Verdict{Promise: "the same bits with 1 and 2 workers, and with 2 cores inside a replicate", OK: true}
	one, err := some(ctx, d, 0, 4, 1)
	if err != nil {
		return v, err
	}
	for _, how := range []struct {
		workers, cores int
		name           string
	}{{2, 1, "2 workers"}, {1, 2, "2 cores"}} {
		d.Cores = how.cores
		other, err := some(ctx, d, 0, 4, how.workers)
		if err != nil {
			return v, err
		}
		ok, figure := sameReplicates(one, other)
		v.OK = v.OK && ok
		v.Figure += how.name + ": " + figure + "; "
	}
	v.Figure = strings.TrimSuffix(v.Figure, "; ")
	return v, nil
}

func sameReplicates(a, b []*Replicate) (bool, string) {
	n, different := 0, 0
	for r := range a {
		for k := range a[r].Arms {
			x, y := Differences(a[r].Arms[k], b[r].Arms[k])
			n, different = n+x, different+y
		}
	}
	return different == 0, fmt.Sprintf("%d of %d numbers differ", different, n)
}

func checkReplicate(ctx context.Context, d Design, _, workers int) (Verdict, error) {
	v := Verdict{Promise: "replicate 7 of 10 is replicate 7 of 1,000"}
	all, err := some(ctx, d, 0, 10, workers)
	if err != nil {
		return v, err
	}
	one, err := some(ctx, d, 7, 1, 1)
	if err != nil {
		return v, err
	}
	v.OK, v.Figure = sameReplicates(all[7:8], one)
	return v, nil
}

func checkHistory(_ context.Context, d Design, _, _ int) (Verdict, error) {
	v := Verdict{Promise: "history before the first publication is identical"}
	st, err := NewStudy(d)
	if err != nil {
		return v, err
	}
	different, weeks := 0, 0
	var first []int64
	for n := range d.Arms {
		w, err := st.start(0)
		if err != nil {
			return v, err
		}
		if err := w.warmUp(); err != nil {
			return v, err
		}
		arm := w.fork(st.books[n]) // from the start, not from the first publication
		if err := arm.runTo(st.From); err != nil {
			return v, err
		}
		weeks = st.From
		if first == nil {
			first = arm.fingerprint()
		} else if !slices.Equal(first, arm.fingerprint()) {
			different++
		}
	}
	v.OK = different == 0
	v.Figure = fmt.Sprintf("%d of %d arms differ after %d weeks of state: ties, orders, prices, cash, ledger", different, len(d.Arms), weeks)
	return v, nil
}

// checkStranger adds a jurisdiction with a firm that trades a product of the
// scope with another newcomer, and with nobody else.
func checkStranger(ctx context.Context, d Design, _, workers int) (Verdict, error) {
	v := Verdict{Promise: "one more firm that trades with nobody moves no other firm's bytes"}
	st, err := NewStudy(d)
	if err != nil {
		return v, err
	}
	g, err := st.Ground()
	if err != nil {
		return v, err
	}
	d.Params.Population.AccountScale = g.AccountScale // else it is solved anew for the larger table
	before, err := firmBytes(ctx, d)
	if err != nil {
		return v, err
	}
	d.World = withStranger(d.World)
	after, err := firmBytes(ctx, d)
	if err != nil {
		return v, err
	}
	moved := 0
	for id, b := range before {
		if after[id] != b {
			moved++
		}
	}
	v.OK = moved == 0 && len(after) > len(before)
	v.Figure = fmt.Sprintf("%d of %d accounts and firms moved; %d joined", moved, len(before), len(after)-len(before))
	return v, nil
}

func checkPermuted(ctx context.Context, d Design, _, workers int) (Verdict, error) {
	v := Verdict{Promise: "permuted input rows give the same result"}
	a, err := some(ctx, d, 0, 1, workers)
	if err != nil {
		return v, err
	}
	d.World = permuted(d.World)
	b, err := some(ctx, d, 0, 1, workers)
	if err != nil {
		return v, err
	}
	v.OK, v.Figure = sameReplicates(a, b)
	return v, nil
}
