package scenarios

import (
	"fmt"
	"math"
	"strings"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/world"
)

// set is one thing that a measure sets in one jurisdiction's rules, from a day
// to another.
type set struct {
	thing       string // listing, policy, ...
	by          string // ISO3
	entry       string // "": all entries, or none is meant
	destination string // ISO3; "": all, or none is meant
	value       string // as people read it
	from, until data.Date
}

// forever is later than any day that a scenario may name.
var forever = latest + 1

// meets says whether two sets are of the same thing at overlapping dates.
func (a set) meets(b set) bool {
	same := func(x, y string) bool { return x == y || x == "" || y == "" }
	return a.thing == b.thing && a.by == b.by && same(a.entry, b.entry) && same(a.destination, b.destination) && a.from < b.until && b.from < a.until
}

// what names the thing that two sets share.
func (a set) what(b set) string {
	text := a.thing
	if e := a.entry + b.entry; e != "" {
		if a.entry != "" {
			e = a.entry
		}
		text += " of " + e
	}
	if d := a.destination; d != "" {
		text += " towards " + d
	} else if b.destination != "" {
		text += " towards " + b.destination
	}
	return text
}

// setsOf are what each measure of a scenario sets, by its name. Members that
// follow are taken at the median lag.
func setsOf(s *Scenario) (map[string][]set, error) {
	book := world.NewRulebook(s.world, s.Begins())
	for _, m := range s.InOrder() {
		if err := m.Settings.Write(book, m); err != nil {
			return nil, fmt.Errorf("%s: measure %s: %w", s.File, m.Name, err)
		}
	}
	out := map[string][]set{}
	for _, m := range s.Measures {
		var all []set
		for _, c := range book.Of(m.Name) {
			for _, d := range destinations(book, c) {
				all = add(all, setOf(book, c, d), s.ends(m))
			}
		}
		out[m.Name] = all
	}
	return out, nil
}

// ends says whether a measure, or the one that it goes with, has an end: then the
// last thing that it sets is the state of before.
func (s *Scenario) ends(m lever.Measure) bool {
	for range s.Measures {
		if m.Until != 0 {
			return true
		}
		leader := s.Measure(lever.Leader(m))
		if leader == nil {
			break
		}
		m = *leader
	}
	return m.Until != 0
}

// add puts a set behind the earlier one of the same thing by the same measure,
// which ends where it begins. The second of a measure that ends is the end.
func add(all []set, n set, ends bool) []set {
	for i := range all {
		a := &all[i]
		if a.thing == n.thing && a.by == n.by && a.entry == n.entry && a.destination == n.destination && a.until == forever && n.from > a.from {
			a.until = n.from
			if ends {
				return all
			}
		}
	}
	return append(all, n)
}

// destinations are the ISO3 codes that a change is about; one empty for none or all.
func destinations(b *world.Rulebook, c world.Change) []string {
	if c.Destinations == nil {
		return []string{""}
	}
	out := make([]string, len(c.Destinations))
	for i, j := range c.Destinations {
		out[i] = b.World.Jurisdictions[j].ISO3
	}
	return out
}

func setOf(b *world.Rulebook, c world.Change, destination string) set {
	n := set{by: b.World.Jurisdictions[c.By].ISO3, destination: destination, from: c.From.Monday(), until: forever}
	if c.Entry != world.None {
		n.entry = b.Entries[c.Entry].Code
	}
	switch c.Kind {
	case world.SetEntry:
		n.thing, n.value = "the listing", "listed"
		if !math.IsNaN(c.Value) && c.Entry != world.None {
			n.value = quantityText(lever.Quantity{Value: c.Value, Unit: b.Entries[c.Entry].Unit})
		}
	case world.DropEntry:
		n.thing, n.value = "the listing", "off the list"
	case world.SetPolicy:
		n.thing, n.value = "the policy", c.Policy.String()
	case world.SetParty:
		n.thing, n.value = "listed end users", percent(c.Value)
	case world.SetReach:
		n.thing, n.value = "reach", percent(c.Value)
	case world.SetException:
		n.thing, n.value = "the exception", fmt.Sprintf("%s, screening %s", percent(c.Value), percent(c.Value2))
	case world.SetTrusted:
		n.thing, n.value = "the fast lane", percent(c.Value)
	case world.SetStaff:
		n.thing, n.value = "officers", plainly(c.Value)+" times"
	case world.SetDial:
		n.thing, n.value = words(world.Dials[c.Number].Name), plainly(c.Value)
	case world.SetLink:
		n.thing, n.value = words(world.Links[c.Number].Name), plainly(c.Value)
	case world.SetTerm:
		n.thing, n.value = words(world.Terms[c.Number].Name), plainly(c.Value)
	default: // a kind of change that has no words here yet
		n.thing, n.value = fmt.Sprintf("rule %d", c.Kind), fmt.Sprintf("%v, %v, %v", c.Policy, c.Value, c.Value2)
	}
	return n
}

// words of a name such as audit_rate.
func words(name string) string { return strings.ReplaceAll(name, "_", " ") }
