package scenarios

import (
	"fmt"
	"slices"
	"strings"
)

// Set changes one setting, as "--set measures.chips.to=2000 TPP" on a command
// line does, and checks the whole scenario again; start, weeks and the other
// top-level texts can be set too. It says whether the scenario has the measure:
// arms without it stay as they are. On an error the scenario is unchanged.
func (s *Scenario) Set(path, value string) (bool, error) {
	parts := splitPath(path)
	origin := "--set " + path + "=" + value
	switch {
	case parts[0] == "measures" && len(parts) >= 3:
		if s.Measure(parts[1]) == nil {
			return false, nil
		}
	case len(parts) != 1 || parts[0] == "measures" || !contains(topLevel, parts[0]):
		return false, fmt.Errorf("%s: a scenario has no setting of that path; paths are measures.NAME.KEY, start and weeks", origin)
	}
	to, err := syntax(s.File, []byte(value), origin)
	if err != nil {
		return false, err
	}
	doc, err := replaced(s.doc, parts, to, origin)
	if err != nil {
		return false, err
	}
	changed, err := read(s.File, doc, s.world)
	if err != nil {
		return false, err
	}
	*s = *changed
	return true, nil
}

// replaced is a copy of n in which the value at path is another. What is not
// on the path is shared with n.
func replaced(n *node, path []string, to *node, origin string) (*node, error) {
	if len(path) == 0 {
		return to, nil
	}
	if n.kind != mapping && n.kind != empty {
		return nil, fmt.Errorf("%s: there is no key %s inside the value %s", origin, quote(path[0]), quote(n.String()))
	}
	c := *n
	c.kind, c.pairs = mapping, slices.Clone(n.pairs)
	for i, p := range c.pairs {
		if p.key.text == path[0] {
			inner, err := replaced(p.value, path[1:], to, origin)
			c.pairs[i].value = inner
			return &c, err
		}
	}
	inner, err := replaced(&node{origin: origin}, path[1:], to, origin)
	c.pairs = append(c.pairs, pair{&node{kind: scalar, text: path[0], origin: origin}, inner})
	return &c, err
}

func splitPath(path string) []string { return strings.Split(path, ".") }
