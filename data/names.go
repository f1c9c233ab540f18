package data

import (
	"slices"
	"strings"
	"sync"
)

// GroupName is a regime or country group with its title and other names.
type GroupName struct {
	Group, Title string
	Aliases      []string // D:5, Country Group D:5
}

// GroupNames is the embedded table of groups' names, by group.
var GroupNames = sync.OnceValue(func() []GroupName {
	var rows []GroupName
	mustFacts("tables/group_names.csv", func(r *factRow) {
		rows = append(rows, GroupName{r.text("group"), r.text("title"), r.list("aliases")})
	})
	return rows
})

// GroupCalled is the group of a name or alias, such as US_D5 of D:5; case does
// not count in aliases. "" where no group has the name.
func GroupCalled(name string) string {
	if Groups()[name] != nil {
		return name
	}
	for _, g := range GroupNames() {
		if slices.ContainsFunc(g.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return g.Group
		}
	}
	return ""
}

// Country is a country or territory with its names.
type Country struct {
	ISO3, Name string
	Aliases    []string
}

// Countries is every country and territory of the embedded tables, by ISO3.
var Countries = sync.OnceValue(func() []Country {
	aliases := map[string][]string{}
	mustFacts("tables/country_names.csv", func(r *factRow) { aliases[r.text("iso3")] = r.list("aliases") })
	book := knownCountries()
	all := make([]Country, len(book.iso3))
	for i, iso3 := range book.iso3 {
		all[i] = Country{iso3, book.name[i], aliases[iso3]}
	}
	return all
})

// CountryCalled is the ISO3 code of a country's name or alias; case does not
// count. "" where no country has the name.
func CountryCalled(name string) string {
	for _, c := range Countries() {
		if strings.EqualFold(c.Name, name) || slices.ContainsFunc(c.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return c.ISO3
		}
	}
	return ""
}

// EntryName is what else a list entry is called.
type EntryName struct {
	Entry   string
	Numbers []string // that do not follow from the entry's own: ECCN 4A906, China 1C108
	Words   []string // plain words that people look for
}

// EntryNames is the embedded table of entries' other names.
var EntryNames = sync.OnceValue(func() []EntryName {
	var rows []EntryName
	mustFacts("tables/entry_names.csv", func(r *factRow) {
		rows = append(rows, EntryName{r.text("entry"), r.list("numbers"), r.list("words")})
	})
	return rows
})

// EntryNumbers are the numbers of an entry on other lists. The EU's Annex I
// has the entries of the regimes under their numbers, the US list under the
// first five letters and digits (the part below differs), except for those of
// 2024 and for one country's own.
func EntryNumbers(entry string) []string {
	var out []string
	for _, e := range Entries() {
		if e.Entry != entry {
			continue
		}
		switch e.Regime {
		case "wassenaar", "nsg", "mtcr", "australia":
			out = append(out, "Annex I "+entry, "ECCN "+entry[:5])
		case "plurilateral_2024":
			out = append(out, "Annex I "+entry)
		}
	}
	for _, n := range EntryNames() {
		if n.Entry == entry {
			out = append(out, n.Numbers...)
		}
	}
	return out
}
