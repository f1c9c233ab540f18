package lever

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("threshold", func() Lever { return &Threshold{} }) }

// Threshold moves an entry's control parameter.
type Threshold struct {
	Item string   `yaml:"item" kind:"item" required:"true" doc:"list entry whose threshold moves"`
	By   []string `yaml:"by" kind:"jurisdictions" doc:"who moves it; everybody who has the entry where empty"`
	To   Quantity `yaml:"to" range:"0..1e12" doc:"the new threshold, in the entry's unit; as it is where absent and indexed"`

	Index string   `yaml:"index" doc:"frontier: the threshold moves on with the growth of what the entry measures"`
	Every Duration `yaml:"every" range:"4..520" default:"1 year" doc:"time between the steps of an indexed threshold"`
}

// Doc says what the lever does.
func (*Threshold) Doc() string {
	return "moves an entry's performance threshold, once or with the frontier: more (or fewer) goods need a licence, and makers offer variants just below the line; an index frees goods by the calendar, whatever has become of the risk"
}

// Write sets the threshold for each jurisdiction in by that has the entry, and
// puts the entry on the list of one that has not.
func (l *Threshold) Write(b *world.Rulebook, m Measure) error {
	e := b.EntryByCode(l.Item)
	if e == world.None {
		return fmt.Errorf("no list has an entry %q", l.Item)
	}
	if math.IsNaN(b.Entries[e].Anchor) {
		return fmt.Errorf("entry %s has no numerical threshold that could move", l.Item)
	}
	by, err := byOrHolders(b, e, l.By)
	if err != nil {
		return err
	}
	if l.To.Value == 0 && l.Index == "" {
		return fmt.Errorf("a threshold needs to: (the new number with its unit), index: frontier, or both")
	}
	if l.Index != "" {
		if err := l.check(b, e); err != nil {
			return err
		}
	}
	for _, i := range by {
		c := m.change(b, world.SetEntry, i)
		c.Entry, c.Value = e, l.To.Value
		back := world.Change{Kind: world.DropEntry}
		if s := b.StandingOf(e, i); s != nil {
			back = world.Change{Kind: world.SetEntry, Value: s.Threshold}
		} else if c.Value == 0 {
			return fmt.Errorf("%s does not have %s on its list, so there is no threshold to index; give to: as well", b.World.Jurisdictions[i].ISO3, l.Item)
		} else {
			copyPolicy(b, m, e, i)
		}
		if l.Index != "" {
			l.steps(b, m, c)
		}
		if c.Value > 0 {
			m.write(b, c, back)
		} else if m.Until != 0 {
			back.Measure, back.By, back.Entry, back.Published, back.From = c.Measure, i, e, c.Published, m.Until
			b.Write(back)
		}
	}
	return nil
}

// Neutral moves the first threshold to where it is.
func (*Threshold) Neutral(w *data.World) Measure {
	for _, it := range w.Items {
		if !math.IsNaN(it.Threshold) && len(it.HS6) > 0 {
			return Measure{Lever: "threshold", Settings: &Threshold{
				Item: it.Entry, By: []string{w.Jurisdictions[it.Jurisdiction].ISO3},
				To: Quantity{Value: it.Threshold, Unit: it.Unit},
			}}
		}
	}
	return Measure{Lever: "threshold", Settings: &Threshold{}}
}

// entryAndHolders are an entry by its number, and the named jurisdictions or all
// that have it.
func entryAndHolders(b *world.Rulebook, item string, by []string) (world.EntryID, []world.JurisdictionID, error) {
	e := b.EntryByCode(item)
	if e == world.None {
		return e, nil, fmt.Errorf("no list has an entry %q", item)
	}
	holders, err := byOrHolders(b, e, by)
	return e, holders, err
}

// byOrHolders are the named jurisdictions, or all that have the entry.
func byOrHolders(b *world.Rulebook, e world.EntryID, by []string) ([]world.JurisdictionID, error) {
	if len(by) > 0 {
		return b.Jurisdictions(by)
	}
	return b.Holders(e), nil
}

// copyPolicy gives a jurisdiction that adopts an entry the policy of the first
// that has it.
func copyPolicy(b *world.Rulebook, m Measure, e world.EntryID, to world.JurisdictionID) {
	for _, s := range b.Today {
		if s.Entry == e {
			writePolicy(b, m, e, to, s.Policy)
			return
		}
	}
}

// writePolicy writes a policy by destination as one change a policy.
func writePolicy(b *world.Rulebook, m Measure, e world.EntryID, by world.JurisdictionID, policy []data.Policy) {
	for p := data.Free; p <= data.PresumptionDenial; p++ {
		var ds []world.JurisdictionID
		for j, q := range policy {
			if q == p && j != int(by) {
				ds = append(ds, world.JurisdictionID(j))
			}
		}
		if ds != nil {
			c := m.change(b, world.SetPolicy, by)
			c.Entry, c.Destinations, c.Policy = e, ds, p
			b.Write(c)
		}
	}
}
