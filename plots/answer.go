package plots

import (
	"html/template"
	"slices"
	"strings"
)

// answer is the report's answer: one sentence or two per scenario, then the
// contrasts between scenarios, all made from the numbers.
func answer(rows, contrasts []Headline, baseline string) []template.HTML {
	var out []template.HTML
	for _, b := range blocks(rows) {
		if s := sentence(b, "Under <strong>"+escape(b.Scenario)+"</strong>, against "+escape(b.Against)); s != "" {
			out = append(out, template.HTML(s))
		}
	}
	for _, b := range blocks(contrasts) {
		lead := "Set <strong>" + escape(b.Scenario) + "</strong> beside " + escape(b.Against)
		if s := sentence(b, lead); s != "" {
			out = append(out, template.HTML(s))
		}
	}
	if len(out) == 0 {
		out = append(out, template.HTML("The results hold no headline outcome, so there is nothing to answer with."))
	}
	return out
}

// sentence says what the headline outcomes of one pair of arms do: those that
// moved with direction and size, then those that cannot be told from no
// change.
func sentence(b block, lead string) string {
	var moved, other, still []string
	same, from := 2.0, ""
	for _, o := range headlineOutcomes {
		for _, g := range b.Groups {
			i := slices.IndexFunc(g.Rows, func(h Headline) bool { return h.Outcome == o })
			if i < 0 {
				continue
			}
			h := g.Rows[i]
			switch Judge(h) {
			case Clear:
				moved = append(moved, PlainName(o)+" is "+movement(h))
				if finite(h.SignShare) && h.SignShare < same {
					same, from = h.SignShare, PlainName(o)
				}
			case Unclear:
				still = append(still, PlainName(o))
			case Same:
				other = append(other, PlainName(o)+" does not change in any replicate")
			case OnDefaults:
				other = append(other, PlainName(o)+" is "+movement(h)+" at the default assumptions but "+NoChange+" over their range")
			case Contrary:
				other = append(other, PlainName(o)+" is "+movement(h)+" at the default assumptions and goes the other way over their range")
			case Unmeasured:
				other = append(other, PlainName(o)+" was not measured")
			}
		}
	}
	parts := append(moved, other...)
	if len(still) > 0 {
		verb := " is "
		if len(still) > 1 {
			verb = " are "
		}
		parts = append(parts, list(still)+verb+NoChange)
	}
	if len(parts) == 0 {
		return ""
	}
	text := lead + ": " + escape(strings.Join(parts, "; ")) + "."
	switch {
	case len(moved) == 1 && same <= 1:
		text += " " + FormatShare(same) + " of replicates have that sign."
	case len(moved) > 1 && same <= 1:
		text += " At least " + FormatShare(same) + " of replicates have these signs (fewest for " + escape(from) + ")."
	}
	return minusSigns(text)
}

// list joins names with commas and "and".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func escape(s string) string { return template.HTMLEscapeString(s) }
