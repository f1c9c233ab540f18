package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"cordon/data"
	"cordon/experiments"
	"cordon/plots"
)

// printer prints a comparison as text.
type printer struct {
	w      io.Writer
	width  int
	colour bool
}

// newPrinter prints in colour on a terminal whose user has not said NO_COLOR
// (no-color.org), never elsewhere.
func newPrinter(w io.Writer) *printer {
	p := &printer{w: w, width: textWidth()}
	if f, ok := w.(*os.File); ok {
		p.colour = term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == ""
	}
	return p
}

// paint puts text in a colour where colour is wanted.
func (p *printer) paint(c text.Colors, s string) string {
	if !p.colour {
		return s
	}
	return c.EscapeSeq() + s + text.Reset.EscapeSeq()
}

var (
	red  = text.Colors{text.FgRed}
	bold = text.Colors{text.Bold}
)

func (p *printer) line(format string, args ...any) {
	fmt.Fprintln(p.w, text.WrapSoft(fmt.Sprintf(format, args...), p.width))
}

func (p *printer) heading(format string, args ...any) {
	fmt.Fprintf(p.w, "\n%s\n", p.paint(bold, fmt.Sprintf(format, args...)))
}

// comparison prints everything: the answer first, then what it rests on.
func (p *printer) comparison(c *experiments.Comparison) error {
	p.design(c)
	for _, group := range outcomeGroups(c) {
		p.heading("%s", group.title)
		p.outcomes(c, group)
	}
	p.legend(c)
	p.contrasts(c)
	p.card(c)
	p.limits(c)
	return nil
}

// design says what was run.
func (p *printer) design(c *experiments.Comparison) {
	for _, a := range c.Arms[1:] {
		p.line("%s: %s", p.paint(bold, a.Name), a.Title)
		if a.Question != "" {
			p.line("    %s", a.Question)
		}
	}
	p.line("Against %s: %s. %d weeks from Monday %s; outcomes run from the first publication (Monday %s) to the end.",
		p.paint(bold, c.Arms[0].Name), strings.TrimSuffix(c.Arms[0].Title, "."), c.Length, c.Start, c.Start+data.Date(7*c.From))
	n, d := len(c.Values), c.Defaults()
	p.line("World: %s. %d replicates (%d at default parameters, %d at joint draws of them), seed %d.", c.World.Title, n, d, n-d, c.Seed)
	if c.Interrupted {
		p.line("%s", p.paint(red, fmt.Sprintf("Stopped before all replicates were finished: these are the first %d.", n)))
	}
	if c.Until != nil {
		met := "reached"
		if !c.Met {
			met = "NOT reached"
		}
		p.line("Until %s: %s, simulation error ±%.3g%% of the baseline level. More replicates narrow the simulation error and nothing else: not the uncertainty range.", c.Until, met, 100*c.Reached)
	}
}

// outcomeGroup is a part of the table.
type outcomeGroup struct {
	title string
	rows  []int // positions in outcome.All
	full  bool  // every number on a line of its own
}

// outcomeGroups are the headlines, then all others by group.
func outcomeGroups(c *experiments.Comparison) []outcomeGroup {
	all := c.Contrast(1, 0)
	head := outcomeGroup{title: "Headline outcomes", full: true}
	var rest []outcomeGroup
	for i, h := range all {
		if h.IsHeadline {
			head.rows = append(head.rows, i)
			continue
		}
		title := plots.PlainName(h.Group)
		title = strings.ToUpper(title[:1]) + title[1:]
		at := slices.IndexFunc(rest, func(g outcomeGroup) bool { return g.title == title })
		if at < 0 {
			at, rest = len(rest), append(rest, outcomeGroup{title: title})
		}
		rest[at].rows = append(rest[at].rows, i)
	}
	return append([]outcomeGroup{head}, rest...)
}

// outcomes prints one group, the scenarios side by side.
func (p *printer) outcomes(c *experiments.Comparison, g outcomeGroup) {
	header := table.Row{"outcome", c.Arms[0].Name}
	var columns [][]plots.Headline
	for arm := 1; arm < len(c.Arms); arm++ {
		header = append(header, c.Arms[arm].Name)
		columns = append(columns, c.Contrast(arm, 0))
	}
	t := p.table(header, 30, 12)
	for _, i := range g.rows {
		h := columns[0][i]
		row := table.Row{name(h), plots.FormatValue(baselineOf(columns, i), cellUnit(h.Unit))}
		for _, column := range columns {
			row = append(row, cell(column[i], g.full))
		}
		t.AppendRow(row)
	}
	p.render(t)
}

// baselineOf is the baseline's level; where an outcome is not measured in one
// scenario, another's pairs still have it.
func baselineOf(columns [][]plots.Headline, i int) float64 {
	for _, column := range columns {
		if v := column[i].Baseline; !math.IsNaN(v) {
			return v
		}
	}
	return math.NaN()
}

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
func cell(h plots.Headline, full bool) string {
	verdict := plots.Judge(h)
	if verdict == plots.Unmeasured || verdict == plots.Same {
		return plots.Words(h)
	}
	unit := cellUnit(h.Unit)
	difference := plots.FormatDifference(h.Difference, unit)
	if difference == "" || h.Difference == 0 {
		difference = "0"
	}
	difference += " ±" + strings.TrimLeft(plots.FormatDifference((h.SimHigh-h.SimLow)/2, unit), "+-")
	relative := ""
	if !math.IsNaN(h.Relative) {
		relative = plots.FormatRelative(h.Relative)
	}
	spread := "range " + plots.FormatRange(h.UncLow, h.UncHigh, unit)
	luck := "luck " + plots.FormatShare(h.LuckShare) + ", sign " + plots.FormatShare(h.SignShare)
	var lines []string
	if full {
		if relative != "" {
			difference += " (" + relative + ")"
		}
		lines = []string{difference, spread, luck}
	} else {
		lines = []string{difference, spread + "; " + luck}
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

func (p *printer) legend(c *experiments.Comparison) {
	draws := len(c.Values) - c.Defaults()
	rangeOf := "5th to 95th percentile"
	if draws < 32 {
		rangeOf = "smallest to largest"
	}
	fmt.Fprintln(p.w)
	p.line("Cells: mean difference to %s on the same luck ± simulation error (half of the 95%% confidence interval at default parameters; more replicates narrow it) and, for headlines, relative to the baseline; "+
		"range: uncertainty, %s over %d joint draws of the parameters (more replicates do not narrow it); luck: share of that range due to chance alone; sign: share of the draws with the sign of the difference.",
		c.Arms[0].Name, rangeOf, draws)
}

// contrasts prints the last scenario minus each earlier one.
func (p *printer) contrasts(c *experiments.Comparison) {
	last := len(c.Arms) - 1
	if last < 2 {
		return
	}
	header := table.Row{"headline outcome"}
	var columns [][]plots.Headline
	for arm := 1; arm < last; arm++ {
		header = append(header, minus(c, last, arm))
		columns = append(columns, c.Contrast(last, arm))
	}
	p.heading("%s against the other scenarios, on the same luck", c.Arms[last].Name)
	t := p.table(header, 30)
	for i, h := range columns[0] {
		if !h.IsHeadline {
			continue
		}
		row := table.Row{name(h)}
		for _, column := range columns {
			row = append(row, cell(column[i], true))
		}
		t.AppendRow(row)
	}
	p.render(t)
}

// minus names a contrast: "together minus alone" where all scenarios' names
// begin alike.
func minus(c *experiments.Comparison, arm, against int) string {
	prefix, _, found := strings.Cut(c.Arms[1].Name, "-")
	short := func(i int) string {
		rest, ok := strings.CutPrefix(c.Arms[i].Name, prefix+"-")
		found = found && ok
		return rest
	}
	a, b := short(arm), short(against)
	if !found {
		a, b = c.Arms[arm].Name, c.Arms[against].Name
	}
	return a + " minus " + b
}

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
	if paths := c.Varied(); paths != "" {
		p.line("%s: set for the replicates at default parameters; the joint draws vary it over its range all the same.", paths)
	}
	for _, t := range c.Tables() {
		switch t.Name {
		case "measures":
			p.measures(t)
		case "not_simulated":
			p.notSimulated(t)
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
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: w, WidthMaxEnforcer: text.WrapSoft})
		room -= w + 2
	}
	for i := range others {
		configs = append(configs, table.ColumnConfig{Number: len(first) + i + 1, WidthMax: max(room/others-2, 20), WidthMaxEnforcer: text.WrapSoft})
	}
	t.SetColumnConfigs(configs)
	return t
}

// render prints a table without spaces at the ends of lines.
func (p *printer) render(t table.Writer) {
	for _, l := range strings.Split(strings.TrimRight(t.Render(), "\n "), "\n") {
		fmt.Fprintln(p.w, strings.TrimRight(l, " "))
	}
}
