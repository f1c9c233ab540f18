package model

import (
	"math"
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/lever"
	"cordon/model/licensing"
	"cordon/model/world"
)

// TestCategoryLoads wants loads by category that sum to the agency's load and hold
// what the model files in each with spare, and the cited shares (A39) of the rest.
func TestCategoryLoads(t *testing.T) {
	eu := map[world.Category]float64{world.Nuclear: 0.21, world.Telecoms: 0.20, world.Processing: 0.09} // A39
	some := []float64{0, 75, 626, 1680, 9, 1114, 252, 649, 0, 39, 5}
	for _, c := range []struct {
		load float64
		own  []float64
	}{
		{38950, some}, {38950, make([]float64, world.Categories)}, {spare * exact.Sum(some), some}, {100, make([]float64, world.Categories)},
	} {
		loads := categoryLoads(c.load, c.own)
		if got := exact.Sum(loads); math.Abs(got-c.load) > 1e-9*c.load {
			t.Errorf("loads by category sum to %v, want %v", got, c.load)
		}
		rest := c.load - spare*exact.Sum(c.own)
		for k, own := range c.own {
			if loads[k] < spare*own-1e-9*c.load {
				t.Errorf("category %v has a load of %v, under %v times its own %v", world.Category(k), loads[k], spare, own)
			}
			if share := eu[world.Category(k)]; share > 0 && math.Abs(loads[k]-spare*own-share*rest) > 1e-9*c.load {
				t.Errorf("category %v has %v of the rest, want %v (A39)", world.Category(k), (loads[k]-spare*own)/rest, share)
			}
		}
	}
}

// TestAgenciesHoldTheirLoad wants of every agency, with desks by category, as many
// officers as one pool of them would have, and no desk that what the model is
// expected to file exceeds.
func TestAgenciesHoldTheirLoad(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(52), Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	g, published, split := r.State.G, publishedLoads(r.State.G), 0
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		own := g.FilingsOf(world.JurisdictionID(i))
		if !a.SetOwn(own) {
			t.Errorf("%s: expected filings %.0f exceed the load of some desk of %v", a.Name(), own, a.First().Desks())
		}
		if !g.Members[i] {
			continue
		}
		pool, err := licensing.New(a.Params(), licensing.Setup{Name: a.Name(), Filings: math.Max(published[i], spare*g.ModelFilings[i])})
		if err != nil {
			t.Fatal(err)
		}
		n, m := a.Officers()
		if pn, pm := pool.Officers(); n != pn || m != pm {
			t.Errorf("%s: %d and %d officers, one pool of them %d and %d", a.Name(), n, m, pn, pm)
		}
		if !slices.Equal(a.First().Desks(), pool.First().Desks()) {
			split++
		}
	}
	if split == 0 {
		t.Error("no agency's desks are by category")
	}
}

// TestItemLoadsItsOwnDesks adds a broad entry of category 2 to the leader's list:
// the cases that join its desks rise by half or more, those at the desks of
// categories without a filing of the model by nothing, exactly.
func TestItemLoadsItsOwnDesks(t *testing.T) {
	arms := chips(60)[:1]
	item := arms[0]
	item.Name = "item"
	item.Measures = []lever.Measure{{Name: "entry", Lever: "list", From: data.MustDate("2026-02-02"), Settings: &lever.List{
		Add: "2B506.a", Title: "measuring machines", By: []string{leader}, HS6: []string{"903180"}, Coverage: 0.9,
		Policy: map[string]string{"PARTNERS": "case_by_case", "OTHER": "case_by_case", "EMBARGO": "presumption_of_denial"},
	}}}
	arms = append(arms, item)
	st, base := warmed(t, Design{World: reference(t), Arms: arms, Params: Defaults(), Seed: 1, Laws: true})
	at := st.World.JurisdictionIndex(leader)
	var joined, waited [2][world.Categories]float64
	for n := range arms {
		r := base.fork(st.books[n])
		before := [world.Categories]licensing.Queue{}
		for c := range before {
			before[c] = r.Agencies[at].First().CategoryQueue(c)[licensing.Ordinary]
		}
		if err := r.runTo(56); err != nil {
			t.Fatal(err)
		}
		for c := range before {
			q := r.Agencies[at].First().CategoryQueue(c)[licensing.Ordinary]
			joined[n][c] = float64(q.Joined - before[c].Joined)
			waited[n][c] = (q.WaitSum - before[c].WaitSum) / joined[n][c]
		}
	}
	for c := range world.Categories {
		t.Logf("%-45v joined %6.0f and %6.0f, mean wait %6.2f and %6.2f days", c, joined[0][c], joined[1][c], waited[0][c], waited[1][c])
		switch more, longer := joined[1][c]/joined[0][c], waited[1][c]/waited[0][c]; {
		case c == world.Processing:
			if !(more > 1.5 && longer > 2) {
				t.Errorf("%v: cases times %.3f and waits times %.3f under a broad new item, want over 1.5 and over 2", c, more, longer)
			}
		case base.State.G.FilingsOf(world.JurisdictionID(at))[c] == 0:
			if more != 1 || longer != 1 {
				t.Errorf("%v, of which the model files nothing: cases times %.6f and waits times %.6f under a new item of another category, want exactly 1", c, more, longer)
			}
		case math.Abs(more-1) > 0.03: // sellers of several goods, and buyers of one origin's, may move
			t.Errorf("%v: cases times %.3f under a new item of another category", c, more)
		}
	}
}

// TestFilingsGoToTheirCategory looks at each filing of a year: it is at the desks
// of the entry that catches the goods or, where none does, of the first entry in
// force that names their HS6.
func TestFilingsGoToTheirCategory(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(52)[:1], Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	s, g := r.State, r.State.G
	named := func(product int32) world.Category {
		for e := range g.Entries {
			if slices.Contains(g.Entries[e].Products, product) && slices.Contains(s.Rules.On[e*g.NJ:(e+1)*g.NJ], true) {
				return world.CategoryOf(g.Entries[e].Code, "")
			}
		}
		return world.OtherGoods
	}
	listed, needless := 0, 0
	for range 52 {
		if err := r.step(); err != nil {
			t.Fatal(err)
		}
		for _, filings := range r.filings {
			for _, f := range filings {
				if f.Tag == companion {
					continue
				}
				o := &s.Orders.Pool[f.Tag&0xffffffff]
				mk := s.Market(o.Account)
				want := named(mk.Product)
				if f.NotRequired {
					needless++
				} else {
					listed++
					e := s.Rules.Regime(g.OptOrigin[mk.FirstOption+int32(o.Option)], o.Class, mk.Destination).Entry
					want = world.CategoryOf(g.Entries[e].Code, "")
				}
				if world.Category(f.Category) != want {
					t.Fatalf("a filing (needless: %v) about HS %s is at the desks of %v, want %v", f.NotRequired, g.World.Products[mk.Product].HS6, world.Category(f.Category), want)
				}
			}
		}
	}
	if listed < 100 || needless < 100 {
		t.Errorf("only %d listed and %d needless filings were looked at", listed, needless)
	}
}

// TestOutsideFilingsMakeUpTheRest runs the warm-up beside one in which the test
// itself counts what each agency is filed in the first weeks, by category, and
// tells it: every agency has done the same, in the end.
func TestOutsideFilingsMakeUpTheRest(t *testing.T) {
	st, err := NewStudy(Design{World: reference(t), Arms: chips(52)[:1], Params: Defaults(), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	told, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.warmUp(); err != nil {
		t.Fatal(err)
	}
	own := make([][world.Categories]float64, len(told.Agencies))
	for range ownWeeks {
		if err := told.step(); err != nil {
			t.Fatal(err)
		}
		for i := range own {
			for _, f := range told.filings[i] {
				own[i][f.Category] += world.WeeksAYear / ownWeeks
			}
		}
	}
	for i, a := range told.Agencies {
		if a != nil {
			a.SetOwn(own[i][:])
		}
	}
	if err := told.runTo(0); err != nil {
		t.Fatal(err)
	}
	for i, a := range r.Agencies {
		if a == nil {
			continue
		}
		if got, want := a.Total().Background, told.Agencies[i].Total().Background; got != want {
			t.Errorf("%s: %d filings from outside in the warm-up, want %d", a.Name(), got, want)
		}
	}
}

// TestPublishedLoads wants the published count where there is one, Germany's scaled
// by exports of goods for another member of the EU, and the leader's for the rest.
func TestPublishedLoads(t *testing.T) {
	g := &world.Ground{World: reference(t), NJ: len(reference(t).Jurisdictions)}
	for _, j := range g.World.Jurisdictions {
		g.ISO = append(g.ISO, j.ISO3)
	}
	loads := publishedLoads(g)
	exports := map[string]float64{}
	for _, x := range g.World.Totals {
		exports[g.ISO[x.Exporter]] += x.ValueUSD
	}
	for _, c := range []struct {
		iso  string
		want float64
	}{
		{"USA", 38950}, {"GBR", 13716}, {"DEU", 7320 + 29}, // A12; A35; licensing_statistics.csv, DE 2005
		{"FRA", (7320 + 29) * exports["FRA"] / exports["DEU"]},
		{"JPN", 38950 * exports["JPN"] / exports["USA"]},
	} {
		if got := loads[g.World.JurisdictionIndex(c.iso)]; math.Abs(got-c.want) > 1e-6*c.want {
			t.Errorf("%s is sized to %.1f filings a year, want %.1f", c.iso, got, c.want)
		}
	}
}
