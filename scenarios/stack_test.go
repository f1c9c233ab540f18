package scenarios_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/scenarios"
)

// several reads scenarios whose measures are given; a built-in name stands for itself.
func several(t *testing.T, texts ...string) []*scenarios.Scenario {
	t.Helper()
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	var all []*scenarios.Scenario
	for i, text := range texts {
		name := string(rune('a' + i))
		s, err := scenarios.Load(text, w)
		if strings.Contains(text, ":") {
			s, err = scenarios.Parse(name+".yaml", []byte("title: "+name+"\nstart: 2026-01-05\n"+text), w)
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

const halve = "measures:\n  x: {lever: threshold, item: 3A090.a, by: [USA], to: 2400 TPP, from: 2026-04-01}\n"

func TestDiffInPlainWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []string
	}{
		{halve, halve, nil},
		{"today", halve, []string{"b halves the threshold of 3A090.a from 4800 to 2400 TPP (USA), acts on Monday 2026-04-06; today leaves it"}},
		{halve, strings.Replace(halve, "2400", "1200", 1), []string{"measure x (threshold): to is 2400 TPP in a, 1200 TPP in b (half)"}},
		{halve, strings.Replace(halve, "  x:", "  y:", 1), nil}, // a name of one's own is no change
		{halve, strings.Replace(halve, "2026-04-01", "2026-05-01", 1), []string{
			"measure x (threshold): published 2026-04-01 in a, 2026-05-01 in b", "measure x (threshold): in force from 2026-04-01 in a, from 2026-05-01 in b (30 days later)"}},
		{halve, "weeks: 52\n" + strings.Replace(halve, "[USA]", "[USA, JPN]", 1), []string{"a runs for 156 weeks, b for 52", "measure x (threshold): by: b alone has JPN"}},
		{"measures:\n  s: {lever: staff, by: [USA], factor: 2}\n", "measures:\n  s: {lever: staff, by: [USA], factor: 3}\n", []string{"measure s (staff): factor is 2 in a, 3 in b (50% more)"}},
		{"measures:\n  s: {lever: staff, by: [USA], factor: 2}\n", "measures:\n  s: {lever: trusted, by: [USA], share: 0.1}\n", []string{
			"a changes the number of licensing officers to twice today's (USA), acts on Monday 2026-01-05; b does not",
			"b gives the largest 10% of firms a fast lane (USA), acts on Monday 2026-01-05; a does not"}},
	} {
		all := several(t, c.a, c.b)
		if got := scenarios.Diff(all[0], all[1]); !slices.Equal(got, c.want) {
			t.Errorf("between\n%s\nand\n%s\nthe differences are %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// Whatever differs is said: no two built-in scenarios do the same.
func TestDiffOfBuiltIns(t *testing.T) {
	all := several(t, scenarios.BuiltIn()...)
	for _, a := range all {
		for _, b := range all {
			if lines := scenarios.Diff(a, b); (len(lines) == 0) != (a.Name == b.Name) {
				t.Errorf("%s and %s: differences %q", a.Name, b.Name, lines)
			}
		}
	}
}

func TestStackListsConflicts(t *testing.T) {
	until := strings.Replace(halve, "from: 2026-04-01", "from: 2026-04-01, until: 2026-09-01", 1)
	other := strings.NewReplacer("  x:", "  y:", "2400", "1200")
	for _, c := range []struct {
		what, a, b string
		want       string // part of the only conflict; "": there is none
	}{
		{"the same twice", halve, halve, ""},
		{"one name, two contents", halve, strings.Replace(halve, "2400", "1200", 1), "measure x is one thing in a"},
		{"one threshold, two values", halve, other.Replace(halve), "both set the listing of 3A090.a (2400 TPP and 1200 TPP) for USA from 2026-04-06 on"},
		{"the same by another name", halve, strings.Replace(halve, "  x:", "  y:", 1), ""},
		{"one ends before the other begins", until, strings.Replace(other.Replace(halve), "2026-04-01", "2026-10-01", 1), ""},
		{"one ends after the other begins", until, strings.Replace(other.Replace(halve), "2026-04-01", "2026-08-03", 1), "from 2026-08-03 on"},
		{"another jurisdiction", halve, strings.Replace(other.Replace(halve), "USA", "JPN", 1), ""},
		{"another entry", halve, "measures:\n  y: {lever: threshold, item: 6A005.a.6, by: [USA], to: 500 W, from: 2026-04-01}\n", ""},
		{"a policy of all entries", "measures:\n  y: {lever: destination, item: 3A090.a, by: [USA], destinations: [CHN], policy: case_by_case}\n",
			"measures:\n  z: {lever: destination, item: ALL, by: [USA], destinations: [D:5], policy: presumption_of_denial}\n", "the policy of 3A090.a towards CHN (case_by_case and presumption_of_denial)"},
		{"officers", "measures:\n  y: {lever: staff, by: [USA], factor: 2}\n", "measures:\n  z: {lever: staff, by: [USA, JPN], factor: 3}\n", "officers (2 times and 3 times) for USA"},
		{"lengths", halve, "weeks: 52\n" + halve, "weeks is 156 in a and 52 in b"},
		{"what follows a leader", halve + "  y: {lever: synchronise, with: x, members: [JPN]}\n", strings.NewReplacer("  x:", "  w:", "2400", "1200", "USA", "JPN").Replace(halve), "measures y of a and w of b both set the listing of 3A090.a"},
	} {
		all := several(t, c.a, c.b)
		st, err := scenarios.Stack(all, false)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if c.want == "" {
			if len(st.Conflicts) > 0 || st.Text == nil {
				t.Errorf("%s: conflicts %q, want none", c.what, st.Conflicts)
			}
			continue
		}
		if len(st.Conflicts) != 1 || !strings.Contains(st.Conflicts[0], c.want) || st.Text != nil {
			t.Errorf("%s: conflicts %q (text %q), want one with %q and no text", c.what, st.Conflicts, st.Text, c.want)
		}
		last, err := scenarios.Stack(all, true)
		if err != nil || last.Text == nil {
			t.Errorf("%s: the last one's say gives %v", c.what, err)
			continue
		}
		s, err := scenarios.Parse("b.yaml", last.Text, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range all[1].Measures {
			if got := s.Measure(m.Name); got == nil || got.Lever != m.Lever {
				t.Errorf("%s: measure %s of the last scenario is not in\n%s", c.what, m.Name, last.Text)
			}
		}
	}
}

// Followers of a measure that gives way go with it, and that is said.
func TestStackDropsFollowers(t *testing.T) {
	all := several(t, halve+"  z: {lever: synchronise, with: x, members: [JPN]}\n", strings.NewReplacer("  x:", "  y:", "2400", "1200").Replace(halve))
	st, err := scenarios.Stack(all, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(st.Dropped) != 2 || strings.Contains(string(st.Text), "  x:") || strings.Contains(string(st.Text), "  z:") || !strings.Contains(string(st.Text), "  y:") {
		t.Errorf("dropped %q, left\n%s\nwant x and z dropped and y left", st.Dropped, st.Text)
	}
}

// What is written reads back as it was, for every built-in scenario.
func TestStackWritesWhatItRead(t *testing.T) {
	for _, s := range several(t, scenarios.BuiltIn()...) {
		st, err := scenarios.Stack([]*scenarios.Scenario{s, s}, false)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
			continue
		}
		back := several(t, s.Name)[0]
		again, err := scenarios.Parse(s.File, st.Text, nil)
		if err == nil {
			w, _ := data.Reference()
			err = again.CheckWorld(w)
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", s.Name, err, st.Text)
			continue
		}
		if !reflect.DeepEqual(again.Measures, back.Measures) || again.Title != back.Title || again.Question != back.Question || again.Citation != back.Citation || again.Start != back.Start || again.Weeks != back.Weeks {
			t.Errorf("%s was written as\n%s", s.Name, st.Text)
		}
	}
}

// Any text can be a title.
func TestDraftQuotesText(t *testing.T) {
	for _, text := range []string{"plain", "a: b", "it's", `say "x" \ y`, "null", "- x", "# x", "{x}", "D:5", "007", "yes", "é, ü", "true", "2026-01-05", "a #b", "~", "x \t y", "1e5", "100%"} {
		d := scenarios.NewDraft()
		d.Text("title", text)
		d.Text("citation", text)
		s, err := scenarios.Parse("x.yaml", append(d.Bytes(), "start: 2026-01-05\n"...), nil)
		if err != nil {
			t.Errorf("title %q: %v\n%s", text, err, d.Bytes())
		} else if s.Title != text || s.Citation != text {
			t.Errorf("title %q reads back as %q\n%s", text, s.Title, d.Bytes())
		}
	}
}
