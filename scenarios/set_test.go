package scenarios

import (
	"strings"
	"testing"

	"cordon/model/lever"
)

func TestSetChangesOneArmAndLeavesTheOthers(t *testing.T) {
	w := referenceWorld(t)
	chips, _ := Load("chips-together", w)
	has, err := chips.Set("measures.chips.to", "2000 TPP")
	if err != nil || !has {
		t.Fatalf("set: %v, %v", has, err)
	}
	if got := chips.Measure("chips").Settings.(*lever.Threshold).To.Value; got != 2000 {
		t.Errorf("to is %v, want 2000", got)
	}
	if got := chips.Describe("chips"); got != "item 3A090.a, by [USA], to 2000 TPP" {
		t.Errorf("described as %s", got)
	}
	today, _ := Load("today", w)
	if has, err := today.Set("measures.chips.to", "2000 TPP"); has || err != nil {
		t.Errorf("an arm without the measure says %v, %v; want false and no error", has, err)
	}
}

func TestSetCanAddAKeyAndReachIntoATable(t *testing.T) {
	w := referenceWorld(t)
	s, _ := Load("item-new", w)
	for path, value := range map[string]string{
		"measures.entry.policy.CHN":   "presumption_of_denial",
		"measures.entry.policy.VNM":   "free",
		"measures.entry.until":        "2027-04-01",
		"measures.entry.by":           "USA, JPN",
		"measures.entry.hs6":          "[903180]",
		"weeks":                       "104",
		"measures.entry.coverage_low": "0.01",
	} {
		if has, err := s.Set(path, value); !has || err != nil {
			t.Errorf("set %s: %v, %v", path, has, err)
		}
	}
	m := s.Measure("entry")
	l := m.Settings.(*lever.List)
	if l.Policy["CHN"] != "presumption_of_denial" || l.Policy["VNM"] != "free" || l.Policy["OTHER"] != "case_by_case" {
		t.Errorf("policy is %v", l.Policy)
	}
	if m.Until.String() != "2027-04-01" || strings.Join(l.By, " ") != "USA JPN" || strings.Join(l.HS6, " ") != "903180" || s.Weeks != 104 || l.CoverageLow != 0.01 {
		t.Errorf("read as %+v %+v, %d weeks", m, l, s.Weeks)
	}
}

func TestSetRefusesWhatAFileMayNotSay(t *testing.T) {
	w := referenceWorld(t)
	for _, c := range []struct{ path, value, want string }{
		{"measures.chips.to", "-5 TPP", `--set measures.chips.to=-5 TPP: threshold to -5 TPP is outside its range 0..1e12`},
		{"measures.chips.to", "5 nm", `--set measures.chips.to=5 nm: threshold to "5 nm" is in "nm", but entry 3A090.a is measured in "TPP"; write 5 TPP`},
		{"measures.chips.tu", "5 TPP", `--set measures.chips.tu=5 TPP: no key of lever "threshold" is called "tu"; did you mean "to"?`},
		{"measures.chips.to.deeper", "1", `--set measures.chips.to.deeper=1: there is no key "deeper" inside the value "2400 TPP"`},
		{"measures.chips.to", "", `--set measures.chips.to=: threshold to has no value; give one or leave the key out`},
		{"measures.chips.from", "2031-01-01", `--set measures.chips.from=2031-01-01: from 2031-01-01 acts on Monday 2031-01-06, after the end of the run on 2028-12-31 (156 weeks from 2026-01-05); lengthen weeks or bring the date forward`},
		{"weeks", "12", `scenarios/chips-alone.yaml:12: from 2026-04-01 acts on Monday 2026-04-06, after the end of the run on 2026-03-29 (12 weeks from 2026-01-05); lengthen weeks or bring the date forward`},
		{"licensing.work_median", "1", `--set licensing.work_median=1: a scenario has no setting of that path; paths are measures.NAME.KEY, start and weeks`},
		{"measures.chips", "1", `--set measures.chips=1: a scenario has no setting of that path; paths are measures.NAME.KEY, start and weeks`},
		{"measures.chips.to", "[1", `--set measures.chips.to=[1: not readable as YAML near "[": sequence end token ']' not found`},
	} {
		s, _ := Load("chips-alone", w)
		has, err := s.Set(c.path, c.value)
		if has || err == nil || err.Error() != c.want {
			t.Errorf("set %s=%s: %v\n got %v\nwant %s", c.path, c.value, has, err, c.want)
		}
		if to := s.Measure("chips").Settings.(*lever.Threshold).To.Value; to != 2400 || s.Weeks != 156 {
			t.Errorf("a refused set of %s left to %v, weeks %d; want the scenario unchanged", c.path, to, s.Weeks)
		}
	}
}
