package scenarios

import (
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// TestPastScenarios compares each scenario of a documented change with the table of
// changes: who acts, on which dates, followed by whom and when. A rule that acted
// before it was printed counts as published when it acted.
func TestPastScenarios(t *testing.T) {
	w := referenceWorld(t)
	named := map[string]int{}
	for _, c := range data.PastChanges() {
		if c.Scenario == "" {
			continue
		}
		named[c.Scenario]++
		s, err := Load(c.Scenario, w)
		if err != nil {
			t.Errorf("%s: %v", c.ID, err)
			continue
		}
		src, _ := Source(c.Scenario)
		if !strings.Contains(string(src), c.ID) {
			t.Errorf("the header of %s does not name %s", c.Scenario, c.ID)
		}
		if !(s.Begins() < min(c.Published, c.Effective)) {
			t.Errorf("%s begins on %s, not before the change of %s", c.Scenario, s.Begins(), min(c.Published, c.Effective))
		}
		dated(t, s, c)
		followed(t, w, s, c)
	}
	for _, name := range BuiltIn() {
		if strings.HasPrefix(name, "past-") && named[name] == 0 {
			t.Errorf("%s represents no row of the table of changes", name)
		}
	}
	if len(named) < 10 {
		t.Errorf("%d documented changes have a scenario, want ten", len(named))
	}
}

// dated wants the change's dates in its scenario: of every measure by its
// jurisdiction, of the end of each for a suspension, of terms of transition for a
// general licence that acts on the Monday of the listing.
func dated(t *testing.T, s *Scenario, c data.PastChange) {
	t.Helper()
	acts, agree := 0, 0
	for _, m := range s.Measures {
		if l, ok := m.Settings.(*lever.Notice); ok && c.ID == "US-HUAWEI-TGL-2019" {
			acts++
			if leader := s.Measure(l.With); Acts(leader.From) == Acts(c.Effective) && leader.From+days(l.General) == data.MustDate("2020-08-13") {
				agree++
			}
		}
		if !actsBy(m, c.Jurisdiction) || c.ID == "US-HUAWEI-TGL-2019" {
			continue
		}
		acts++
		if c.ID == "US-AFFIL-SUSP-2025" && m.Until == c.Effective || m.From == c.Effective && m.Published == min(c.Published, c.Effective) {
			agree++
		}
	}
	if acts == 0 || agree < acts {
		t.Errorf("%s: %d of %d measures of %s by %s are published on %s and effective on %s; want all, and one at least", c.ID, agree, acts, s.Name, c.Jurisdiction, min(c.Published, c.Effective), c.Effective)
	}
}

// actsBy says whether a jurisdiction, or a member of a group, acts by a measure.
func actsBy(m lever.Measure, who string) bool {
	var act []string
	switch l := m.Settings.(type) {
	case *lever.List:
		act = l.By
	case *lever.Destination:
		act = l.By
	case *lever.Parties:
		act = l.By
	case *lever.Instrument:
		act = l.By
	}
	return slices.ContainsFunc(act, func(iso string) bool { return iso == who || data.InGroup(who, iso) })
}

// followed wants each follower of the table that the world has to act on its date,
// in the scenario as the model takes it.
func followed(t *testing.T, w *data.World, s *Scenario, c data.PastChange) {
	t.Helper()
	if c.Followers == "" {
		return
	}
	b := world.NewRulebook(w, s.Begins())
	if err := lever.WriteAll(b, s.Measures); err != nil {
		t.Errorf("%s: %v", s.Name, err)
		return
	}
	for _, f := range strings.Split(c.Followers, "|") {
		iso, day, _ := strings.Cut(f, ":")
		members := 0
		for i := range w.Jurisdictions {
			if code := w.Jurisdictions[i].ISO3; code != iso && !data.InGroup(iso, code) {
				continue
			}
			members++
			acts := slices.ContainsFunc(b.Changes, func(x world.Change) bool {
				return int(x.By) == i && x.Kind == world.SetEntry && x.From == data.MustDate(day)
			})
			if !acts {
				t.Errorf("%s: %s does not adopt the entry on %s", s.Name, w.Jurisdictions[i].ISO3, day)
			}
		}
		if members == 0 && iso != "ISL" && iso != "LIE" {
			t.Errorf("%s: the world has nobody for the follower %s", s.Name, iso)
		}
	}
}

// TestFollowDates wants members with a date to act on it, others after the lag, and
// a date of somebody who does not follow refused.
func TestFollowDates(t *testing.T) {
	w := referenceWorld(t)
	const src = `title: x
start: 2026-01-05
measures:
  chips: {lever: threshold, item: 3A090.a, by: [USA], to: 2400 TPP, published: 2026-02-02, from: 2026-03-02}
  allies: {lever: follow, with: chips, members: [JPN, NLD], lag: 10 weeks, dates: {JPN: 2026-04-17}}
`
	s := mustParse(t, src, w)
	b := world.NewRulebook(w, s.Begins())
	if err := lever.WriteAll(b, s.Measures); err != nil {
		t.Fatal(err)
	}
	got := map[string]data.Date{}
	for _, c := range b.Changes {
		if c.Kind == world.SetEntry {
			got[w.Jurisdictions[c.By].ISO3] = c.From
		}
	}
	if got["USA"] != data.MustDate("2026-03-02") || got["JPN"] != data.MustDate("2026-04-17") || got["NLD"] != data.MustDate("2026-05-11") {
		t.Errorf("USA, JPN, NLD act on %s, %s, %s; want 2026-03-02, 2026-04-17, 2026-05-11", got["USA"], got["JPN"], got["NLD"])
	}
	if _, err := Parse("test.yaml", []byte(strings.Replace(src, "{JPN:", "{DEU:", 1)), w); err == nil || !strings.Contains(err.Error(), "DEU, which is not among the members") {
		t.Errorf("a date of DEU, which does not follow, gives %v", err)
	}
	if _, err := Parse("test.yaml", []byte(strings.Replace(src, "2026-04-17", "April", 1)), w); err == nil || !strings.Contains(err.Error(), `follow dates of JPN "April" is not a day`) {
		t.Errorf("a date that is none gives %v", err)
	}
}
