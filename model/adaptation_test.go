package model

import (
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// adapted runs measures on the reference world at parameters that set changes, and
// returns the run.
func adapted(t *testing.T, weeks int, measures []lever.Measure, set func(p *Params)) *Run {
	t.Helper()
	p := Defaults()
	p.Population.Accounts = 2000
	set(&p)
	st, err := NewStudy(Design{World: reference(t), Arms: []Arm{{"arm", data.MustDate("2026-01-05"), weeks, measures}}, Params: p, Seed: 3, Laws: true, AllDraw: true})
	if err != nil {
		t.Fatal(err)
	}
	base, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := base.warmUp(); err != nil {
		t.Fatal(err)
	}
	base.startRecord()
	r := base.fork(st.books[0])
	if err := r.runTo(weeks); err != nil {
		t.Fatal(err)
	}
	return r
}

// ended is what the run's needs of all goods ended in, in cents.
func ended(r *Run, f world.Fate) (cents int64) {
	for at, x := range r.State.Tally.First {
		if at%int(world.NFates) == int(f) {
			cents += x
		}
	}
	return cents
}

// TestRedesignedSupply wants variants below a new threshold: none where performance
// does not answer or design outlasts the run, fewer the longer design takes, all of
// them in the gap that the rule names, and none under today's list.
func TestRedesignedSupply(t *testing.T) {
	t.Parallel()
	alone := []lever.Measure{halved("USA")}
	with := func(ms []lever.Measure, e, lag float64) *Run {
		return adapted(t, 78, ms, func(p *Params) { p.Technology.Answer, p.Technology.Lag = e, lag })
	}
	quick := with(alone, 0.5, 4)
	slow := with(alone, 0.5, 26)
	if a, b := ended(quick, world.Redesigned), ended(slow, world.Redesigned); !(a > b && b > 0) {
		t.Errorf("variants worth %d cents at a lag of 4 weeks, %d at 26; want fewer at 26, and some", a, b)
	}
	for what, r := range map[string]*Run{"no answer": with(alone, 0, 4), "a lag beyond the run": with(alone, 0.5, 104+78), "today's list": with(nil, 0.5, 4)} {
		if got := ended(r, world.Redesigned); got != 0 {
			t.Errorf("%s: variants worth %d cents, want none", what, got)
		}
	}
	cost := int64(0)
	for at, c := range quick.State.Tally.Costs {
		if world.Component(at%int(world.NComponents)) == world.Adjustment {
			cost += c
		}
	}
	if cost <= 0 {
		t.Errorf("redesign costs makers %d cents, want a cost", cost)
	}
}

// TestOwnProduction wants makers at home to serve what a closed market leaves over,
// and nothing without learning.
func TestOwnProduction(t *testing.T) {
	t.Parallel()
	closed := []lever.Measure{{Name: "shut", Lever: "destination", From: data.MustDate("2026-02-02"), Settings: &lever.Destination{Item: "ALL", Destinations: []string{"CHN"}, Policy: "presumption_of_denial"}}}
	got := map[float64]int64{}
	for _, rate := range []float64{0, 0.5, 4} {
		r := adapted(t, 104, closed, func(p *Params) { p.Technology.OwnLearning, p.Technology.OwnLag = rate, 13 })
		got[rate] = ended(r, world.Own)
	}
	if got[0] != 0 || !(got[4] > got[0.5] && got[0.5] > 0) {
		t.Errorf("made at home without learning %d cents, at 0.5 %d, at 4 %d; want none, some, more", got[0], got[0.5], got[4])
	}
}

// TestDesignOut wants makers whom reach makes ask to leave it, at a cost to the
// leader, where its content can be replaced, and nobody else.
func TestDesignOut(t *testing.T) {
	t.Parallel()
	reach := []lever.Measure{halved("USA"), {Name: "reach", Lever: "reach", Settings: &lever.Reach{With: "chips", By: []string{"USA"}, Content: 0.05}}}
	for _, replaceable := range []float64{0, 1} {
		r := adapted(t, 60, reach, func(p *Params) { p.Technology.DesignOut, p.Technology.Replaceable = 13, replaceable })
		reached, out, lost := 0, 0, int64(0)
		for at, since := range r.State.Adapt.Reached {
			if since != world.None {
				reached++
			}
			if r.State.Rules.DesignedOut[at] {
				out++
				for c := range r.State.G.Classes {
					if int(r.State.Rules.ReachBy[at%r.State.G.NJ*len(r.State.G.Classes)+c]) == at/r.State.G.NJ {
						t.Errorf("%s has designed the content out and is still reached", r.State.G.ISO[at%r.State.G.NJ])
					}
				}
			}
		}
		for _, c := range r.State.Tally.DesignedOut {
			lost += c
		}
		if reached == 0 {
			t.Fatal("the rule reaches nobody: there is nothing to design out")
		}
		if replaceable == 0 && (out != 0 || lost != 0) || replaceable == 1 && (out != reached || lost <= 0) {
			t.Errorf("replaceable %g: %d of %d origins have designed the content out, inputs of %d cents lost", replaceable, out, reached, lost)
		}
	}
}

// TestResearchFollowsSales wants a linear answer of the members' research to lost
// sales (facts C8 is a validation pattern: not tuned), and none without a change.
func TestResearchFollowsSales(t *testing.T) {
	t.Parallel()
	r := adapted(t, 78, []lever.Measure{halved("USA")}, func(p *Params) {})
	usa := r.State.G.World.JurisdictionIndex("USA")
	net := 0.0
	for _, x := range r.State.Adapt.Net[usa*r.State.G.NP : (usa+1)*r.State.G.NP] {
		net += x
	}
	if net >= 0 {
		t.Errorf("sales moved to the leader by %g USD a week; want them moved away", net)
	}
	all, most := 0.0, 0.0
	for _, x := range r.State.Adapt.Net {
		all += x
		most = max(most, x)
	}
	if most == 0 {
		t.Error("no origin has won the sales that moved")
	}
	if gap := r.Technology.FrontierGap(r.State); !(gap > 0) {
		t.Errorf("the frontier stands %g below what the leader's research would have brought, want above 0", gap)
	}
	if all > 0 {
		t.Errorf("rules moved sales of %g USD a week to all origins together; a need moved is lost by one and won by at most one", all)
	}
	for _, x := range adapted(t, 30, nil, func(p *Params) {}).State.Adapt.Net {
		if x != 0 {
			t.Fatalf("under today's list sales of %g USD a week have moved", x)
		}
	}
}

// TestRelocation wants lines moved abroad where a list burdens them: none where firms
// never move or the burden spared never pays, more the readier they are, at a cost.
func TestRelocation(t *testing.T) {
	t.Parallel()
	moved := func(rate, payback float64) (firms, cents int64) {
		r := adapted(t, 60, []lever.Measure{halved("USA")}, func(p *Params) {
			p.Technology.Relocation, p.Technology.Payback, p.Technology.Answer = rate, payback, 0
		})
		for _, n := range r.State.Tally.Relocated {
			firms += n
		}
		for at, c := range r.State.Tally.Costs {
			if world.Component(at%int(world.NComponents)) == world.Adjustment {
				cents += c
			}
		}
		return firms, cents
	}
	never, free := moved(0, 3)
	unpaid, _ := moved(5, 0)
	few, cost := moved(5, 3)
	many, _ := moved(50, 3)
	if never != 0 || free != 0 || unpaid != 0 || !(many > few && few > 0 && cost > 0) {
		t.Errorf("firms that moved: %d at rate 0 (cost %d), %d where it does not pay, %d at 5 (cost %d), %d at 50", never, free, unpaid, few, cost, many)
	}
}

// TestSunset wants a lone leader's control to end when its time is over, and one
// that an ally has adopted to stay.
func TestSunset(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		by      []string
		expires bool
	}{{[]string{"USA"}, true}, {[]string{"USA", "JPN"}, false}} {
		sunset := lever.Measure{Name: "sunset", Lever: "review", From: data.MustDate("2026-04-06"), Settings: &lever.Review{Item: "3A090.a", By: []string{"USA"}, Every: lever.Duration{Weeks: 200}, Sunset: lever.Duration{Weeks: 20}}}
		r := adapted(t, 40, []lever.Measure{halved(c.by...), sunset}, func(p *Params) {})
		s := r.State
		e := r.Book.EntryByCode("3A090.a")
		usa := world.JurisdictionID(s.G.World.JurisdictionIndex("USA"))
		if strict := s.Rules.Stricter(s.Today, e, usa, false); strict == c.expires {
			t.Errorf("by %v: after the sunset the leader is still stricter: %v, want %v", c.by, strict, !c.expires)
		}
	}
}

// TestReviewClosesGap wants a review to lower the threshold over goods sold just
// below it, after its length and comments and no sooner, and comments that always
// soften to keep it where it was.
func TestReviewClosesGap(t *testing.T) {
	t.Parallel()
	for _, soften := range []float64{0, 1} {
		cycle := lever.Measure{Name: "cycle", Lever: "review", From: data.MustDate("2026-09-07"), Settings: &lever.Review{
			Item: "3A090.a", By: []string{"USA"}, Every: lever.Duration{Weeks: 200}, Length: lever.Duration{Weeks: 10}, Comment: lever.Duration{Weeks: 6}, Soften: soften, Panels: 9, Step: 2, Down: 3,
		}}
		const first = 35 // the Monday of 7 September
		r := adapted(t, first+16, []lever.Measure{halved("USA"), cycle}, func(p *Params) { p.Technology.Lag, p.Review.GapLine = 4, 0.01 })
		threshold := func() float64 {
			return r.State.Rules.Threshold[int(r.Book.EntryByCode("3A090.a"))*r.State.G.NJ+r.State.G.World.JurisdictionIndex("USA")]
		}
		before := threshold()
		if err := r.runTo(first + 17); err != nil {
			t.Fatal(err)
		}
		after := threshold()
		if want := map[float64]float64{0: 1200, 1: 2400}[soften]; before != 2400 || after != want {
			t.Errorf("comments that soften with chance %g: the threshold is %g before the rule's effect and %g after; want 2400 and %g", soften, before, after, want)
		}
	}
}
