package experiments

import (
	"context"
	"math"
	"testing"

	"cordon/model/world"
)

// TestPowerReadsThePilot holds what a pilot says against its own replicates.
func TestPowerReadsThePilot(t *testing.T) {
	o := toy(t).Options
	o.Scenarios, o.Replicates, o.Workers = o.Scenarios[1:], 4, 2
	c, needed, err := Power(context.Background(), PowerOptions{Options: o, Power: 0.8, Level: 0.95})
	if err != nil {
		t.Fatal(err)
	}
	if len(needed) != 4 || len(c.Values) != 4 {
		t.Fatalf("%d outcomes of %d replicates, want the four headlines of four", len(needed), len(c.Values))
	}
	cost := outcomeAt(t, "firm_cost")
	for _, n := range needed {
		if n.Outcome != "firm_cost" {
			continue
		}
		mean := 0.0
		for _, r := range c.Values {
			if r.Draw {
				t.Fatal("a replicate of the pilot is at a joint draw")
			}
			mean += (r.Values[1][cost] - r.Values[0][cost]) / 4
		}
		if math.Abs(n.Effect-mean) > 1e-9*math.Abs(mean) || n.Pilot != 4 || !(n.SD > 0) || !(n.SDLow < n.SD && n.SD < n.SDHigh) {
			t.Errorf("effect %g (sd %g, %g to %g) of %d, want %g of 4", n.Effect, n.SD, n.SDLow, n.SDHigh, n.Pilot, mean)
		}
		// the weekly series of the outcome adds up to it
		if math.Abs(n.Seen-mean) > 1e-6*math.Abs(mean)+1 {
			t.Errorf("an observer of the series sees %g, the outcome moves by %g", n.Seen, mean)
		}
		if n.Replicates < 2 || n.ReplicatesLow > n.Replicates || n.ReplicatesHigh != 0 && n.ReplicatesHigh < n.Replicates {
			t.Errorf("replicates %d, by pilot error %d to %d", n.Replicates, n.ReplicatesLow, n.ReplicatesHigh)
		}
		if float64(n.Years) > MostYears || !(n.YearlySD > 0) || !(n.YearlySDAfter > 0) {
			t.Errorf("%g years with luck %g of a year", n.Years, n.YearlySD)
		}
	}
	for _, bad := range []PowerOptions{{Options: o, Power: 0, Level: 0.95}, {Options: o, Power: 0.8, Level: 1}} {
		if _, _, err := Power(context.Background(), bad); err == nil {
			t.Errorf("power %g at level %g is accepted", bad.Power, bad.Level)
		}
	}
}

// A ratio's series has the ratio of sums as its mean, and a place for weeks without
// cases.
func TestSeriesOfARatio(t *testing.T) {
	c := &Comparison{Length: 3}
	for r, weeks := range [][][2]int64{{{10, 100}, {0, 0}, {50, 200}}, {{30, 100}, {20, 300}, {0, 100}}} {
		var rows []world.MemberWeek
		for w, x := range weeks {
			rows = append(rows, world.MemberWeek{Week: int32(w), WeekTally: world.WeekTally{BarredDelivered: x[0], BarredDrawn: x[1]}})
		}
		c.Values = append(c.Values, Replicate{Index: r, Weekly: [][]world.MemberWeek{rows}})
	}
	sum := 0.0
	for _, replicate := range c.series(seriesOf("leakage_share"), 0) {
		for _, v := range replicate {
			sum += v / 6
		}
	}
	if want := 110.0 / 800; math.Abs(sum-want) > 1e-12 {
		t.Errorf("mean of the series %.12g, want the ratio of sums, %.12g", sum, want)
	}
}
