package scenarios

import (
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
	File     string // where it was read; built-ins are scenarios/NAME.yaml

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

// InOrder lists the measures as they are written to a rulebook (lever.InOrder).
func (s *Scenario) InOrder() []lever.Measure { return lever.InOrder(s.Measures) }

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
