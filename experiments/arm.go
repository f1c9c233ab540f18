package experiments

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"cordon/data"
	"cordon/scenarios"
)

// Arm is one scenario of a comparison with the text that it was read from, which
// a manifest keeps.
type Arm struct {
	*scenarios.Scenario
	Text []byte
	Set  []string // PATH=VALUE given on top of the text, in order
}

// Load reads a built-in scenario by name or a file by its path, against a world.
// Problems of a file come back as scenarios.Problems.
func Load(nameOrPath string, w *data.World) (Arm, error) {
	s, err := scenarios.Load(nameOrPath, w)
	if err != nil {
		return Arm{}, err
	}
	text, err := scenarios.Source(nameOrPath)
	if err != nil { // no built-in: a file
		if text, err = os.ReadFile(nameOrPath); err != nil {
			return Arm{}, fmt.Errorf("scenario file %s cannot be read: %w", nameOrPath, err)
		}
	}
	if s, err = scenarios.Parse(s.File, text, w); err != nil { // the text that is kept is the text that runs
		return Arm{}, err
	}
	return Arm{Scenario: s, Text: text}, nil
}

// set changes one setting of the scenario and remembers it; it says whether the
// scenario has what the path names.
func (a *Arm) set(path, value string) (bool, error) {
	changed, err := a.Scenario.Set(path, value)
	if changed {
		a.Set = append(a.Set, path+"="+value)
	}
	return changed, err
}

// Set applies PATH=VALUE of a command line to every arm that has the measure
// (measures.NAME.KEY), to every arm (start, title and the like), or, where the
// path is a model parameter's, returns it as an override. A measure that no arm
// has is an error.
func Set(arms []*Arm, assignment string) (*Override, error) {
	path, value, ok := strings.Cut(assignment, "=")
	path, value = strings.TrimSpace(path), strings.TrimSpace(value)
	if !ok || path == "" || value == "" {
		return nil, fmt.Errorf("--set %s is not of the form path=value, such as measures.chips.to=\"2000 TPP\" or market.eta=1.2", assignment)
	}
	if strings.Contains(path, ".") && !strings.HasPrefix(path, "measures.") {
		return newOverride(path, value)
	}
	found := false
	var measures []string
	for _, a := range arms {
		changed, err := a.set(path, value)
		if err != nil {
			return nil, err
		}
		found = found || changed
		for _, m := range a.Measures {
			measures = append(measures, m.Name)
		}
	}
	if !found {
		slices.Sort(measures)
		measures = slices.Compact(measures)
		name, _, _ := strings.Cut(strings.TrimPrefix(path, "measures."), ".")
		return nil, fmt.Errorf("--set %s: no scenario of this comparison has a measure %q; %s", assignment, name, known(name, measures))
	}
	return nil, nil
}

func known(name string, measures []string) string {
	if len(measures) == 0 {
		return "none has any measure"
	}
	return fmt.Sprintf("did you mean %q? (all: %s)", scenarios.Nearest(name, measures), strings.Join(measures, ", "))
}
