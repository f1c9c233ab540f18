package plots

import (
	"strings"
	"testing"
)

// TestBreakEven wants cost over what is denied, transfers left out, and silence
// about a scenario that denies nothing.
func TestBreakEven(t *testing.T) {
	row := func(scenario, outcome string, d float64) Headline {
		return Headline{Scenario: scenario, Against: "today", Group: "leakage", Outcome: outcome, Difference: d}
	}
	got := BreakEven([]Headline{
		row("a", "programme_cost", 3e6), row("a", "lost_surplus_cost", 5e6), row("a", "delay_cost", 2e6), row("a", "penalties_cost", 90e6), row("a", "leakage_capability", -4e6),
		row("b", "programme_cost", 3e6), row("b", "leakage_capability", 4e6),
	})
	if len(got) != 1 || !strings.HasPrefix(got[0], "a: USD 2.5 of cost for each USD") {
		t.Errorf("got %q, want one line, USD 2.5 for a: (3+5+2)/4", got)
	}
}
