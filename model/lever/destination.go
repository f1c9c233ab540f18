package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("destination", func() Lever { return &Destination{} }) }

// Destination changes the licence policy of an entry towards destinations.
type Destination struct {
	Item         string   `yaml:"item" kind:"item" required:"true" doc:"list entry, or ALL"`
	By           []string `yaml:"by" kind:"jurisdictions" doc:"whose policy; everybody who has the entry where empty"`
	Destinations []string `yaml:"destinations" kind:"destinations" required:"true" doc:"destinations whose treatment changes"`
	Policy       string   `yaml:"policy" kind:"policy" required:"true" doc:"free, approval, case_by_case or presumption_of_denial"`
}

// Doc says what the lever does.
func (*Destination) Doc() string {
	return "adds or removes destinations of an entry and sets their licence policy: a closed destination looks for other suppliers and for ways around"
}

// Write sets the policy.
func (l *Destination) Write(b *world.Rulebook, m Measure) error {
	policy, err := data.ParsePolicyName(l.Policy)
	if err != nil {
		return err
	}
	ds, err := b.Jurisdictions(l.Destinations)
	if err != nil {
		return err
	}
	for e := range b.Entries {
		if l.Item != "ALL" && b.Entries[e].Code != l.Item {
			continue
		}
		by, err := byOrHolders(b, world.EntryID(e), l.By)
		if err != nil {
			return err
		}
		for _, i := range by {
			s := b.StandingOf(world.EntryID(e), i)
			if s == nil && l.Item == "ALL" {
				continue
			}
			if s == nil {
				return fmt.Errorf("%s does not have %s on its list", b.World.Jurisdictions[i].ISO3, l.Item)
			}
			c := m.change(b, world.SetPolicy, i)
			c.Entry, c.Destinations, c.Policy = world.EntryID(e), ds, policy
			b.Write(c)
			if m.Until != 0 {
				for _, j := range ds {
					back := c
					back.From, back.Destinations, back.Policy = m.Until, []world.JurisdictionID{j}, s.Policy[j]
					b.Write(back)
				}
			}
		}
	}
	return nil
}

// Neutral sets the policy that stands.
func (*Destination) Neutral(w *data.World) Measure {
	for _, it := range w.Items {
		for j, p := range it.Policy {
			if j != int(it.Jurisdiction) && len(it.HS6) > 0 {
				return Measure{Lever: "destination", Settings: &Destination{
					Item: it.Entry, By: []string{w.Jurisdictions[it.Jurisdiction].ISO3},
					Destinations: []string{w.Jurisdictions[j].ISO3}, Policy: p.String(),
				}}
			}
		}
	}
	return Measure{Lever: "destination", Settings: &Destination{Item: "ALL", Policy: "free"}}
}
