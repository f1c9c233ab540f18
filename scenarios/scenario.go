package scenarios

import (
	"fmt"

	"cordon/data"
	"cordon/model/lever"
)

// DefaultWeeks is the length of a run whose file does not give one [weeks].
const DefaultWeeks = 156

// Scenario is one arm of a comparison: a list of measures and the window in
// which they are looked at.
type Scenario struct {
	Name     string    // the file's base name, such as chips-alone
	Title    string    // one line
	Question string    // ends in "?"
	Citation string    // the law, or "hypothetical"
	Baseline string    // the scenario that this one is compared with; "today" if not given
	Start    data.Date // week 0 holds it; 0: the Monday before the first publication
	Weeks    int       // length of the run
	Measures []lever.Measure
	Remarks  []string // what is no mistake and should be said: members of a group that the world lacks
	File     string   // where it was read; built-ins are scenarios/NAME.yaml

	doc   *node       // what was read, kept for Set, CheckWorld and Describe
	world *data.World // whose names it was checked against; nil: none yet
}

// Measure by name; nil where the scenario has none such.
func (s *Scenario) Measure(name string) *lever.Measure {
	for i := range s.Measures {
		if s.Measures[i].Name == name {
			return &s.Measures[i]
		}
	}
	return nil
}

// InOrder lists the measures so that each follows the one that its with: names,
// and otherwise in the order of the file.
func (s *Scenario) InOrder() []lever.Measure {
	var out []lever.Measure
	placed := make(map[string]bool, len(s.Measures))
	for len(out) < len(s.Measures) {
		before := len(out)
		for _, m := range s.Measures {
			if leader := Leader(m); !placed[m.Name] && (leader == "" || placed[leader]) {
				out, placed[m.Name] = append(out, m), true
			}
		}
		if len(out) == before { // cannot happen in a scenario that Parse let through
			panic(fmt.Sprintf("scenario %s: its measures refer to each other in a circle", s.Name))
		}
	}
	return out
}

// Line is the line of the file on which a path such as "measures.chips.to"
// is set; 0 where it is not set in the file.
func (s *Scenario) Line(path string) int {
	n := s.doc.at(splitPath(path))
	if n == nil || n.origin != "" {
		return 0
	}
	return n.line
}

// CheckWorld reads the scenario again with the names of a world: items,
// jurisdictions, groups (which it expands) and HS codes. The error is Problems.
func (s *Scenario) CheckWorld(w *data.World) error {
	checked, err := read(s.File, s.doc, w)
	if err != nil {
		return err
	}
	*s = *checked
	return nil
}
