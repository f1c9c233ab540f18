package lever

import (
	"fmt"
	"reflect"

	"cordon/model/world"
)

// WriteAll writes a scenario's measures to the rulebook, in order.
func WriteAll(b *world.Rulebook, ms []Measure) error {
	for _, m := range InOrder(ms) {
		if err := m.Settings.Write(b, m); err != nil {
			return fmt.Errorf("measure %s (lever %s): %w", m.Name, m.Lever, err)
		}
	}
	return nil
}

// InOrder lists measures so that each follows the one that it refers to; among
// those that may come next, notices go before what copies another's changes, and
// otherwise the order given stands. Measures that refer to each other in a circle
// are left out.
func InOrder(ms []Measure) []Measure {
	out := make([]Measure, 0, len(ms))
	named, placed := map[string]bool{}, map[string]bool{}
	for _, m := range ms {
		named[m.Name] = true
	}
	taken := make([]bool, len(ms))
	for {
		next := -1
		for i, m := range ms {
			leader := Leader(m)
			ready := !taken[i] && (leader == "" || placed[leader] || !named[leader])
			if ready && (next < 0 || rank(m) < rank(ms[next])) {
				next = i
			}
		}
		if next < 0 {
			return out
		}
		taken[next], placed[ms[next].Name] = true, true
		out = append(out, ms[next])
	}
}

// Leader is the measure that m refers to; "" where it refers to none.
func Leader(m Measure) string {
	if m.Settings == nil {
		return ""
	}
	v := reflect.Indirect(reflect.ValueOf(m.Settings))
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Tag.Get("kind") == "measure" && f.Type.Kind() == reflect.String {
			return v.Field(i).String()
		}
	}
	return ""
}

func rank(m Measure) int {
	switch l := m.Settings.(type) {
	case *Notice:
		return 1
	case *Follow, *Synchronise:
		return 2
	case *Reach:
		if l.With != "" {
			return 3
		}
	case *Exception:
		if l.With != "" {
			return 3
		}
	}
	return 0
}
