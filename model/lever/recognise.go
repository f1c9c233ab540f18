package lever

import (
	"cordon/data"
	"cordon/model/world"
)

func init() { Register("recognise", func() Lever { return &Recognise{} }) }

// Recognise is mutual recognition of licences, audits and certificates.
type Recognise struct {
	Members   []string `yaml:"members" kind:"jurisdictions" required:"true" doc:"who recognises each other's reviews"`
	Licences  bool     `yaml:"licences" default:"true" doc:"whether a buyer whom one member has licensed needs no further licence from another, and certificates of one are good with all"`
	Waived    float64  `yaml:"waived" unit:"share of civil buyers" range:"0..1" default:"0" doc:"sales of listed goods from one member to another that need no licence"`
	Screening float64  `yaml:"screening" unit:"probability" range:"0..1" default:"0.6" doc:"chance that the weakest member's look turns a barred buyer away whose licence is waived"`
}

// Doc says what the lever does.
func (*Recognise) Doc() string {
	return "makes one member's review count with all: one review and not two, fewer applications among members, while whoever passes the weakest look has passed them all"
}

// Write links each member with the others.
func (l *Recognise) Write(b *world.Rulebook, m Measure) error {
	members, err := b.Jurisdictions(l.Members)
	if err != nil {
		return err
	}
	if l.Licences && len(members) > 1 {
		m.link(b, world.Recognised, members, members, 1)
	}
	if l.Waived > 0 && len(members) > 1 {
		m.link(b, world.Waived, members, members, l.Waived)
		m.link(b, world.WaivedScreen, members, members, l.Screening)
	}
	return nil
}

// Neutral has one member, with nobody to recognise.
func (*Recognise) Neutral(w *data.World) Measure {
	return Measure{Lever: "recognise", Settings: &Recognise{Members: first(w, 1), Licences: true, Waived: 1}}
}
