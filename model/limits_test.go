package model

import (
	"math"
	"slices"
	"testing"

	"cordon/data"
	"cordon/model/chance"
	"cordon/model/enforcement"
	"cordon/model/lever"
	"cordon/model/technology"
	"cordon/model/world"
)

// banned is a toy market whose first origin's goods are closed, without ways
// around, at fixed prices, a unit quantity elasticity and coverage 1: the limit
// of the logit ban (facts 9.1).
func banned(t *testing.T, shares []float64, theta float64, accounts int) *Run {
	t.Helper()
	w := toy{origins: len(shares), destinations: 2, products: 1, shares: shares, value: 1e8, coverage: 1}.world()
	w.Products[0].Theta = theta
	for i := range w.Jurisdictions {
		w.Jurisdictions[i].Opacity = 0 // no hub and no other way around: all unlawful cost is infinite
	}
	p := Defaults()
	p.Evasion.Misdeclared, p.Evasion.Misused, p.Evasion.Knowing = 0, 0, 0
	p.Market.ThetaScale, p.Market.Epsilon, p.Market.Eta = 1, 1e9, 1
	p.Population.Accounts, p.Population.GapScale = accounts, 0 // all origins equally able
	start := data.MustDate("2026-01-05")
	ban := lever.Measure{Name: "ban", Lever: "list", From: start + 7, Settings: &lever.List{
		Add: "9X999", By: []string{"AAA"}, HS6: []string{"850100"}, Coverage: 1, Policy: map[string]string{"OTHER": "presumption_of_denial", "PARTNERS": "presumption_of_denial"},
	}}
	st, r := warmed(t, Design{World: w, Arms: []Arm{{"today", start, 60, nil}, {"ban", start, 60, []lever.Measure{ban}}}, Params: p, Seed: 3, Laws: true})
	arm := r.fork(st.books[1])
	if err := arm.runTo(3); err != nil {
		t.Fatal(err)
	}
	return arm
}

// TestLogitBan wants the closed form of facts 9.1 from the model's own weights:
// other shares s_i/(1-s_b), cost index (1-s_b)^(-1/theta), theta = sigma-1.
func TestLogitBan(t *testing.T) {
	for _, c := range []struct{ share, theta, want float64 }{
		{0.5, 4, 0.189207}, {0.5, 3, 0.259921}, {0.17, 4, 0.047684},
	} {
		shares := []float64{c.share, (1 - c.share) * 0.75, (1 - c.share) * 0.25}
		r := banned(t, shares, c.theta, 400)
		s := r.State
		w, z, live := r.Market.Row(s, s.Row[0])
		index := 1 / live // eta is 1
		if math.Abs(index-math.Pow(1-c.share, -1/c.theta)) > 1e-10 || math.Abs(index-1-c.want) > 1e-6 {
			t.Errorf("ban of share %g at theta %g: cost index rises by %.6f, want %.6f", c.share, c.theta, index-1, c.want)
		}
		if math.Abs(w[1]/z-0.75) > 1e-10 || w[0] != 0 {
			t.Errorf("ban of share %g: weights %v, want others at s/(1-s_b) and none banned", c.share, w)
		}
	}
}

// TestShareAfterBan draws ties after a ban: 20,000 buyers' new suppliers within
// three standard errors of s_i/(1-s_b) (facts 9.1, 9.2).
func TestShareAfterBan(t *testing.T) {
	r := banned(t, []float64{0.4, 0.36, 0.24}, 4, 20000)
	s := r.State
	n, second := 0.0, 0.0
	for a := range s.P.Key {
		r.Market.Tie(s, world.AccountID(a))
		n++
		if s.Option[a] == 1 {
			second++
		}
		if s.Option[a] == 0 {
			t.Fatalf("account %d is tied to the banned origin", a)
		}
	}
	got, want := second/n, 0.6
	if se := math.Sqrt(want * (1 - want) / n); math.Abs(got-want) > 3*se {
		t.Errorf("share of the second origin after the ban %.4f, want %.4f within 3 x %.4f", got, want, se)
	}
}

// TestPareto wants the concentration q^(1-1/xi) of facts 9.5 from the firm sizes
// that Populate draws, in one heading without truncation; the tail beyond the
// last firm's slot is added in closed form.
func TestPareto(t *testing.T) {
	const n, q = 200000, 0.01
	for _, c := range []struct{ xi, want float64 }{{1.5, 0.215443}, {1.2, 0.464159}} {
		g := &world.Ground{ISO: []string{"AAA"}, Headings: []world.Heading{{HS4: "8501", Firms: n, MaxFirms: n}}}
		p := Defaults()
		p.Population.Tail = c.xi
		pop := &world.Population{FirmKey: make([]uint64, n), FirmAt: make([]int32, n), Entrant: make([]bool, n)}
		w := rankSizes(g, &p, pop, chance.Root(1, 0))
		slices.Sort(w)
		slices.Reverse(w)
		// the first slot holds one firm for an infinite tail: replace it by its mean
		a := 1 - 1/c.xi
		w[0] = math.Pow(1.0/n, a) / a * n
		sum, top := 0.0, 0.0
		for i, x := range w {
			sum += x
			if i < q*n {
				top += x
			}
		}
		if math.Abs(top/sum-c.want) > 0.005 {
			t.Errorf("tail %g: the top 1%% have %.4f, want %.4f", c.xi, top/sum, c.want)
		}
	}
}

// TestRules wants the closed forms of facts 9.11, 9.12 and 9.14 from the rules.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"detection, 12 looks at 0.04", enforcement.Looks(0.04, 12), 0.3873},
		{"detection, 24 looks at 0.1", enforcement.Looks(0.1, 24), 0.9202},
		{"Becker, p and F swapped", enforcement.Deterred(0.02, 5, 0.3) - enforcement.Deterred(5, 0.02, 0.3), 0},
		{"Becker", 1 - enforcement.Deterred(0.1, 2, 0.5), math.Exp(-0.4)},
		{"creep after 3 years", math.Log(technology.Above(1, 2, 0.25, 3, 10) / technology.Above(1, 2, 0.25, 0, 10)), 2 * 0.25 * 3},
	} {
		if math.Abs(c.got-c.want) > 5e-5 {
			t.Errorf("%s: %.6f, want %.6f", c.name, c.got, c.want)
		}
	}
}
