package lever

import (
	"fmt"

	"cordon/model/world"
)

// entries are those that a setting names: one, or ALL.
func entries(b *world.Rulebook, item string) ([]world.EntryID, error) {
	var es []world.EntryID
	for e := range b.Entries {
		if item == "ALL" || b.Entries[e].Code == item {
			es = append(es, world.EntryID(e))
		}
	}
	if len(es) == 0 {
		return nil, fmt.Errorf("no list has an entry %q", item)
	}
	return es, nil
}

// whereOrAll are the named destinations; nil, for all of them, where none is named.
func whereOrAll(b *world.Rulebook, iso []string) ([]world.JurisdictionID, error) {
	if len(iso) == 0 {
		return nil, nil
	}
	return b.Jurisdictions(iso)
}
