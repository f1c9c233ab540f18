package lever

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"cordon/data"
	"cordon/model/world"
)

func init() { Register("list", func() Lever { return &List{} }) }

// List adds an entry to a control list or takes one off.
type List struct {
	Add          string            `yaml:"add" doc:"number of an entry to add"`
	Remove       string            `yaml:"remove" kind:"item" doc:"entry to take off, or ALL"`
	Title        string            `yaml:"title" doc:"what a new entry is"`
	By           []string          `yaml:"by" kind:"jurisdictions" doc:"whose list; everybody who has the entry where empty"`
	HS6          []string          `yaml:"hs6" kind:"hs6" doc:"HS 2017 codes of a new entry"`
	Coverage     float64           `yaml:"coverage" unit:"share" range:"0..1" doc:"share of world value in the HS6 that a new entry catches"`
	CoverageLow  float64           `yaml:"coverage_low" unit:"share" range:"0..1" doc:"low end of coverage; a third of it where absent"`
	CoverageHigh float64           `yaml:"coverage_high" unit:"share" range:"0..1" doc:"high end of coverage; three times it, at most 1, where absent"`
	Parameter    string            `yaml:"parameter" doc:"what a new entry measures"`
	Threshold    Quantity          `yaml:"threshold" range:"0..1e12" doc:"a new entry's threshold; none where absent"`
	Policy       map[string]string `yaml:"policy" kind:"policy" doc:"licence policy by destination or group (PARTNERS, OTHER, EMBARGO, ISO3)"`
}

// Doc says what the lever does.
func (*List) Doc() string {
	return "adds an entry to a control list or takes one off: each added entry brings filings, programmes and waits, and is worth what buyers cannot get elsewhere"
}

// Write takes the entry off, or adds it with its policy.
func (l *List) Write(b *world.Rulebook, m Measure) error {
	switch {
	case l.Remove != "" && l.Add != "":
		return fmt.Errorf("one measure adds or removes, not both: add %s, remove %s", l.Add, l.Remove)
	case l.Remove != "":
		return l.remove(b, m)
	case l.Add != "":
		return l.add(b, m)
	}
	return nil
}

func (l *List) remove(b *world.Rulebook, m Measure) error {
	if l.Remove == "ALL" {
		for e := range b.Entries {
			if err := l.drop(b, m, world.EntryID(e)); err != nil {
				return err
			}
		}
		return nil
	}
	e := b.EntryByCode(l.Remove)
	if e == world.None {
		return fmt.Errorf("no list has an entry %q", l.Remove)
	}
	return l.drop(b, m, e)
}

func (l *List) drop(b *world.Rulebook, m Measure, e world.EntryID) error {
	by, err := byOrHolders(b, e, l.By)
	if err != nil {
		return err
	}
	for _, i := range by {
		s := b.StandingOf(e, i)
		if s == nil {
			continue
		}
		c := m.change(b, world.DropEntry, i)
		c.Entry = e
		m.write(b, c, world.Change{Kind: world.SetEntry, Value: s.Threshold})
	}
	return nil
}

func (l *List) add(b *world.Rulebook, m Measure) error {
	by, err := b.Jurisdictions(l.By)
	if err != nil {
		return err
	}
	e := b.EntryByCode(l.Add)
	if e == world.None {
		ks, err := b.Products(l.HS6)
		if err != nil {
			return err
		}
		anchor := math.NaN()
		if l.Threshold.Unit != "" {
			anchor = l.Threshold.Value
		}
		e = b.AddEntry(world.Entry{Code: l.Add, Title: l.Title, Unit: l.Threshold.Unit, Parameter: l.Parameter,
			Products: ks, Coverage: l.Coverage, Low: l.low(), High: l.high(), NoCodes: len(ks) == 0, Anchor: anchor})
	}
	for _, i := range by {
		c := m.change(b, world.SetEntry, i)
		c.Entry, c.Value = e, b.Entries[e].Anchor
		if len(l.Policy) > 0 {
			policy, err := data.ResolvePolicy(policyText(l.Policy), int(i), b.World)
			if err != nil {
				return err
			}
			writePolicy(b, m, e, i, policy)
		} else if b.StandingOf(e, i) == nil {
			copyPolicy(b, m, e, i)
		}
		m.write(b, c, world.Change{Kind: world.DropEntry})
	}
	return nil
}

func (l *List) low() float64 {
	if l.CoverageLow > 0 {
		return l.CoverageLow
	}
	return l.Coverage / 3
}

func (l *List) high() float64 {
	if l.CoverageHigh > 0 {
		return l.CoverageHigh
	}
	return min(1, 3*l.Coverage)
}

// policyText is a policy map as a list's own text, sorted.
func policyText(p map[string]string) string {
	parts := make([]string, 0, len(p))
	for k, v := range p {
		parts = append(parts, k+"="+v)
	}
	sort.Strings(parts)
	return strings.Join(parts, ";")
}

// Neutral neither adds nor removes.
func (*List) Neutral(*data.World) Measure { return Measure{Lever: "list", Settings: &List{}} }
