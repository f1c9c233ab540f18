package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("parties", func() Lever { return &Parties{} }) }

// Parties lists named end users.
type Parties struct {
	By          []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"who lists them"`
	Destination []string `yaml:"destination" kind:"destinations" required:"true" doc:"where the end users are"`
	Share       float64  `yaml:"share" unit:"share of demand" range:"0..1" doc:"their share of the destination's demand for listed goods; 0 takes the listing off"`
}

// Doc says what the lever does.
func (*Parties) Doc() string {
	return "lists named end users, for whom listed goods are presumed denied: they buy elsewhere, or under other names through hubs"
}

// Write sets the listed share of demand.
func (l *Parties) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	ds, err := b.Jurisdictions(l.Destination)
	if err != nil {
		return err
	}
	for _, i := range by {
		c := m.change(b, world.SetParty, i)
		c.Destinations, c.Value = ds, l.Share
		m.write(b, c, world.Change{Kind: world.SetParty, Destinations: ds})
	}
	return nil
}

// Neutral lists nobody.
func (*Parties) Neutral(w *data.World) Measure {
	return Measure{Lever: "parties", Settings: &Parties{By: first(w, 1), Destination: first(w, 2)[1:]}}
}

func first(w *data.World, n int) []string {
	var out []string
	for i := 0; i < n && i < len(w.Jurisdictions); i++ {
		out = append(out, w.Jurisdictions[i].ISO3)
	}
	return out
}
