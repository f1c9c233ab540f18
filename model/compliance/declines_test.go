package compliance

import (
	"testing"

	"cordon/data"
	"cordon/model/world"
)

// TestDeclinesByFirm wants the risk of a mistake to be weighed against one real firm's
// sale: ten firms that share an order decline where one that has it alone does not,
// at the line of the formula.
func TestDeclinesByFirm(t *testing.T) {
	g := &world.Ground{
		NJ: 2, NP: 1, ClassFirst: []world.ClassID{0}, ClassN: []int32{1}, Classes: make([]world.Class, 1),
		Markets: []world.Market{{Destination: 1, Options: 1}}, OptOrigin: []world.JurisdictionID{0},
	}
	rules := world.NewRules(g, &world.Rulebook{Start: data.MustDate("2026-01-05")})
	c := &Compliance{P: &Params{Miss: 0.05, Feared: 250000, Margin: 0.15, Orders: 4, PerFiling: 1e6, MostFilings: 1}, Found: 0.02}
	const ignorance = 0.6
	line := ignorance * 0.05 * 0.02 * 250000 / 0.15 // USD a firm
	for _, x := range []struct {
		stands, value float64
		declines      bool
	}{{1, 1.01 * line, false}, {1, 0.99 * line, true}, {10, 1.01 * line, true}, {10, 9.9 * line, true}, {10, 10.1 * line, false}} {
		s := &world.State{
			G: g, Rules: rules, Today: rules, Wait: make([]float64, 4), Adverse: make([]float64, 4), Programme: []world.Programme{world.HasProgramme},
			P: &world.Population{Market: make([]world.MarketID, 1), Stands: []float64{x.stands}},
		}
		o := &world.Order{Value: int64(100 * x.value)}
		if got := c.declines(s, o, world.Regime{Entry: 0, By: 0, Policy: data.CaseByCase}, ignorance); got != x.declines {
			t.Errorf("%g firms that sell for %.0f USD together: declined %t, want %t", x.stands, x.value, got, x.declines)
		}
	}
}
