package scenarios

import (
	"fmt"
	"math"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Plain says in plain words what a measure does, as in "halves the threshold of
// 3A090.a from 4800 to 2400 TPP (USA)". Values of today are those of the world
// that the scenario was read with.
func (s *Scenario) Plain(m lever.Measure) string {
	has := func(key string) string { return s.setting(m.Name, key) }
	switch l := m.Settings.(type) {
	case *lever.Threshold:
		return s.plainThreshold(l) + by(has("by"))
	case *lever.List:
		if l.Remove != "" {
			return "takes " + entryText(l.Remove) + " off the list" + by(has("by"))
		}
		text := "adds entry " + l.Add
		if l.Title != "" {
			text += " (" + l.Title + ")"
		}
		if len(l.HS6) > 0 {
			text += fmt.Sprintf(" on HS %s, coverage %s", strings.Join(l.HS6, ", "), percent(l.Coverage))
		}
		if l.Threshold.Unit != "" {
			text += ", threshold " + quantityText(l.Threshold)
		}
		return text + by(has("by"))
	case *lever.Destination:
		return fmt.Sprintf("sets the policy of %s towards %s to %s", entryText(l.Item), bare(has("destinations")), strings.ReplaceAll(l.Policy, "_", " ")) + by(has("by"))
	case *lever.Parties:
		return fmt.Sprintf("lists end users of %s of the demand of %s", percent(l.Share), bare(has("destination"))) + by(has("by"))
	case *lever.Exception:
		what := entryText(l.Item)
		if l.With != "" {
			what = "what " + l.With + " lists"
		}
		where := "everywhere"
		if has("destinations") != "" {
			where = "in " + bare(has("destinations"))
		}
		return fmt.Sprintf("lets %s of civil buyers %s have %s without a licence, screening %s", percent(l.Share), where, what, percent(l.Screening)) + by(has("by"))
	case *lever.Trusted:
		return fmt.Sprintf("gives the largest %s of firms a fast lane", percent(l.Share)) + by(has("by"))
	case *lever.Reach:
		what := entryText(l.Item)
		if l.With != "" {
			what = "what " + l.With + " lists"
		}
		return fmt.Sprintf("reaches foreign makers of %s whose goods hold more than %s of the country's content", what, percent(l.Content)) + by(has("by"))
	case *lever.Staff:
		return times("changes the number of licensing officers to", l.Factor) + by(has("by"))
	case *lever.Follow:
		return fmt.Sprintf("lets %s follow %s after a median lag of %s", bare(has("members")), l.With, lag(has("lag"), l.Lag))
	case *lever.Synchronise:
		if l.Lag.Weeks == 0 {
			return fmt.Sprintf("lets %s act together with %s, at once", bare(has("members")), l.With)
		}
		return fmt.Sprintf("lets %s act together with %s after %s", bare(has("members")), l.With, lag(has("lag"), l.Lag))
	case *lever.Notice:
		return fmt.Sprintf("puts %s in force %s after its publication", l.With, lag(has("period"), l.Period))
	}
	return "pulls " + m.Lever + ": " + s.Describe(m.Name)
}

// plainThreshold sets the new threshold beside today's.
func (s *Scenario) plainThreshold(l *lever.Threshold) string {
	before, ok := s.threshold(l)
	switch {
	case !ok:
		return fmt.Sprintf("sets the threshold of %s to %s", l.Item, quantityText(l.To))
	case before == l.To.Value:
		return fmt.Sprintf("keeps the threshold of %s at %s", l.Item, quantityText(l.To))
	}
	return fmt.Sprintf("%s the threshold of %s from %s to %s", change(before, l.To.Value), l.Item, plainly(before), quantityText(l.To))
}

// threshold is today's, where all that move it have the same.
func (s *Scenario) threshold(l *lever.Threshold) (value float64, ok bool) {
	if s.world == nil {
		return 0, false
	}
	value = math.NaN()
	for i := range s.world.Items {
		it := &s.world.Items[i]
		if it.Entry != l.Item || len(l.By) > 0 && !contains(l.By, s.world.Jurisdictions[it.Jurisdiction].ISO3) {
			continue
		}
		if !math.IsNaN(value) && value != it.Threshold {
			return 0, false
		}
		value = it.Threshold
	}
	return value, !math.IsNaN(value)
}

// change is a verb for going from one value to another.
func change(from, to float64) string {
	switch {
	case to == from/2:
		return "halves"
	case to == 2*from:
		return "doubles"
	case to < from:
		return "lowers"
	}
	return "raises"
}

func times(text string, factor float64) string {
	switch factor {
	case 1:
		return text + " today's"
	case 2:
		return text + " twice today's"
	case 0.5:
		return text + " half of today's"
	}
	return fmt.Sprintf("%s %s times today's", text, plainly(factor))
}

// setting is a measure's setting as the file has it; "" where it has none.
func (s *Scenario) setting(measure, key string) string {
	if n := s.doc.at([]string{"measures", measure, key}); n != nil {
		return n.String()
	}
	return ""
}

// bare takes the brackets off a list.
func bare(list string) string { return strings.Trim(list, "[]") }

func by(list string) string {
	if list == "" {
		return ""
	}
	return " (" + bare(list) + ")"
}

func entryText(item string) string {
	if item == "ALL" {
		return "every entry"
	}
	return item
}

func percent(share float64) string {
	return plainly(math.Round(1e6*share)/1e4) + "%"
}

func quantityText(q lever.Quantity) string { return strings.TrimSpace(plainly(q.Value) + " " + q.Unit) }

// lag is a length of time as the file has it.
func lag(text string, d lever.Duration) string {
	if text != "" {
		return text
	}
	return plainly(math.Round(10*d.Weeks)/10) + " weeks"
}

// when says on which days a measure is published and acts.
func when(l Line) string {
	var parts []string
	if l.Published != 0 && l.Published != l.From {
		parts = append(parts, "published "+l.Published.String())
	}
	if l.From != 0 {
		parts = append(parts, fmt.Sprintf("acts on Monday %s", l.Acts))
	}
	if l.Until != 0 {
		parts = append(parts, "until "+l.Until.String())
	}
	return strings.Join(parts, ", ")
}

// later says how far one day is behind another.
func later(from, to data.Date) string {
	if n := int(to - from); n >= 0 {
		return fmt.Sprintf("%d days later", n)
	}
	return fmt.Sprintf("%d days earlier", int(from-to))
}
