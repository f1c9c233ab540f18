package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("staff", func() Lever { return &Staff{} }) }

// Staff changes licensing officers, analysts and their tools.
type Staff struct {
	By       []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose agency"`
	Factor   float64  `yaml:"factor" unit:"times today's officers" range:"0..20" default:"1" doc:"officers after hiring and training"`
	Analysts float64  `yaml:"analysts" unit:"for each officer" range:"0..2" default:"0" doc:"analysts beyond today's, who better the risk score, each one less than the one before"`
	Tools    float64  `yaml:"tools" unit:"share of work" range:"0..0.9" default:"0" doc:"part of officers' work on every case that tools take off, once they are in use"`
}

// Doc says what the lever does.
func (*Staff) Doc() string {
	return "changes the number of licensing officers, after a lag of hiring and training in which they are paid and decide nothing, their analysts and their tools: waits fall, convexly in load, and each of them costs"
}

// Write sets the three.
func (l *Staff) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	for _, i := range by {
		c := m.change(b, world.SetStaff, i)
		c.Value = l.Factor
		m.write(b, c, world.Change{Kind: world.SetStaff, Value: 1})
	}
	if l.Analysts > 0 {
		m.dial(b, world.Analysts, by, l.Analysts)
	}
	if l.Tools > 0 {
		m.dial(b, world.Tools, by, l.Tools)
	}
	return nil
}

// Neutral keeps today's.
func (*Staff) Neutral(w *data.World) Measure {
	return Measure{Lever: "staff", Settings: &Staff{By: first(w, 1), Factor: 1}}
}
