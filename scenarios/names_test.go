package scenarios

import "testing"

func TestNearestCountsSlipsOfThePen(t *testing.T) {
	for _, c := range []struct {
		text string
		from []string
		want string
	}{
		{"treshold", []string{"trusted", "threshold", "list"}, "threshold"},
		{"usa", []string{"AUS", "USA"}, "USA"},
		{"UAS", []string{"AUS", "USA"}, "USA"}, // both one swap away: the first letter decides
		{"denial", []string{"approval", "free", "presumption_of_denial"}, "presumption_of_denial"},
		{"", []string{"b", "a"}, "a"},
		{"x", nil, ""},
	} {
		if got := Nearest(c.text, c.from); got != c.want {
			t.Errorf("nearest to %q among %v is %q, want %q", c.text, c.from, got, c.want)
		}
	}
}

func TestSlips(t *testing.T) {
	// Kitten to sitting is the textbook case: 3.
	for _, c := range []struct {
		a, b string
		want int
	}{{"kitten", "sitting", 3}, {"to", "ot", 1}, {"", "abc", 3}, {"abc", "", 3}, {"same", "same", 0}} {
		if got := slips(c.a, c.b); got != c.want {
			t.Errorf("slips from %q to %q are %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestQuantitiesAndDurations(t *testing.T) {
	for text, want := range map[string]float64{"8 weeks": 8, "1 week": 1, "90 days": 90. / 7, "9.5 months": 9.5 * 52.1775 / 12, "1 year": 52.1775, "  .5   years ": 52.1775 / 2, "1e1 weeks": 10} {
		got, err := duration(text)
		if err != nil || got.Weeks != want {
			t.Errorf("%q is %v weeks (%v), want %v", text, got.Weeks, err, want)
		}
	}
	for _, text := range []string{"", "weeks", "8", "8weeks", "8 wekks", "0x8 weeks", "Inf weeks", "NaN weeks", "1_0 weeks", "1e400 weeks", "8 week s"} {
		if d, err := duration(text); err == nil {
			t.Errorf("%q was read as %v weeks", text, d.Weeks)
		}
	}
	if v, unit, err := quantity("-1.5e3 Gb/s per  pin"); v != -1500 || unit != "Gb/s per pin" || err != nil {
		t.Errorf("quantity is %v %q, %v", v, unit, err)
	}
}
