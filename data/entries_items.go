package data

import (
	"fmt"
	"slices"
	"strings"
)

// BuiltinItems writes the embedded entries of these numbers, or all of them
// where none is named, into the list of every adopter that the world has, in
// list order.
func BuiltinItems(w *World, numbers ...string) ([]Item, error) {
	var items []Item
	entries := Entries()
	for _, number := range numbers {
		if !slices.ContainsFunc(entries, func(e Entry) bool { return e.Entry == number }) {
			return nil, fmt.Errorf("tables/entries.csv has no entry %s", number)
		}
	}
	for _, e := range entries {
		if len(numbers) > 0 && !slices.Contains(numbers, e.Entry) {
			continue
		}
		for j := range w.Jurisdictions {
			if !e.AdoptedBy(w.Jurisdictions[j].ISO3) {
				continue
			}
			item, err := e.Item(j, w)
			if err != nil {
				return nil, fmt.Errorf("entry %s in %s: %w", e.Entry, w.Jurisdictions[j].ISO3, err)
			}
			items = append(items, item)
		}
	}
	return items, nil
}

// Item is the entry as one jurisdiction's law has it. Three readings are added
// to the entry's typical policy (all assumed): only members of the coalition
// against Russia embargo anybody, so that elsewhere EMBARGO falls to OTHER; the
// United States treats Hong Kong as China (85 FR 83765, recalled hi) and asks
// no licence for Canada (15 CFR 738 Supp. 1, recalled hi).
func (e *Entry) Item(jurisdiction int, w *World) (Item, error) {
	iso3 := w.Jurisdictions[jurisdiction].ISO3
	var terms []string
	for term := range strings.SplitSeq(e.Policy, ";") {
		key, name, _ := strings.Cut(term, "=")
		if key == "EMBARGO" && !InGroup("GCHPL_COALITION", iso3) {
			continue
		}
		terms = append(terms, term)
		if key == "CHN" && iso3 == "USA" {
			terms = append(terms, "HKG="+name)
		}
	}
	if iso3 == "USA" {
		terms = append(terms, "CAN="+Free.String())
	}
	text := strings.Join(terms, ";")
	policy, err := ResolvePolicy(text, jurisdiction, w)
	if err != nil {
		return Item{}, err
	}
	label := e.Label
	if name, _, _ := strings.Cut(label, " "); name != "" {
		label = name
	}
	item := Item{
		Entry: e.Entry, Title: e.Title, Jurisdiction: uint16(jurisdiction), HS6: slices.Clone(e.HS6),
		CoverageLow: e.CoverageLow, CoverageMid: e.CoverageMid, CoverageHigh: e.CoverageHigh,
		Parameter: e.Parameter, Threshold: e.Threshold, Unit: e.Unit, Below: e.Below, Growth: e.Growth,
		PolicyText: text, Policy: policy, From: e.From, Label: label, Citation: e.Source,
	}
	if len(e.HS6) == 0 { // no trade to cover
		item.CoverageLow, item.CoverageMid, item.CoverageHigh = 0, 0, 0
	}
	return item, nil
}
