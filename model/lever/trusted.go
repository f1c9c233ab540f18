package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("trusted", func() Lever { return &Trusted{} }) }

// Trusted is a fast lane for certified exporters.
type Trusted struct {
	By     []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose agency has the lane"`
	Share  float64  `yaml:"share" unit:"share of firms" range:"0..1" required:"true" doc:"firms that may be certified, the largest first; each needs a compliance programme and pays for the certificate"`
	Audits float64  `yaml:"audits" unit:"share a year" range:"0..4" default:"0.2" doc:"certified firms that are audited; one that fails is out of the lane for as long as a refusal counts"`
}

// Doc says what the lever does.
func (*Trusted) Doc() string {
	return "puts certified exporters in a fast lane: they pay for it and wait less, others wait more, small firms are left behind, and a lighter look lets some barred buyers through"
}

// Write sets the share of firms in the lane.
func (l *Trusted) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	for _, i := range by {
		c := m.change(b, world.SetTrusted, i)
		c.Value = l.Share
		m.write(b, c, world.Change{Kind: world.SetTrusted})
	}
	if l.Share > 0 {
		m.dial(b, world.LaneAudits, by, l.Audits)
	}
	return nil
}

// Neutral trusts nobody.
func (*Trusted) Neutral(w *data.World) Measure {
	return Measure{Lever: "trusted", Settings: &Trusted{By: first(w, 1)}}
}
