package scenarios

import (
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Acts is the day on which a date acts: the first Monday on or after it.
func Acts(d data.Date) data.Date { return d.Monday() }

// FirstPublication is the earliest day on which a measure is made public; 0
// where no measure has a date.
func (s *Scenario) FirstPublication() data.Date {
	var first data.Date
	for _, m := range s.Measures {
		d := m.Published
		if d == 0 {
			d = m.From
		}
		if d != 0 && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}

// Begins is the Monday of week 0: of the week that holds Start, or else the
// first publication; 0 where the scenario has neither.
func (s *Scenario) Begins() data.Date {
	d := s.Start
	if d == 0 {
		d = s.FirstPublication()
	}
	if d == 0 {
		return 0
	}
	return d.MondayBefore()
}

// timing notes dates out of order and dates outside the run.
func (r *reader) timing(s *Scenario, nodes []*node) {
	begins := s.Begins()
	if begins == 0 {
		if len(s.Measures) > 0 && len(r.problems) == 0 {
			r.note(s.doc, "", "start is missing, and no measure has a date that could stand for it")
		}
		return
	}
	end := begins + data.Date(7*s.Weeks)
	for i, m := range s.Measures {
		n := nodes[i]
		if r.borrowed(m, n) {
			continue
		}
		for _, d := range []struct {
			key string
			day data.Date
		}{{"published", m.Published}, {"from", m.From}, {"until", m.Until}} {
			at := n.get(d.key)
			switch {
			case d.day == 0:
			case d.day < s.Start:
				r.note(at, at.text, "%s %s is before the start %s", d.key, d.day, s.Start)
			case Acts(d.day) >= end:
				r.note(at, at.text, "%s %s acts on Monday %s, after the end of the run on %s (%d weeks from %s); lengthen weeks or bring the date forward",
					d.key, d.day, Acts(d.day), end-1, s.Weeks, begins)
			}
		}
		if m.Published != 0 && m.From != 0 && m.Published > m.From {
			at := n.get("from")
			r.note(at, at.text, "from %s is before published %s; where a rule acts before it is printed, published is the day on which it became known", m.From, m.Published)
		}
		if m.Published != 0 && m.From == 0 && n.get("from") == nil && lever.Leader(m) == "" {
			at := n.get("published")
			r.note(at, at.text, "published %s has no from beside it; say when the measure takes effect", m.Published)
		}
		from := m.From
		if from == 0 {
			from = begins
		}
		if m.Until != 0 && m.Until <= from {
			at := n.get("until")
			r.note(at, at.text, "until %s is not after from %s", m.Until, from)
		}
	}
}

// borrowed notes dates of its own on a measure that has its leader's.
func (r *reader) borrowed(m lever.Measure, n *node) bool {
	for _, s := range Settings(m.Lever) {
		if s.Kind != "measure" || !s.Required {
			continue
		}
		for _, key := range []string{"published", "from", "until"} {
			if at := n.get(key); at != nil {
				r.note(at, at.text, "measure %s has the dates of the measure that its %s: names; leave out %s", quote(m.Name), s.Key, key)
			}
		}
		return true
	}
	return false
}

// references notes measures that refer to each other in a circle.
func (r *reader) references(s *Scenario, nodes []*node) {
	leader := map[string]string{}
	for _, m := range s.Measures {
		leader[m.Name] = lever.Leader(m)
	}
	for i, m := range s.Measures {
		circle := []string{m.Name}
		at := leader[m.Name]
		for at != "" && at != m.Name && len(circle) <= len(s.Measures) {
			circle, at = append(circle, at), leader[at]
		}
		if at == m.Name && m.Name == sortedCopy(circle)[0] {
			n := nodes[i]
			r.note(n, m.Name, "measures refer to each other in a circle: %s", strings.Join(append(circle, m.Name), " -> "))
		}
	}
}
