package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("relief", func() Lever { return &Relief{} }) }

// Relief pays a share of small firms' compliance costs.
type Relief struct {
	By    []string `yaml:"by" kind:"jurisdictions" required:"true" doc:"which governments pay, each to the firms at home there"`
	Share float64  `yaml:"share" unit:"share of costs" range:"0..1" required:"true" doc:"part of programme, application and training costs and of fees that the government pays"`
	Below float64  `yaml:"below" unit:"employees" range:"0..100000" default:"50" doc:"firms with fewer employees get it; start-ups have fewer than 50"`
	Cap   float64  `yaml:"cap" unit:"USD a year" range:"0..1e9" default:"20000" doc:"most that one firm gets in a year"`
}

// Doc says what the lever does.
func (*Relief) Doc() string {
	return "pays a share of small firms' compliance costs from public money: marginal sellers who know less stay and err, and firms just above the line get none or keep below it"
}

// Write sets share, line and cap.
func (l *Relief) Write(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	m.dial(b, world.ReliefShare, by, l.Share)
	if l.Share > 0 {
		m.dial(b, world.ReliefLine, by, l.Below)
		m.dial(b, world.ReliefCap, by, l.Cap)
	}
	return nil
}

// Neutral pays nothing.
func (*Relief) Neutral(w *data.World) Measure {
	return Measure{Lever: "relief", Settings: &Relief{By: first(w, 1), Below: 50, Cap: 20000}}
}
