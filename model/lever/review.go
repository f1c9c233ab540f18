package lever

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("review", func() Lever { return &Review{} }) }

// Review looks at an entry again and again, and decides in the run.
type Review struct {
	Item      string   `yaml:"item" kind:"item" doc:"list entry under review"`
	By        []string `yaml:"by" kind:"jurisdictions" doc:"who decide, by consensus; the first one's threshold is looked at"`
	Every     Duration `yaml:"every" range:"0..520" doc:"time from one review to the next; absent: one begins as soon as there is reason to"`
	Length    Duration `yaml:"length" range:"0..260" default:"26 weeks" doc:"from the start of a review to its proposal (G10: a year's cycle of experts and plenary)"`
	Comment   Duration `yaml:"comment" range:"0..104" default:"8 weeks" doc:"window for comments on a published proposal: buyers stock up and makers redesign meanwhile"`
	Consensus Duration `yaml:"consensus" range:"0..104" default:"4 weeks" doc:"what agreement takes for each decider beyond the first"`
	Soften    float64  `yaml:"soften" unit:"probability" range:"0..1" default:"0" doc:"chance that comments take a step off a proposal; a proposal of one step is then withdrawn"`
	Panels    int      `yaml:"panels" range:"1..20" default:"1" doc:"panels of experts: each costs, and the more there are, the better they estimate"`
	Step      float64  `yaml:"step" unit:"times" range:"1.05..10" default:"2" doc:"ratio of one level of the threshold to the next (G5: steps of 2 to 7 times)"`
	Down      int      `yaml:"down" range:"0..4" default:"1" doc:"levels below today's that a review may set"`
	Up        int      `yaml:"up" range:"0..6" default:"2" doc:"levels above today's that a review may set"`
	Aligned   bool     `yaml:"aligned" doc:"sets the threshold for where technology will be when the rule takes effect, not for where it is at the review"`
	Sunset    Duration `yaml:"sunset" range:"0..520" doc:"a control stricter than at the start ends after this time unless somebody other than the deciders has adopted it (C16: 12 months); absent: none does"`
	Delist    Duration `yaml:"delist" range:"0..1040" doc:"time from a finding of foreign availability to de-listing; absent: reviews do not look for it (C15: about 15 years)"`
}

// Doc says what the lever does.
func (*Review) Doc() string {
	return "looks at an entry again in fixed cycles or when there is reason to: lowers the threshold over goods sold just below it, raises it as technology passes, ends what nobody else adopted; panels cost and err, comments give warning and soften, consensus takes time"
}

// Write lays down the review's calendar and the levels that it may set.
func (l *Review) Write(b *world.Rulebook, m Measure) error {
	if l.Item == "" && len(l.By) == 0 {
		return nil
	}
	e, by, err := entryAndHolders(b, l.Item, l.By)
	if err != nil {
		return err
	}
	if len(by) == 0 {
		return fmt.Errorf("nobody has entry %s on a list, so nobody can review it; say who with by", l.Item)
	}
	today := b.Entries[e].Anchor
	if s := b.StandingOf(e, by[0]); s != nil {
		today = s.Threshold
	}
	r := world.Review{
		Measure: m.Name, Entry: e, By: by, Every: l.Every.Weeks, Length: l.Length.Weeks, Comment: l.Comment.Weeks, Consensus: l.Consensus.Weeks,
		Soften: l.Soften, Panels: max(1, l.Panels), Aligned: l.Aligned, Sunset: l.Sunset.Weeks, Delist: l.Delist.Weeks,
	}
	switch {
	case today > 0 && l.Step > 1:
		r.Ladder = world.Rungs(today, l.Step, b.Entries[e].Below, l.Down, l.Up)
	case math.IsNaN(today) && l.Sunset.Weeks == 0 && l.Delist.Weeks == 0:
		return fmt.Errorf("entry %s has no number that a review could move; give sunset or delist, or another item", l.Item)
	}
	r.First, r.Until = m.span(b)
	b.Review(r)
	return nil
}

// span is the weeks in which a measure that decides in the run begins and ends; 0
// where it never ends.
func (m Measure) span(b *world.Rulebook) (first, until int) {
	published, _ := m.dates(b)
	if first = max(0, b.Week(published)); m.Until != 0 {
		until = b.Week(m.Until)
	}
	return first, until
}

// Neutral reviews nothing.
func (*Review) Neutral(*data.World) Measure { return Measure{Lever: "review", Settings: &Review{}} }
