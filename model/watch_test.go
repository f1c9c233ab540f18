package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/licensing"
	"cordon/model/param"
	"cordon/model/world"
)

// everybody is a watch on all accounts, firms, agencies and hubs.
func everybody(s *world.State) *world.Watch {
	all := func(n int) []bool {
		on := make([]bool, n)
		for i := range on {
			on[i] = true
		}
		return on
	}
	return &world.Watch{Accounts: all(s.P.Accounts()), Firms: all(s.P.Firms()), Agencies: all(s.G.NJ), Hubs: all(s.G.NJ)}
}

// A run that is watched has the bits of one that is not: outcomes, tally, ledger and
// every account and firm, at the defaults and at a joint draw.
func TestWatchingMovesNothing(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(30)[:2], Params: Defaults(), Seed: 7, Laws: true, Cores: 2})
	if err != nil {
		t.Fatal(err)
	}
	for index := range 2 {
		plain, books, err := st.begin(index, nil)
		if err != nil {
			t.Fatal(err)
		}
		exporters := plain.exporters()
		want, err := st.finish(context.Background(), index, plain, books)
		if err != nil {
			t.Fatal(err)
		}
		got, err := st.Replay(context.Background(), index, index == 1, func(s *world.State) (*world.Watch, error) {
			if index == 1 { // some, from the warm-up on
				return &world.Watch{Accounts: everybody(s).Accounts[:200], Firms: everybody(s).Firms[:100], Agencies: everybody(s).Agencies[:2]}, nil
			}
			return everybody(s), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for arm := range want {
			if len(got[arm].State.Watch.Notes) < 10_000 || want[arm].State.Watch != nil {
				t.Fatalf("arm %d: %d notes, and a run without a watch keeps %v", arm, len(got[arm].State.Watch.Notes), want[arm].State.Watch)
			}
			a, b := want[arm].fingerprint(), got[arm].fingerprint()
			for i := range a {
				if a[i] != b[i] {
					t.Fatalf("replicate %d, arm %d: number %d of the state is %d with a watch, want %d", index, arm, i, b[i], a[i])
				}
			}
			x, y := want[arm].result(st, exporters), got[arm].result(st, exporters)
			for i, v := range x.Values {
				if math.Float64bits(v) != math.Float64bits(y.Values[i]) {
					t.Errorf("replicate %d, arm %d: outcome %d is %v with a watch, want %v", index, arm, i, y.Values[i], v)
				}
			}
			for i, p := range tallyPairs(x.Tally, y.Tally) {
				if !slices.Equal(p[0], p[1]) {
					t.Fatalf("replicate %d, arm %d: number %d of the tally is %v with a watch, want %v", index, arm, i, p[1], p[0])
				}
			}
		}
	}
}

// watched is a replicate at a joint draw in which everybody is watched from the first
// publication on, and the ledger's rows at it.
var watched = sync.OnceValues(func() (*watchedRuns, error) {
	w, err := data.Reference()
	if err != nil {
		return nil, err
	}
	st, err := NewStudy(Design{World: w, Arms: chips(52)[:2], Params: Defaults(), Seed: 3, Laws: true})
	if err != nil {
		return nil, err
	}
	x := &watchedRuns{from: st.From}
	x.runs, err = st.Replay(context.Background(), 1, false, func(s *world.State) (*world.Watch, error) {
		x.drawn, x.closed, x.listed, x.returns, x.seized = slices.Clone(s.Ledger.Drawn), slices.Clone(s.Ledger.Closed), s.Tally.Listed, s.Tally.Returns, s.Tally.SeizedBy
		return everybody(s), nil
	})
	return x, err
})

type watchedRuns struct {
	runs            []*Run
	from            int
	drawn, closed   []int64
	listed, returns int64
	seized          [world.NFates]int64
}

// What all trails note adds up to the whole ledger and tally, row by row and to the
// cent: needs drawn and ended by market and end use, by end use and fate, by who
// delivered; every cost of every home and size class; seizures, brokers, firms.
func TestAllTrailsAddUpToTheLedger(t *testing.T) {
	x, err := watched()
	if err != nil {
		t.Fatal(err)
	}
	for arm, r := range x.runs {
		s, g := r.State, r.State.G
		same := func(what string, got, want int64) {
			if got != want {
				t.Errorf("arm %d: %s: the trails say %d, the run %d", arm, what, got, want)
			}
		}
		market := func(m world.MarketID, barred int) int { return 2*int(m) + barred }
		drawn, ended := make([]int64, 2*len(g.Markets)), make([]int64, 2*len(g.Markets))
		first, delivered := make([]int64, 2*int(world.NFates)), make([]int64, g.NJ)
		costs := make([]int64, len(s.Tally.Costs))
		filed, decided := make([]int64, g.NJ), make([]int64, g.NJ)
		births, deaths := make([]int64, g.NJ), make([]int64, g.NJ)
		var listed, returns, patience, disclosed int64
		var seized [world.NFates]int64
		for i := range s.Watch.Notes {
			n := &s.Watch.Notes[i]
			barred := 0
			if n.Account != world.None && s.P.Barred[n.Account] {
				barred = 1
			}
			switch n.Did {
			case world.ActArose:
				drawn[market(s.P.Market[n.Account], barred)] += n.Cents
			case world.ActExtraLive:
				if n.Yes {
					drawn[market(s.P.Market[n.Account], barred)] += n.Cents
				}
			case world.ActEnded:
				ended[market(s.P.Market[n.Account], barred)] += n.Cents
				if int(n.Born) < x.from || n.Extra {
					break
				}
				first[barred*int(world.NFates)+int(n.Fate)] += n.Cents
				if n.Fate == world.Own {
					delivered[s.Market(n.Account).Destination] += n.Cents
				} else if n.Fate.Delivered() {
					delivered[n.Origin] += n.Cents
				}
			case world.ActPaid:
				costs[(int(s.HomeOf(n.Firm))*int(world.NSizes)+int(s.P.Size[n.Firm]))*int(world.NComponents)+int(n.Cost)] += n.Cents
			case world.ActBrokerOut:
				listed++
			case world.ActBrokerBack:
				returns++
			case world.ActInspected:
				if n.Yes {
					seized[n.Fate] += n.Cents
				}
			case world.ActWorked, world.ActFurther:
				filed[n.Agency]++
			case world.ActDecided:
				decided[n.Agency]++
			case world.ActDesk:
				for _, v := range n.Numbers {
					if strings.HasPrefix(v.Name, "outside the model: ") {
						decided[n.Agency] += int64(v.Value)
					}
				}
			case world.ActOutOfTime:
				patience++
			case world.ActBorn:
				births[s.HomeOf(n.Firm)]++
			case world.ActLeaves:
				if n.Yes {
					deaths[s.HomeOf(n.Firm)]++
				}
			case world.ActDisclosed:
				if n.Yes && g.Members[s.HomeOf(n.Firm)] {
					disclosed++
				}
			}
		}
		rows := func(l, before []int64) []int64 {
			out := make([]int64, 2*len(g.Markets))
			for row, m := range g.RowMarket {
				for barred := range 2 {
					out[market(m, barred)] += l[2*row+barred] - before[2*row+barred]
				}
			}
			return out
		}
		for at, want := range rows(s.Ledger.Drawn, x.drawn) {
			same(fmt.Sprintf("cents drawn, market and end use %d", at), drawn[at], want)
		}
		for at, want := range rows(s.Ledger.Closed, x.closed) {
			same(fmt.Sprintf("cents ended, market and end use %d", at), ended[at], want)
		}
		for fate := range world.NFates {
			for barred := range 2 {
				sum := int64(0)
				for i := range g.NJ {
					for watched := range 2 {
						sum += s.Tally.First[((i*2+barred)*2+watched)*int(world.NFates)+int(fate)]
					}
				}
				same(fmt.Sprintf("cents of fate %s, barred %d", fate, barred), first[barred*int(world.NFates)+int(fate)], sum)
			}
			same("cents seized on the way "+fate.String(), seized[fate], s.Tally.SeizedBy[fate]-x.seized[fate])
		}
		for i := range g.NJ {
			same("cents delivered by "+g.ISO[i], delivered[i], s.Tally.Delivered[2*i]+s.Tally.Delivered[2*i+1])
			same("births in "+g.ISO[i], births[i], s.Tally.Births[i])
			same("deaths in "+g.ISO[i], deaths[i], s.Tally.Deaths[i])
		}
		for at, want := range s.Tally.Costs {
			same(fmt.Sprintf("cents of cost, home, size and component %d", at), costs[at], want)
		}
		same("brokers listed", listed, s.Tally.Listed-x.listed)
		same("successors", returns, s.Tally.Returns-x.returns)
		same("needs ended by patience", patience, s.Tally.Patience)
		same("mistakes disclosed", disclosed, s.Tally.Mistakes.Disclosed)
		for i, a := range r.Agencies {
			if a != nil {
				c := a.Since()
				same("filings with "+g.ISO[i], filed[i], c.Filed[0]+c.Filed[1]-c.Background)
				same("decisions and withdrawals with "+g.ISO[i], decided[i], c.Decided()+c.Of(licensing.Withdrawn))
			}
		}
		if listed == 0 || patience == 0 || ended[0]+ended[1] == 0 {
			t.Errorf("arm %d: %d brokers listed, %d needs ended by patience: nothing was tried", arm, listed, patience)
		}
	}
}

// Every note holds its draw against its chance as the process did, and every
// parameter that it names exists and has the run's value.
func TestNotesAgreeWithParameters(t *testing.T) {
	x, err := watched()
	if err != nil {
		t.Fatal(err)
	}
	drawn, acts := map[chance.Decision]int{}, map[world.Act]int{}
	for _, r := range x.runs {
		values := param.Values(r.Params)
		for _, n := range r.State.Watch.Notes {
			acts[n.Did]++
			if n.Draws != 0 {
				drawn[n.Draws]++
				if !(n.Draw > 0 && n.Draw < 1) {
					t.Fatalf("%s of week %d: draw %v", n.Did, n.Week, n.Draw)
				}
			}
			if !math.IsNaN(n.Chance) && n.Yes != (n.Draw < n.Chance) {
				t.Fatalf("%s of week %d: %v, but the draw %v stands against %v", n.Did, n.Week, n.Yes, n.Draw, n.Chance)
			}
			for _, x := range n.Numbers {
				want, known := values[x.Name]
				if !known && dotted(x.Name) {
					t.Fatalf("%s names %s, which is no parameter", n.Did, x.Name)
				}
				if known && n.Agency == world.None && x.Value != want {
					t.Fatalf("%s of week %d: %s is %v, want %v", n.Did, n.Week, x.Name, x.Value, want)
				}
			}
		}
	}
	for _, d := range []chance.Decision{chance.AccountWeek, chance.NeedLive, chance.ExtraNeed, chance.TieChoice, chance.TieFirm, chance.Classify, chance.OfficerWork, chance.ReferralClass, chance.DecisionScore,
		chance.Route, chance.Broker, chance.Inspection, chance.FirmEntry, chance.FirmExit, chance.SearchTime, chance.CutChoice, chance.SearchChoice, chance.Stock, chance.EndUseCheck, chance.Audit, chance.Needless,
		chance.SearchFirm, chance.Disclosure, chance.VariantChoice, chance.Relocation} {
		if drawn[d] == 0 {
			t.Errorf("no note on decision %d", d)
		}
	}
	t.Logf("%d kinds of notes: %v", len(acts), acts)
}

// dotted says whether a name has the form of a parameter's path.
func dotted(name string) bool {
	for i, r := range name {
		if r == '.' && i > 0 {
			return true
		}
		if r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	return false
}
