package data

import (
	"slices"
	"sync"
)

// GroupMember is one jurisdiction's membership of a regime or country group.
type GroupMember struct {
	Group  string // WASSENAAR, NSG, MTCR, AUSTRALIA_GROUP, EU27, NATO, US_A1, US_A5, US_A6, US_D1, US_D5, GCHPL_COALITION, EMBARGO
	ISO3   string
	From   string // YYYY, YYYY-MM or YYYY-MM-DD, as known; "" where not
	Label  string
	Source string
}

// GroupMembers is the embedded table of memberships, sorted by group, then ISO3.
var GroupMembers = sync.OnceValue(func() []GroupMember {
	var rows []GroupMember
	mustFacts("tables/groups.csv", func(r *factRow) {
		rows = append(rows, GroupMember{r.text("group"), r.text("iso3"), r.text("member_from"), r.text("label"), r.text("source")})
	})
	return rows
})

// Groups maps each regime or country group to its members' ISO3 codes, sorted.
// EMBARGO is the project's own group (assumed): destinations under wide arms
// and technology embargoes. The caller must not change the slices.
var Groups = sync.OnceValue(func() map[string][]string {
	groups := make(map[string][]string)
	for _, m := range GroupMembers() {
		groups[m.Group] = append(groups[m.Group], m.ISO3)
	}
	for _, members := range groups {
		slices.Sort(members)
	}
	return groups
})

// GroupsOf lists the groups that a jurisdiction belongs to, sorted by name.
func GroupsOf(iso3 string) []string {
	var of []string
	for _, m := range GroupMembers() {
		if m.ISO3 == iso3 {
			of = append(of, m.Group)
		}
	}
	slices.Sort(of)
	return slices.Compact(of)
}

// InGroup says whether a jurisdiction is a member of a group.
func InGroup(group, iso3 string) bool {
	_, found := slices.BinarySearch(Groups()[group], iso3)
	return found
}
