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
	for _, l := range strings.Split(text.WrapSoft(fmt.Sprintf(format, args...), p.width), "\n") {
		fmt.Fprintln(p.w, strings.TrimRight(l, " "))
	}
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
	p.parts(c)
	p.flip(c)
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
	if c.Posterior != nil {
		p.line("Joint draws: %d weighted ones of a scored prediction (effective sample size %.1f), in place of the prior.", len(c.Posterior.Draws), c.Posterior.ESS)
	}
	if c.Frozen != nil {
		p.line("Parameters as release %s had them. %s", c.Frozen.Release, strings.Join(c.FrozenNotes(), ". "))
	}
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
}

// outcomeGroups are the headlines, then all others by group.
func outcomeGroups(c *experiments.Comparison) []outcomeGroup {
	all := c.Contrast(1, 0)
	head := outcomeGroup{title: "Headline outcomes"}
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
	var same []string // what no scenario moves stands in one line
	for _, i := range g.rows {
		h := columns[0][i]
		if !h.IsHeadline && !slices.ContainsFunc(columns, func(column []plots.Headline) bool { return plots.Judge(column[i]) != plots.Same }) {
			same = append(same, h.Outcome)
			continue
		}
		row := table.Row{name(h), plots.FormatValue(baselineOf(columns, i), cellUnit(h.Unit))}
		for _, column := range columns {
			row = append(row, cell(column[i]))
		}
		t.AppendRow(row)
	}
	p.render(t)
	if len(same) > 0 {
		p.line("No change in any replicate: %s.", strings.Join(same, ", "))
	}
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

// fewDefaults is the number of replicates at default parameters below which their
// spread is known so roughly that a reader is told.
const fewDefaults = 8

func (p *printer) legend(c *experiments.Comparison) {
	draws := len(c.Values) - c.Defaults()
	rangeOf := "5th to 95th percentile"
	if draws < 32 {
		rangeOf = "smallest to largest"
	}
	fmt.Fprintln(p.w)
	p.line("Cells: mean difference to %s on the same luck ± simulation error (half of the 95%% confidence interval at default parameters; more replicates narrow it) and relative to the baseline; "+
		"range: uncertainty, %s over %s of the parameters (more replicates do not narrow it); luck: share of that range due to chance alone; sign: share of the draws with the sign of the difference.",
		c.Arms[0].Name, rangeOf, count(draws, "joint draw"))
	if n := c.Defaults(); n < fewDefaults {
		p.line("%s at default parameters are few: the simulation error is itself known roughly, and so are range, luck and sign. Take more replicates before you quote them.", count(n, "replicate"))
	}
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
			row = append(row, cell(column[i]))
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
