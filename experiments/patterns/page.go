package patterns

import (
	"fmt"
	"math"
	"strings"

	"cordon/plots"
)

// heads are the headings above the lines of each verdict.
var heads = map[Verdict]string{Miss: "Missed", CantTell: "Can't tell", Hit: "Met", NoTarget: "Reported, without a target"}

// Head is the heading above the lines of a verdict on the model.
func Head(v Verdict) string { return heads[v] }

// Figure is an estimate in words: the mean and its interval, or why there is none.
func (e *Estimate) Figure() string {
	switch {
	case e.Verdict == SayNothing:
		return "says nothing (" + e.Why + ")"
	case math.IsNaN(e.Mean):
		return fmt.Sprintf("happens in %d of %d replicates", e.N, e.Asked)
	case math.IsNaN(e.Low):
		return number(e.Mean)
	}
	return fmt.Sprintf("%s (%s to %s)", number(e.Mean), number(e.Low), number(e.High))
}

// Bounds are a line's target in words.
func (l *Line) Bounds() string {
	switch {
	case l.Reported():
		return "none"
	case math.IsInf(l.High, 1):
		return number(l.Low) + " or more"
	case math.IsInf(l.Low, -1):
		return number(l.High) + " or less"
	}
	return number(l.Low) + " to " + number(l.High)
}

// number writes a figure as targets are written: shares stay shares.
func number(x float64) string { return plots.FormatValue(x, "") }

// Markdown is the validation as a page, misses first.
func (v *Validation) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Published patterns and what comes out\n\n%s\n\n", v.Summary())
	b.WriteString("All figures are at the default parameters, on synthetic worlds; no parameter is set from a pattern. In brackets stands the 95% interval of the mean over replicates. ")
	fmt.Fprintf(&b, "*%s* is %s; *%s* is %s. A null that says nothing of a line has not met it.\n\n", GravityOnly, GravityOnly.Title(), Shuffled, Shuffled.Title())
	b.WriteString("![Targets as bands, the model and the nulls as points](validation.svg)\n\n")
	last := Verdict("")
	for _, s := range v.Ordered() {
		e := &s.Of[Model]
		if e.Verdict != last {
			last = e.Verdict
			fmt.Fprintf(&b, "## %s\n\n", Head(last))
			b.WriteString("| pattern | quantity | target | published | model | gravity | shuffled | mark | why, and what to know |\n|---|---|---|---|---|---|---|---|---|\n")
		}
		notes := strings.Join(nonEmpty(s.Why(), s.Line.Note), "; ")
		nulls := make([]string, Rivals)
		for r := GravityOnly; r < Rivals; r++ {
			if nulls[r] = s.Of[r].Figure(); s.Of[r].Verdict != SayNothing && s.Of[r].Verdict != NoTarget {
				nulls[r] += ": " + string(s.Of[r].Verdict)
			}
		}
		cells := []string{fmt.Sprintf("%d %s", s.Pattern.Number, s.Pattern.Name), s.Line.Quantity + " [" + s.Line.Unit + "]", s.Line.Bounds() + " (" + s.Line.Tolerance + ")", s.Line.Published + " (" + s.Line.Basis + ")",
			e.Figure(), nulls[GravityOnly], nulls[Shuffled], s.Line.Mark, notes}
		for n := range cells {
			cells[n] = strings.ReplaceAll(cells[n], "|", "\\|")
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	b.WriteString("\n## What is run\n\n")
	for _, p := range v.Patterns {
		fmt.Fprintf(&b, "- **%d %s**: %s. %s.\n", p.Number, p.Title, p.Doc, strings.ToUpper(p.Run[:1])+p.Run[1:])
	}
	return b.String()
}

func nonEmpty(parts ...string) (out []string) {
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Summary is the count of verdicts in a sentence or two.
func (v *Validation) Summary() string {
	hits, held := v.Count(Model, Hit)
	misses, _ := v.Count(Model, Miss)
	unclear, _ := v.Count(Model, CantTell)
	a, _ := v.Count(GravityOnly, Hit)
	b, _ := v.Count(Shuffled, Hit)
	return fmt.Sprintf("Of %d lines with a target the model misses %d, meets %d and of %d can't tell (%d replicates, eight times as many of single agencies, seed %d). Gravity shares with no agents or queues meet %d; the same agents with a shuffled network and no queue meet %d.",
		held, misses, hits, unclear, v.Replicates, v.Seed, a, b)
}
