package scenarios

import (
	"fmt"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Line is one measure in a timetable.
type Line struct {
	Measure, Lever         string
	Published, From, Until data.Date // as they come out: a measure with another takes its dates
	Acts                   data.Date // the Monday on which it acts
	Text                   string    // its settings, as the file has them
}

// Timetable says of each measure when it is published, when it takes effect
// and on which Monday it acts, in the order of the file. The lag of a measure
// whose members each draw their own is the median; where members have dates, the
// first of them is shown.
func Timetable(s *Scenario) []Line {
	out := make([]Line, 0, len(s.Measures))
	for _, m := range s.Measures {
		published, from := s.dates(m, 0)
		l := Line{Measure: m.Name, Lever: m.Lever, Published: published, From: from, Until: m.Until, Text: s.Describe(m.Name)}
		if from != 0 {
			l.Acts = Acts(from)
		}
		out = append(out, l)
	}
	return out
}

// dates are a measure's publication and effect after notices, lags and the
// dates of its leader.
func (s *Scenario) dates(m lever.Measure, depth int) (published, from data.Date) {
	leader := s.Measure(lever.Leader(m))
	switch {
	case leader != nil && m.From == 0 && depth < len(s.Measures):
		published, from = s.dates(*leader, depth+1)
	case m.From == 0:
		published, from = m.Published, s.Begins()
	default:
		published, from = m.Published, m.From
	}
	if published == 0 || published > from {
		published = from
	}
	switch l := m.Settings.(type) {
	case *lever.Synchronise:
		from += days(l.Lag)
	case *lever.Follow:
		if first := firstDate(l); first != 0 {
			return published, first
		}
		from += days(l.Lag)
	case *lever.Notice:
		return published, from
	}
	for _, other := range s.Measures {
		if n, ok := other.Settings.(*lever.Notice); ok && n.With == m.Name {
			from = max(from, published+days(n.Period))
		}
	}
	return published, from
}

// firstDate is the first of the dates that members of a follow have; 0 where none has one.
func firstDate(l *lever.Follow) (first data.Date) {
	for _, text := range l.Dates {
		if d, err := data.ParseDate(text); err == nil && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}

// days is a duration rounded to whole days.
func days(d lever.Duration) data.Date { return data.Date(d.Weeks*7 + 0.5) }

// Describe is a measure's settings as the file has them, on one line, such as
// "item 3A090.a, by [USA], to 2400 TPP".
func (s *Scenario) Describe(measure string) string {
	n := s.doc.at([]string{"measures", measure})
	if n == nil {
		return ""
	}
	var parts []string
	for _, p := range n.pairs {
		if !contains(common, p.key.text) {
			parts = append(parts, p.key.text+" "+p.value.String())
		}
	}
	return strings.Join(parts, ", ")
}

// String is one line of the timetable.
func (l Line) String() string {
	day := func(d data.Date) string {
		if d == 0 {
			return "-"
		}
		return d.String()
	}
	return fmt.Sprintf("%s (%s): published %s, from %s, acts on Monday %s; %s", l.Measure, l.Lever, day(l.Published), day(l.From), day(l.Acts), l.Text)
}
