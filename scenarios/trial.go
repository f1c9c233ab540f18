package scenarios

import (
	"cordon/model/lever"
	"cordon/model/world"
)

// trial writes each measure to a rulebook of its own, which is thrown away, so
// that what a lever itself refuses is known before a run begins, and where in
// the file. A measure that writes nothing is refused too: it would be read as
// "no effect".
func (r *reader) trial(s *Scenario, nodes []*node) {
	begins := s.Begins()
	if r.w == nil || begins == 0 {
		return
	}
	at := map[string]*node{}
	for i, m := range s.Measures {
		at[m.Name] = nodes[i]
	}
	book := world.NewRulebook(r.w, begins)
	for _, m := range s.InOrder() {
		before := book.Set()
		if err := m.Settings.Write(book, m); err != nil {
			r.note(at[m.Name], m.Name, "measure %s (lever %s): %v", quote(m.Name), m.Lever, err)
		} else if book.Set() == before && lever.Leader(m) == "" {
			r.note(at[m.Name], m.Name, "measure %s (lever %s) changes nothing as it is set; see \"cordon list levers\"", quote(m.Name), m.Lever)
		}
	}
}
