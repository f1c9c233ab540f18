package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("body", func() Lever { return &Body{} }) }

// Body is a central body that decides the members' referred cases. A scenario
// has one: measures that name members of another at the same time add to it.
type Body struct {
	Members   []string `yaml:"members" kind:"jurisdictions" required:"true" doc:"whose referred cases it decides, in one queue and by the first member's criteria"`
	Officers  float64  `yaml:"officers" unit:"times what members bring" range:"0.1..10" default:"1" doc:"officers of the body, relative to those of the members' second stations"`
	Consult   float64  `yaml:"consult" unit:"share of work" range:"0..2" default:"0.02" doc:"work on a case that consulting the other members adds"`
	Consensus float64  `yaml:"consensus" unit:"working days" range:"0..250" default:"5" doc:"how long a case waits for the members' consent once it is ready"`
	Clock     float64  `yaml:"clock" unit:"working days" range:"0..500" default:"0" doc:"agreed speed of response, from referral to answer; 0 for none"`
	Silence   string   `yaml:"silence" default:"approved" doc:"what becomes of a case that is not decided by then: approved or returned"`
}

// Doc says what the lever does.
func (*Body) Doc() string {
	return "has one body decide the members' referred cases: pooled officers and one set of criteria, while consulting costs work and time, one member's backlog is everybody's, and an agreed clock decides unread cases"
}

// Write gives each member's referred cases to the body.
func (l *Body) Write(b *world.Rulebook, m Measure) error {
	if l.Silence != "" && l.Silence != "approved" && l.Silence != "returned" {
		return fmt.Errorf("silence is %q: write approved or returned", l.Silence)
	}
	by, err := b.Jurisdictions(l.Members)
	if err != nil || len(by) == 0 {
		return err
	}
	m.dial(b, world.JointBody, by, 1)
	m.dial(b, world.BodyOfficers, by, l.Officers)
	m.dial(b, world.BodyConsult, by, l.Consult)
	m.dial(b, world.BodyConsensus, by, l.Consensus)
	m.dial(b, world.BodyClock, by, l.Clock)
	if l.Silence != "returned" {
		m.dial(b, world.BodySilence, by, 1)
	}
	return nil
}

// Neutral has no members.
func (*Body) Neutral(*data.World) Measure { return Measure{Lever: "body", Settings: &Body{}} }
