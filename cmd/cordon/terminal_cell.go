package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"cordon/plots"
)

func name(h plots.Headline) string { return h.Outcome + "\n  " + h.Unit + "; " + h.Mark }

// cellUnit is the unit inside the table: none beside the outcome's name, but
// shares read as percentages.
func cellUnit(unit string) string {
	if unit == "share" || strings.HasPrefix(unit, "share of ") {
		return unit
	}
	return ""
}

// cell is one outcome in one scenario: difference, simulation error, uncertainty
// range, its share due to luck, share of draws with that sign, and words where
// they say more than the numbers.
func cell(h plots.Headline) string {
	verdict := plots.Judge(h)
	if verdict == plots.Unmeasured || verdict == plots.Same {
		return plots.Words(h)
	}
	unit := cellUnit(h.Unit)
	difference := plots.FormatDifference(h.Difference, unit)
	difference += " ±" + strings.TrimLeft(plots.FormatDifference((h.SimHigh-h.SimLow)/2, unit), "+-")
	if !math.IsNaN(h.Relative) {
		difference += " (" + plots.FormatRelative(h.Relative) + ")"
	}
	lines := []string{
		difference,
		"range " + plots.FormatRange(h.UncLow, h.UncHigh, unit),
		"luck " + plots.FormatShare(h.LuckShare) + ", sign " + plots.FormatShare(h.SignShare),
	}
	switch verdict {
	case plots.Clear:
	case plots.Contrary:
		lines = append(lines, "sign unclear: the range has the other one")
	default:
		lines = append(lines, plots.NoChange)
	}
	return strings.Join(lines, "\n")
}

// table is a table whose first columns have at most the given widths and whose
// others share the rest; a width of 0 leaves all as wide as they need.
func (p *printer) table(header table.Row, first ...int) table.Writer {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Box = table.BoxStyle{PaddingRight: "  ", MiddleHorizontal: "-", MiddleSeparator: "-"}
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	t.AppendHeader(header)
	if len(first) == 1 && first[0] == 0 {
		return t
	}
	room, others := p.width, len(header)-len(first)
	var configs []table.ColumnConfig
	for i, w := range first {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: w, WidthMaxEnforcer: wrapLines})
		room -= w + 2
	}
	for i := range others {
		configs = append(configs, table.ColumnConfig{Number: len(first) + i + 1, WidthMax: max(room/others-2, 20), WidthMaxEnforcer: wrapLines})
	}
	t.SetColumnConfigs(configs)
	return t
}

// wrapLines wraps each line of a cell by itself.
func wrapLines(s string, width int) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		indent := l[:len(l)-len(strings.TrimLeft(l, " "))]
		if text.StringWidthWithoutEscSequences(l) > width {
			l = indent + strings.ReplaceAll(text.WrapSoft(strings.TrimLeft(l, " "), width-len(indent)), "\n", "\n"+indent)
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}

// render prints a table without spaces at the ends of lines.
func (p *printer) render(t table.Writer) {
	for _, l := range strings.Split(strings.TrimRight(t.Render(), "\n "), "\n") {
		fmt.Fprintln(p.w, strings.TrimRight(l, " "))
	}
}
