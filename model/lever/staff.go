package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("staff", func() Lever { return &Staff{} }) }

// Staff changes the number of licensing officers.
type Staff struct {
	By     []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose agency"`
	Factor float64  `yaml:"factor" unit:"times today's officers" range:"0..20" required:"true" doc:"officers after hiring and training"`
}

// Doc says what the lever does.
func (*Staff) Doc() string {
	return "changes the number of licensing officers, after a hiring lag: waits fall, convexly in load, and each officer costs"
}

// Write sets the factor.
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
	return nil
}

// Neutral keeps today's officers.
func (*Staff) Neutral(w *data.World) Measure {
	return Measure{Lever: "staff", Settings: &Staff{By: first(w, 1), Factor: 1}}
}
