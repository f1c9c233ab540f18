package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"cordon/model/outcome"
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
		n, k := differences(a, b)
		cells, different = cells+n, different+k
	}
	v.OK = different == 0
	v.Figure = fmt.Sprintf("%d of %d numbers differ", different, cells)
	return v, nil
}

// differences counts the numbers of two arms and those that are not the same bits.
func differences(a, b *ArmResult) (n, different int) {
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
			x, y := differences(a[r].Arms[k], b[r].Arms[k])
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

func checkSplitHub(ctx context.Context, d Design, replicates, workers int) (Verdict, error) {
	v := Verdict{Promise: "splitting a hub in two changes leakage only within error"}
	hub := largestHub(d.World)
	a, err := some(ctx, d, 0, replicates, workers)
	if err != nil {
		return v, err
	}
	d.World = splitHub(d.World, hub)
	b, err := some(ctx, d, 0, replicates, workers)
	if err != nil {
		return v, err
	}
	at := outcomeIndex("leakage_share")
	last := len(d.Arms) - 1
	var diffs []float64
	for r := range a {
		if a[r].Draw {
			continue
		}
		diffs = append(diffs, b[r].Arms[last].Values[at]-a[r].Arms[last].Values[at])
	}
	mean, se := meanSE(diffs)
	v.OK = math.Abs(mean) <= 3*se || math.Abs(mean) < 1e-12
	v.Figure = fmt.Sprintf("%s in two: leakage_share of %s moves by %.2g, standard error %.2g, %d replicates", d.World.Jurisdictions[hub].ISO3, d.Arms[last].Name, mean, se, len(diffs))
	return v, nil
}

// checkPairing measures what pairing on shared luck saves: on the last arm against the
// one before it (when allies act) and on the first against the baseline (whether
// the leader does), and for show on the others. Arms that do very different things have little luck in common: where one
// varies much more than the other, no pairing could save twofold.
func checkPairing(ctx context.Context, d Design, replicates, workers int) (Verdict, error) {
	v := Verdict{Promise: "pairing cuts the variance of each headline difference at least twofold", OK: true}
	d.AllDraw = true
	reps, err := some(ctx, d, 0, replicates, workers)
	if err != nil {
		return v, err
	}
	var parts []string
	show := func(a, b int, must bool) {
		parts = append(parts, d.Arms[a].Name+" minus "+d.Arms[b].Name+":")
		for n, o := range outcome.All() {
			if !o.Headline {
				continue
			}
			factor, exempt := pairing(reps, n, a, b)
			part := fmt.Sprintf("%s %.1f", o.Name, factor)
			switch {
			case exempt:
				part += " (exempt: one arm hardly varies)"
			case must && !(factor >= 2):
				v.OK = false
				part += " (too little)"
			}
			parts = append(parts, part)
		}
	}
	last := len(d.Arms) - 1
	show(last, last-1, true)
	show(1, 0, true)
	show(last, 1, false)
	for a := 2; a <= last; a++ {
		show(a, 0, false)
	}
	v.Figure = strings.Join(parts, " ")
	return v, nil
}

// pairing is the variance of the difference of two arms had they been
// independent, over that of the paired difference.
func pairing(reps []*Replicate, outcome, a, b int) (factor float64, exempt bool) {
	var x, y, diff []float64
	for _, r := range reps {
		p, q := r.Arms[a].Values[outcome], r.Arms[b].Values[outcome]
		x, y, diff = append(x, p), append(y, q), append(diff, p-q)
	}
	vx, vy := variance(x), variance(y)
	return (vx + vy) / variance(diff), math.Min(vx, vy) < 0.1*math.Max(vx, vy)
}

// tableReplicates is how many warm-ups the table check takes for each replicate
// of the others: they are short.
const tableReplicates = 4

func checkTable(ctx context.Context, d Design, replicates, workers int) (Verdict, error) {
	v := Verdict{Promise: "the baseline reproduces the recorded table"}
	d.Arms = d.Arms[:1]
	st, err := NewStudy(d)
	if err != nil {
		return v, err
	}
	b, err := st.CheckBaseline(ctx, tableReplicates*replicates, workers)
	if err != nil {
		return v, err
	}
	v.OK = math.Abs(b.Total-1) <= matched && math.Abs(b.WorstZ) <= b.Bound
	v.Figure = fmt.Sprintf("expected shares give %.4f of recorded value; %d of %d cells (%.3f%% of trade) are not matched within 0.1%%, %d closed ones left out; drawn over expected %.4f; largest |z| %.2f of %d (bound %.2f, %d replicates) at %s",
		b.Total, b.Unmatched, b.Cells, 100*b.UnmatchedShare, b.Closed, b.Mean, math.Abs(b.WorstZ), b.Tested, b.Bound, b.Replicates, b.Worst)
	return v, nil
}

func outcomeIndex(name string) int {
	return slices.IndexFunc(outcome.All(), func(o outcome.Outcome) bool { return o.Name == name })
}

func meanSE(x []float64) (mean, se float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	return mean, math.Sqrt(variance(x) / float64(len(x)))
}

func variance(x []float64) float64 {
	mean, ss := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		ss += float64((v - mean) * (v - mean))
	}
	return ss / float64(len(x)-1)
}
