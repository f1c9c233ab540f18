package scenarios_test

import (
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
	"cordon/model/param"
	"cordon/scenarios"
)

// What people type leads to what a scenario file takes.
func TestFind(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	x := scenarios.NewIndex(w)
	for _, c := range []struct{ text, kind, name, write string }{
		{"3A090", "entry", "3A090.a", "item: 3A090.a"},
		{"4A906", "entry", "4A506.a", "item: 4A506.a"},
		{"Annex I 2B006", "entry", "2B006.a", "item: 2B006.a"},
		{"2b006", "entry", "2B006.a", "item: 2B006.a"},
		{"drone", "entry", "9A012.a", "item: 9A012.a"},
		{"graphite", "entry", "CN-1C108", ""},
		{"854231", "product", "854231", "hs6: [854231]"},
		{"uk", "country", "GBR", "by: [GBR], destinations: [GBR], members: [GBR]"},
		{"South Korea", "country", "KOR", "by: [KOR], destinations: [KOR], members: [KOR]"},
		{"D:5", "group", "US_D5", "by: [D:5], destinations: [D:5], members: [D:5]"},
		{"european union", "group", "EU27", "by: [EU27], destinations: [EU27], members: [EU27]"},
		{"synchronise", "lever", "synchronise", "lever: synchronise"},
		{"chips-alone", "scenario", "chips-alone", "cordon compare chips-alone"},
		{"work_median", "parameter", "licensing.work_median", "--set licensing.work_median=0.6"},
	} {
		found, _ := x.Find(c.text)
		if len(found) == 0 {
			t.Errorf("%q finds nothing, want %s %s", c.text, c.kind, c.name)
		} else if f := found[0]; f.Kind != c.kind || f.Name != c.name || f.Write != c.write {
			t.Errorf("%q finds %s %s (%q) first, want %s %s (%q)", c.text, f.Kind, f.Name, f.Write, c.kind, c.name, c.write)
		}
	}
	if found, _ := x.Find("chips", "allies", "follow"); len(found) != 1 || found[0].Name != "chips-follow" {
		t.Errorf("three words find %v, want chips-follow alone", found)
	}
	found, nearest := x.Find("thershold")
	if len(found) > 0 || len(nearest) == 0 || nearest[0] != "threshold" {
		t.Errorf("a misspelt word finds %v and near names %q, want threshold", found, nearest)
	}
	if found, _ := x.Find("Mongolia"); len(found) == 0 || found[0].Write != "" || !strings.HasPrefix(found[0].Note, "not in this world") {
		t.Errorf("Mongolia is %v, want that it is not in this world", found)
	}
}

// Everything that can be named is found by its own name.
func TestFindKnowsEveryName(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	names := slices.Concat(lever.Names(), scenarios.BuiltIn())
	for _, d := range param.List(&model.Params{}) {
		names = append(names, d.Path)
	}
	for i := range w.Items {
		names = append(names, w.Items[i].Entry)
	}
	for i := range w.Jurisdictions {
		names = append(append(names, w.Jurisdictions[i].ISO3), w.Jurisdictions[i].Groups...)
	}
	for i := range w.Products {
		names = append(names, w.Products[i].HS6)
	}
	for _, e := range data.Entries() {
		names = append(names, e.Entry)
	}
	x := scenarios.NewIndex(w)
	for _, name := range names {
		found, _ := x.Find(name)
		if !slices.ContainsFunc(found, func(f scenarios.Found) bool { return f.Name == name }) {
			t.Errorf("%q is not found by its name", name)
		}
	}
}

// What find says to write can be written.
func TestFoundCanBeWritten(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	x, tried := scenarios.NewIndex(w), 0
	for _, e := range data.Entries() {
		found, _ := x.Find(e.Entry)
		text, isList := strings.CutPrefix(found[0].Write, "{lever: list")
		if !isList {
			continue
		}
		tried++
		text = strings.Replace("title: X\nstart: 2026-01-05\nmeasures:\n  a: {lever: list"+text+"\n", "by: [...]", "by: [USA]", 1)
		if _, err := scenarios.Parse("x.yaml", []byte(text), w); err != nil {
			t.Errorf("what find says of %s can't be read: %v\n%s", e.Entry, err, text)
		}
	}
	if tried < 5 {
		t.Errorf("%d entries on no list could be added, want several", tried)
	}
}
