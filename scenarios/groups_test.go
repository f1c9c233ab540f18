package scenarios_test

import (
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model/lever"
	"cordon/scenarios"
)

// A group may be called as people call it, wherever jurisdictions stand; members
// that the world lacks are said.
func TestGroupsByTheirNames(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	parse := func(measures string) (*scenarios.Scenario, error) {
		return scenarios.Parse("x.yaml", []byte("title: X\nstart: 2026-01-05\nmeasures:\n"+measures), w)
	}
	want := []string{"BLR", "CHN", "IRN", "RUS"} // of US_D5, those of the reference world
	for _, name := range []string{"D:5", "US_D5", "d:5", `"Country Group D:5"`} {
		s, err := parse("  a: {lever: destination, item: 3A090.a, by: [USA], destinations: [" + name + "], policy: case_by_case}\n")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := s.Measure("a").Settings.(*lever.Destination).Destinations; !slices.Equal(got, want) {
			t.Errorf("%s stands for %v, want %v", name, got, want)
		}
		if len(s.Remarks) != 1 || !strings.HasPrefix(s.Remarks[0], "US_D5 stands for BLR, CHN, IRN, RUS; of its 23 members this world lacks AFG, ") {
			t.Errorf("%s: remarks %q, want the members that the world lacks", name, s.Remarks)
		}
	}
	s, err := parse("  a: {lever: threshold, item: 3A090.a, by: [USA], to: 2400 TPP}\n  b: {lever: synchronise, with: a, members: [EU, JPN, DEU]}\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Measure("b").Settings.(*lever.Synchronise).Members; len(got) != 12 || !slices.Contains(got, "JPN") {
		t.Errorf("[EU, JPN, DEU] stands for %v, want eleven members of the EU and JPN", got)
	}
	s, err = parse("  a: {lever: destination, item: 3A090.a, by: [USA], destinations: [PARTNERS], policy: free}\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Measure("a").Settings.(*lever.Destination).Destinations; !slices.Contains(got, "TWN") || !slices.Contains(got, "JPN") || slices.Contains(got, "CHN") {
		t.Errorf("[PARTNERS] stands for %v, want members of WASSENAAR, US_A5 and US_A6", got)
	}
	// In a policy too, where D:5 would else pass as a code of three letters.
	_, err = parse("  a: {lever: list, add: 9Z001, title: Z, by: [USA], hs6: [903149], coverage: 0.1, policy: {D:5: presumption_of_denial, OTHER: approval}}\n")
	if err != nil {
		t.Fatal(err)
	}
	policy, err := data.ResolvePolicy("D:5=presumption_of_denial;OTHER=approval", w.JurisdictionIndex("USA"), w)
	if err != nil {
		t.Fatal(err)
	}
	for j, p := range policy {
		closed := slices.Contains(want, w.Jurisdictions[j].ISO3)
		if closed != (p == data.PresumptionDenial) {
			t.Errorf("policy {D:5: presumption_of_denial} makes %s %s", w.Jurisdictions[j].ISO3, p)
		}
	}
	if _, err := parse("  a: {lever: staff, by: [A:6, D:7], factor: 2}\n"); err == nil || !strings.Contains(err.Error(), `did you mean "D:1"?`) {
		t.Errorf("D:7 gives %v, want a near group", err)
	}
	if _, err := parse("  a: {lever: staff, by: [Britain], factor: 2}\n"); err == nil || !strings.Contains(err.Error(), `did you mean "GBR"?`) {
		t.Errorf("Britain gives %v, want its three letters", err)
	}
	only := &data.World{Name: "small", Jurisdictions: []data.Jurisdiction{{ISO3: "USA", Name: "United States"}, {ISO3: "ZZZ", Name: "Zed", Groups: []string{"OURS"}}}}
	_, err = scenarios.Parse("x.yaml", []byte("title: X\nstart: 2026-01-05\nmeasures:\n  a: {lever: staff, by: [D:5, OURS], factor: 2}\n"), only)
	if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), `"D:5" is a group of which no member is in the world "small"`) {
		t.Errorf("a group without members here gives %v, want that alone", err)
	}
}
