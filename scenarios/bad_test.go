package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cordon/model/lever"
)

const head = "title: x\nstart: 2026-01-05\nweeks: 156\nmeasures:\n"

// badFiles are files that must be refused, each with all that is wrong with it.
var badFiles = []struct{ name, src, want string }{
	{"lever misspelt", head + "  chips: {lever: treshold, item: 3A090.a, to: 2400 TPP}\n",
		`bad.yaml:5: no lever is called "treshold"; did you mean "threshold"? ("cordon list levers" lists all)`},
	{"no lever", head + "  chips: {item: 3A090.a, to: 2400 TPP}\n",
		`bad.yaml:5: measure "chips" names no lever; add lever: and one of ` + some(lever.Names()) + ` ("cordon list levers" says what each does)`},
	{"key misspelt", head + "  chips: {lever: threshold, item: 3A090.a, too: 2400 TPP}\n",
		`bad.yaml:5: no key of lever "threshold" is called "too"; did you mean "to"?`},
	{"top-level key misspelt", "titel: x\nweks: 3\n",
		`bad.yaml:1: no key at the top level is called "titel"; did you mean "title"?
bad.yaml:2: no key at the top level is called "weks"; did you mean "weeks"?`},
	{"key far from any", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, tariff: 10%}\n",
		`bad.yaml:5: no key of lever "threshold" is called "tariff"; the nearest is "to" (all: lever, published, from, until, item, by, to, index, every)`},
	{"threshold below zero", head + "  chips: {lever: threshold, item: 3A090.a, to: -400 TPP}\n",
		`bad.yaml:5: threshold to -400 TPP is outside its range 0..1e12`},
	{"threshold without unit", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400}\n",
		`bad.yaml:5: threshold to "2400" has no unit; write a number and its unit, like 2400 TPP`},
	{"threshold in another unit", head + "  chips:\n    lever: threshold\n    item: 3A090.a\n    to: 2400 GFLOPS\n",
		`bad.yaml:8: threshold to "2400 GFLOPS" is in "GFLOPS", but entry 3A090.a is measured in "TPP"; write 2400 TPP`},
	{"threshold that is no number", head + "  chips: {lever: threshold, item: 3A090.a, to: half}\n",
		`bad.yaml:5: threshold to "half" is not a number; write a number and its unit, like 2400 TPP`},
	{"threshold infinite", head + "  chips: {lever: threshold, item: 3A090.a, to: 1e400 TPP}\n",
		`bad.yaml:5: threshold to "1e400 TPP" is not a number that can be represented; write a number and its unit, like 2400 TPP`},
	{"threshold of an entry without one", head + "  gaas: {lever: threshold, item: CN-3C001, to: 3 nm}\n",
		`bad.yaml:5: threshold to "3 nm": entry CN-3C001 has no numerical threshold`},
	{"threshold of all", head + "  chips: {lever: threshold, item: ALL, to: 3 nm}\n",
		`bad.yaml:5: threshold to "3 nm" needs one entry whose threshold it is, not ALL`},
	{"date after the end", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, published: 2026-03-02, from: 2029-04-01}\n",
		`bad.yaml:5: from 2029-04-01 acts on Monday 2029-04-02, after the end of the run on 2028-12-31 (156 weeks from 2026-01-05); lengthen weeks or bring the date forward`},
	{"date whose monday is after the end", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, from: 2028-12-30}\n",
		`bad.yaml:5: from 2028-12-30 acts on Monday 2029-01-01, after the end of the run on 2028-12-31 (156 weeks from 2026-01-05); lengthen weeks or bring the date forward`},
	{"date before the start", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, from: 2025-04-01}\n",
		`bad.yaml:5: from 2025-04-01 is before the start 2026-01-05`},
	{"dates out of order", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, published: 2026-04-02, from: 2026-04-01, until: 2026-03-01}\n",
		`bad.yaml:5: from 2026-04-01 is before published 2026-04-02; where a rule acts before it is printed, published is the day on which it became known
bad.yaml:5: until 2026-03-01 is not after from 2026-04-01`},
	{"published alone", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, published: 2026-04-02}\n",
		`bad.yaml:5: published 2026-04-02 has no from beside it; say when the measure takes effect`},
	{"no such day", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, from: 2026-02-30}\n",
		`bad.yaml:5: from "2026-02-30" is not a day of the form YYYY-MM-DD`},
	{"day of another age", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, from: 1970-01-01}\n",
		`bad.yaml:5: from 1970-01-01 is outside its range 1990-01-01..2100-12-31`},
	{"dates on a follower", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, from: 2026-03-02}\n  allies: {lever: synchronise, with: chips, members: [JPN], from: 2026-05-01}\n",
		`bad.yaml:6: measure "allies" has the dates of the measure that its with: names; leave out from`},
	{"no date at all", "title: x\nmeasures:\n  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n",
		`bad.yaml:1: start is missing, and no measure has a date that could stand for it`},
	{"unknown jurisdiction", head + "  chips: {lever: threshold, item: 3A090.a, by: [UAS], to: 2400 TPP}\n",
		`bad.yaml:5: threshold by "UAS" is neither a jurisdiction nor a group of the world "reference"; did you mean "USA"? ("cordon list jurisdictions" lists all)`},
	{"jurisdiction by its name", head + "  chips: {lever: threshold, item: 3A090.a, by: [United States], to: 2400 TPP}\n",
		`bad.yaml:5: threshold by "United States" is neither a jurisdiction nor a group of the world "reference"; did you mean "USA"? ("cordon list jurisdictions" lists all)`},
	{"unknown group", head + "  shut: {lever: destination, item: 3A090.a, destinations: [EU28], policy: free}\n",
		`bad.yaml:5: destination destinations "EU28" is neither a jurisdiction nor a group of the world "reference"; did you mean "EU27"? ("cordon list jurisdictions" lists all)`},
	{"jurisdiction twice", head + "  chips: {lever: threshold, item: 3A090.a, by: [USA, USA], to: 2400 TPP}\n",
		`bad.yaml:5: threshold by names "USA" twice; keep one`},
	{"unknown item", head + "  chips: {lever: threshold, item: 3A090.b, to: 2400 TPP}\n",
		`bad.yaml:5: threshold item "3A090.b" is on no list of the world "reference"; did you mean "3A090.a"? ("cordon list items" lists all)`},
	{"unknown policy", head + "  shut: {lever: destination, item: 3A090.a, destinations: [CHN], policy: denial}\n",
		`bad.yaml:5: destination policy "denial" is no licence policy; did you mean "presumption_of_denial"? (free, approval, case_by_case, presumption_of_denial)`},
	{"unknown HS code", head + "  new: {lever: list, add: 9X999, by: [USA], hs6: [854232, 8542], coverage: 0.1}\n",
		`bad.yaml:5: list hs6 "854232" has no recorded trade in the world "reference", so nothing would happen; the nearest code that has is "854231"
bad.yaml:5: list hs6 "8542" is not an HS code of six digits, like 854231`},
	{"unknown policy in a table", head + "  new: {lever: list, add: 9X999, by: [USA], hs6: [854231], coverage: 0.1, policy: {CHINA: case_by_case, OTHER: apporval, ALL: free}}\n",
		`bad.yaml:5: list policy "CHINA" is neither a jurisdiction nor a group of the world "reference"; did you mean "CHN"? ("cordon list jurisdictions" lists all)
bad.yaml:5: list policy of OTHER "apporval" is no licence policy; did you mean "approval"? (free, approval, case_by_case, presumption_of_denial)
bad.yaml:5: list policy "ALL": write OTHER, which stands for every destination that no other key names`},
	{"share above one", head + "  new: {lever: list, add: 9X999, by: [USA], hs6: [854231], coverage: 1.5}\n",
		`bad.yaml:5: list coverage 1.5 is outside its range 0..1`},
	{"coverage low above middle", head + "  new: {lever: list, add: 9X999, by: [USA], hs6: [854231], coverage: 0.1, coverage_low: 0.2, coverage_high: 0.05}\n",
		`bad.yaml:5: list coverage_low 0.2 is above coverage 0.1
bad.yaml:5: list coverage_high 0.05 is below coverage 0.1`},
	{"unknown measure", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n  allies: {lever: synchronise, with: chipz, members: [JPN]}\n",
		`bad.yaml:6: synchronise with "chipz" names no measure of this scenario; did you mean "chips"?`},
	{"measures in a circle", head + "  a: {lever: notice, with: b, period: 1 week}\n  b: {lever: notice, with: a, period: 1 week}\n",
		`bad.yaml:5: measures refer to each other in a circle: a -> b -> a`},
	{"required setting missing", head + "  allies:\n    lever: synchronise\n    with: allies\n",
		`bad.yaml:5: measure "allies" lacks members, which lever "synchronise" needs: who acts together with the leader
bad.yaml:6: measures refer to each other in a circle: allies -> allies`},
	{"measure given twice", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n  chips: {lever: threshold, item: 3A090.a, to: 1200 TPP}\n",
		`bad.yaml:6: "chips" is given twice, first on line 5; keep one`},
	{"key given twice", "title: x\ntitle: y\nstart: 2026-01-05\nmeasures:\n  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP, to: 1200 TPP}\n",
		`bad.yaml:2: "title" is given twice, first on line 1; keep one
bad.yaml:5: "to" is given twice, first on line 5; keep one`},
	{"lag without unit", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n  allies: {lever: synchronise, with: chips, members: [JPN], lag: 8}\n",
		`bad.yaml:6: synchronise lag "8" has no unit; write 8 weeks, days, months or years`},
	{"lag in another unit", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n  allies: {lever: synchronise, with: chips, members: [JPN], lag: 8 wekks}\n",
		`bad.yaml:6: synchronise lag "8 wekks" is in "wekks", which is no unit of time; did you mean "weeks"? (days, weeks, months, years)`},
	{"lag below zero", head + "  chips: {lever: threshold, item: 3A090.a, to: 2400 TPP}\n  allies: {lever: synchronise, with: chips, members: [JPN], lag: -8 weeks}\n",
		`bad.yaml:6: synchronise lag -8 weeks is outside its range 0..520 weeks`},
	{"lever that changes nothing", head + "  chips: {lever: list, by: [USA]}\n",
		`bad.yaml:5: measure "chips" (lever list) changes nothing as it is set; see "cordon list levers"`},
	{"what the lever itself refuses", head + "  chips: {lever: list, add: 9X999, remove: 3A090.a}\n",
		`bad.yaml:5: measure "chips" (lever list): one measure adds or removes, not both: add 9X999, remove 3A090.a`},
	{"weeks out of range", "title: x\nweeks: 0\n",
		`bad.yaml:2: weeks 0 is outside its range 1..1040`},
	{"weeks no number", "title: x\nweeks: three\n",
		`bad.yaml:2: weeks "three" is not a whole number of weeks`},
	{"question without a question mark", "title: x\nquestion: Tell me\n",
		`bad.yaml:2: question "Tell me" does not end in "?"`},
	{"unknown baseline", "title: x\nbaseline: todya\n",
		`bad.yaml:2: no built-in scenario is called "todya"; did you mean "today"? (or give the path of a .yaml file)`},
	{"measures as a list", "title: x\nmeasures: [chips]\n",
		`bad.yaml:2: measures must be a group of named measures (name: {lever: ..., ...}), not a list`},
	{"measure as a word", "title: x\nmeasures:\n  chips: threshold\n  9.5: {lever: staff, by: [USA], factor: 2}\n",
		`bad.yaml:3: measure "chips" must be a group of keys ({lever: ..., ...}), not "threshold"
bad.yaml:4: a measure cannot be called "9.5": use letters, digits, - and _, a letter first`},
	{"value missing", "title:\nstart: 2026-01-05\nmeasures:\n  chips: {lever: staff, by: , factor: 2}\n",
		`bad.yaml:1: title has no value; give one or leave the key out
bad.yaml:4: staff by has no value; give one or leave the key out`},
	{"list where a value stands", head + "  chips: {lever: staff, by: [USA], factor: [2, 3]}\n",
		`bad.yaml:5: staff factor must be a single value, not a list`},
	{"empty list", head + "  chips: {lever: staff, by: [], factor: 2}\n",
		`bad.yaml:5: staff by is an empty list; name at least one or leave the key out`},
	{"empty file", "",
		`bad.yaml:1: a scenario is a group of keys (title, question, citation, baseline, start, weeks, measures), but this file holds nothing`},
	{"a list", "- title\n",
		`bad.yaml:1: a scenario is a group of keys (title, question, citation, baseline, start, weeks, measures), but this file holds a list`},
	{"two documents", "title: x\n---\ntitle: y\n",
		`bad.yaml:3: a second document begins here; a scenario file holds one`},
	{"anchors", "title: &a x\nquestion: *a\n",
		`bad.yaml:1: "&" is a YAML anchor, which scenario files do not use; write the value out
bad.yaml:2: "*" is a YAML alias, which scenario files do not use; write the value out`},
	{"syntax", "title: x\nmeasures:\n  chips: {lever: threshold, item: 3A090.a\n",
		`bad.yaml:3: not readable as YAML near "{": could not find flow mapping end token '}'`},
	{"tabs", "title: x\nmeasures:\n\tchips: 1\n",
		`bad.yaml:3: not readable as YAML near "": found character '\t' that cannot start any token`},
	{"several at once in order", "question: y?\nstart: 2026-01-05\nweeks: 52\ncolour: red\nmeasures:\n  chips: {lever: treshold, from: 2027-06-01}\n  new: {lever: list, add: 9X999, by: [USA, JAP], hs6: [8542], coverage: 2}\n  staff: {lever: staff, by: [USA], factor: -1, published: 2026-05-01, from: 2026-04-01}\n",
		`bad.yaml:1: title is missing: say in one line what is proposed
bad.yaml:4: no key at the top level is called "colour"; the nearest is "measures" (all: title, question, citation, baseline, start, weeks, measures)
bad.yaml:6: no lever is called "treshold"; did you mean "threshold"? ("cordon list levers" lists all)
bad.yaml:6: from 2027-06-01 acts on Monday 2027-06-07, after the end of the run on 2027-01-03 (52 weeks from 2026-01-05); lengthen weeks or bring the date forward
bad.yaml:7: list by "JAP" is neither a jurisdiction nor a group of the world "reference"; did you mean "JPN"? ("cordon list jurisdictions" lists all)
bad.yaml:7: list hs6 "8542" is not an HS code of six digits, like 854231
bad.yaml:7: list coverage 2 is outside its range 0..1
bad.yaml:8: staff factor -1 is outside its range 0..20
bad.yaml:8: from 2026-04-01 is before published 2026-05-01; where a rule acts before it is printed, published is the day on which it became known`},
}

func TestBadFilesSayEverythingThatIsWrong(t *testing.T) {
	w := referenceWorld(t)
	for _, b := range badFiles {
		s, err := Parse("bad.yaml", []byte(b.src), w)
		if err == nil {
			t.Errorf("%s: accepted as %+v", b.name, s)
			continue
		}
		if err.Error() != b.want {
			t.Errorf("%s:\n got %s\nwant %s", b.name, err, b.want)
		}
	}
}

func TestProblemsCarryPlaceAndText(t *testing.T) {
	_, err := Parse("bad.yaml", []byte(head+"  chips: {lever: treshold}\n"), nil)
	var p Problem
	if !errors.As(err, &p) {
		t.Fatalf("%v holds no Problem", err)
	}
	// Column 18: after two blanks, "chips: {" and "lever: ".
	if p.File != "bad.yaml" || p.Line != 5 || p.Column != 18 || p.Text != "treshold" {
		t.Errorf("problem is %+v", p)
	}
}

func TestTooLongAFileIsRefused(t *testing.T) {
	_, err := Parse("bad.yaml", []byte("title: "+strings.Repeat("x", largest)), nil)
	if err == nil || err.Error() != "bad.yaml: 65543 bytes is too long for a scenario: at most 65536 are read" {
		t.Errorf("got %v", err)
	}
}

func TestLoadSaysWhatItLooksFor(t *testing.T) {
	if _, err := Load("chips-alon", nil); err == nil || err.Error() != `no built-in scenario is called "chips-alon"; did you mean "chips-alone"? (a path has a / or ends in .yaml)` {
		t.Errorf("got %v", err)
	}
	missing := filepath.Join(t.TempDir(), "none.yaml")
	if _, err := Load(missing, nil); err == nil || !strings.HasPrefix(err.Error(), "no scenario file "+missing+"; built-in scenarios are "+BuiltIn()[0]+", ") {
		t.Errorf("got %v", err)
	}
	path := filepath.Join(t.TempDir(), "mine.yml")
	if err := os.WriteFile(path, []byte("title: Mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Load(path, nil); err != nil || s.Title != "Mine" || s.Name != "mine" || s.File != path {
		t.Errorf("read as %+v, %v", s, err)
	}
	t.Chdir(filepath.Dir(path))
	if s, err := Load("mine.yml", nil); err != nil || s.Title != "Mine" {
		t.Errorf("a bare file name was read as %+v, %v", s, err)
	}
}
