package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("project", func() Lever { return &Project{} }) }

// Project is one licence for all participants of a joint project, for its time.
type Project struct {
	By       []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose projects"`
	Share    float64  `yaml:"share" unit:"share of controlled projects" range:"0..1" required:"true" doc:"controlled projects that take a joint licence; others ask for each participant"`
	Tracking float64  `yaml:"tracking" unit:"probability" range:"0..1" default:"0.7" doc:"chance that a change of participants is noticed, and the newcomer screened"`
	Fast     bool     `yaml:"fast" default:"true" doc:"whether joint licences are decided in the fast lane, without a referral"`
}

// Doc says what the lever does.
func (*Project) Doc() string {
	return "gives a joint project one time-bound licence for all its participants: fewer applications and shorter waits at the price of tracking, while one refusal stops all of them and those who join unnoticed are never looked at"
}

// Write sets the share of projects.
func (l *Project) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil || l.Share == 0 {
		return err
	}
	m.dial(b, world.JointLicences, by, l.Share)
	m.dial(b, world.JointTracking, by, l.Tracking)
	if l.Fast {
		m.dial(b, world.JointFast, by, 1)
	}
	return nil
}

// Neutral gives none.
func (*Project) Neutral(w *data.World) Measure {
	return Measure{Lever: "project", Settings: &Project{By: first(w, 1), Tracking: 0.7, Fast: true}}
}
