package data

import (
	"fmt"
	"strings"
)

// ListCoverage says how much of a world's trade a control list touches. A
// code's whole value counts here: the share of it that an entry catches is the
// entry's coverage, which is another question.
type ListCoverage struct {
	Name         string           `json:"name"`
	Entries      int              `json:"entries"`
	Items        int              `json:"items"`         // entries times the jurisdictions of the world that have them
	Codes        int              `json:"codes"`         // HS6 that the list names
	CodesHere    int              `json:"codes_here"`    // of them with trade in the world
	Matched      float64          `json:"matched"`       // share of the world's value in HS6 that the list names
	Controlled   float64          `json:"controlled"`    // share where the exporter itself lists the HS6 and the destination is not free, at the end of the base period
	ByEntry      []EntryCoverage  `json:"by_entry"`      // in list order
	NotSimulated []string         `json:"not_simulated"` // entries without HS codes
	NoTrade      []string         `json:"no_trade"`      // entries whose codes have no trade here
	Absent       []string         `json:"absent"`        // jurisdictions of the list that the world lacks
	Concordance  *ListConcordance `json:"concordance,omitempty"`
	Extra        []string         `json:"columns_not_read,omitempty"`
}

// EntryCoverage is one entry's share of a world's trade.
type EntryCoverage struct {
	Entry     string  `json:"entry"`
	Title     string  `json:"title"`
	Codes     int     `json:"codes"`
	CodesHere int     `json:"codes_here"`
	Matched   float64 `json:"matched"`
}

// cover fills the report's part about the list.
func (r *ImportReport) cover(w *World, list *controlList) {
	r.List = w.cover(list)
}

func (w *World) cover(list *controlList) ListCoverage {
	c := ListCoverage{Name: list.name, Entries: len(list.entries), Items: len(w.Items), Absent: list.absent, Extra: list.extra, Concordance: list.concordance}
	trade := w.trade()
	listed := map[string]bool{}
	for i := range list.entries {
		e := &list.entries[i]
		ec := EntryCoverage{Entry: e.Entry, Title: e.Title, Codes: len(e.HS6)}
		for _, hs6 := range e.HS6 {
			listed[hs6] = true
			if p := w.ProductIndex(hs6); p >= 0 {
				ec.CodesHere++
				ec.Matched += trade.share(trade.byProduct[p])
			}
		}
		switch {
		case ec.Codes == 0:
			c.NotSimulated = append(c.NotSimulated, e.Entry+" "+e.Title)
		case ec.CodesHere == 0:
			c.NoTrade = append(c.NoTrade, e.Entry)
		}
		c.ByEntry = append(c.ByEntry, ec)
	}
	c.Codes = len(listed)
	for _, hs6 := range sortedKeys(listed) {
		if p := w.ProductIndex(hs6); p >= 0 {
			c.CodesHere++
			c.Matched += trade.share(trade.byProduct[p])
		}
	}
	c.Controlled = w.controlledShare()
	return c
}

// controlledShare is the share of value that leaves a jurisdiction which lists
// the product for a destination that needs a licence, at the end of the base
// period.
func (w *World) controlledShare() float64 {
	n := len(w.Jurisdictions)
	strict := make(map[[2]uint16][]Policy) // by product and exporter: the strictest policy by destination
	listed := make([]bool, len(w.Products))
	for i := range w.Items {
		it := &w.Items[i]
		if it.From > w.To || it.Until != 0 && it.Until < w.To {
			continue
		}
		for _, hs6 := range it.HS6 {
			p := w.ProductIndex(hs6)
			if p < 0 {
				continue
			}
			listed[p] = true
			key := [2]uint16{uint16(p), it.Jurisdiction}
			if strict[key] == nil {
				strict[key] = make([]Policy, n)
			}
			for d, policy := range it.Policy {
				strict[key][d] = max(strict[key][d], policy)
			}
		}
	}
	in, all := 0.0, 0.0
	f := &w.Flows
	for i, v := range f.ValueUSD {
		all += v
		if !listed[f.Product[i]] {
			continue
		}
		if policy := strict[[2]uint16{f.Product[i], f.Exporter[i]}]; policy != nil && policy[f.Importer[i]] != Free {
			in += v
		}
	}
	if all == 0 {
		return 0
	}
	return in / all
}

func (c *ListCoverage) describe(say func(string, ...any)) {
	say("Control list: %s", c.Name)
	say("  %d entries, %d items in the world's jurisdictions; %d of their %d HS codes have trade here", c.Entries, c.Items, c.CodesHere, c.Codes)
	say("  %.2f%% of the trade is in codes that the list names; %.2f%% leaves a jurisdiction that lists the code for a destination that needs a licence",
		100*c.Matched, 100*c.Controlled)
	if c.Concordance != nil {
		c.Concordance.describe(say)
	}
	for _, e := range c.NotSimulated {
		say("  not simulated as trade (no HS code): %s", e)
	}
	if len(c.NoTrade) > 0 {
		say("  no trade in their codes here: %s", strings.Join(c.NoTrade, ", "))
	}
	if len(c.Absent) > 0 {
		say("  on the list and not in this world: %s", strings.Join(c.Absent, ", "))
	}
	if len(c.Extra) > 0 {
		say("  columns not read: %s", strings.Join(c.Extra, ", "))
	}
	if c.Items == 0 {
		say("  %s", fmt.Sprintf("no jurisdiction of this world has an entry of %s", c.Name))
	}
}
