package lever

import (
	"math"

	"cordon/data"
	"cordon/model/exact"
	"cordon/model/world"
)

func init() { Register("parties", func() Lever { return &Parties{} }) }

// Parties lists named end users.
type Parties struct {
	By          []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"who lists them"`
	Destination []string `yaml:"destination" kind:"destinations" required:"true" doc:"where the end users are"`
	Share       float64  `yaml:"share" unit:"share of demand" range:"0..1" doc:"their share of the destination's demand for listed goods; 0 takes the listing off"`
	Affiliates  float64  `yaml:"affiliates" unit:"probability" range:"0..1" default:"0" doc:"chance that the listing also holds for a listed user's affiliates, who are on no list"`
	Growth      float64  `yaml:"growth" unit:"per year" range:"-1..2" default:"0" doc:"growth of the listed share as names are added, less what removals take off (0.29 a year: facts D20)"`
}

// Doc says what the lever does.
func (*Parties) Doc() string {
	return "lists named end users, for whom listed goods are presumed denied and no exception holds: they buy elsewhere, through hubs, or through affiliates that are on no list"
}

// Write sets the listed share of demand, its growth a quarter at a time, and the
// rule on affiliates.
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
		if l.Growth == 0 || l.Share == 0 {
			continue
		}
		for q := 1; q <= grownQuarters; q++ {
			g := c
			g.From += data.Date(q * quarterDays)
			g.Value = math.Min(1, l.Share*exact.Pow(1+l.Growth, float64(q)/4))
			if m.Until == 0 || g.From < m.Until {
				b.Write(g)
			}
		}
	}
	m.link(b, world.Affiliates, by, ds, l.Affiliates)
	return nil
}

// A list grows for as long as a run may last.
const (
	quarterDays   = 91
	grownQuarters = 80
)

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
