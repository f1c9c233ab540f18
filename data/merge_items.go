package data

import (
	"fmt"
	"slices"
	"strings"
)

// items merges the lists: A's in its order, then what only B has. The policy
// towards a destination that the item's own world lacks is read from its policy
// text where that gives its other policies too, else from the other world, else
// it is free.
func (m *merger) items() {
	at := map[[2]string]int{}
	names := func(w *World) (all []string) {
		for i := range w.Items {
			all = append(all, w.Items[i].Entry)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	guessed := 0
	for _, side := range []struct {
		w      *World
		places []uint16
		b      bool
	}{{m.a, m.fromA, false}, {m.b, m.fromB, true}} {
		for i := range side.w.Items {
			it := side.w.Items[i]
			key := [2]string{it.Entry, side.w.Jurisdictions[it.Jurisdiction].ISO3}
			policy, known := m.spread(side.w, &it, side.places)
			it.Jurisdiction, it.Policy = side.places[it.Jurisdiction], policy
			old, both := at[key]
			if !both {
				at[key] = len(m.w.Items)
				m.w.Items = append(m.w.Items, it)
				if !known {
					guessed++
				}
				continue
			}
			m.sameItem(&m.w.Items[old], &it, key)
		}
	}
	order := map[string]int{}
	for i := range m.w.Items {
		if _, seen := order[m.w.Items[i].Entry]; !seen {
			order[m.w.Items[i].Entry] = len(order)
		}
	}
	slices.SortStableFunc(m.w.Items, compareItems(order))
	if guessed > 0 {
		m.w.defaulted("licence policy", fmt.Sprintf("free for %d items towards destinations of the other world", guessed), "their list names destinations of its own world only", 0)
	}
	if a, b := names(m.a), names(m.b); !slices.Equal(a, b) {
		m.rep.Notes = append(m.rep.Notes, fmt.Sprintf("the lists have %d and %d entries; the merged world has all of both", len(a), len(b)))
	}
}

// spread is an item's policy by destination of the merged world, and whether
// all of it is known.
func (m *merger) spread(w *World, it *Item, places []uint16) ([]Policy, bool) {
	out := make([]Policy, len(m.w.Jurisdictions))
	own := make([]bool, len(out))
	for d, p := range it.Policy {
		out[places[d]], own[places[d]] = p, true
	}
	if !slices.Contains(own, false) {
		return out, true
	}
	again, err := ResolvePolicy(it.PolicyText, int(it.Jurisdiction), w)
	if err != nil || !slices.Equal(again, it.Policy) {
		return out, false
	}
	all, err := ResolvePolicy(it.PolicyText, int(places[it.Jurisdiction]), m.w)
	if err != nil {
		return out, false
	}
	for d := range out {
		if !own[d] {
			out[d] = all[d]
		}
	}
	return out, true
}

// sameItem compares an item that both worlds have.
func (m *merger) sameItem(a, b *Item, key [2]string) {
	text := func(it *Item) string {
		c := *it
		c.Policy, c.Jurisdiction = nil, 0
		return fmt.Sprintf("%+v", c)
	}
	inA, inB := make([]bool, len(m.w.Jurisdictions)), make([]bool, len(m.w.Jurisdictions))
	for _, p := range m.fromA {
		inA[p] = true
	}
	for _, p := range m.fromB {
		inB[p] = true
	}
	var where []string
	for d := range a.Policy {
		switch {
		case inA[d] && inB[d] && a.Policy[d] != b.Policy[d]:
			where = append(where, m.w.Jurisdictions[d].ISO3)
		case !inA[d]:
			a.Policy[d] = b.Policy[d]
		}
	}
	what := key[0] + " of " + key[1]
	switch {
	case text(a) != text(b):
		if m.differ("item", what, itemWords(a), itemWords(b)) {
			*a = *b
		}
	case where != nil:
		if m.differ("item", what+" towards "+strings.Join(where, ", "), "other policies", "other policies") {
			*a = *b
		}
	}
}

func itemWords(it *Item) string {
	return fmt.Sprintf("%s, HS %s, coverage %g, threshold %g %s, from %s, policy %s", quoted(it.Title), strings.Join(it.HS6, " "), it.CoverageMid, it.Threshold, it.Unit, it.From, quoted(it.PolicyText))
}
