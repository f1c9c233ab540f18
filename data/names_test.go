package data

import (
	"slices"
	"testing"
)

func TestNamesOfGroups(t *testing.T) {
	for name, want := range map[string]string{"D:5": "US_D5", "d:5": "US_D5", "EU27": "EU27", "eu": "EU27", "Wassenaar": "WASSENAAR", "country group a:1": "US_A1", "USA": "", "": ""} {
		if got := GroupCalled(name); got != want {
			t.Errorf("group called %q is %q, want %q", name, got, want)
		}
	}
	seen := map[string]string{}
	for _, g := range GroupNames() {
		if Groups()[g.Group] == nil || g.Title == "" {
			t.Errorf("tables/group_names.csv: group %q has no members or no title", g.Group)
		}
		for _, a := range g.Aliases {
			if other := seen[a]; other != "" || Groups()[a] != nil || CountryCalled(a) != "" {
				t.Errorf("tables/group_names.csv: %q of %s is a name of something else (%s)", a, g.Group, other)
			}
			seen[a] = g.Group
		}
	}
	for group := range Groups() {
		if !slices.ContainsFunc(GroupNames(), func(g GroupName) bool { return g.Group == group }) {
			t.Errorf("group %s has no row in tables/group_names.csv", group)
		}
	}
}

func TestNamesOfCountries(t *testing.T) {
	for name, want := range map[string]string{"Germany": "DEU", "south korea": "KOR", "UK": "GBR", "Turkiye": "TUR", "Holland": "NLD", "Atlantis": ""} {
		if got := CountryCalled(name); got != want {
			t.Errorf("country called %q is %q, want %q", name, got, want)
		}
	}
	seen := map[string]string{}
	for _, c := range Countries() {
		for _, a := range c.Aliases {
			if seen[a] != "" {
				t.Errorf("%q is a name of %s and %s", a, seen[a], c.ISO3)
			}
			seen[a] = c.ISO3
		}
	}
	n := 0
	mustFacts("tables/country_names.csv", func(r *factRow) {
		n++
		if !slices.ContainsFunc(Countries(), func(c Country) bool { return c.ISO3 == r.text("iso3") }) {
			t.Errorf("tables/country_names.csv: no country %q", r.text("iso3"))
		}
	})
	if n < 20 {
		t.Errorf("%d countries with other names, want those that people use", n)
	}
}

func TestNumbersOfEntries(t *testing.T) {
	for entry, want := range map[string][]string{
		"2B006.a": {"Annex I 2B006.a", "ECCN 2B006"}, "4A506.a": {"Annex I 4A506.a", "ECCN 4A906"}, "3A090.a": {"ECCN 3A090", "ECCN 4A090"}, "CN-1C108": {"China 1C108"},
		"3A501.a.16": {"Annex I 3A501.a.16"}, "OURS": nil,
	} {
		if got := EntryNumbers(entry); !slices.Equal(got, want) {
			t.Errorf("numbers of %s are %q, want %q", entry, got, want)
		}
	}
}

func TestNamesOfEntries(t *testing.T) {
	for _, n := range EntryNames() {
		if !slices.ContainsFunc(Entries(), func(e Entry) bool { return e.Entry == n.Entry }) {
			t.Errorf("tables/entry_names.csv: no entry %q", n.Entry)
		}
		if len(n.Words) == 0 {
			t.Errorf("tables/entry_names.csv: %s lacks words", n.Entry)
		}
	}
}
