package model

import (
	"context"
	"math"
	"testing"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/param"
	"cordon/model/world"
)

// recordsOf is the reference world with records of one agency.
func recordsOf(t *testing.T, iso string, rows []data.Measured, staff []data.Staff) (*data.World, int) {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	at := w.JurisdictionIndex(iso)
	for i := range rows {
		rows[i].Jurisdiction, rows[i].Low, rows[i].High = uint16(at), rows[i].Value, rows[i].Value
		if rows[i].Law == "" {
			rows[i].Law = data.LawLognormal
		}
	}
	for i := range staff {
		staff[i].Jurisdiction = uint16(at)
	}
	w.SetMeasured(rows)
	w.SetStaff(staff)
	if p := w.Problems(); len(p) > 0 {
		t.Fatal(p[0])
	}
	return w, at
}

func defaults() (p Params) {
	param.SetDefaults(&p)
	return p
}

// What is measured replaces the prior of that agency and no other; what is not
// stays; a path that the user sets wins.
func TestMeasuredReplacesThePrior(t *testing.T) {
	w, at := recordsOf(t, "DEU", []data.Measured{
		{Path: "agency.filings", Value: 4321, SE: 50},
		{Path: "agency.mix.computers", Value: 0.7, SE: 0.01, Law: data.LawLogit},
		{Path: "licensing.in_house_hands", Value: 14, SE: 0.5},
		{Path: "licensing.work_median", Value: 1.1, SE: 0.1}, // outside the prior's range
	}, nil)
	p := defaults()
	f, err := figuresOf(&p, w, at)
	if err != nil {
		t.Fatal(err)
	}
	uk := p.Licensing.UKLike()
	if f.filings != 4321 || f.mix[world.Computers] != 0.7 || f.params.InHouseHands != 14 || f.params.WorkMedian != 1.1 || !f.work {
		t.Errorf("got %+v, want what was measured", f)
	}
	if f.params.ReferredHands != uk.ReferredHands || f.concern != concernShare {
		t.Errorf("got %g days and share %g, want the prior of what was not measured", f.params.ReferredHands, f.concern)
	}
	if g, err := figuresOf(&p, w, w.JurisdictionIndex("FRA")); err != nil || g.params != uk || !math.IsNaN(g.filings) || g.work {
		t.Errorf("got %+v (%v), want another agency at its prior", g, err)
	}
	p.luck.fixed = []string{"licensing.in_house_hands"}
	if g, _ := figuresOf(&p, w, at); g.params.InHouseHands != uk.InHouseHands || g.params.WorkMedian != 1.1 {
		t.Errorf("got %g days, want %g: --set wins over what is measured", g.params.InHouseHands, uk.InHouseHands)
	}
	w.Measured[0].Path = "licensing.nonsense"
	if _, err := figuresOf(&p, w, at); err == nil {
		t.Error("a parameter that there is none of is taken, want an error")
	}
}

// Joint draws of a measured parameter have its standard error, not the prior's.
func TestDrawsHaveTheMeasuredError(t *testing.T) {
	w, at := recordsOf(t, "DEU", []data.Measured{
		{Path: "licensing.in_house_hands", Value: 14, SE: 0.7},
		{Path: "licensing.referred_share", Value: 0.3, SE: 0.021, Law: data.LawLogit},
		{Path: "licensing.work_median", Value: 0.5, SE: 0.05}, {Path: "licensing.work_spread", Value: 0.9, SE: 0.09}, {Path: "licensing.desk_use", Value: 0.8, SE: 0.008},
	}, nil)
	const n = 2000
	var hands, shares, use []float64
	for i := range n {
		p := defaults()
		p.luck = agencyLuck{draw: true, key: chance.Root(3, i)}
		f, err := figuresOf(&p, w, at)
		if err != nil {
			t.Fatal(err)
		}
		hands = append(hands, math.Log(f.params.InHouseHands/14)/0.05)
		odds := func(v float64) float64 { return math.Log(v / (1 - v)) }
		shares = append(shares, (odds(f.params.ReferredShare)-odds(0.3))/(0.021/0.21))
		use = append(use, math.Log(f.params.MeanWork()/(0.5*math.Exp(0.81/2)))/0.01)
	}
	for name, z := range map[string][]float64{"hands-off time": hands, "share": shares, "mean work, as the use has it": use} {
		mean, square := 0.0, 0.0
		for _, v := range z {
			mean += v / n
			square += v * v / n
		}
		// mean 0 with s.e. 0.022, mean square 1 with s.e. 0.032: five of each
		if math.Abs(mean) > 0.11 || math.Abs(square-1) > 0.16 {
			t.Errorf("%s: draws are off by %.3f standard errors in the mean, square %.3f; want 0 and 1", name, mean, square)
		}
	}
}

// Officers on record open the agency and change it in the week of their month.
func TestStaffOnRecord(t *testing.T) {
	nan := math.NaN()
	w, at := recordsOf(t, "DEU", nil, []data.Staff{
		{Month: data.MustDate("2020-01-01"), Officers: 40, Second: nan}, {Month: data.MustDate("2022-03-01"), Officers: 20, Second: 9}, {Month: data.MustDate("2026-02-01"), Officers: 31, Second: 9},
	})
	st, err := NewStudy(Design{World: w, Params: defaults(), Seed: 1, Arms: []Arm{{Name: "today", Start: data.MustDate("2026-01-05"), Weeks: 10}}})
	if err != nil {
		t.Fatal(err)
	}
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRun(g, &st.Params, st.books, chance.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	part := func(n float64) int { return max(1, int(math.Round(n*sampledPart(r, at)))) }
	if first, second := r.Agencies[at].Officers(); first != part(20) || second != part(9) {
		t.Errorf("the agency opens with %d and %d officers, want %d and %d, those of March 2022", first, second, part(20), part(9))
	}
	if err := r.runTo(3); err != nil {
		t.Fatal(err)
	}
	before, _ := r.Agencies[at].Officers()
	if err := r.runTo(5); err != nil {
		t.Fatal(err)
	}
	after, _ := r.Agencies[at].Officers()
	if before != part(20) || after != part(31) {
		t.Errorf("%d officers before 2 February 2026 and %d after, want %d and %d", before, after, part(20), part(31))
	}
}

// sampledPart is what part of the agency is simulated: all of a member's.
func sampledPart(r *Run, at int) float64 {
	if r.State.G.Members[at] {
		return 1
	}
	load := publishedLoads(r.State.G)[at]
	return min(1, math.Max(sampled, math.Max(r.State.G.ModelFilings[at]*spare, leastLoad))/load)
}

// Measured times show in the results: twice the hands-off time is a longer wait.
func TestMeasuredTimesShow(t *testing.T) {
	waits := func(rows []data.Measured) float64 {
		w, _ := recordsOf(t, "USA", rows, nil)
		st, err := NewStudy(Design{World: w, Params: defaults(), Seed: 1, AllDraw: true, Arms: []Arm{{Name: "today", Start: data.MustDate("2026-01-05"), Weeks: 26}}})
		if err != nil {
			t.Fatal(err)
		}
		rep, err := st.Run(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range rep.Arms[0].Waits {
			if l.Jurisdiction == "USA" && l.Lane == "ordinary" {
				return l.Durations.Median()
			}
		}
		t.Fatal("no waits of the USA")
		return 0
	}
	prior := waits(nil)
	longer := waits([]data.Measured{{Path: "licensing.in_house_hands", Value: 20, SE: 1}})
	if !(longer > prior+4) {
		t.Errorf("half of the filings take %.1f days at a measured 20 days hands-off and %.1f at the prior of 6.8; want clearly more", longer, prior)
	}
}
