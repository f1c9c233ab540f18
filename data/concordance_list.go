package data

import (
	"fmt"
	"slices"
	"strconv"
)

// CodeChange says what a concordance made of a list's code.
type CodeChange struct {
	Code   string   `json:"code"`
	Became []string `json:"became"`
	Share  float64  `json:"share"` // of the world's value in what it became
}

// ListConcordance says how a list's codes were turned into those of the world.
type ListConcordance struct {
	File       string       `json:"file"`
	From       string       `json:"from"`
	To         string       `json:"to"`
	Turned     int          `json:"turned"`     // codes that became one or several others
	Split      []CodeChange `json:"split"`      // codes that became several: the list names all of them with trade here
	Wider      []CodeChange `json:"wider"`      // codes that became a part of a wider one: coverage is too high by the rest of it
	Unresolved []CodeChange `json:"unresolved"` // codes that became several, none with trade here: left out
}

// turn writes the list in the world's edition. A code that became several takes
// the coverage of its entry to all of those with trade in the world, which is
// the split by weight; one whose new codes have no trade here is left out.
func (l *controlList) turn(path, from string, w *World) error {
	c, err := ReadConcordance(path, from)
	if err != nil {
		return err
	}
	trade := w.trade()
	rep := &ListConcordance{File: c.Name, From: c.From, To: c.To}
	became := map[string][]string{}
	value := func(hs6 string) float64 {
		if p := w.ProductIndex(hs6); p >= 0 {
			return trade.byProduct[p]
		}
		return 0
	}
	named := map[string]bool{}
	for i := range l.entries {
		for _, code := range l.entries[i].HS6 {
			named[code] = true
		}
	}
	namedSources := map[uint32]int{}
	for code := range named {
		n, _ := strconv.Atoi(code)
		for _, t := range c.targets[uint32(n)] {
			namedSources[t.hs6]++
		}
	}
	for _, code := range sortedKeys(named) {
		n, _ := strconv.Atoi(code)
		targets := c.targets[uint32(n)]
		if len(targets) == 0 {
			became[code] = []string{code}
			continue
		}
		var all, here, wider []string
		sum, wide := 0.0, 0.0
		for _, t := range targets {
			hs6 := fmt.Sprintf("%06d", t.hs6)
			all = append(all, hs6)
			if v := value(hs6); v > 0 {
				here, sum = append(here, hs6), sum+v
				if c.sources[t.hs6] > namedSources[t.hs6] {
					wider, wide = append(wider, hs6), wide+v
				}
			}
		}
		if len(targets) == 1 {
			here = all
		}
		became[code] = here
		switch {
		case len(here) == 0:
			rep.Unresolved = append(rep.Unresolved, CodeChange{code, all, 0})
		case len(targets) > 1:
			rep.Split = append(rep.Split, CodeChange{code, here, trade.share(sum)})
		}
		if len(wider) > 0 {
			rep.Wider = append(rep.Wider, CodeChange{code, wider, trade.share(wide)})
		}
		if len(all) > 1 || all[0] != code {
			rep.Turned++
		}
	}
	for i := range l.entries {
		l.entries[i].HS6 = turnCodes(l.entries[i].HS6, became)
	}
	for i := range l.items {
		l.items[i].HS6 = turnCodes(l.items[i].HS6, became)
	}
	l.concordance = rep
	return nil
}

func turnCodes(codes []string, became map[string][]string) []string {
	var out []string
	for _, code := range codes {
		for _, b := range became[code] {
			if !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

func (r *ListConcordance) describe(say func(string, ...any)) {
	say("  concordance %s, %s to %s: %d codes of the list became others", r.File, r.From, r.To, r.Turned)
	for _, c := range r.Split {
		say("  %s became several, with the entry's coverage on all: %v, %.2f%% of the trade", c.Code, c.Became, 100*c.Share)
	}
	for _, c := range r.Wider {
		say("  %s became a part of wider codes: the coverage of %v is too high by their other parts (%.2f%% of the trade)", c.Code, c.Became, 100*c.Share)
	}
	for _, c := range r.Unresolved {
		say("  unresolved and left out: %s became %v, none of which has trade here", c.Code, c.Became)
	}
}
