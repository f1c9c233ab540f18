package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"cordon/model/outcome"
)

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
