package model

import (
	"errors"
	"math"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// TestEveryLawCanBreak does to a run what each law forbids, one thing at a time,
// and wants that law's name.
func TestEveryLawCanBreak(t *testing.T) {
	w := toy{origins: 4, destinations: 3, products: 2, value: 1e8, listers: 2, coverage: 0.5, policy: data.Approval}.world()
	p := Defaults()
	p.Population.Accounts, p.Compliance.Fee = 300, 100
	st, err := NewStudy(Design{World: w, Arms: []Arm{{"today", data.MustDate("2026-01-05"), 10, nil}}, Params: p, Seed: 5, Laws: true})
	if err != nil {
		t.Fatal(err)
	}
	const (
		fate    = "every need has one fate"
		covers  = "no licence ships more than it covers"
		stock   = "stock: opening + bought = used + closing"
		cash    = "costs and transfers reconcile to firm and agency cash"
		finite  = "money is finite"
		shares  = "shares are in [0,1]"
		counted = "firms, accounts and brokers are neither lost nor doubled"
	)
	for _, c := range []struct {
		law  string
		harm func(s *world.State)
	}{
		{fate, func(s *world.State) { s.Ledger.Drawn[0]++ }},
		{fate, func(s *world.State) { s.Ledger.Closed[1]-- }},
		{covers, func(s *world.State) { s.LicenceCents = s.AuthorisedCents + 1 }},
		{covers, func(s *world.State) { s.Dossier[7].Cents = -1 }},
		{stock, func(s *world.State) { s.Stock[3], s.StockBought = -5, 1 }},
		{stock, func(s *world.State) { s.StockBought += 9 }},
		{cash, func(s *world.State) { s.PaidCents++ }},
		{cash, func(s *world.State) { s.AgencyCash[0]++ }},
		{cash, func(s *world.State) { s.Paid++ }},
		{shares, func(s *world.State) { s.Taught[1] = 1.01 }},
		{finite, func(s *world.State) { s.Cash[2] = math.NaN() }},
		{finite, func(s *world.State) { s.Price[0] = math.Inf(1) }},
		{shares, func(s *world.State) { s.HubOpen[1] = 1.5 }},
		{shares, func(s *world.State) { s.Adapt.Skill[0] = math.NaN() }},
		{"performance is finite", func(s *world.State) { s.Adapt.Frontier[0] = math.Inf(-1) }},
		{counted, func(s *world.State) { s.Alive[0] = !s.Alive[0] }},
		{counted, func(s *world.State) { s.Committed[0]++ }},
		{counted, func(s *world.State) { s.Returns++ }},
		{counted, func(s *world.State) { s.BrokerOut[0] = s.BrokerOut[0][1:] }},
	} {
		r, err := st.start(0)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.runTo(-WarmUp + 30); err != nil {
			t.Fatal(err)
		}
		if err := r.check(r.State); err != nil {
			t.Fatalf("before anything is broken: %v", err)
		}
		if r.State.FeeCents == 0 {
			t.Fatal("no fee was paid: the law of cash has nothing to look at")
		}
		c.harm(r.State)
		var broken *LawError
		if err := r.check(r.State); !errors.As(err, &broken) || broken.Law != c.law {
			t.Errorf("got %v, want the law %q broken", err, c.law)
		}
	}
}
