package explain_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/explain"
	"cordon/model"
	"cordon/model/world"
)

// study is a scenario against today's list on the reference world.
func study(t testing.TB, scenario string, weeks int) *model.Study {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	o := experiments.Options{World: w, Weeks: weeks, Seed: 5, Laws: true, Workers: 1, Replicates: 1}
	for _, name := range []string{"today", scenario} {
		a, err := experiments.Load(name, w)
		if err != nil {
			t.Fatal(err)
		}
		if name == "today" {
			o.Against = a
		} else {
			o.Scenarios = append(o.Scenarios, a)
		}
	}
	st, err := o.Study()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// Ten agents of all kinds, drawn at random over three replicates, one of them at joint
// draws: what their trails add up to is what a run that nobody watches has in its
// ledger, tally, orders and books, to the cent.
func TestTrailsAgreeWithTheLedger(t *testing.T) {
	weeks, agents := 44, 10
	if os.Getenv("CORDON_LONG") != "" {
		weeks, agents = 156, 100
	}
	st := study(t, "chips-together", weeks)
	rng := rand.New(rand.NewPCG(9, 9))
	plain := map[int][]*model.Run{}
	cash0 := map[int][]float64{} // at the first publication
	for n := range agents {
		index := n % 3
		if plain[index] == nil {
			runs, err := st.Replay(context.Background(), index, false, func(s *world.State) (*world.Watch, error) {
				cash0[index] = append([]float64(nil), s.Cash...)
				return nil, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			plain[index] = runs
		}
		s := plain[index][0].State
		q := explain.Query{Kind: []explain.Kind{explain.Firm, explain.Account, explain.Firm, explain.Need, explain.Agency, explain.Firm, explain.Broker, explain.Account, explain.Firm, explain.Broker}[n%10]}
		switch q.Kind {
		case explain.Firm:
			f := rng.IntN(s.P.Firms())
			for s.P.Entrant[f] {
				f = rng.IntN(s.P.Firms())
			}
			q.Name = fmt.Sprint(f)
		case explain.Account:
			q.Name = fmt.Sprint(rng.IntN(s.P.Accounts()))
		case explain.Need:
			q.Name = someNeed(t, plain[index][1].State, rng)
		case explain.Agency:
			q.Name = []string{"USA", "JPN", "DEU", "NLD"}[rng.IntN(4)]
		case explain.Broker:
			q.Name = []string{"HKG", "ARE", "SGP", "TUR"}[rng.IntN(4)] + "-" + fmt.Sprint(1+rng.IntN(4))
		}
		x, err := explain.Explain(context.Background(), explain.Options{Study: st, Replicate: index, Query: q})
		if err != nil {
			t.Fatalf("%s %s of replicate %d: %v", q.Kind, q.Name, index, err)
		}
		if len(x.Checks) < 4 {
			t.Errorf("%s %s: %d checks", q.Kind, x.Subject.Name, len(x.Checks))
		}
		for _, c := range x.Checks {
			if !c.Holds() {
				t.Errorf("%s %s of replicate %d, %s: %s: trails %v, %s %v", q.Kind, x.Subject.Name, index, x.Arms[c.Arm], c.What, c.Trail, c.Source, c.Books)
			}
		}
		for arm, r := range plain[index] {
			switch q.Kind {
			case explain.Firm:
				firmAgrees(t, x, arm, r, cash0[index][x.Subject.Firm])
			case explain.Account, explain.Need:
				accountAgrees(t, x, arm, r)
			case explain.Agency:
				since := r.Agencies[x.Subject.At].Since()
				if got, want := count(x, arm, "applications", "filed by simulated firms and projects"), since.Filed[0]+since.Filed[1]-since.Background; got != want || want == 0 {
					t.Errorf("agency %s, %s: %d filings in the trail, want %d", x.Subject.Name, x.Arms[arm], got, want)
				}
			case explain.Broker:
				hub := x.Subject.At
				if got, want := x.Checks[0].Trail, plain[index][0].State.HubFlow[hub]; got != want {
					t.Errorf("broker %s: %v USD a week through the hub in the trail, want %v", x.Subject.Name, got, want)
				}
			}
		}
	}
}

// someNeed names a need that is open at the end of a run.
func someNeed(t *testing.T, s *world.State, rng *rand.Rand) string {
	for range 10_000 {
		if o := &s.Orders.Pool[rng.IntN(len(s.Orders.Pool))]; !o.Free && o.Born >= 20 {
			return fmt.Sprintf("%d/%d/%d", o.Account, o.Born, o.N)
		}
	}
	t.Fatal("no need is open at the end")
	return ""
}

func count(x *explain.Explanation, arm int, of, name string) int64 {
	for _, s := range x.Sums {
		if s.Of == of && s.Name == name {
			return s.Count[arm]
		}
	}
	return 0
}

// notes calls f for the notes of an arm.
func notes(x *explain.Explanation, arm int, f func(n *world.Note)) {
	for i := range x.Pairs {
		if l := x.Pairs[i].Line[arm]; l != nil {
			for k := range l.Notes {
				f(&l.Notes[k])
			}
		}
	}
}

// firmAgrees pays the costs and lost sales of a firm's trail from its cash at the first
// publication, week by week, and must arrive at what the unwatched run left it, to the
// last bit; and adds up its open orders.
func firmAgrees(t *testing.T, x *explain.Explanation, arm int, r *model.Run, cash float64) {
	t.Helper()
	s, f, p := r.State, x.Subject.Firm, &r.Params.Firms
	costs, lost := map[int]int64{}, map[int]int64{}
	died, alive := math.MaxInt, true
	notes(x, arm, func(n *world.Note) {
		switch n.Did {
		case world.ActPaid:
			if n.Cost != world.LostSurplus {
				costs[n.Week] += n.Cents
			}
		case world.ActLostSale:
			lost[n.Week] += n.Cents
		case world.ActLeaves:
			if n.Yes {
				died, alive = n.Week, false
			}
		}
	})
	if alive != s.Alive[f] {
		if alive && cash == s.Cash[f] { // it had left before
			return
		}
		t.Errorf("firm %s, %s: alive %v in the trail, %v in the run", x.Subject.Name, x.Arms[arm], alive, s.Alive[f])
	}
	const retained = 0.5 // of usual profit, as firms/stock.go has it
	earned := float64(p.Gross*(1-p.Overhead)) * (retained / world.WeeksAYear)
	most := 3 * p.CashWeeks / world.WeeksAYear
	for week := x.Published; week < s.Week && week <= died; week++ {
		cash = math.Min(cash+float64(earned*s.P.Sales[f])-float64(p.Gross*float64(lost[week]))/100-float64(costs[week])/100, most*s.P.Sales[f])
	}
	if want := s.Cash[f]; cash != want {
		t.Errorf("firm %s, %s: the trail leaves it USD %v in cash, the run %v", x.Subject.Name, x.Arms[arm], cash, want)
	}
	open := int64(0)
	for i := range s.Orders.Pool {
		if o := &s.Orders.Pool[i]; !o.Free && o.Firm == f {
			open++
		}
	}
	if got := count(x, arm, "needs by fate", "searching") + count(x, arm, "needs by fate", "waiting"); got != open {
		t.Errorf("firm %s, %s: %d open orders, want %d", x.Subject.Name, x.Arms[arm], got, open)
	}
}

// accountAgrees says that the ledger's rows to which an account's trail and those of its
// row add up are those of a run that nobody watches.
func accountAgrees(t *testing.T, x *explain.Explanation, arm int, r *model.Run) {
	t.Helper()
	s := r.State
	open, n := int64(0), 0
	for i := range s.Orders.Pool {
		if o := &s.Orders.Pool[i]; !o.Free && o.Account == x.Subject.Account && (x.Subject.Kind == explain.Account || int(o.Born) == x.Subject.Born && int(o.N) == x.Subject.N) {
			open += o.Value
			n++
		}
	}
	sum := int64(0)
	for _, row := range x.Sums {
		if row.Name == "searching" || row.Name == "waiting" {
			sum += row.Cents[arm]
		}
	}
	if sum != open {
		t.Errorf("%s %s, %s: %d cents open in the trail, %d in %d orders of the run", x.Subject.Kind, x.Subject.Name, x.Arms[arm], sum, open, n)
	}
	if x.Subject.Kind == explain.Need {
		ended := 0
		notes(x, arm, func(n *world.Note) {
			if n.Did == world.ActEnded {
				ended++
			}
		})
		if ended+n > 1 || arm == 1 && ended+n != 1 {
			t.Errorf("need %s, %s: ended %d times and open %d times", x.Subject.Name, x.Arms[arm], ended, n)
		}
	}
}

// Before the first publication the arms are one; after it this account's parts, and
// the parting says what differs.
func TestWhereTheyPart(t *testing.T) {
	st := study(t, "chips-alone", 40)
	x, err := explain.Explain(context.Background(), explain.Options{Study: st, Query: explain.Query{Kind: explain.Firm, Like: "8542 usa large"}, From: -5, To: 39})
	if err != nil {
		t.Fatal(err)
	}
	if x.Subject.Fits < 1 || !strings.HasPrefix(x.Subject.Name, "USA-8542-") {
		t.Errorf("like large, USA, 8542: %s, one of %d", x.Subject.Name, x.Subject.Fits)
	}
	early := 0
	for _, p := range x.Pairs {
		if p.Week < x.Published {
			early++
			if p.Mark != explain.Same {
				t.Errorf("week %d, before the first publication: %s %s: %q against %q", p.Week, p.Mark, p.About(), p.Text(0), p.Text(1))
			}
		}
	}
	if early == 0 || x.Parts == nil || x.Numbers == nil || x.Parts.Week < x.Numbers.Week || x.Numbers.Week < x.Published || x.Parts.Reason == "" {
		t.Errorf("%d early lines; numbers part at %+v, what happens at %+v", early, x.Numbers, x.Parts)
	}
}

// What can't be found says what there is.
func TestWhoIsNotThere(t *testing.T) {
	st := study(t, "chips-alone", 20)
	for _, c := range []struct {
		q    explain.Query
		want string
	}{
		{explain.Query{Kind: explain.Firm, Name: "9999999"}, "this replicate has 0 to"},
		{explain.Query{Kind: explain.Firm, Name: "USA-9999-1"}, "its headings are"},
		{explain.Query{Kind: explain.Firm, Name: "USA-8542-99999"}, "has ranks 1 to"},
		{explain.Query{Kind: explain.Firm, Name: "Intel"}, "a home, a heading and a rank"},
		{explain.Query{Kind: explain.Firm, Like: "tiny, USA"}, "is no size class"},
		{explain.Query{Kind: explain.Firm, Like: "large, XXX"}, "no jurisdiction of this world"},
		{explain.Query{Kind: explain.Account, Name: "USA-CHN-000000-1"}, "has no flow"},
		{explain.Query{Kind: explain.Need, Name: "USA-CHN-854231-1"}, "expected ACCOUNT/WEEK"},
		{explain.Query{Kind: explain.Need, Name: "USA-CHN-854231-1/-50"}, "before the first publication"},
		{explain.Query{Kind: explain.Agency, Name: "ZZZ"}, "no jurisdiction of this world"},
		{explain.Query{Kind: explain.Broker, Name: "HKG-99"}, "has places 1 to"},
		{explain.Query{Kind: explain.Broker, Name: "HKG"}, "a hub and a place"},
	} {
		_, err := explain.Explain(context.Background(), explain.Options{Study: st, Query: c.q})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want words %q", c.q, err, c.want)
		}
	}
	for _, o := range []explain.Options{{From: 5, To: 4}, {From: -200, To: 4}, {From: 0, To: 20}, {Replicate: -1}} {
		o.Study, o.Query = st, explain.Query{Kind: explain.Agency, Name: "USA"}
		if _, err := explain.Explain(context.Background(), o); err == nil {
			t.Errorf("weeks %d to %d of replicate %d are accepted", o.From, o.To, o.Replicate)
		}
	}
}
