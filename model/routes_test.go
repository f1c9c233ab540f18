package model

import (
	"context"
	"math"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/evasion"
	"cordon/model/lever"
	"cordon/model/outcome"
	"cordon/model/world"
)

// banWorld is a toy in which today's list closes the first origin to everybody,
// with hubs, and what measures make of it a week after they act.
func banWorld(t *testing.T, p Params, measures ...lever.Measure) (s *Run, m world.MarketID) {
	t.Helper()
	w := toy{origins: 4, destinations: 3, products: 1, value: 1e8, listers: 1, coverage: 1, policy: data.CaseByCase}.world()
	start := data.MustDate("2026-01-05")
	for i := range measures {
		measures[i].Name, measures[i].From = measures[i].Lever, start
	}
	st, r := warmed(t, Design{World: w, Arms: []Arm{{"today", start, 8, nil}, {"arm", start, 8, measures}}, Params: p, Seed: 1, Laws: true})
	arm := r.fork(st.books[1])
	if err := arm.runTo(1); err != nil {
		t.Fatal(err)
	}
	for h := range arm.State.HubOpen { // nobody listed, nothing learnt
		arm.State.HubOpen[h], arm.State.Aware[h] = 1, 1
		arm.State.HubFlow[h] = 0
	}
	arm.Evasion.Forget()
	for m := range arm.State.G.Markets {
		if arm.State.G.HubFirst[m+1] > arm.State.G.HubFirst[m] {
			return arm, world.MarketID(m)
		}
	}
	t.Fatal("the toy has no hub")
	return nil, 0
}

// TestComposite wants what normalising omega promises: in the warm-up all ways
// around together cost what hubs alone do, each has its declared part, and costs
// move both in the direction that they must.
func TestComposite(t *testing.T) {
	p := Defaults()
	r, m := banWorld(t, p)
	s := r.State
	hub := evasion.RouteCost(p.Evasion.Margin, p.Evasion.Freight/100, p.Enforcement.Phi, p.Enforcement.Penalty) // 100 USD a kg
	if got := r.Evasion.Composite(s, m, 0); math.Abs(got/hub-1) > 1e-12 {
		t.Errorf("all ways around cost %.12f in the warm-up, want %.12f as hubs alone", got, hub)
	}
	mis := p.Evasion.Misdeclared * 100 / (100 + p.Evasion.Dense)
	hubs, own := r.Evasion.Shares(s, m, 0)
	if want := 1 - mis - p.Evasion.Misused - p.Evasion.Knowing; math.Abs(hubs-want) > 1e-12 || math.Abs(own-p.Evasion.Misused-p.Evasion.Knowing) > 1e-12 {
		t.Errorf("hubs have %.12f and what leaves under its own code %.12f, want %.12f and %.12f", hubs, own, want, p.Evasion.Misused+p.Evasion.Knowing)
	}
	origin := s.G.ISO[0]
	last := hub
	for _, size := range []float64{2, 10, 100, 1e9} {
		r, m := banWorld(t, p, lever.Measure{Lever: "penalty", Settings: &lever.Penalty{By: []string{origin}, Size: size, Audit: 1, Proportional: 1}})
		got := r.Evasion.Composite(r.State, m, 0)
		if !(got > last) {
			t.Errorf("penalties times %g: ways around cost %.6f, want more than %.6f", size, got, last)
		}
		if other := r.Evasion.Composite(r.State, m, 1); math.Abs(other/hub-1) > 1e-12 {
			t.Errorf("penalties of the first origin times %g: from the second ways around cost %.9f, want %.9f as before", size, other, hub)
		}
		last = got
	}
	if weight := math.Pow(last, -4); weight > 1e-12 { // theta of the toy
		t.Errorf("ruinous penalties leave ways around a weight of %g, want none", weight)
	}
	// brokers fined out of business leave the other ways, and the composite is theirs
	fine := lever.Measure{Lever: "penalty", Settings: &lever.Penalty{By: []string{origin}, Size: 1, Audit: 1, Proportional: 1, Hubs: isoOf(s.G), Secondary: 1e3}}
	r, m = banWorld(t, p, fine)
	hubs, _ = r.Evasion.Shares(r.State, m, 0)
	chi := math.Max(p.Evasion.Chi, s.G.Theta[0])
	want := hub * math.Pow(mis+p.Evasion.Misused+p.Evasion.Knowing, -1/chi)
	if got := r.Evasion.Composite(r.State, m, 0); hubs > 1e-9 || math.Abs(got/want-1) > 1e-9 {
		t.Errorf("ruined brokers: hubs keep %g, ways around cost %.9f; want 0 and %.9f", hubs, got, want)
	}
}

func isoOf(g *world.Ground) []string { return g.ISO }

// TestLeakageAddsUp wants the parts of leakage by fate to be leakage_usd, to the
// cent, and each of the unlawful fates to occur.
func TestLeakageAddsUp(t *testing.T) {
	p := Defaults()
	p.Population.Barred, p.Evasion.Knowing = 0.2, 0.2 // so that each fate occurs
	st, err := NewStudy(Design{World: reference(t), Arms: chips(104)[:2], Params: p, Seed: 1, Laws: true, AllDraw: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.Run(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for n, arm := range r.Arms {
		name := st.Arms[n].Name
		sum, parts := 0.0, map[string]float64{}
		for n, o := range outcome.All() {
			if fate, ok := strings.CutPrefix(o.Name, "leakage_"); ok {
				for f := world.FromStock; f < world.Forgone; f++ {
					if f.String() == fate {
						sum += arm.Values[n]
						parts[fate] = arm.Values[n]
					}
				}
			}
		}
		if total := arm.Values[outcomeIndex("leakage_usd")]; math.Abs(sum-total) > 0.01 {
			t.Errorf("%s: leakage by fate adds up to %.2f, want %.2f", name, sum, total)
		}
		for f := world.Misused; f <= world.Misdeclared; f++ {
			if !(parts[f.String()] > 0) {
				t.Errorf("%s: nothing leaks as %s", name, f)
			}
		}
	}
}

// TestBrokersReturn wants successors under other names: each place that opens again
// has another broker, and everyone who is listed is followed by one in time.
func TestBrokersReturn(t *testing.T) {
	p := Defaults()
	p.Enforcement.Phi, p.Evasion.Successor = 0.1, 2
	_, r := warmed(t, Design{World: reference(t), Arms: chips(52)[:1], Params: p, Seed: 1, Laws: true})
	s := r.State
	if s.Listed == 0 || s.Returns == 0 {
		t.Fatalf("%d brokers were listed, %d successors opened; want some", s.Listed, s.Returns)
	}
	seen := map[uint64]bool{}
	generations := int64(0)
	for h := range s.BrokerOut {
		for slot := range s.BrokerOut[h] {
			generations += int64(s.BrokerGen[h][slot])
			id := s.Broker(world.JurisdictionID(h), slot)
			if seen[id] {
				t.Errorf("two brokers have one identity at %s", s.G.ISO[h])
			}
			seen[id] = true
		}
	}
	if generations != s.Returns {
		t.Errorf("places have %d successors, want %d that opened", generations, s.Returns)
	}
}

// TestAffiliates wants a listing to lose, after its lag, the share of end users whose
// demand affiliates take over, and a rule that catches all of them to lose none.
func TestAffiliates(t *testing.T) {
	p := Defaults()
	p.Population.Accounts, p.Evasion.Affiliated, p.Evasion.AffiliateLag = 5000, 0.4, 4
	for _, c := range []struct{ rule, want float64 }{{0, 0.6}, {0.5, 0.8}, {1, 1}} {
		w := toy{origins: 4, destinations: 3, products: 1, value: 1e8, listers: 1, coverage: 1, policy: data.Approval}.world()
		start := data.MustDate("2026-01-05")
		to := w.Jurisdictions[4].ISO3
		list := lever.Measure{Name: "parties", Lever: "parties", From: start, Settings: &lever.Parties{By: []string{w.Jurisdictions[0].ISO3}, Destination: []string{to}, Share: 1, Affiliates: c.rule}}
		st, r := warmed(t, Design{World: w, Arms: []Arm{{"today", start, 60, nil}, {"listed", start, 60, []lever.Measure{list}}}, Params: p, Seed: 1, Laws: true})
		arm := r.fork(st.books[1])
		if err := arm.runTo(52); err != nil {
			t.Fatal(err)
		}
		n, held := 0.0, 0.0
		for a := range arm.State.P.Key {
			if arm.State.Market(world.AccountID(a)).Destination == 4 {
				n++
				if arm.State.Party(world.AccountID(a), 0, 4) {
					held++
				}
			}
		}
		if se := math.Sqrt(0.25 / n); math.Abs(held/n-c.want) > 4*se || c.rule == 1 && held < n {
			t.Errorf("a rule that catches %g of affiliates holds for %.3f of %g listed end users after a year, want %.3f within 4 x %.3f", c.rule, held/n, n, c.want, se)
		}
	}
}
