package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("training", func() Lever { return &Training{} }) }

// Training teaches exporters what is listed and what to ask.
type Training struct {
	By          []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose exporters"`
	Reach       float64  `yaml:"reach" unit:"share of firms a year" range:"0..1" doc:"large firms that a course reaches in a year; small ones are reached less (compliance.small_reach)"`
	Quality     float64  `yaml:"quality" unit:"share of ignorance" range:"0..1" default:"0.5" doc:"what a course removes of what a firm does not know"`
	Guidance    float64  `yaml:"guidance" unit:"share of ignorance" range:"0..1" doc:"what written guidance removes while it stands, among large firms"`
	Certificate float64  `yaml:"certificate" unit:"USD a year" range:"0..1e6" doc:"cost to a firm of the yearly audit for a certificate, which firms take where it pays; 0 offers none"`
}

// Doc says what the lever does.
func (*Training) Doc() string {
	return "teaches exporters what is listed: fewer mistakes and needless filings, for hours of work and public money; it fades with staff turnover and reaches least those who need it most"
}

// Write sets the programme.
func (l *Training) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	m.dial(b, world.TrainingReach, by, l.Reach)
	if l.Reach > 0 {
		m.dial(b, world.TrainingQuality, by, l.Quality)
	}
	m.dial(b, world.Guidance, by, l.Guidance)
	m.dial(b, world.Certificate, by, l.Certificate)
	return nil
}

// Neutral teaches nobody.
func (*Training) Neutral(w *data.World) Measure {
	return Measure{Lever: "training", Settings: &Training{By: first(w, 1), Quality: 0.5}}
}
