package lever

import (
	"fmt"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("warning", func() Lever { return &Warning{} }) }

// Warning elevates an item when a risk score crosses a line.
type Warning struct {
	Item     string   `yaml:"item" kind:"item" doc:"list entry that an alarm elevates"`
	By       []string `yaml:"by" kind:"jurisdictions" doc:"who watch and elevate; everybody who has the entry where empty"`
	To       Quantity `yaml:"to" range:"0..1e12" doc:"threshold while the item is elevated"`
	AUC      float64  `yaml:"auc" unit:"area under the ROC curve" range:"0.5..0.99" default:"0.72" doc:"how well the score tells a jump of what is ordered by ways around from none (H6: 0.65 to 0.80 out of sample)"`
	Line     float64  `yaml:"line" unit:"standard deviations" range:"-3..5" default:"1.5" doc:"score from which an alarm is raised: 1.5 raises one in fifteen looks at nothing"`
	Lag      Duration `yaml:"lag" range:"0..104" default:"8 weeks" doc:"from the alarm to the elevation"`
	Hold     Duration `yaml:"hold" range:"1..520" default:"26 weeks" doc:"how long the item stays elevated"`
	Analysts int      `yaml:"analysts" range:"0..1000" default:"10" doc:"analysts: each costs, and the more there are, the more often they look"`
}

// Doc says what the lever does.
func (*Warning) Doc() string {
	return "elevates an item for a time when a risk score crosses a line: it misses some jumps, and false alarms list harmless goods at the cost of their makers and buyers"
}

// Write lays down the trigger.
func (l *Warning) Write(b *world.Rulebook, m Measure) error {
	if l.Item == "" && len(l.By) == 0 {
		return nil
	}
	e, by, err := entryAndHolders(b, l.Item, l.By)
	if err != nil {
		return err
	}
	if !(l.To.Value > 0) {
		return fmt.Errorf("a warning needs to: the threshold of %s while it is elevated", l.Item)
	}
	if l.AUC < 0.5 {
		return fmt.Errorf("auc %g is no better than guessing; it lies between 0.5 and 0.99", l.AUC)
	}
	w := world.Warning{Measure: m.Name, Entry: e, By: by, To: l.To.Value, AUC: l.AUC, Line: l.Line, Lag: l.Lag.Weeks, Hold: l.Hold.Weeks, Analysts: l.Analysts}
	w.First, w.Until = m.span(b)
	b.Warn(w)
	return nil
}

// Neutral watches nothing.
func (*Warning) Neutral(*data.World) Measure { return Measure{Lever: "warning", Settings: &Warning{}} }
