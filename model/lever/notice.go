package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("notice", func() Lever { return &Notice{} }) }

// Notice sets the time between a measure's publication and its effect, and the
// terms of transition.
type Notice struct {
	With      string   `yaml:"with" kind:"measure" required:"true" doc:"the measure whose effect waits"`
	Period    Duration `yaml:"period" range:"0..260" default:"0 days" doc:"from publication to effect"`
	Transit   Duration `yaml:"transit" range:"0..104" default:"0 days" doc:"how long after the effect goods ordered or under way before it still arrive: the model has orders arrive at once, so it stands for orders of ties older than the change"`
	Honour    bool     `yaml:"honour_licences" doc:"licences issued before a change that closes their destination or buyer are good until used up or lapsed; void where false"`
	General   Duration `yaml:"general" range:"0..520" default:"0 days" doc:"how long after the effect a temporary general licence spares ties older than the change"`
	Scope     float64  `yaml:"scope" unit:"share of civil buyers" range:"0..1" default:"0.5" doc:"buyers inside the general licence"`
	Screening float64  `yaml:"screening" unit:"probability" range:"0..1" default:"0.5" doc:"chance that a barred buyer who claims it is turned away"`
}

// Doc says what the lever does.
func (*Notice) Doc() string {
	return "publishes a change ahead of its effect and spares what was agreed before: exporters prepare and file early, buyers of storable goods stock up, and a general licence is a gateway in proportion to what its screening misses"
}

// Write moves the dates on which the measure's changes act, and writes the terms
// of transition for its first ones.
func (l *Notice) Write(b *world.Rulebook, m Measure) error {
	if l.With == "" {
		return nil
	}
	first := data.Date(0)
	for i := range b.Changes {
		c := &b.Changes[i]
		if c.Measure != l.With {
			continue
		}
		if at := c.Published + l.Period.days(); at > c.From {
			c.From = at
		}
		if first == 0 || c.From < first {
			first = c.From
		}
	}
	if first == 0 {
		return fmt.Errorf("measure %q changes nothing that could wait", l.With)
	}
	for _, c := range b.Of(l.With) {
		if c.From == first && restricts(c) {
			l.spare(b, c)
		}
	}
	return nil
}

// restricts says whether a change can take a sale away that was free or open.
func restricts(c world.Change) bool {
	switch c.Kind {
	case world.SetEntry, world.SetReach:
		return true
	case world.SetPolicy:
		return c.Policy != data.Free
	case world.SetParty:
		return c.Value > 0
	}
	return false
}

// spare writes the terms of transition beside a change, under its measure's name,
// so that those who follow it take the terms along.
func (l *Notice) spare(b *world.Rulebook, c world.Change) {
	term := func(t world.Term, from data.Date, value float64) {
		d := c
		d.Kind, d.Number, d.From, d.Value, d.Value2 = world.SetTerm, uint8(t), from, value, 0
		if c.Kind == world.SetEntry || c.Kind == world.SetReach {
			d.Destinations = nil
		}
		b.Write(d)
	}
	if l.Honour {
		term(world.Honoured, c.From, 1)
	}
	transit, general := c.From+l.Transit.days(), c.From+l.General.days()
	end := max(transit, general)
	if end == c.From {
		return
	}
	term(world.Grace, c.From, float64(b.Week(c.From)))
	if transit > c.From { // whatever was ordered before, whoever ordered it
		term(world.GraceScope, c.From, 1)
		term(world.GraceScreening, c.From, 0)
	}
	if general > transit {
		term(world.GraceScope, transit, l.Scope)
		term(world.GraceScreening, transit, l.Screening)
	}
	term(world.Grace, end, world.NoGrace)
}

// Neutral waits for nothing.
func (*Notice) Neutral(*data.World) Measure { return Measure{Lever: "notice", Settings: &Notice{}} }
