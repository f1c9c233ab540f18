package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("transit", func() Lever { return &Transit{} }) }

// Transit is inspection and licensing of what passes hubs and free zones.
type Transit struct {
	By      []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"hubs that look; they need not be members"`
	Looks   float64  `yaml:"looks" unit:"share of trade" range:"0..1" doc:"what passes that their customs inspects, the riskiest first"`
	Licence float64  `yaml:"licence" unit:"share of shipments" range:"0..1" doc:"onward shipments that need a licence of theirs"`
}

// Doc says what the lever does.
func (*Transit) Doc() string {
	return "inspects and licenses what passes hubs and free zones: more is seized there, lawful trade waits, and goods move to hubs that do not look"
}

// Write sets looks and licence of the hubs, which are no members for it.
func (l *Transit) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	m.outside(b, world.TransitLooks, by, l.Looks)
	m.outside(b, world.TransitLicence, by, l.Licence)
	return nil
}

// outside is dial for jurisdictions that act without being members.
func (m Measure) outside(b *world.Rulebook, d world.Dial, by []world.JurisdictionID, value float64) {
	for _, i := range by {
		c := m.change(b, world.SetDial, i)
		c.Number, c.Value, c.Outside = uint8(d), value, true
		m.write(b, c, world.Change{Kind: world.SetDial, Number: uint8(d), Value: world.Dials[d].Neutral, Outside: true})
	}
}

// Neutral looks at nothing.
func (*Transit) Neutral(w *data.World) Measure {
	return Measure{Lever: "transit", Settings: &Transit{By: first(w, 1)}}
}
