package scenarios

import (
	"regexp"

	"cordon/data"
	"cordon/model/lever"
)

// common are the keys that every measure may have beside its lever's settings.
var common = []string{"lever", "published", "from", "until"}

// wordly is what a measure may be called; dots separate the parts of a path.
var wordly = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// measures reads the measures in the order of the file. Beside each stands the
// node that it came from.
func (r *reader) measures(s *Scenario, n *node) []*node {
	if n == nil || n.kind == empty {
		return nil
	}
	if n.kind != mapping {
		r.note(n, n.text, "measures must be a group of named measures (name: {lever: ..., ...}), not %s", n.found())
		return nil
	}
	r.duplicates(n)
	for _, p := range n.pairs {
		r.names = append(r.names, p.key.text)
		if add := p.value.get("add"); add != nil && add.kind == scalar {
			_, unit, _ := quantity(p.value.get("threshold").plain())
			r.added[add.text] = unit
		}
	}
	var nodes []*node
	for _, p := range n.pairs {
		if !wordly.MatchString(p.key.text) {
			r.note(p.key, p.key.text, "a measure cannot be called %s: use letters, digits, - and _, a letter first", quote(p.key.text))
		}
		if s.Measure(p.key.text) != nil { // given twice, and noted
			continue
		}
		s.Measures = append(s.Measures, r.measure(p.key, p.value))
		nodes = append(nodes, p.value)
	}
	return nodes
}

func (r *reader) measure(key, n *node) lever.Measure {
	m := lever.Measure{Name: key.text}
	if n.kind != mapping {
		r.note(n, n.text, "measure %s must be a group of keys ({lever: ..., ...}), not %s", quote(key.text), n.found())
		return m
	}
	name := n.get("lever")
	if name == nil || name.kind != scalar {
		r.duplicates(n)
		r.note(key, key.text, "measure %s names no lever; add lever: and one of %s (\"cordon list levers\" says what each does)", quote(key.text), some(lever.Names()))
		r.commonDates(&m, n)
		return m
	}
	m.Lever = name.text
	m.Settings = pointer(lever.New(name.text))
	if m.Settings == nil {
		r.duplicates(n)
		r.note(name, name.text, "no lever is called %s; %s (\"cordon list levers\" lists all)", quote(name.text), hint(name.text, lever.Names()))
		r.commonDates(&m, n)
		return m
	}
	r.commonDates(&m, n)
	r.settings(&m, key, n)
	return m
}

func (r *reader) commonDates(m *lever.Measure, n *node) {
	for _, d := range []struct {
		key string
		to  *data.Date
	}{{"published", &m.Published}, {"from", &m.From}, {"until", &m.Until}} {
		if v := r.scalar(n, d.key); v != nil {
			*d.to = r.date(v, d.key)
		}
	}
}
