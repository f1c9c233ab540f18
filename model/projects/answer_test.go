package projects

import (
	"testing"

	"cordon/model/world"
)

// state with one controlled project of three participants, the second barred.
func state() (*Projects, *world.State) {
	g := &world.Ground{NJ: 2, Members: []bool{true, false}}
	s := &world.State{G: g, Tally: world.NewTally(g), Week: 10}
	s.Projects = []world.Project{{Key: 1, Home: 0, Until: 100, People: 3, Control: true, Waiting: 3,
		Barred: [world.MaxPeople]bool{1: true}, Licensed: [world.MaxPeople]bool{true, true, true}}}
	return &Projects{P: &Params{}}, s
}

// One answer a participant: each is let in or refused by its own, and the project
// goes on with those who are let in.
func TestSingleAnswers(t *testing.T) {
	x, s := state()
	x.Answered(s, 1, 0, Refused)
	x.Answered(s, 1, 2, Again)
	p := &s.Projects[0]
	if p.Waiting != 2 || p.ToFile != 1<<2 {
		t.Fatalf("after a refusal and a return %d answers are awaited and %b is to be filed; want 2 and 100", p.Waiting, p.ToFile)
	}
	x.Answered(s, 1, 1, Granted)
	x.Answered(s, 1, 2, Granted)
	if got := s.Tally.Projects; got.Refused != 1 || got.Leaks != 1 || got.Stopped != 0 || p.Access != [world.MaxPeople]bool{1: true, 2: true} {
		t.Errorf("got %+v, access %v; want one refused, one barred participant let in, not stopped", got, p.Access)
	}
}

// One answer for all: a refusal stops the project.
func TestJointAnswer(t *testing.T) {
	x, s := state()
	s.Projects[0].Joint, s.Projects[0].Waiting = true, 1
	x.Answered(s, 1, world.JointNumber, Refused)
	x.Answered(s, 99, 0, Refused) // of a project that has ended: nothing
	if got := s.Tally.Projects; got.Refused != 3 || got.Stopped != 1 || got.Leaks != 0 || s.Projects[0].Until != 10 {
		t.Errorf("got %+v, ends in week %d; want three refused, stopped in week 10", got, s.Projects[0].Until)
	}
}
