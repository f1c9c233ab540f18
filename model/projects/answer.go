package projects

import "cordon/model/world"

// Answer to an application for a project's participants.
type Answer uint8

// Answers.
const (
	Granted Answer = iota
	Again          // returned as incomplete: filed once more
	Refused
)

// Answered acts on the answer for participant n of a project, or for all of them.
// A project goes on without those who are refused, and stops where nobody is left.
func (x *Projects) Answered(s *world.State, key uint64, n int, a Answer) {
	p := find(s, key)
	if p == nil || p.Waiting == 0 {
		return // it ended before the answer came
	}
	if a == Again {
		p.ToFile |= 1 << n
		return
	}
	p.Waiting--
	t := x.tally(s, p)
	for k := range int(p.People) {
		if n != k && n != world.JointNumber || !p.Licensed[k] || p.Access[k] {
			continue
		}
		if a == Granted {
			x.enter(t, p, k)
		} else {
			t.Refused++
		}
	}
	if p.Waiting == 0 && !anybody(p) {
		t.Stopped++
		p.Until = int16(s.Week)
	}
}

func anybody(p *world.Project) bool {
	for k := range int(p.People) {
		if p.Access[k] {
			return true
		}
	}
	return false
}

// find a project by its identity; answers are few, and so are projects.
func find(s *world.State, key uint64) *world.Project {
	for i := range s.Projects {
		if s.Projects[i].Key == key {
			return &s.Projects[i]
		}
	}
	return nil
}
