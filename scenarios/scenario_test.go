package scenarios

import (
	"strings"
	"sync"
	"testing"

	"cordon/data"
	"cordon/model/lever"
)

var reference = sync.OnceValues(data.Reference)

func referenceWorld(t testing.TB) *data.World {
	t.Helper()
	w, err := reference()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func mustParse(t testing.TB, src string, w *data.World) *Scenario {
	t.Helper()
	s, err := Parse("test.yaml", []byte(src), w)
	if err != nil {
		t.Fatalf("a good scenario was refused:\n%v", err)
	}
	return s
}

// The example of the project's first page, read to the last field.
func TestTogetherReads(t *testing.T) {
	s, err := Load("chips-together", referenceWorld(t))
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "chips-together" || s.File != "scenarios/chips-together.yaml" || s.Baseline != "today" || s.Weeks != 156 || s.Start != data.MustDate("2026-01-05") {
		t.Errorf("read as %+v", s)
	}
	chips := s.Measure("chips")
	if chips == nil || chips.Lever != "threshold" || chips.Published != data.MustDate("2026-03-02") || chips.From != data.MustDate("2026-04-01") || chips.Until != 0 {
		t.Fatalf("measure chips read as %+v", chips)
	}
	to := chips.Settings.(*lever.Threshold)
	if to.Item != "3A090.a" || strings.Join(to.By, " ") != "USA" || to.To != (lever.Quantity{Value: 2400, Unit: "TPP"}) {
		t.Errorf("threshold read as %+v", to)
	}
	allies := s.Measure("allies").Settings.(*lever.Synchronise)
	if allies.With != "chips" || strings.Join(allies.Members, " ") != "JPN NLD KOR TWN DEU" || allies.Lag.Weeks != 0 {
		t.Errorf("synchronise read as %+v", allies)
	}
}

func TestArmsThatAreComparedShareTheirStart(t *testing.T) {
	today, err := Load("today", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(today.Measures) != 0 {
		t.Errorf("today has %d measures, want none", len(today.Measures))
	}
	for _, name := range BuiltIn() {
		s, err := Load(name, referenceWorld(t))
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		if s.Begins() != today.Begins() || s.Weeks != today.Weeks || s.Baseline != "today" {
			t.Errorf("%s begins %s for %d weeks against %s; want as today, %s for %d", name, s.Begins(), s.Weeks, s.Baseline, today.Begins(), today.Weeks)
		}
		if s.Title == "" || s.Question == "" || s.Citation == "" {
			t.Errorf("%s lacks title, question or citation", name)
		}
		src, _ := Source(name)
		if !strings.HasPrefix(string(src), "# ") {
			t.Errorf("%s has no comment at its head that names the law", name)
		}
	}
}

func TestBuiltInsAreTheTwelvePromised(t *testing.T) {
	want := "chips-alone chips-exception chips-follow chips-reach chips-together item-new item-new-notice item-removed no-controls party-listed staff-doubled today"
	for _, name := range strings.Fields(want) {
		if !contains(BuiltIn(), name) {
			t.Errorf("built in: %v; want %s among them", BuiltIn(), name)
		}
	}
}

// A scenario that was read without a world knows its groups after CheckWorld.
func TestCheckWorldExpandsGroups(t *testing.T) {
	src := `title: x
start: 2026-01-05
measures:
  shut: {lever: destination, item: ALL, by: [USA, EU27], destinations: EMBARGO, policy: presumption_of_denial}
`
	w := referenceWorld(t)
	s := mustParse(t, src, nil)
	if got := s.Measure("shut").Settings.(*lever.Destination).By; strings.Join(got, " ") != "USA EU27" {
		t.Errorf("without a world by is %v, want it as written", got)
	}
	if err := s.CheckWorld(w); err != nil {
		t.Fatal(err)
	}
	l := s.Measure("shut").Settings.(*lever.Destination)
	var eu []string
	for _, j := range w.Jurisdictions {
		if data.InGroup("EU27", j.ISO3) {
			eu = append(eu, j.ISO3)
		}
	}
	if got, want := strings.Join(l.By, " "), "USA "+strings.Join(eu, " "); got != want || len(eu) < 5 {
		t.Errorf("by is %s\nwant %s", got, want)
	}
	if got := strings.Join(l.Destinations, " "); got != "BLR IRN RUS" {
		t.Errorf("destinations are %s, want the embargoed of the reference world, BLR IRN RUS", got)
	}
	bad := mustParse(t, strings.Replace(src, "USA", "USB", 1), nil)
	if err := bad.CheckWorld(w); err == nil || !strings.Contains(err.Error(), `did you mean "USA"?`) {
		t.Errorf("USB passed a check against the world: %v", err)
	}
}

func TestAllStandsForEveryDestination(t *testing.T) {
	w := referenceWorld(t)
	s := mustParse(t, "title: x\nstart: 2026-01-05\nmeasures:\n  m: {lever: destination, item: 3A090.a, by: [USA], destinations: ALL, policy: approval}\n", w)
	if got := len(s.Measure("m").Settings.(*lever.Destination).Destinations); got != len(w.Jurisdictions) {
		t.Errorf("ALL is %d destinations, want all %d of the world", got, len(w.Jurisdictions))
	}
}

func TestDefaultsOfLeversAreFilledIn(t *testing.T) {
	s := mustParse(t, `title: x
start: 2026-01-05
measures:
  follow: {lever: follow, with: chips, members: [JPN]}
  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}
`, referenceWorld(t))
	// 9.5 months of 365.2425/12 days (Japan's lag in 2023).
	if got, want := s.Measure("follow").Settings.(*lever.Follow).Lag.Weeks, 9.5*365.2425/12/7; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("default lag is %v weeks, want %v", got, want)
	}
	if order := s.InOrder(); order[0].Name != "chips" || order[1].Name != "follow" {
		t.Errorf("a measure comes before the one that it follows: %v", order)
	}
	if s.Line("measures.chips.to") != 5 || s.Line("measures.chips.from") != 0 {
		t.Errorf("measures.chips.to is on line %d, want 5; from, which is not set, on %d, want 0", s.Line("measures.chips.to"), s.Line("measures.chips.from"))
	}
}

// Codes are text: YAML would read 010121 as a number in base 8 and 4E001 as 40.
// A file from another system may begin with a byte order mark and end its lines
// with a carriage return too.
func TestCodesAndLineEndsOfOtherSystems(t *testing.T) {
	src := strings.ReplaceAll("\ufefftitle: 2026\nstart: 2026-01-05\nmeasures:\n  a: {lever: list, add: 4E001, by: [NOR], hs6: [010121, 854231], coverage: 1}\n  b:\n    lever: list\n    remove: 1E5\n", "\n", "\r\n")
	s := mustParse(t, src, nil)
	l := s.Measure("a").Settings.(*lever.List)
	if s.Title != "2026" || l.Add != "4E001" || strings.Join(l.HS6, " ") != "010121 854231" || strings.Join(l.By, " ") != "NOR" {
		t.Errorf("read as %q, %+v", s.Title, l)
	}
	if got := s.Measure("b").Settings.(*lever.List).Remove; got != "1E5" || s.Line("measures.b.remove") != 7 {
		t.Errorf("remove is %q on line %d, want 1E5 on 7", got, s.Line("measures.b.remove"))
	}
}
