package model

import (
	"context"
	"math"
	"slices"
	"testing"

	"cordon/model/chance"
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
	st, err := NewStudy(Design{World: reference(t), Arms: chips(40), Params: Defaults(), Seed: 7, Laws: true, Cores: 2})
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

// Every note holds its draw against its chance as the process did, and every
// parameter that it names exists and has the run's value.
func TestNotesAgreeWithParameters(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(60), Params: Defaults(), Seed: 3, Laws: true})
	if err != nil {
		t.Fatal(err)
	}
	runs, err := st.Replay(context.Background(), 1, false, func(s *world.State) (*world.Watch, error) { return everybody(s), nil })
	if err != nil {
		t.Fatal(err)
	}
	drawn, acts := map[chance.Decision]int{}, map[world.Act]int{}
	for _, r := range runs {
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
