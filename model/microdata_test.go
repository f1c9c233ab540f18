package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// recorded is the reference world with records: three firms of Germany's widest
// heading that make a third of its exports, and accounts in its two largest
// cells, which cover half of the first and more than all of the second.
func recorded(t *testing.T) (w *data.World, first, second int, hs4 string) {
	ref := reference(t)
	home := uint16(ref.JurisdictionIndex("DEU"))
	f := &ref.Flows
	byHeading := map[string]float64{}
	for n, v := range f.ValueUSD {
		if f.Exporter[n] == home {
			byHeading[ref.Products[f.Product[n]].HS6[:4]] += v
		}
	}
	for h, v := range byHeading {
		if v > byHeading[hs4] || v == byHeading[hs4] && h < hs4 {
			hs4 = h
		}
	}
	first, second = -1, -1
	for n, v := range f.ValueUSD {
		if f.Exporter[n] != home || ref.Products[f.Product[n]].HS6[:4] != hs4 {
			continue
		}
		switch {
		case first < 0 || v > f.ValueUSD[first]:
			first, second = n, first
		case second < 0 || v > f.ValueUSD[second]:
			second = n
		}
	}
	a, b := f.ValueUSD[first], f.ValueUSD[second]
	years := baseYears(ref)
	account := func(id, firm string, n int, usd float64, use string) data.MicroAccount {
		return data.MicroAccount{ID: id, Firm: firm, Exporter: home, Importer: f.Importer[n], Product: f.Product[n], ValueUSD: usd / years, EndUse: use}
	}
	const large, middle, small = "00000000000000aa", "00000000000000bb", "00000000000000cc"
	third := byHeading[hs4] / years / 3
	return reindexed(ref, func(x *data.World) {
		x.Firms = []data.MicroFirm{
			{ID: middle, Home: home, HS4: hs4, ValueUSD: 0.3 * third, Employees: 30, Founded: 2023},
			{ID: large, Home: home, HS4: hs4, ValueUSD: 0.6 * third, Employees: 700, Founded: 1950},
			{ID: small, Home: home, HS4: hs4, ValueUSD: 0.1 * third, Employees: 30, Founded: 1990}}
		x.Accounts = []data.MicroAccount{
			account("0000000000000001", middle, first, 0.3*a, data.EndUseBarred), account("0000000000000002", large, first, 0.2*a, data.EndUseCivil),
			account("0000000000000003", "", second, 0.9*b, ""), account("0000000000000004", small, second, 0.6*b, "")}
	}), first, second, hs4
}

func started(t *testing.T, w *data.World) *Run {
	t.Helper()
	st, err := NewStudy(Design{World: w, Arms: []Arm{{"today", data.MustDate("2026-01-05"), 10, nil}}, Params: Defaults(), Seed: 5, Laws: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cellOfFlow is the cell of a flow.
func cellOfFlow(g *world.Ground, n int) *world.Cell {
	f := &g.World.Flows
	for c := range g.Cells {
		if x := &g.Cells[c]; uint16(x.Origin) == f.Exporter[n] && uint16(x.Destination) == f.Importer[n] && uint16(x.Product) == f.Product[n] {
			return x
		}
	}
	return nil
}

// Recorded firms and accounts are in the population with what their records say,
// and the recorded trade of every cell is met to the cent.
func TestRecordsArePopulation(t *testing.T) {
	w, first, second, hs4 := recorded(t)
	r := started(t, w)
	g, pop := r.State.G, r.State.P
	for c := range g.Cells {
		cell := &g.Cells[c]
		sum := int64(0)
		for a := int(cell.FirstAccount); a < int(cell.FirstAccount)+int(cell.Accounts); a++ {
			sum += pop.Cents[a]
		}
		if sum != cell.RecordedCents {
			t.Fatalf("law: a cell's accounts add up to its recorded trade; cell %d has %d cents, want %d", c, sum, cell.RecordedCents)
		}
	}
	var hd *world.Heading
	for h := range g.Headings {
		if g.ISO[g.Headings[h].Home] == "DEU" && g.Headings[h].HS4 == hs4 {
			hd = &g.Headings[h]
		}
	}
	if hd.Recorded != 3 || math.Abs(hd.Covered-1.0/3) > 1e-9 || hd.Firms <= 3 {
		t.Fatalf("got %+v, want three recorded firms that cover a third, and synthetic ones", hd)
	}
	for n, want := range []struct {
		employees float64
		size      world.SizeClass
	}{{700, world.Large}, {30, world.StartUp}, {30, world.Small}} { // the largest first; founded in 2023 is young
		f := int(hd.FirstFirm) + n
		if pop.Employees[f] != want.employees || pop.Size[f] != want.size || pop.Stands[f] != 1 || pop.Entrant[f] {
			t.Errorf("recorded firm %d: got %g employees, size %v, stands for %g; want %g, %v, 1", n, pop.Employees[f], pop.Size[f], pop.Stands[f], want.employees, want.size)
		}
	}
	half, over := cellOfFlow(g, first), cellOfFlow(g, second)
	if half.Recorded != 2 || half.Accounts <= 2 || over.Recorded != 2 || over.Accounts != 2 {
		t.Fatalf("got %d of %d and %d of %d accounts recorded, want 2 of more and 2 of 2", half.Recorded, half.Accounts, over.Recorded, over.Accounts)
	}
	at := int(half.FirstAccount)
	for n, want := range []struct {
		share  float64
		firm   world.FirmID
		barred bool
	}{{0.3, hd.FirstFirm + 1, true}, {0.2, hd.FirstFirm, false}} {
		if got := float64(pop.Cents[at+n]) / float64(half.RecordedCents); math.Abs(got-want.share) > 1e-6 || pop.Home[at+n] != want.firm || pop.Barred[at+n] != want.barred {
			t.Errorf("recorded account %d: got share %g of firm %d, barred %t; want %+v", n, got, pop.Home[at+n], pop.Barred[at+n], want)
		}
	}
	at = int(over.FirstAccount)
	if got := float64(pop.Cents[at]) / float64(over.RecordedCents); math.Abs(got-0.6) > 1e-6 || pop.Home[at+1] != hd.FirstFirm+2 {
		t.Errorf("records above the recorded trade are scaled to it; got share %g of firm %d, want 0.6, and firm %d for the second", got, pop.Home[at+1], hd.FirstFirm+2)
	}
}

// What no record is of stays as it was, account by account, but for the needs
// behind its trade, which loads on agencies move a little; the laws hold.
func TestRecordsLeaveTheRest(t *testing.T) {
	w, _, _, _ := recorded(t)
	kept := func(r *Run) map[uint64]string {
		out := map[uint64]string{}
		g, pop := r.State.G, r.State.P
		for a, id := range pop.Key {
			if cell := &g.Cells[pop.Cell[a]]; g.ISO[cell.Origin] != "DEU" {
				out[id] = fmt.Sprint(pop.Cents[a], pop.Perf[a], pop.Barred[a], pop.FirmKey[pop.Home[a]])
			}
		}
		return out
	}
	r := started(t, w)
	without, with := kept(started(t, reference(t))), kept(r)
	if len(without) != len(with) || len(with) == 0 {
		t.Errorf("got %d accounts of others, want %d", len(with), len(without))
	}
	for id, x := range without {
		if with[id] != x {
			t.Fatalf("account %x: got %s, want %s", id, with[id], x)
		}
	}
	if err := r.runTo(-WarmUp + 60); err != nil { // checks the laws every week
		t.Error(err)
	}
}

// A record's identity is its own: strangers in the world and another order of
// its rows leave its firm and accounts as they are.
func TestRecordsKeepIdentity(t *testing.T) {
	w, _, _, _ := recorded(t)
	design := Design{World: w, Arms: []Arm{{"today", data.MustDate("2026-01-05"), 4, nil}}, Params: Defaults(), Seed: 5}
	want, err := firmBytes(context.Background(), design)
	if err != nil {
		t.Fatal(err)
	}
	design.World = permuted(w)
	got, err := firmBytes(context.Background(), design)
	if err != nil {
		t.Fatal(err)
	}
	design.World = reindexed(w, func(x *data.World) { // one firm and one account more
		more, account := x.Firms[0], x.Accounts[0]
		more.ID, more.ValueUSD, account.ID = "00000000000000dd", 9*more.ValueUSD, "0000000000000000"
		x.Firms, x.Accounts = append(x.Firms, more), append(x.Accounts, account)
	})
	joined := started(t, design.World).State.P
	if len(joined.Key) == 0 {
		t.Fatal("no account")
	}
	before := started(t, w).State
	for f, id := range before.P.FirmKey {
		hd := &before.G.Headings[before.P.FirmAt[f]]
		if f < int(hd.FirstFirm)+int(hd.Recorded) && !slices.Contains(joined.FirmKey, id) {
			t.Errorf("law: a recorded firm is itself, whoever else is recorded; firm %d is not", f)
		}
	}
	for a, id := range before.P.Key {
		cell := &before.G.Cells[before.P.Cell[a]]
		if a < int(cell.FirstAccount)+int(cell.Recorded) && !slices.Contains(joined.Key, id) {
			t.Errorf("law: a recorded account is itself, whoever else is recorded; account %d is not", a)
		}
	}
	if len(want) != len(got) {
		t.Errorf("got %d firms and accounts, want %d", len(got), len(want))
	}
	for id, x := range want {
		if got[id] != x {
			t.Fatalf("law: the order of rows changes nothing; %x differs", id)
		}
	}
}
