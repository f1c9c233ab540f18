package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("technology", func() Lever { return &Technology{} }) }

// Technology controls what foreign participants in joint projects may see.
type Technology struct {
	By      []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose projects"`
	Share   float64  `yaml:"share" unit:"share of projects" range:"0..1" required:"true" doc:"projects on listed technology whose foreign participants need a licence, beyond today's practice; the others count as fundamental research"`
	Concern bool     `yaml:"concern" default:"false" doc:"whether only participants from destinations of concern need one"`
}

// Doc says what the lever does.
func (*Technology) Doc() string {
	return "asks for licences for deemed exports and technical assistance: fewer barred people see listed technology, while applications without trade value load the agency, projects wait and people are kept out"
}

// Write sets the share of projects.
func (l *Technology) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	m.dial(b, world.DeemedExports, by, l.Share)
	if l.Concern && l.Share > 0 {
		m.dial(b, world.DeemedConcern, by, 1)
	}
	return nil
}

// Neutral controls no further project.
func (*Technology) Neutral(w *data.World) Measure {
	return Measure{Lever: "technology", Settings: &Technology{By: first(w, 1)}}
}
