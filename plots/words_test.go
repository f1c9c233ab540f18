package plots

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestFormatValue(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		v    float64
		unit string
		want string
	}{
		{1.234e9, "USD a year", "USD 1.23 bn a year"},
		{999_999_999, "USD", "USD 1 bn"},
		{999_400_000, "USD", "USD 999 m"},
		{4.5e6, "USD/year", "USD 4.5 m a year"},
		{12_345, "USD", "USD 12,300"},
		{-2.5e12, "USD", "USD -2.5 tn"},
		{17.44, "working days", "17.4 working days"},
		{0.1234, "share", "12.3%"},
		{0.5, "share of firms", "50%"},
		{0, "weeks", "0 weeks"},
		{0.00012345, "", "0.000123"},
		{3.02, "ratio", "3.02"},
		{nan, "USD", "n/a"},
	} {
		if got := FormatValue(c.v, c.unit); got != c.want {
			t.Errorf("FormatValue(%g, %q) = %q, want %q", c.v, c.unit, got, c.want)
		}
	}
	for got, want := range map[string]string{
		FormatDifference(-4.5e6, "USD"):             "-USD 4.5 m",
		FormatDifference(2.1, "working days"):       "+2.1 working days",
		FormatDifference(-0.013, "share"):           "-1.3 pp",
		FormatDifference(nan, "share"):              "n/a",
		FormatDifference(0, "weeks"):                "0 weeks",
		FormatRange(0.4, 5, "working days"):         "+0.4 to +5 working days",
		FormatRange(-0.02, 0.01, "share"):           "-2 to +1 pp",
		FormatRange(nan, 1, "share"):                "n/a",
		FormatRange(-4e5, 3.9e6, "USD a year"):      "USD -400,000 to +3.9 m a year",
		FormatShare(0.999):                          ">99%",
		FormatShare(1):                              "100%",
		FormatShare(0.001):                          "<1%",
		FormatRelative(0.125):                       "+12.5%",
		fmt.Sprint(ticks(0, 99, 4)):                 "[0 20 40 60 80]",
		fmt.Sprint(tickLabels(ticks(0, 0.01, 4))):   "[0.000 0.002 0.004 0.006 0.008 0.010]",
		fmt.Sprint(tickLabels(ticks(0, 12_000, 3))): "[0 5,000 10,000]",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestWordsFollowNumbers holds every verdict against the intervals that it is
// drawn from (model.md section 11).
func TestWordsFollowNumbers(t *testing.T) {
	nan := math.NaN()
	base := Headline{Outcome: "wait_median", Unit: "working days", Baseline: 20, Difference: 2, Relative: 0.1,
		SimLow: 1, SimHigh: 3, UncLow: 0.5, UncHigh: 6, SignShare: 0.97}
	with := func(f func(*Headline)) Headline { h := base; f(&h); return h }
	for name, c := range map[string]struct {
		h       Headline
		verdict Verdict
		words   string
	}{
		"clear": {base, Clear, "up 2 working days (+10%); same sign in 97% of draws"},
		"down": {with(func(h *Headline) {
			h.Difference, h.Relative, h.SimLow, h.SimHigh, h.UncLow, h.UncHigh = -2, -0.1, -3, -1, -6, -0.5
		}), Clear, "down 2 working days (-10%); same sign in 97% of draws"},
		"both intervals hold zero": {with(func(h *Headline) { h.SimLow, h.UncLow = -1, -1 }), Unclear, NoChange},
		"an end at zero":           {with(func(h *Headline) { h.SimLow, h.UncLow = 0, 0 }), Unclear, NoChange},
		"assumptions hold zero": {with(func(h *Headline) { h.UncLow = -1 }), OnDefaults,
			NoChange + " over the range of assumptions; up 2 working days (+10%) at the defaults"},
		"simulation error holds zero": {with(func(h *Headline) { h.SimLow = -1 }), Unclear, NoChange},
		"other sign": {with(func(h *Headline) { h.UncLow, h.UncHigh = -3, -1 }), Contrary,
			"unclear: up 2 working days (+10%) at the defaults, the other way over the range of assumptions"},
		"no draws": {with(func(h *Headline) { h.UncLow, h.UncHigh = nan, nan }), Clear,
			"up 2 working days (+10%); same sign in 97% of draws; simulation error only"},
		"no interval": {with(func(h *Headline) { h.UncLow, h.UncHigh, h.SimLow, h.SimHigh = nan, nan, nan, nan }), Unclear, NoChange},
		"exactly the same": {with(func(h *Headline) {
			h.Difference, h.Relative, h.SimLow, h.SimHigh, h.UncLow, h.UncHigh = 0, 0, 0, 0, 0, 0
		}), Same, "no change in any replicate"},
		"same at the defaults alone": {with(func(h *Headline) {
			h.Difference, h.Relative, h.SimLow, h.SimHigh = 0, 0, 0, 0
		}), Unclear, NoChange},
		"not measured": {with(func(h *Headline) { h.Difference = nan }), Unmeasured, "not measured"},
		"from nothing": {with(func(h *Headline) { h.Baseline, h.Relative = 0, nan }), Clear,
			"up 2 working days (from nothing); same sign in 97% of draws"},
		"leakage is a ratio first": {with(func(h *Headline) {
			h.Group, h.Unit, h.Baseline, h.Difference, h.Relative = "leakage", "share", 0.2, 0.02, 0.1
			h.SimLow, h.SimHigh, h.UncLow, h.UncHigh = 0.01, 0.03, 0.001, 0.05
		}), Clear, "up 10% (+2 pp); same sign in 97% of draws"},
	} {
		if got := Judge(c.h); got != c.verdict {
			t.Errorf("%s: verdict %d, want %d", name, got, c.verdict)
		}
		if got := Words(c.h); got != c.words {
			t.Errorf("%s: %q, want %q", name, got, c.words)
		}
		// Whatever is said, the two words for no change and a bare direction
		// never stand for the same numbers.
		if Judge(c.h) != Clear && strings.HasPrefix(Words(c.h), "up") {
			t.Errorf("%s: says a direction that its intervals do not bear: %q", name, Words(c.h))
		}
	}
}

func TestSentenceNamesTheLeastCertainSign(t *testing.T) {
	rows := fixtureHeadlines()
	var text string
	for _, a := range answer(rows, nil) {
		text += string(a) + "\n"
	}
	for _, want := range []string{
		"Under <strong>chips-alone</strong>, against today: ",
		"median wait for a licence up 1.9 working days (+10.9%), range +0.4 to +4.9 working days",
		"leakage share up 1.88% (+0.4 pp) at the default assumptions but not distinguishable from no change over their range",
		"At least 81% of parameter draws have these signs (fewest: leakage share).",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the answer does not say %q:\n%s", want, text)
		}
	}
}

func ExampleWords() {
	fmt.Println(Words(Headline{
		Outcome: "firm_cost", Unit: "USD a year", Baseline: 1.31e9, Difference: 2.4e8, Relative: 0.183,
		SimLow: 2.2e8, SimHigh: 2.6e8, UncLow: 6e7, UncHigh: 6.2e8, SignShare: 0.98,
	}))
	// Output: up USD 240 m a year (+18.3%); same sign in 98% of draws
}
