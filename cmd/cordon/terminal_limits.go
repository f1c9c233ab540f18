package main

import (
	"fmt"
	"slices"
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
	for _, line := range plots.BreakEven(c.Headlines()) {
		p.line("Break-even, at default parameters: %s.", line)
	}
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
		own := ""
		if at("lever") == "follow" {
			own = " at the median lag; each member draws its own"
		}
		p.line("%s: measure %s (%s) published %s, from %s, acts on Monday %s%s", at("scenario"), at("measure"), at("lever"), or(at("published"), "-"), or(at("from"), "-"), or(at("acts"), "-"), own)
	}
}

// fewEntries is how many entries of one reason are printed a line each; the
// numbers of more share a line.
const fewEntries = 5

// notSimulated prints each entry once, with all jurisdictions that list it, by
// reason in the order of the table.
func (p *printer) notSimulated(t *data.Table) {
	type untraded struct{ entry, title, jurisdictions string }
	var reasons []string
	byReason := map[string][]untraded{}
	for i := range t.Len() {
		at := func(name string) string { return t.Column(name).Strings[i] }
		of := byReason[at("reason")]
		if of == nil {
			reasons = append(reasons, at("reason"))
		}
		n := slices.IndexFunc(of, func(u untraded) bool { return u.entry == at("entry") && u.title == at("title") })
		if n < 0 {
			n, of = len(of), append(of, untraded{entry: at("entry"), title: at("title")})
		}
		of[n].jurisdictions = strings.TrimSpace(of[n].jurisdictions + " " + at("jurisdiction"))
		byReason[at("reason")] = of
	}
	for _, reason := range reasons {
		of := byReason[reason]
		if len(of) > fewEntries {
			var numbers []string
			for _, u := range of {
				numbers = append(numbers, or(u.entry, u.title))
			}
			p.line("Not simulated: %d entries, %s: %s", len(of), reason, strings.Join(numbers, ", "))
			continue
		}
		for _, u := range of {
			where := u.jurisdictions
			if n := len(strings.Fields(where)); n > 3 {
				where = fmt.Sprintf("%d jurisdictions", n)
			}
			if where != "" {
				where = " (" + where + ")"
			}
			p.line("Not simulated: %s: %s%s", strings.TrimSpace(u.entry+" "+u.title), reason, where)
		}
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
