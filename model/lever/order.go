package lever

import (
	"fmt"
	"sort"

	"cordon/model/world"
)

// WriteAll writes a scenario's measures to the rulebook: those that stand
// alone first, then notices, then those that copy another's changes.
func WriteAll(b *world.Rulebook, ms []Measure) error {
	sorted := append([]Measure(nil), ms...)
	sort.SliceStable(sorted, func(i, j int) bool { return rank(sorted[i]) < rank(sorted[j]) })
	for _, m := range sorted {
		if err := m.Settings.Write(b, m); err != nil {
			return fmt.Errorf("measure %s (lever %s): %w", m.Name, m.Lever, err)
		}
	}
	return nil
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
