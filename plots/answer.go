package plots

import (
	"html/template"
	"slices"
	"strings"
)

// answer is the report's answer: a sentence or two per scenario, then one for
// what the last does beyond each other, all made from the numbers. Other pairs
// stand in the table of contrasts.
func answer(rows, contrasts []Headline) []template.HTML {
	var out []template.HTML
	for _, b := range blocks(rows) {
		moved, rest := verdicts(b)
		if text := strings.Join(append(clauses(moved, true), rest...), "; "); text != "" {
			out = append(out, answered("Under <strong>"+escape(b.Scenario)+"</strong>, against "+escape(b.Against), text+"."+signs(moved)))
		}
	}
	last := ""
	for _, b := range blocks(rows) {
		last = b.Scenario
	}
	for _, b := range blocks(contrasts) {
		if b.Scenario != last {
			continue
		}
		moved, rest := verdicts(b)
		lead := "With <strong>" + escape(b.Scenario) + "</strong> rather than " + escape(b.Against)
		switch {
		case len(moved) > 0:
			out = append(out, answered(lead, strings.Join(clauses(moved, false), "; ")+"."))
		case len(rest) > 0:
			out = append(out, answered(lead, "no headline outcome can be told from no change."))
		}
	}
	if len(out) == 0 {
		out = append(out, "The results hold no headline outcome, so there is nothing to answer with.")
	}
	return out
}

// verdicts splits the headline outcomes of one pair of arms into those that
// moved and what is to be said of the others.
func verdicts(b block) (moved []Headline, rest []string) {
	var still []string
	for _, o := range headlineOutcomes {
		for _, g := range b.Groups {
			i := slices.IndexFunc(g.Rows, func(h Headline) bool { return h.Outcome == o })
			if i < 0 {
				continue
			}
			h := g.Rows[i]
			switch Judge(h) {
			case Clear:
				moved = append(moved, h)
			case Unclear:
				still = append(still, PlainName(o))
			default:
				rest = append(rest, Clause(h))
			}
		}
	}
	if len(still) == 1 {
		rest = append(rest, still[0]+" is "+NoChange)
	} else if len(still) > 1 {
		rest = append(rest, list(still)+" are "+NoChange)
	}
	return moved, rest
}

// clauses are direction and size of each row, with the uncertainty range where
// asked for.
func clauses(rows []Headline, ranged bool) []string {
	var out []string
	for _, h := range rows {
		c := Clause(h)
		if ranged && finite(h.UncLow) && finite(h.UncHigh) {
			c += ", range " + FormatRange(h.UncLow, h.UncHigh, h.Unit)
		}
		out = append(out, c)
	}
	return out
}

// signs says what share of the joint draws has the signs of the rows that moved.
func signs(moved []Headline) string {
	least, of := 2.0, ""
	for _, h := range moved {
		if finite(h.SignShare) && h.SignShare < least {
			least, of = h.SignShare, PlainName(h.Outcome)
		}
	}
	switch {
	case least > 1:
		return ""
	case least == 1:
		return " All parameter draws agree in sign."
	case len(moved) == 1:
		return " " + FormatShare(least) + " of parameter draws have that sign."
	}
	return " At least " + FormatShare(least) + " of parameter draws have these signs (fewest: " + of + ")."
}

// answered joins a lead of markup and a text, which it escapes.
func answered(lead, text string) template.HTML {
	return template.HTML(lead + ": " + escape(minusSigns(text)))
}

// list joins names with commas and "and".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func escape(s string) string { return template.HTMLEscapeString(s) }
