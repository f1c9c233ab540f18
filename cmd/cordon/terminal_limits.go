package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"cordon/data"
	"cordon/experiments"
	"cordon/plots"
)

// card prints the baseline card, misses in red.
func (p *printer) card(c *experiments.Comparison) {
	misses := 0
	t := p.table(table.Row{"", "line", "model", "holds in", "published", "unit", "source", "mark"}, 0)
	for _, l := range c.Card {
		row := []string{"ok", l.Line, fmt.Sprintf("%.4g", l.Model), fmt.Sprintf("%g to %g", l.Low, l.High), l.Published, l.Unit, l.Source, l.Mark}
		if !l.OK() {
			misses++
			row[0] = "MISS"
			for i := range row {
				row[i] = p.paint(red, row[i])
			}
		}
		cells := table.Row{}
		for _, s := range row {
			cells = append(cells, s)
		}
		t.AppendRow(cells)
	}
	p.heading("Baseline card: the model against published figures, %d of %d lines missed", misses, len(c.Card))
	p.render(t)
}

// limits prints what the figures rest on and what they leave out.
func (p *printer) limits(c *experiments.Comparison) {
	p.heading("What this rests on")
	if c.World.Synthetic {
		p.line("%s", p.paint(red, "Synthetic world: its trade flows are made up by a rule; no figure above is about real trade."))
	}
	p.line("Leakage hangs on assumed shares of barred demand, costs of ways around and detection: read it as ratio, sign and contrast, never as a level.")
	p.line("Watched goods, one set for all arms, made in %s: %s.", strings.Join(c.Members, ", "), strings.Join(c.Watched, "; "))
	for _, t := range c.Tables() {
		switch t.Name {
		case "measures":
			p.measures(t)
		case "not_simulated":
			p.notSimulated(t)
		case "unmatched":
			if line := plots.ClosedCells(t); line != "" {
				p.line("%s", line)
			}
		}
	}
}

func (p *printer) measures(t *data.Table) {
	for i := range t.Len() {
		at := func(name string) string { return t.Column(name).Strings[i] }
		p.line("%s: measure %s (%s) published %s, from %s, acts on Monday %s", at("scenario"), at("measure"), at("lever"), or(at("published"), "-"), or(at("from"), "-"), or(at("acts"), "-"))
	}
}

// notSimulated prints each entry once, with all jurisdictions that list it.
func (p *printer) notSimulated(t *data.Table) {
	var keys []string
	holders := map[string][]string{}
	for i := range t.Len() {
		key := strings.TrimSpace(t.Column("entry").Strings[i] + " " + t.Column("title").Strings[i] + ": " + t.Column("reason").Strings[i])
		if holders[key] == nil {
			keys = append(keys, key)
		}
		holders[key] = append(holders[key], t.Column("jurisdiction").Strings[i])
	}
	for _, key := range keys {
		where := strings.TrimSpace(strings.Join(holders[key], " "))
		if len(holders[key]) > 3 {
			where = fmt.Sprintf("%d jurisdictions", len(holders[key]))
		}
		if where != "" {
			where = " (" + where + ")"
		}
		p.line("Not simulated: %s%s", key, where)
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
