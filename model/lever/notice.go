package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("notice", func() Lever { return &Notice{} }) }

// Notice sets the time between a measure's publication and its effect.
type Notice struct {
	With   string   `yaml:"with" kind:"measure" required:"true" doc:"the measure whose effect waits"`
	Period Duration `yaml:"period" range:"0..260" required:"true" doc:"from publication to effect"`
}

// Doc says what the lever does.
func (*Notice) Doc() string {
	return "publishes a change ahead of its effect: exporters prepare and file early, and buyers of storable goods stock up"
}

// Write moves the dates on which the measure's changes act.
func (l *Notice) Write(b *world.Rulebook, m Measure) error {
	if l.With == "" {
		return nil
	}
	found := false
	for i := range b.Changes {
		c := &b.Changes[i]
		if c.Measure == l.With {
			found = true
			if at := c.Published + l.Period.days(); at > c.From {
				c.From = at
			}
		}
	}
	if !found {
		return fmt.Errorf("measure %q changes nothing that could wait", l.With)
	}
	return nil
}

// Neutral waits for nothing.
func (*Notice) Neutral(*data.World) Measure { return Measure{Lever: "notice", Settings: &Notice{}} }
