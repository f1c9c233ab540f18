package experiments

import (
	"slices"
	"strings"
	"testing"

	"cordon/data"
	"cordon/scenarios"
)

// Members of a group that the world lacks stand among what is not simulated.
func TestAbsentMembersAreNotSimulated(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenarios.Parse("d5.yaml", []byte("title: Closed to D:5\nstart: 2026-01-05\nmeasures:\n"+
		"  closed: {lever: destination, item: 3A090.a, by: [USA], destinations: [D:5], policy: presumption_of_denial}\n"), w)
	if err != nil {
		t.Fatal(err)
	}
	c := &Comparison{Options: Options{World: w}, Arms: []Arm{{Scenario: s}}}
	table := c.notSimulatedTable()
	at := slices.IndexFunc(table.Column("title").Strings, func(title string) bool {
		return strings.HasPrefix(title, "US_D5 stands for BLR, CHN, IRN, RUS; of its 23 members this world lacks AFG, ")
	})
	if at < 0 || table.Column("reason").Strings[at] != "not in this world (asked for by d5)" {
		t.Errorf("what is not simulated holds no row of the absent members of D:5: %q", table.Column("title").Strings)
	}
}
