package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("exception", func() Lever { return &Exception{} }) }

// Exception lets a share of civil buyers have listed goods without a licence.
type Exception struct {
	Item         string   `yaml:"item" kind:"item" doc:"list entry, or ALL"`
	With         string   `yaml:"with" kind:"measure" doc:"measure whose entry, jurisdictions and dates the exception takes"`
	By           []string `yaml:"by" kind:"jurisdictions" doc:"who grants it; everybody who has the entry where empty"`
	Destinations []string `yaml:"destinations" kind:"destinations" doc:"where buyers may be; everywhere where empty"`
	Use          string   `yaml:"use" default:"civil" doc:"civil, humanitarian, low_value (needs a cap) or ally (needs destinations)"`
	Share        float64  `yaml:"share" unit:"share of civil buyers" range:"0..1" required:"true" doc:"civil buyers inside its scope"`
	Screening    float64  `yaml:"screening" unit:"probability" range:"0..1" default:"0.9" doc:"chance that a barred buyer who claims it is turned away"`
	Cap          float64  `yaml:"cap" unit:"USD" range:"0..1e12" default:"0" doc:"most that one order under it may be worth; 0: no cap. Buyers can split orders to fit"`
}

// Doc says what the lever does.
func (*Exception) Doc() string {
	return "lets a share of civil buyers have listed goods without a licence: it spares filings and waits, and is a gateway in proportion to what its screening misses and, under a cap, for orders split to fit"
}

// Write sets share and screening.
func (l *Exception) Write(b *world.Rulebook, m Measure) error {
	if err := l.sensible(); err != nil {
		return err
	}
	es, by, err := l.scope(b, &m)
	if err != nil {
		return err
	}
	var ds []world.JurisdictionID
	if len(l.Destinations) > 0 {
		if ds, err = b.Jurisdictions(l.Destinations); err != nil {
			return err
		}
	}
	for _, e := range es {
		holders := by
		if holders == nil {
			holders = b.Holders(e)
		}
		for _, i := range holders {
			c := m.change(b, world.SetException, i)
			c.Entry, c.Destinations, c.Value, c.Value2 = e, ds, l.Share, l.Screening
			m.write(b, c, world.Change{Kind: world.SetException, Destinations: ds})
			if l.Cap > 0 {
				m.term(b, world.ExceptionCap, e, []world.JurisdictionID{i}, ds, l.Cap)
			}
		}
	}
	return nil
}

// sensible says whether the use is known and has what it needs.
func (l *Exception) sensible() error {
	switch l.Use {
	case "", "civil", "humanitarian":
		return nil
	case "low_value":
		if l.Cap > 0 {
			return nil
		}
		return fmt.Errorf("an exception for goods of low value needs a cap: say cap, the most that one order may be worth in USD")
	case "ally":
		if len(l.Destinations) > 0 {
			return nil
		}
		return fmt.Errorf("an exception for allies needs destinations: say which")
	}
	return fmt.Errorf("use %q is not known; it is civil, humanitarian, low_value or ally", l.Use)
}

func (l *Exception) scope(b *world.Rulebook, m *Measure) (es []world.EntryID, by []world.JurisdictionID, err error) {
	if len(l.By) > 0 {
		if by, err = b.Jurisdictions(l.By); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case l.With != "":
		seen := map[world.JurisdictionID]bool{}
		for _, c := range b.Of(l.With) {
			if c.Entry == world.None {
				continue
			}
			if len(es) == 0 {
				es = []world.EntryID{c.Entry}
			}
			if len(l.By) == 0 && !seen[c.By] {
				seen[c.By] = true
				by = append(by, c.By)
			}
			if m.From == 0 {
				m.Published, m.From = c.Published, c.From
			}
		}
	case l.Item == "ALL":
		for e := range b.Entries {
			es = append(es, world.EntryID(e))
		}
	default:
		if e := b.EntryByCode(l.Item); e != world.None {
			es = []world.EntryID{e}
		}
	}
	if len(es) == 0 {
		return nil, nil, fmt.Errorf("an exception needs an entry: give item, or with a measure that names one (item is %q, with is %q)", l.Item, l.With)
	}
	return es, by, nil
}

// Neutral excepts nobody.
func (*Exception) Neutral(w *data.World) Measure {
	t := (*Threshold)(nil).Neutral(w).Settings.(*Threshold)
	return Measure{Lever: "exception", Settings: &Exception{Item: t.Item, By: t.By}}
}
