// Package limits is the cases of the model whose result is known in closed form.
// Each is run through the model's own code, switched into its limiting case; the
// formula stands beside it and knows nothing of that code. One limit a file; each
// registers itself, and "cordon verify" runs all or one of them at other numbers.
package limits

import (
	"fmt"
	"sort"
	"strings"

	"cordon/model/chance"
)

// Limit is one case with a known result.
type Limit struct {
	Name     string // as typed
	Doc      string // what the result says, a sentence
	Formula  string // in plain text
	Source   string // who found it; row of facts.md section 9
	Switches string // how the model's own code is put into the case
	Settings []Setting
	Cases    []Set // tried where no setting is given: what differs from the defaults
	Run      func(c *Case) ([]Row, error)
}

// Setting is one number of a limit that can be set.
type Setting struct {
	Name, Unit, Doc    string
	Default, Low, High float64
	Whole              bool
	Text               string // a setting of words, not numbers: what is expected
	count              bool
}

// Set is some settings of a case.
type Set map[string]float64

var registered = map[string]*Limit{}

// register makes a limit known under its name.
func register(l *Limit) {
	if registered[l.Name] != nil {
		panic("two limits are called " + l.Name)
	}
	registered[l.Name] = l
}

// All limits, by the row of facts.md section 9 that they return.
func All() []*Limit {
	all := make([]*Limit, 0, len(registered))
	for _, l := range registered {
		all = append(all, l)
	}
	sort.Slice(all, func(a, b int) bool { return rank(all[a]) < rank(all[b]) })
	return all
}

// order is that of facts.md section 9.
var order = []string{"logit-ban", "frechet", "exact-hat", "chaney", "pareto", "erlang-c", "pollaczek-khinchine", "allen-cunneen", "erlang-a", "little",
	"priority-conservation", "becker", "detection", "bunching", "creep", "staggered", "screening", "identity"}

func rank(l *Limit) int {
	for n, name := range order {
		if name == l.Name {
			return n
		}
	}
	return len(order)
}

// Find is a limit by its name; nil where none is called so.
func Find(name string) *Limit { return registered[name] }

// Names of all limits, in their order.
func Names() (names []string) {
	for _, l := range All() {
		names = append(names, l.Name)
	}
	return names
}

// Setting is one of the limit's settings by name; nil where it has none of the name.
func (l *Limit) Setting(name string) *Setting {
	for n := range l.Settings {
		if l.Settings[n].Name == name {
			return &l.Settings[n]
		}
	}
	return nil
}

// SettingNames in their order.
func (l *Limit) SettingNames() (names []string) {
	for _, s := range l.Settings {
		names = append(names, s.Name)
	}
	return names
}

// count is the setting of how many are drawn, by default and at most.
func count(name, unit, doc string, n, most float64) Setting {
	return Setting{Name: name, Unit: unit, Doc: doc, Default: n, Low: 10, High: most, Whole: true, count: true}
}

// Case is a limit with all its numbers.
type Case struct {
	Limit   *Limit
	Numbers map[string]float64
	Words   map[string]string
	Seed    uint64
	Notes   []string // what a run has to say besides its rows
}

// Case is the limit at its defaults.
func (l *Limit) Case(seed uint64) *Case {
	c := &Case{Limit: l, Numbers: map[string]float64{}, Words: map[string]string{}, Seed: seed}
	for _, s := range l.Settings {
		if s.Text == "" {
			c.Numbers[s.Name] = s.Default
		}
	}
	return c
}

// Defaults are the cases that are tried where no setting is given.
func (l *Limit) Defaults(seed uint64) []*Case {
	var cases []*Case
	for _, set := range l.Cases {
		c := l.Case(seed)
		for name, v := range set {
			c.Numbers[name] = v
		}
		cases = append(cases, c)
	}
	if cases == nil {
		cases = []*Case{l.Case(seed)}
	}
	return cases
}

// Num is a setting's number.
func (c *Case) Num(name string) float64 {
	v, ok := c.Numbers[name]
	if !ok {
		panic(fmt.Sprintf("limit %s has no setting %q", c.Limit.Name, name))
	}
	return v
}

// Int is a whole setting's number.
func (c *Case) Int(name string) int { return int(c.Num(name)) }

// key of the case's draws in a replicate: cases at other numbers have luck of their own.
func (c *Case) key(replicate int) chance.Key { return chance.Root(c.seed(), replicate) }

func (c *Case) seed() uint64 { return chance.Mix(c.Seed, chance.Hash(c.Limit.Name, c.String())) }

// String is the case's settings as typed, those of the limit's order.
func (c *Case) String() string {
	var parts []string
	for _, s := range c.Limit.Settings {
		if v, ok := c.Words[s.Name]; ok && v != "" {
			parts = append(parts, s.Name+"="+v)
		} else if s.Text == "" {
			parts = append(parts, s.Name+"="+bound(c.Numbers[s.Name]))
		}
	}
	return strings.Join(parts, " ")
}
