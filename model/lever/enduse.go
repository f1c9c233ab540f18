package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("enduse", func() Lever { return &EndUse{} }) }

// EndUse is common verification of end uses and end users.
type EndUse struct {
	By      []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"who checks together"`
	Share   float64  `yaml:"share" unit:"share of shipments" range:"0..1" required:"true" doc:"shipments under licence or exception that are checked on top of today's; fewer where more ships than officers were hired for"`
	Quality float64  `yaml:"quality" unit:"probability" range:"0..1" default:"0" doc:"chance that a check of a barred end user finds it; 0: as today"`
	Before  float64  `yaml:"before" unit:"share of checks" range:"0..1" default:"0" doc:"checks made before the goods ship; the others only look back"`
	Shared  bool     `yaml:"shared" doc:"what one finds closes the end user's channel to all"`
}

// Doc says what the lever does.
func (*EndUse) Doc() string {
	return "checks end uses together: fewer barred users keep a channel, visits cost, lawful goods wait for checks before shipping, some civil users are taken for barred ones, and most checks come when the goods have arrived"
}

// Write sets the checks.
func (l *EndUse) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	shared := 0.0
	if l.Shared {
		shared = 1
	}
	m.dial(b, world.CheckShare, by, l.Share)
	m.dial(b, world.CheckQuality, by, l.Quality)
	m.dial(b, world.CheckBefore, by, l.Before)
	m.dial(b, world.CheckShared, by, shared)
	return nil
}

// Neutral checks nothing more.
func (*EndUse) Neutral(w *data.World) Measure {
	return Measure{Lever: "enduse", Settings: &EndUse{By: first(w, 2)}}
}
