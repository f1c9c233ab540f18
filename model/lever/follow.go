package lever

import (
	"fmt"
	"slices"

	"cordon/data"
	"cordon/model/world"
)

func init() {
	Register("follow", func() Lever { return &Follow{} })
	Register("synchronise", func() Lever { return &Synchronise{} })
}

// Follow lets members adopt a leader's change, each after its own lag.
type Follow struct {
	With    string            `yaml:"with" kind:"measure" required:"true" doc:"the leader's measure"`
	Members []string          `yaml:"members" kind:"jurisdictions" required:"true" doc:"who follows"`
	Lag     Duration          `yaml:"lag" range:"0..520" default:"9.5 months" doc:"median lag behind the leader's date of effect (facts G12 to G14); each member draws its own around it"`
	Dates   map[string]string `yaml:"dates" kind:"date" doc:"date of effect of members whose date is known, such as {JPN: 2023-07-23}; a group's date is that of its members"`
}

// Doc says what the lever does.
func (*Follow) Doc() string {
	return "lets allies adopt a leader's change, each after its lag: until the last has adopted, those outside sell what the leader refuses"
}

// Write copies the leader's changes to each member at its lag.
func (l *Follow) Write(b *world.Rulebook, m Measure) error {
	known := map[world.JurisdictionID]data.Date{}
	for iso, day := range l.Dates {
		js, err := b.Jurisdictions([]string{iso})
		if err != nil {
			return err
		}
		if known[js[0]], err = data.ParseDate(day); err != nil {
			return fmt.Errorf("dates of %s: %w", iso, err)
		}
	}
	for iso := range l.Dates {
		if !slices.Contains(l.Members, iso) {
			return fmt.Errorf("dates has one of %s, which is not among the members", iso)
		}
	}
	return adopt(b, m, l.With, l.Members, func(j world.JurisdictionID, leader data.Date) data.Date {
		if day, ok := known[j]; ok {
			return day - leader
		}
		if b.Lag == nil {
			return l.Lag.days()
		}
		return Duration{b.Lag(m.Name, j, l.Lag.Weeks)}.days()
	})
}

// Neutral has nobody to follow.
func (*Follow) Neutral(*data.World) Measure { return Measure{Lever: "follow", Settings: &Follow{}} }

// Synchronise lets members act at an agreed lag.
type Synchronise struct {
	With    string   `yaml:"with" kind:"measure" required:"true" doc:"the leader's measure"`
	Members []string `yaml:"members" kind:"jurisdictions" required:"true" doc:"who acts together with the leader"`
	Lag     Duration `yaml:"lag" range:"0..520" default:"0 weeks" doc:"agreed lag behind the leader's date of effect"`
}

// Doc says what the lever does.
func (*Synchronise) Doc() string {
	return "lets allies act at an agreed lag: nothing is left to sell around the leader among them, and their firms and agencies bear the load at once"
}

// Write copies the leader's changes to each member at the agreed lag.
func (l *Synchronise) Write(b *world.Rulebook, m Measure) error {
	return adopt(b, m, l.With, l.Members, func(world.JurisdictionID, data.Date) data.Date { return l.Lag.days() })
}

// Neutral has nobody to act with.
func (*Synchronise) Neutral(*data.World) Measure {
	return Measure{Lever: "synchronise", Settings: &Synchronise{}}
}

// adopt copies what the first jurisdiction of a measure does to each member,
// with the leader's destinations and policies for an entry that the member
// does not have.
func adopt(b *world.Rulebook, m Measure, with string, members []string, lag func(member world.JurisdictionID, leader data.Date) data.Date) error {
	if with == "" && len(members) == 0 {
		return nil
	}
	js, err := b.Jurisdictions(members)
	if err != nil {
		return err
	}
	leader := b.Of(with)
	if len(leader) == 0 {
		return fmt.Errorf("measure %q changes nothing that members could adopt", with)
	}
	first, acts := leader[0].By, leader[0].From
	for _, c := range leader {
		acts = min(acts, c.From)
	}
	for _, j := range js {
		delay := lag(j, acts)
		policed := map[world.EntryID]bool{}
		for _, c := range leader {
			if c.By != first || j == first {
				continue
			}
			c.Measure, c.By = m.Name, j
			c.From += delay
			if c.Kind == world.SetTerm && world.Term(c.Number) == world.Grace && c.Value != world.NoGrace {
				c.Value = float64(b.Week(c.From)) // ties older than the member's own change
			}
			if c.Kind == world.SetEntry && !policed[c.Entry] && b.StandingOf(c.Entry, j) == nil {
				policed[c.Entry] = true
				if s := b.StandingOf(c.Entry, first); s != nil {
					at := m
					at.Published, at.From = c.Published, c.From
					writePolicy(b, at, c.Entry, j, s.Policy)
				}
			}
			b.Write(c)
		}
	}
	return nil
}
