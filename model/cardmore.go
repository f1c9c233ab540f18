package model

import (
	"context"
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/lever"
	"cordon/model/licensing"
	"cordon/model/world"
)

// CardMore is the part of the baseline card that needs more runs: responses of
// an agency to load, trends over six baseline years, one new item, the limits of
// enforcement, and leakage at both ends of what cannot be known.
func CardMore(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	for _, part := range []func(context.Context, Design, int, int, func(CardLine)) error{
		cardLoad, cardTrend, cardItem, cardOrdinary, cardEvasion, cardReach, cardEnds,
	} {
		if err := part(ctx, d, replicates, workers, say); err != nil {
			return err
		}
	}
	return nil
}

func cardLoad(_ context.Context, d Design, _, _ int, say func(CardLine)) error {
	p, key := d.Params.Licensing, chance.Root(d.Seed, 0)
	base, err := AgencyYears(p, Load2013, key, 1, 1, 1, 1, 1, 1)
	if err != nil {
		return err
	}
	more, err := AgencyYears(p, Load2013, key, 1.08, 1.08, 1.08, 1.08, 1.08, 1.08)
	if err != nil {
		return err
	}
	say(CardLine{"+8% filings, officers fixed: mean time in year 6", more[5].Mean/base[5].Mean - 1, 0.2, 1, "+54% from 2013 to 2022", "relative change", "A24", "emergent", "one agency, one seed"})
	ten, err := AgencyYears(p, Load2013, key, 1.1)
	if err != nil {
		return err
	}
	say(CardLine{"+10% filings: mean time in the first year", ten[0].Mean/base[0].Mean - 1, 0.1, 1, "convex", "relative change", "A24", "emergent", ""})
	a, err := AgencyOf(p, Load2013, key)
	if err != nil {
		return err
	}
	first, second := a.Officers()
	staffed, err := runStaffed(p, Load2013, key, first+first/10, second+max(1, second/10))
	if err != nil {
		return err
	}
	say(CardLine{"+10% officers: mean time in the first year", staffed/base[0].Mean - 1, -0.5, -0.001, "shorter", "relative change", "A23", "emergent", ""})
	return nil
}

// runStaffed is the mean time [working days] of an agency with other officers
// than its load was sized for.
func runStaffed(p licensing.Params, filings float64, key chance.Key, first, second int) (float64, error) {
	a, err := AgencyOf(p, filings, key)
	if err != nil {
		return 0, err
	}
	week := 0
	for ; week < cardWarmup; week++ {
		a.Step(week, nil)
	}
	a.SetOfficers(week, first, second)
	before := *a.Total()
	for end := week + 52; week < end; week++ {
		a.Step(week, nil)
	}
	c := *a.Total()
	c.Sub(&before)
	return c.MeanDays(), nil
}

// cardTrend runs six years of today's list and compares the last with the first.
func cardTrend(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	today := d.Arms[0]
	today.Measures = nil
	sums := make([][2]struct{ share, price, backlog, age, firms float64 }, replicates)
	d.Arms = []Arm{today}
	st, err := NewStudy(d)
	if err != nil {
		return err
	}
	err = parallel(ctx, replicates, workers, func(n int) error {
		r, err := st.start(n)
		if err != nil {
			return err
		}
		if err := r.warmUp(); err != nil {
			return err
		}
		for y := 0; y < 6; y++ {
			r.startRecord()
			if err := r.runTo(52 * (y + 1)); err != nil {
				return err
			}
			if y != 0 && y != 5 {
				continue
			}
			s := r.State
			at := &sums[n][y/5]
			ours, all := 0.0, 0.0
			for i := range s.G.ISO {
				v := float64(s.Tally.Delivered[i*2] + s.Tally.Delivered[i*2+1])
				all += v
				if s.G.Members[i] {
					ours += v
				}
			}
			at.share, at.age, at.firms = ours/all, medianAge(s), r.exporters()
			for _, p := range s.Price {
				at.price += p / float64(len(s.Price))
			}
			weekly := world.Together(s.Tally.Weekly)
			for _, w := range weekly {
				at.backlog += float64(w.Backlog) / float64(len(weekly))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		of   func(n, k int) float64
		wide float64
	}{
		{"listing members' share of trade", func(n, k int) float64 { return sums[n][k].share }, 0.03},
		{"mean price", func(n, k int) float64 { return sums[n][k].price }, 0.03},
		{"backlog", func(n, k int) float64 { return sums[n][k].backlog }, 0.3},
		{"median tie age", func(n, k int) float64 { return sums[n][k].age }, 0.1},
		{"exporting firms", func(n, k int) float64 { return sums[n][k].firms }, 0.1},
	} {
		a, b := 0.0, 0.0
		for n := range sums {
			a += part.of(n, 0)
			b += part.of(n, 1)
		}
		say(CardLine{"six years of today's list: " + part.name, b/a - 1, -part.wide, part.wide, "no trend", "relative change", "assumed", "emergent", fmt.Sprintf("%d replicates", replicates)})
	}
	return nil
}

// cardItem adds one broad item and counts the filings that it brings.
func cardItem(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	today := d.Arms[0]
	today.Measures = nil
	item := today
	item.Name = "one broad item"
	item.Measures = []lever.Measure{{Name: "new", Lever: "list", From: today.Start + 7, Settings: &lever.List{
		Add: "2B506.a", Title: "measuring machines", By: []string{leader}, HS6: []string{"903180"}, Coverage: 0.25,
		Policy: map[string]string{"PARTNERS": "approval", "OTHER": "approval", "CHN": "case_by_case", "EMBARGO": "presumption_of_denial"},
	}}}
	d.Arms = []Arm{today, item}
	mean, err := meanDifference(ctx, d, replicates, workers, "filings")
	if err != nil {
		return err
	}
	say(CardLine{"one broad new item of the leader: filings that it adds", mean, 200, 7000, "order of 1,200", "filings a year", "B2", "emergent", "25% of HS6 903180"})
	return nil
}

// cardOrdinary is how much of civil trade under a policy of approval ordinary
// licensing keeps from its supplier.
func cardOrdinary(_ context.Context, d Design, _, _ int, say func(CardLine)) error {
	st, err := NewStudy(d)
	if err != nil {
		return err
	}
	g, err := st.Ground()
	if err != nil {
		return err
	}
	x := newExpected(g, &st.Params, world.NewRules(g, st.books[0]))
	x.rules.Exempt = 0
	ships, _ := x.served(world.Regime{Policy: data.Approval}, 0, 0)
	say(CardLine{"civil orders that ordinary licensing sends to another supplier", 1 - ships, 0.001, 0.0999, "single-digit percent", "share of orders", "A2", "emergent", "expected shares, without exceptions"})
	return nil
}

func cardEvasion(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	d.Params.Enforcement.Penalty = 1e6 // phi F to infinity
	reps, err := some(ctx, onDefaults(d), 0, max(2, replicates/4), workers)
	if err != nil {
		return err
	}
	sum := 0.0
	for _, r := range reps {
		for _, way := range []string{"transshipped", "misdeclared", "knowing"} {
			sum += r.Arms[len(d.Arms)-1].Values[outcomeIndex("leakage_"+way)]
		}
	}
	say(CardLine{"certain and ruinous penalties: watched goods that go around a closed channel to barred users", sum, 0, 0, "0", "USD a year", "assumed", "emergent", "phi F to infinity"})
	return nil
}

// cardReach checks that a leader alone is back-filled where others can supply,
// and less so when its rule reaches all of them.
func cardReach(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	alone := d.Arms[1]
	reach := alone
	reach.Name = "reach"
	reach.Measures = append(append([]lever.Measure(nil), alone.Measures...), lever.Measure{Name: "reach", Lever: "reach", Settings: &lever.Reach{With: alone.Measures[0].Name, By: []string{leader}, Content: 0}})
	d.Arms = []Arm{d.Arms[0], alone, reach}
	reps, err := some(ctx, onDefaults(d), 0, replicates, workers)
	if err != nil {
		return err
	}
	at := outcomeIndex("diversion_value")
	var b, a float64
	for _, r := range reps {
		a += (r.Arms[1].Values[at] - r.Arms[0].Values[at]) / float64(len(reps))
		b += (r.Arms[2].Values[at] - r.Arms[0].Values[at]) / float64(len(reps))
	}
	say(CardLine{"a leader alone: sales that others take", a, 1, math.Inf(1), "above 0 where others can supply", "USD a year", "C7", "emergent", ""})
	say(CardLine{"the same with full reach, over without", b / a, -1, 0.999, "less", "ratio", "F6", "emergent", "makers who obey ask the leader too"})
	return nil
}

// cardEnds prints leakage at both ends of what no data identify.
func cardEnds(ctx context.Context, d Design, replicates, workers int, say func(CardLine)) error {
	for _, part := range []struct {
		name string
		set  func(p *Params, x float64)
		ends [2]float64
	}{
		{"barred demand B", func(p *Params, x float64) { p.Population.Barred = x }, [2]float64{0.01, 0.2}},
		{"detection phi", func(p *Params, x float64) { p.Enforcement.Phi = x }, [2]float64{0.01, 0.1}},
		{"brokers' margin kappa", func(p *Params, x float64) { p.Evasion.Margin = x }, [2]float64{0.1, 0.6}},
	} {
		for _, x := range part.ends {
			e := onDefaults(d)
			part.set(&e.Params, x)
			e.Arms = []Arm{d.Arms[0], d.Arms[len(d.Arms)-1]}
			mean, err := meanDifference(ctx, e, replicates, workers, "leakage_share")
			if err != nil {
				return err
			}
			say(CardLine{fmt.Sprintf("leakage_share of %s against the baseline, %s at %g", d.Arms[len(d.Arms)-1].Name, part.name, x), mean, -1, 0, "not identified", "share", "D26", "emergent", "conditional on the prior"})
		}
	}
	return nil
}

func onDefaults(d Design) Design {
	d.AllDraw = true
	return d
}

// meanDifference is the mean of an outcome's paired difference between the last
// arm and the first.
func meanDifference(ctx context.Context, d Design, replicates, workers int, name string) (float64, error) {
	reps, err := some(ctx, onDefaults(d), 0, replicates, workers)
	if err != nil {
		return 0, err
	}
	at := outcomeIndex(name)
	sum, n := 0.0, 0.0
	for _, r := range reps {
		x := r.Arms[len(d.Arms)-1].Values[at] - r.Arms[0].Values[at]
		if !math.IsNaN(x) { // a replicate without barred accounts has no share to give
			sum += x
			n++
		}
	}
	return sum / n, nil
}
