package plots

import "testing"

// A curve of two filings, decided on days 2 and 6: the mean wait is 4 days, and
// 3 where days after the fourth do not count.
func TestMeanWaitIsTheAreaUnderTheCurve(t *testing.T) {
	c := kaplanMeier([]bin{{low: 1, high: 2, decided: 1}, {low: 5, high: 6, decided: 1}})
	if got := c.mean(6); got != 4 {
		t.Errorf("mean to day 6: %g, want 4", got)
	}
	if got := c.mean(4); got != 3 {
		t.Errorf("mean to day 4: %g, want 3", got)
	}
}

// The places shown are those whose applicants wait longer or shorter, not those
// with most filings: a large agency that nothing happens to explains nothing.
func TestPlacesWhereWaitingMoves(t *testing.T) {
	quick, slow := kaplanMeier([]bin{{low: 1, high: 2, decided: 10}, {low: 9, high: 10, decided: 1}}), kaplanMeier([]bin{{low: 5, high: 6, decided: 10}, {low: 9, high: 10, decided: 1}})
	large := kaplanMeier([]bin{{low: 1, high: 2, decided: 1000}})
	same := map[string]survival{"today": large, "s": large}
	changed := map[string]survival{"today": quick, "s": slow}
	if got := moved(same, "today", []string{"s"}); got != 0 {
		t.Errorf("the same curve moves by %g days, want 0", got)
	}
	if got := moved(changed, "today", []string{"s"}); got < 39.9 || got > 40.1 { // ten filings, four days each
		t.Errorf("ten filings wait four days longer: got %g days, want 40", got)
	}
	if got := moved(changed, "none", []string{"s"}); got != 0 {
		t.Errorf("without a baseline: %g days, want 0", got)
	}
}

// Published shares stand in the unit of the model's beside them.
func TestPublishedSharesAsPercentages(t *testing.T) {
	for published, want := range map[string]string{
		"0.657 in 1999": "65.7% in 1999", "above 0.5": "above 50%", "no figure found": "no figure found", "12 to 21 in 2014-15": "12 to 21 in 2014-15",
	} {
		if got := percentages(published); got != want {
			t.Errorf("%q: got %q, want %q", published, got, want)
		}
	}
}
