package scenarios

import (
	"testing"

	"cordon/data"
)

func TestDatesActOnTheNextMonday(t *testing.T) {
	// 2026-03-02 is a Monday.
	for day, want := range map[string]string{"2026-03-01": "2026-03-02", "2026-03-02": "2026-03-02", "2026-03-03": "2026-03-09", "2026-04-01": "2026-04-06"} {
		if got := Acts(data.MustDate(day)).String(); got != want {
			t.Errorf("%s acts on %s, want %s", day, got, want)
		}
	}
}

func TestTimetableFollowsLeadersLagsAndNotices(t *testing.T) {
	s := mustParse(t, `title: x
start: 2026-01-05
measures:
  chips: {lever: threshold, item: 3A090.a, by: [USA], to: 2400 TPP, published: 2026-03-02, from: 2026-04-01}
  early: {lever: synchronise, with: chips, members: [JPN], lag: 2 weeks}
  late: {lever: follow, with: chips, members: [KOR], lag: 1 year}
  later: {lever: synchronise, with: late, members: [NLD], lag: 1 week}
  wait: {lever: notice, with: chips, period: 60 days}
  reach: {lever: reach, with: chips, by: [USA], content: 0.1}
  lane: {lever: trusted, by: [USA], share: 0.1}
`, referenceWorld(t))
	// Notice: 2 March + 60 days = 1 May, a Friday. A year is 365.2425 days.
	want := map[string][3]string{
		"chips": {"2026-03-02", "2026-05-01", "2026-05-04"},
		"early": {"2026-03-02", "2026-05-15", "2026-05-18"},
		"late":  {"2026-03-02", "2027-05-01", "2027-05-03"},
		"later": {"2026-03-02", "2027-05-08", "2027-05-10"},
		"wait":  {"2026-03-02", "2026-05-01", "2026-05-04"},
		"reach": {"2026-03-02", "2026-05-01", "2026-05-04"},
		"lane":  {"2026-01-05", "2026-01-05", "2026-01-05"},
	}
	for _, l := range Timetable(s) {
		got := [3]string{l.Published.String(), l.From.String(), l.Acts.String()}
		if got != want[l.Measure] {
			t.Errorf("%s: published, from, acts are %v, want %v", l.Measure, got, want[l.Measure])
		}
	}
}

func TestWeekZeroHoldsTheStartOrTheFirstPublication(t *testing.T) {
	measure := "measures:\n  m: {lever: staff, by: [USA], factor: 2, published: 2026-03-04, from: 2026-04-01}\n"
	for src, want := range map[string]string{
		"title: x\n" + measure:                       "2026-03-02",
		"title: x\nstart: 2026-02-19\n" + measure:    "2026-02-16",
		"title: x\nstart: 2026-01-05\n":              "2026-01-05",
		"title: x\nstart: '2026-01-05'\nmeasures:\n": "2026-01-05",
	} {
		if got := mustParse(t, src, referenceWorld(t)).Begins().String(); got != want {
			t.Errorf("begins %s, want Monday %s:\n%s", got, want, src)
		}
	}
	if d := mustParse(t, "title: x\n", nil).Begins(); d != 0 {
		t.Errorf("a scenario without dates begins %s, want none", d)
	}
}
