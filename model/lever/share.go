package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("share", func() Lever { return &Share{} }) }

// Share is shared denials and shared risk data.
type Share struct {
	Members []string `yaml:"members" kind:"jurisdictions" required:"true" doc:"who shares"`
	Denials bool     `yaml:"denials" default:"true" doc:"whether whom one member has refused the others refuse for as long as a refusal counts"`
	Data    float64  `yaml:"data" unit:"share" range:"0..1" default:"0" doc:"part of what keeps the risk score from perfection (1 - AUC) that the partners' data take away"`
}

// Doc says what the lever does.
func (*Share) Doc() string {
	return "shares denials, so that no member undercuts another, and risk data, so that scores tell better at a cost in staff and data protection: barred buyers have fewer places to turn to, and so has every civil buyer who was refused by mistake"
}

// Write links each member with the others.
func (l *Share) Write(b *world.Rulebook, m Measure) error {
	members, err := b.Jurisdictions(l.Members)
	if err != nil || len(members) < 2 {
		return err
	}
	if l.Denials {
		m.link(b, world.DenialsShared, members, members, 1)
	}
	if l.Data > 0 {
		m.dial(b, world.RiskData, members, l.Data)
	}
	return nil
}

// Neutral has one member, with nobody to share with.
func (*Share) Neutral(w *data.World) Measure {
	return Measure{Lever: "share", Settings: &Share{Members: first(w, 1), Denials: true, Data: 1}}
}
