package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("reach", func() Lever { return &Reach{} }) }

// Reach is a foreign-product rule with a de minimis share.
type Reach struct {
	With    string   `yaml:"with" kind:"measure" doc:"measure whose entry and dates the rule takes"`
	Item    string   `yaml:"item" kind:"item" doc:"list entry, where no measure is named"`
	By      []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"whose rule"`
	Content float64  `yaml:"content" unit:"share of value" range:"0..1" required:"true" doc:"foreign goods with more of the country's content than this must ask it; 1 reaches nobody"`
}

// Doc says what the lever does.
func (*Reach) Doc() string {
	return "reaches foreign goods that hold the country's content: replaces allies where makers obey, and pays makers to design the content out"
}

// Write sets the content limit for the entry.
func (l *Reach) Write(b *world.Rulebook, m Measure) error {
	e := b.EntryByCode(l.Item)
	if l.With != "" {
		followed := b.Of(l.With)
		for _, c := range followed {
			if c.Entry != world.None {
				e = c.Entry
			}
			if m.From == 0 {
				m.Published, m.From = c.Published, c.From
			}
		}
	}
	if e == world.None {
		return fmt.Errorf("a reach rule needs an entry: give item, or with a measure that names one")
	}
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	for _, i := range by {
		c := m.change(b, world.SetReach, i)
		c.Entry, c.Value = e, l.Content
		if l.Content >= 1 {
			c.Value = 2
		}
		m.write(b, c, world.Change{Kind: world.SetReach, Value: 2})
	}
	return nil
}

// Neutral reaches nobody.
func (*Reach) Neutral(w *data.World) Measure {
	m := (*Threshold)(nil).Neutral(w)
	t := m.Settings.(*Threshold)
	return Measure{Lever: "reach", Settings: &Reach{Item: t.Item, By: t.By, Content: 1}}
}
