package scenarios

import (
	"fmt"
	"math"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Random writes a scenario of one to four measures of any levers, each setting
// drawn from what it may be in a world: what a property of all scenarios is
// tried on. u gives uniform numbers between 0 and 1. The text may be one that
// the reader refuses; RandomValid draws until it is not.
func Random(w *data.World, start data.Date, weeks int, u func() float64) []byte {
	d := drawer{w: w, u: u, start: start, weeks: weeks}
	var b strings.Builder
	fmt.Fprintf(&b, "title: Drawn at random\nquestion: Do the laws hold?\ncitation: hypothetical\nbaseline: today\nstart: %s\nweeks: %d\nmeasures:\n", start, weeks)
	n := 1 + d.below(4)
	for i := range n {
		d.measure(&b, i)
	}
	return []byte(b.String())
}

// RandomValid is the first of the texts that Random draws that the reader takes,
// and how many it refused.
func RandomValid(w *data.World, start data.Date, weeks int, u func() float64) (text []byte, s *Scenario, refused int, err error) {
	for ; refused < 200; refused++ {
		text = Random(w, start, weeks, u)
		if s, err = Parse("random.yaml", text, w); err == nil {
			return text, s, refused, nil
		}
	}
	return text, nil, refused, fmt.Errorf("none of %d scenarios drawn at random can be read; the last:\n%s%w", refused, text, err)
}

// measure writes one measure behind others. One that refers to another has that
// one's dates.
func (d *drawer) measure(b *strings.Builder, before int) {
	lev := d.pick(lever.Names())
	d.item = d.someItem()
	with := false
	var settings strings.Builder
	for _, s := range Settings(lev) {
		value := d.value(s, before)
		if s.Kind == "measure" && s.Required && before == 0 {
			d.measure(b, 0) // it has nobody to refer to: another
			return
		}
		if value != "" {
			with = with || s.Kind == "measure"
			fmt.Fprintf(&settings, "    %s: %s\n", s.Key, value)
		}
	}
	fmt.Fprintf(b, "  m%d:\n    lever: %s\n", before, lev)
	if !with {
		d.dates(b)
	}
	b.WriteString(settings.String())
}

// drawer draws settings.
type drawer struct {
	w     *data.World
	u     func() float64
	start data.Date
	weeks int
	item  *data.Item // what this measure is about
}

func (d *drawer) below(n int) int { return min(int(d.u()*float64(n)), n-1) }

func (d *drawer) pick(of []string) string { return of[d.below(len(of))] }

func (d *drawer) someItem() *data.Item {
	for {
		if it := &d.w.Items[d.below(len(d.w.Items))]; len(it.HS6) > 0 {
			return it
		}
	}
}

func (d *drawer) dates(b *strings.Builder) {
	from := d.start + data.Date(7*d.below(d.weeks*3/4))
	fmt.Fprintf(b, "    published: %s\n    from: %s\n", max(d.start, from-data.Date(d.below(120))), from)
	if d.u() < 0.25 {
		fmt.Fprintf(b, "    until: %s\n", from+data.Date(7+d.below(7*d.weeks/2)))
	}
}

// value draws a setting, as a file would write it; "" leaves it out.
func (d *drawer) value(s Setting, before int) string {
	if !s.Required && d.u() < 0.5 {
		return ""
	}
	switch s.Kind {
	case "item":
		return `"` + d.item.Entry + `"`
	case "jurisdictions":
		return d.several(true)
	case "destinations":
		return d.several(false)
	case "measure":
		if before == 0 {
			return ""
		}
		return fmt.Sprintf("m%d", d.below(before))
	case "policy":
		p := d.pick([]string{"free", "approval", "case_by_case", "presumption_of_denial"})
		if s.Type == "table" {
			return "{OTHER: " + p + "}"
		}
		return p
	case "hs6":
		return `["` + d.item.HS6[d.below(len(d.item.HS6))] + `"]`
	}
	switch s.Type {
	case "quantity":
		if !(d.item.Threshold > 0) {
			return ""
		}
		return strings.TrimSpace(fmt.Sprintf("%.4g %s", d.item.Threshold*math.Pow(4, 2*d.u()-1), d.item.Unit))
	case "duration":
		return fmt.Sprintf("%d weeks", int(s.Low)+d.below(int(math.Min(s.High, s.Low+60))-int(s.Low)+1))
	case "number":
		return fmt.Sprintf("%.4g", s.Low+(math.Min(s.High, s.Low+20)-s.Low)*d.u())
	case "whole number":
		return fmt.Sprint(int(s.Low) + d.below(int(math.Min(s.High, s.Low+20)-s.Low)+1))
	case "yes or no":
		return d.pick([]string{"true", "false"})
	case "date":
		return (d.start + data.Date(7*d.below(d.weeks))).String()
	case "text":
		if s.Key == "add" {
			return fmt.Sprintf("9Z%03d", d.below(1000))
		}
		if of := choices[s.Key]; of != nil {
			return d.pick(of)
		}
		return s.Default
	}
	return ""
}

// choices are the words that a text setting may be; levers refuse others.
var choices = map[string][]string{
	"kind": {"global", "general"}, "silence": {"approved", "returned"}, "use": {"civil", "humanitarian", "low_value", "ally"}, "index": {"frontier"},
}

// several jurisdictions, those of the item's entry with more chance.
func (d *drawer) several(holders bool) string {
	var codes []string
	if holders {
		codes = append(codes, d.w.Jurisdictions[d.item.Jurisdiction].ISO3)
	}
	for n := d.below(4); n > 0; n-- {
		if holders && d.u() < 0.7 {
			codes = append(codes, d.w.Jurisdictions[d.someItem().Jurisdiction].ISO3)
		} else {
			codes = append(codes, d.w.Jurisdictions[d.below(len(d.w.Jurisdictions))].ISO3)
		}
	}
	seen, out := map[string]bool{}, []string{}
	for _, c := range codes {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = []string{d.w.Jurisdictions[d.below(len(d.w.Jurisdictions))].ISO3}
	}
	return "[" + strings.Join(out, ", ") + "]"
}
