package data

import (
	"fmt"
	"slices"
	"strings"
)

// ownPolicy reads the policy of a list's own layout: one name for the
// destinations, or terms for all of them.
func ownPolicy(policy string) (text, problem string) {
	if policy == "" {
		return "", "free, approval, case_by_case, presumption_of_denial, or terms such as PARTNERS=approval;OTHER=case_by_case"
	}
	if !strings.Contains(policy, "=") {
		if _, err := ParsePolicyName(policy); err != nil {
			return "", err.Error()
		}
		policy = "OTHER=" + policy
	}
	return policy, ""
}

// destinations marks those of a list's own layout; others are free (nil: none is).
func (l *listReader) destinations(text string) (inside []bool, problem string) {
	if text == "" {
		return nil, ""
	}
	inside = make([]bool, len(l.w.Jurisdictions))
	for _, name := range splitBar(text) {
		if problem := l.reach(strings.TrimPrefix(strings.TrimSpace(name), "GROUP:"), inside); problem != "" {
			return nil, problem
		}
	}
	return inside, ""
}

// reach marks the destinations of one name.
func (l *listReader) reach(name string, inside []bool) string {
	for i := range l.w.Jurisdictions {
		iso3 := l.w.Jurisdictions[i].ISO3
		switch name {
		case "ALL":
			inside[i] = true
		case "ALL_NON_EU":
			inside[i] = inside[i] || !slices.Contains(l.groups["EU27"], iso3)
		default:
			inside[i] = inside[i] || iso3 == name || slices.Contains(l.groups[name], iso3)
		}
	}
	if _, known := knownCountries().find(name); name != "ALL" && name != "ALL_NON_EU" && l.groups[name] == nil && !known {
		return fmt.Sprintf("destinations that are ISO3 codes, groups (%s), ALL or ALL_NON_EU, not %q", strings.Join(sortedKeys(l.groups), ", "), name)
	}
	return ""
}

// add turns a row into items, one for each adopter that the world has.
func (l *listReader) add(c *cells, e *Entry, until Date, own bool, destinations []bool, column int) {
	if _, seen := l.order[e.Entry]; !seen {
		l.order[e.Entry] = len(l.order)
		l.list.entries = append(l.list.entries, Entry{Entry: e.Entry, Title: e.Title, Storable: e.Storable, ValuePerKg: e.ValuePerKg})
	}
	entry := &l.list.entries[l.order[e.Entry]]
	for _, hs6 := range e.HS6 {
		if !slices.Contains(entry.HS6, hs6) {
			entry.HS6 = append(entry.HS6, hs6)
		}
	}
	for _, a := range e.Adopters {
		if _, known := knownCountries().find(a); !known && l.groups[a] == nil {
			l.problem(c, column, "code", quoted(a), "an ISO3 code or one of the groups "+strings.Join(sortedKeys(l.groups), ", "))
			return
		}
	}
	l.list.noteAbsent(e.Adopters, l.w, l.groups)
	for j := range l.w.Jurisdictions {
		iso3 := l.w.Jurisdictions[j].ISO3
		if !slices.ContainsFunc(e.Adopters, func(a string) bool { return a == iso3 || slices.Contains(l.groups[a], iso3) }) {
			continue
		}
		item, err := l.item(e, j, own, destinations)
		if err != nil {
			l.problem(c, listPolicy, "value", quoted(e.Policy), err.Error())
			return
		}
		item.Until = until
		l.merge(c, itemKey{e.Entry, j}, item)
	}
}

// item is the entry in one jurisdiction's law.
func (l *listReader) item(e *Entry, jurisdiction int, own bool, destinations []bool) (Item, error) {
	if !own {
		return e.Item(jurisdiction, l.w)
	}
	plain := *e
	plain.Policy = "OTHER=free" // Entry.Item's readings belong to typical policies
	item, err := plain.Item(jurisdiction, l.w)
	if err != nil {
		return item, err
	}
	item.PolicyText = e.Policy
	item.Policy, err = ResolvePolicy(e.Policy, jurisdiction, l.w)
	for d := range destinations {
		if err == nil && !destinations[d] {
			item.Policy[d] = Free
		}
	}
	return item, err
}

// merge adds the codes of a row to the item of an earlier one, with which it
// must agree in all else.
func (l *listReader) merge(c *cells, key itemKey, item Item) {
	rest := item
	rest.HS6 = nil
	text := fmt.Sprint(rest)
	at, seen := l.at[key]
	if !seen {
		l.at[key], l.same[key] = len(l.list.items), text
		l.rows[key.entry] = int64(c.line)
		l.list.items = append(l.list.items, item)
		return
	}
	if l.same[key] != text {
		l.problem(c, listEntry, "duplicate", quoted(key.entry)+" again for "+l.w.Jurisdictions[key.jurisdiction].ISO3,
			fmt.Sprintf("the same coverage, test, policy and days as on line %d, with other HS codes", l.rows[key.entry]))
		return
	}
	for _, hs6 := range item.HS6 {
		if !slices.Contains(l.list.items[at].HS6, hs6) {
			l.list.items[at].HS6 = append(l.list.items[at].HS6, hs6)
		}
	}
}
