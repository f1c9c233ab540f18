package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cordon/data"
)

// Index is all that scenario files and commands can name.
type Index []Found

// NewIndex is the index of a world and of the embedded facts.
func NewIndex(w *data.World) Index {
	return slices.Concat(entriesIndex(w), productsIndex(w), countriesIndex(w), groupsIndex(w), lasting())
}

// entriesIndex are the world's entries, then those of the embedded table that it
// does not have.
func entriesIndex(w *data.World) []Found {
	var all []Found
	at := map[string]int{}
	holders := map[string][]string{}
	for i := range w.Items {
		it := &w.Items[i]
		holders[it.Entry] = append(holders[it.Entry], w.Jurisdictions[it.Jurisdiction].ISO3)
		if _, seen := at[it.Entry]; seen {
			continue
		}
		at[it.Entry] = len(all)
		f := Found{Kind: "entry", Name: it.Entry, Title: it.Title, Write: "item: " + it.Entry, words: slices.Concat(it.HS6, []string{it.Parameter})}
		if len(it.HS6) == 0 {
			f.Note = "not simulated as trade"
		} else if !math.IsNaN(it.Threshold) {
			f.Note = fmt.Sprintf("%s, %s %s %s", it.Parameter, map[bool]string{true: "below", false: "above"}[it.Below], plainly(it.Threshold), it.Unit)
		}
		all = append(all, f)
	}
	for entry, i := range at {
		all[i].Note = strings.TrimPrefix(all[i].Note+"; on the list of "+some(holders[entry]), "; ")
	}
	for _, e := range data.Entries() {
		if _, has := at[e.Entry]; !has {
			at[e.Entry] = len(all)
			all = append(all, unlisted(w, &e))
		}
	}
	for i := range all {
		all[i].Also = data.EntryNumbers(all[i].Name)
	}
	for _, n := range data.EntryNames() {
		if i, has := at[n.Entry]; has {
			all[i].words = append(all[i].words, n.Words...)
		}
	}
	return all
}

// unlisted is an entry of the embedded table that this world does not have, with
// the measure that would add it.
func unlisted(w *data.World, e *data.Entry) Found {
	f := Found{Kind: "entry", Name: e.Entry, Title: e.Title, Note: "on no list of this world", words: slices.Concat(e.HS6, []string{e.Parameter})}
	var here []string
	for _, h := range e.HS6 {
		if w.ProductIndex(h) >= 0 {
			here = append(here, h)
		}
	}
	if len(here) == 0 {
		f.Note += "; the world has no trade in its HS codes " + strings.Join(e.HS6, ", ")
		if len(e.HS6) == 0 {
			f.Note = "on no list of this world; software or technology, not simulated as trade"
		}
		return f
	}
	threshold := ""
	if !math.IsNaN(e.Threshold) && !e.Below {
		threshold = ", threshold: " + plainly(e.Threshold) + " " + e.Unit
	}
	f.Write = fmt.Sprintf("{lever: list, add: %s, by: [...], hs6: [%s], coverage: %s%s}", e.Entry, strings.Join(here, ", "), plainly(e.CoverageMid), threshold)
	return f
}

func productsIndex(w *data.World) []Found {
	var all []Found
	for i := range w.Products {
		p := &w.Products[i]
		var entries []string
		for k := range w.Items {
			if slices.Contains(w.Items[k].HS6, p.HS6) {
				entries = append(entries, w.Items[k].Entry)
			}
		}
		f := Found{Kind: "product", Name: p.HS6, Title: p.Title, Write: "hs6: [" + p.HS6 + "]", Note: "caught by no entry"}
		if entries = unique(entries); len(entries) > 0 {
			f.Note = "caught in part by " + some(entries)
		}
		all = append(all, f)
	}
	return all
}

func countriesIndex(w *data.World) []Found {
	var all []Found
	known := map[string]bool{}
	add := func(iso3, name string, aliases, groups []string, here bool) {
		known[iso3] = true
		f := Found{Kind: "country", Name: iso3, Title: name, Also: aliases, Write: "by: [" + iso3 + "], destinations: [" + iso3 + "], members: [" + iso3 + "]"}
		if !here {
			f.Write, f.Note = "", "not in this world"
		}
		if len(groups) > 0 {
			f.Note = strings.TrimPrefix(f.Note+"; in "+strings.Join(groups, ", "), "; ")
		}
		all = append(all, f)
	}
	aliases := map[string][]string{}
	for _, c := range data.Countries() {
		aliases[c.ISO3] = c.Aliases
	}
	for i := range w.Jurisdictions {
		j := &w.Jurisdictions[i]
		add(j.ISO3, j.Name, aliases[j.ISO3], groupsOf(j), true)
		all[len(all)-1].Note += clocksOf(w, i)
	}
	for _, c := range data.Countries() {
		if !known[c.ISO3] {
			add(c.ISO3, c.Name, c.Aliases, data.GroupsOf(c.ISO3), false)
		}
	}
	return all
}

// clocksOf says how long a jurisdiction's agency may take in this world.
func clocksOf(w *data.World, i int) string {
	day := func(v float64) string { return plainly(math.Round(10*v) / 10) }
	short, long := w.Jurisdictions[i].Clock, w.LongClock(i)
	switch {
	case math.IsNaN(short):
		return ""
	case short != long:
		return fmt.Sprintf("; licensing clocks %s and %s working days", day(short), day(long))
	}
	return fmt.Sprintf("; licensing clock %s working days", day(short))
}

func groupsIndex(w *data.World) []Found {
	members := map[string][]string{}
	var names []string
	for i := range w.Jurisdictions {
		for _, g := range groupsOf(&w.Jurisdictions[i]) {
			members[g], names = append(members[g], w.Jurisdictions[i].ISO3), append(names, g)
		}
	}
	for _, g := range data.GroupNames() {
		names = append(names, g.Group)
	}
	var partners []string
	for i := range w.Jurisdictions {
		if data.Partner(&w.Jurisdictions[i]) {
			partners = append(partners, w.Jurisdictions[i].ISO3)
		}
	}
	all := []Found{{Kind: "group", Name: "PARTNERS", Title: "members of WASSENAAR, US_A5 or US_A6", Write: "destinations: [PARTNERS], policy: {PARTNERS: approval, OTHER: case_by_case}",
		Note: "in this world " + strings.Join(partners, ", ")}}
	for _, name := range unique(sortedCopy(names)) {
		f := Found{Kind: "group", Name: name}
		for _, g := range data.GroupNames() {
			if g.Group == name {
				f.Title, f.Also = g.Title, g.Aliases
			}
		}
		as := name
		if len(f.Also) > 0 && strings.Contains(f.Also[0], ":") {
			as = f.Also[0]
		}
		f.Write = "by: [" + as + "], destinations: [" + as + "], members: [" + as + "]"
		if f.Note = "in this world " + strings.Join(members[name], ", "); len(members[name]) == 0 {
			f.Write, f.Note = "", "no member is in this world"
		}
		if n := len(data.Groups()[name]); n > len(members[name]) {
			f.Note += fmt.Sprintf(" (%d of %d)", len(members[name]), n)
		}
		all = append(all, f)
	}
	return all
}
