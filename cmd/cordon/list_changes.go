package main

import (
	"cordon/data"
)

// changeTable has the documented changes of control lists, by date, and the
// built-in scenario of those that have one.
func changeTable(string) (*data.Table, error) {
	t, add := textTable("changes", "documented changes of control lists, 1994 to 2025", "change", "by", "published", "effective", "scenario", "kind", "what", "followers", "citation", "label")
	for _, c := range data.PastChanges() {
		add(c.ID, c.Jurisdiction, c.Published.String(), c.Effective.String(), c.Scenario, c.Kind, c.Text, c.Followers, c.Citation, c.Label)
	}
	return t, nil
}
