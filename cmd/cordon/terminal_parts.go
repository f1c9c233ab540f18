package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"cordon/experiments"
	"cordon/model/outcome"
	"cordon/plots"
)

// parts prints what each measure of a package adds.
func (p *printer) parts(c *experiments.Comparison) {
	for _, d := range c.Parts {
		p.heading("What each measure of %s adds, against %s", d.Scenario, d.Against)
		how := fmt.Sprintf("all %d different sets of them were run", d.Arms)
		if d.Sampled {
			how = fmt.Sprintf("over %d pairs of orders, one the other reversed; %d different sets of measures were run", d.Pairs, d.Arms)
		}
		p.line("Mean of what a measure adds over all orders in which the measures can join (Shapley), on the same luck: %s. The parts add up to the whole. A measure that refers to another (with:) does nothing without it.", how)
		if !d.Same {
			p.line("%s", p.paint(red, "Some measures alone cover goods that the package as a whole does not, and these count as watched here: the whole differs from the table above."))
		}
		parts := append([]string{}, d.Measures...)
		rows := append(parts, experiments.ListPart, experiments.WholePart)
		t := p.table(append(table.Row{"part"}, headlineNames()...), 22)
		for i, name := range rows {
			row, zero := table.Row{name}, true
			for k, o := range outcome.All() {
				if !o.Headline {
					continue
				}
				part := d.Rows[k][i]
				zero = zero && part.Mean == 0
				row = append(row, partCell(part, cellUnit(o.Unit)))
			}
			if name != experiments.ListPart || !zero {
				t.AppendRow(row)
			}
		}
		p.render(t)
		p.line("± simulation error at default parameters; range: uncertainty over joint draws; alone: the measure with those that it refers to; last: what it adds where all others are there.%s", sampling(d))
	}
}

func sampling(d experiments.Decomposition) string {
	if !d.Sampled {
		return ""
	}
	return " orders: standard error of taking some orders, not all."
}

func headlineNames() (row table.Row) {
	for _, o := range outcome.All() {
		if o.Headline {
			row = append(row, o.Name+"\n  "+o.Unit)
		}
	}
	return row
}

func partCell(part experiments.Part, unit string) string {
	if math.IsNaN(part.Mean) {
		return "not measured"
	}
	size := func(v float64) string { return strings.TrimLeft(plots.FormatDifference(v, unit), "+-") }
	text := plots.FormatDifference(part.Mean, unit) + " ±" + size((part.SimHigh-part.SimLow)/2)
	if part.OrderSE > 0 {
		text += "\norders ±" + size(part.OrderSE)
	}
	if !math.IsNaN(part.UncLow) {
		text += "\nrange " + plots.FormatRange(part.UncLow, part.UncHigh, unit)
	}
	if !math.IsNaN(part.Alone) {
		text += "\nalone " + plots.FormatDifference(part.Alone, unit) + "\nlast " + plots.FormatDifference(part.Last, unit)
	}
	return text
}
