package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("diligence", func() Lever { return &Diligence{} }) }

// Diligence is checks on site and audits by third parties of risky applications.
type Diligence struct {
	By       []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose agency"`
	Share    float64  `yaml:"share" unit:"share of applications" range:"0..1" required:"true" doc:"applications that are checked, those with the highest risk score first"`
	Finds    float64  `yaml:"finds" unit:"probability" range:"0..1" default:"0.7" doc:"chance that a check finds a barred user; civil ones are cleared by it"`
	Capacity float64  `yaml:"capacity" unit:"checks a year" range:"0..1e6" default:"1000" doc:"checks that can be made, of applications that the model itself files"`
}

// Doc says what the lever does.
func (*Diligence) Doc() string {
	return "checks the riskiest applications on site or by a third party: barred users are found and civil ones cleared, at weeks of delay and a price for each, and only where the risk score and the capacity for checks reach"
}

// Write sets share, quality and capacity.
func (l *Diligence) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil || l.Share == 0 {
		return err
	}
	m.dial(b, world.SiteShare, by, l.Share)
	m.dial(b, world.SiteFinds, by, l.Finds)
	m.dial(b, world.SiteCapacity, by, l.Capacity)
	return nil
}

// Neutral checks none.
func (*Diligence) Neutral(w *data.World) Measure {
	return Measure{Lever: "diligence", Settings: &Diligence{By: first(w, 1), Finds: 0.7, Capacity: 1000}}
}
