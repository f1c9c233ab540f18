// Package lever holds what a scenario can pull: one lever a file, each
// registering itself. A lever writes dated changes of the rules and nothing
// else; processes obey the rules.
package lever

import (
	"fmt"
	"sort"

	"cordon/data"
	"cordon/model/world"
)

// Lever is one kind of measure. Its exported fields are what a scenario file
// may set, declared by tags: yaml (name), doc (a sentence), unit, range
// ("0..1", inclusive), default, required ("true"), kind (what a string names:
// item, jurisdictions, destinations, measure, policy, hs6).
type Lever interface {
	// Doc says in one sentence what the lever does, its cost and its way to fail.
	Doc() string
	// Write adds the measure's dated changes to the rulebook. Measures that
	// refer to another (with:) are written after it.
	Write(b *world.Rulebook, m Measure) error
	// Neutral makes a measure of this lever that changes nothing in w.
	Neutral(w *data.World) Measure
}

// Measure is one entry of a scenario's measures: the part that every lever
// has, and the lever's own settings.
type Measure struct {
	Name      string    // its key in the scenario file
	Lever     string    // the lever's name
	Published data.Date // when the change is made public; 0: on From
	From      data.Date // when it takes effect; 0: at the scenario's start
	Until     data.Date // when it ends; 0: never
	Settings  Lever
}

// Quantity is a number with the unit it was written in, as "2400 TPP".
type Quantity struct {
	Value float64
	Unit  string
}

// Duration is a length of time [weeks], written "8 weeks", "9.5 months", "90 days".
type Duration struct{ Weeks float64 }

var registry = map[string]func() Lever{}

// Register makes a lever known under the name that scenario files use.
func Register(name string, make func() Lever) {
	if _, taken := registry[name]; taken {
		panic(fmt.Sprintf("lever %q is registered twice", name))
	}
	registry[name] = make
}

// New is a lever's zero settings; nil where no lever has the name.
func New(name string) Lever {
	if make := registry[name]; make != nil {
		return make()
	}
	return nil
}

// Names lists every lever, sorted.
func Names() []string {
	names := make([]string, 0, len(registry))
	for n := range registry {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}
