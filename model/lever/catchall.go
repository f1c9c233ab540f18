package lever

import (
	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

func init() { Register("catchall", func() Lever { return &CatchAll{} }) }

// CatchAll is an end-use control on goods that no entry catches.
type CatchAll struct {
	Item         string   `yaml:"item" kind:"item" required:"true" doc:"list entry in whose HS codes unlisted goods are looked at, or ALL"`
	By           []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose exporters"`
	Destinations []string `yaml:"destinations" kind:"destinations" doc:"where buyers are; everywhere where empty"`
	Share        float64  `yaml:"share" unit:"share of buyers" range:"0..1" required:"true" doc:"buyers of unlisted goods whose end use exporters look at"`
	Quality      float64  `yaml:"quality" unit:"AUC" range:"0.5..0.99" default:"0.7" doc:"chance that a barred buyer looks more suspicious than a civil one"`
	Alarms       float64  `yaml:"alarms" unit:"share of civil buyers" range:"0..1" default:"0.05" doc:"civil buyers looked at who raise an alarm all the same"`
	Informed     float64  `yaml:"informed" unit:"share of demand" range:"0..1" default:"0" doc:"named end users for whom exporters are told to ask for a licence"`
}

// Doc says what the lever does.
func (*CatchAll) Doc() string {
	return "asks for a licence for unlisted goods whose end use is suspect or whose buyer exporters have been told about: it catches some barred users below the threshold and holds civil sales up by false alarms"
}

// Write sets who is looked at and how well. The alarm's line lies where the share
// Alarms of civil buyers cross it; barred ones do by the binormal score of that quality.
func (l *CatchAll) Write(b *world.Rulebook, m Measure) error {
	es, err := entries(b, l.Item)
	if err != nil {
		return err
	}
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	ds, err := whereOrAll(b, l.Destinations)
	if err != nil {
		return err
	}
	if l.Share > 0 {
		for _, e := range es {
			m.term(b, world.CatchShare, e, by, ds, l.Share)
		}
		m.dial(b, world.CatchAlarms, by, l.Alarms)
		m.dial(b, world.CatchFinds, by, Hit(l.Quality, l.Alarms))
	}
	m.link(b, world.InformedOnes, by, ds, l.Informed)
	return nil
}

// Hit is the share of barred cases above the line that the share alarms of civil
// cases crosses, for binormal scores of an AUC (facts.md section 9, "screening").
func Hit(auc, alarms float64) float64 {
	if alarms <= 0 || alarms >= 1 {
		return alarms
	}
	return exact.NormalCDF(float64(exact.Sqrt(2)*exact.NormalQuantile(auc)) + exact.NormalQuantile(alarms))
}

// Neutral looks at nobody.
func (*CatchAll) Neutral(w *data.World) Measure {
	return Measure{Lever: "catchall", Settings: &CatchAll{Item: "ALL", By: first(w, 1), Quality: 0.7, Alarms: 0.05}}
}
