package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("instrument", func() Lever { return &Instrument{} }) }

// Instrument offers global or general licences beside those for one buyer.
type Instrument struct {
	Item         string   `yaml:"item" kind:"item" required:"true" doc:"list entry, or ALL"`
	By           []string `yaml:"by" kind:"jurisdictions" doc:"whose licences; everybody who has the entry where empty"`
	Destinations []string `yaml:"destinations" kind:"destinations" doc:"where buyers may be; everywhere where empty"`
	Kind         string   `yaml:"kind" required:"true" doc:"individual (one licence a buyer, as today), global (one audited licence a firm, for those whom it saves more than it costs) or general (registered firms need none)"`
	Share        float64  `yaml:"share" unit:"share of firms" range:"0..1" default:"0" doc:"exporters who may have it, the largest first"`
	Screening    float64  `yaml:"screening" unit:"probability" range:"0..1" default:"0.7" doc:"chance that an exporter's own look turns a barred buyer away, who then needs a licence of its own"`
}

// Doc says what the lever does.
func (*Instrument) Doc() string {
	return "offers audited global or registered general licences: they spare applications and waits, cost audits and reports, serve large firms first, and pass the barred buyers whom the exporter's own look misses"
}

// Write sets shares and screening.
func (l *Instrument) Write(b *world.Rulebook, m Measure) error {
	share, screen := world.GlobalShare, world.GlobalScreen
	switch l.Kind {
	case "individual":
		return nil
	case "global":
	case "general":
		share, screen = world.GeneralShare, world.GeneralScreen
	default:
		return fmt.Errorf("no licence is of kind %q: write individual, global or general", l.Kind)
	}
	es, err := entries(b, l.Item)
	if err != nil {
		return err
	}
	ds, err := whereOrAll(b, l.Destinations)
	if err != nil {
		return err
	}
	for _, e := range es {
		by, err := byOrHolders(b, e, l.By)
		if err != nil {
			return err
		}
		m.term(b, share, e, by, ds, l.Share)
		if l.Share > 0 {
			m.dial(b, screen, by, l.Screening)
		}
	}
	return nil
}

// Neutral offers them to nobody.
func (*Instrument) Neutral(w *data.World) Measure {
	return Measure{Lever: "instrument", Settings: &Instrument{Item: "ALL", By: first(w, 1), Kind: "global"}}
}
