package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("penalty", func() Lever { return &Penalty{} }) }

// Penalty changes what offenders must expect.
type Penalty struct {
	By           []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose penalties and audits"`
	Size         float64  `yaml:"size" unit:"times today's penalty" range:"0..1000" default:"1" doc:"penalty for goods found"`
	Audit        float64  `yaml:"audit" unit:"times today's audits" range:"0..50" default:"1" doc:"chance that a shipment without licence is found"`
	Proportional float64  `yaml:"proportional" unit:"0..1" range:"0..1" default:"1" doc:"how far penalties follow the value of the goods; at 0 all pay that of the market's usual order"`
	Hubs         []string `yaml:"hubs" kind:"destinations" doc:"hubs whose brokers are penalised as well (secondary penalties)"`
	Secondary    float64  `yaml:"secondary" unit:"USD per USD" range:"0..1000" doc:"penalty on brokers there, per USD of goods found"`
}

// Doc says what the lever does.
func (*Penalty) Doc() string {
	return "raises penalties, audits or penalties on brokers at hubs: breaches fall, exporters drop lawful buyers for fear, and goods move to hubs and ways where less is at stake"
}

// Write sets the dials, and the link towards the hubs.
func (l *Penalty) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	m.dial(b, world.PenaltySize, by, l.Size)
	m.dial(b, world.AuditRate, by, l.Audit)
	m.dial(b, world.PenaltyScale, by, l.Proportional)
	if len(l.Hubs) == 0 {
		return nil
	}
	hubs, err := b.Jurisdictions(l.Hubs)
	if err != nil {
		return err
	}
	m.link(b, world.HubPenalty, by, hubs, l.Secondary)
	return nil
}

// Neutral leaves penalties as they are.
func (*Penalty) Neutral(w *data.World) Measure {
	return Measure{Lever: "penalty", Settings: &Penalty{By: first(w, 1), Size: 1, Audit: 1, Proportional: 1, Hubs: first(w, 2)[1:]}}
}
