package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"cordon/data"
	"cordon/model/lever"
)

// Stacked is several scenarios laid over each other.
type Stacked struct {
	Text      []byte   // the file, where it can be written
	Conflicts []string // what can't stand beside each other, in words
	Dropped   []string // what the last scenario's say has put out, in words
}

// Stack lays the measures of scenarios over each other, in order. Two measures
// conflict where they have one name and different content, or set the same thing
// of the same jurisdiction to different values at overlapping dates; so do
// different starts, lengths and baselines. With lastWins the later scenario's
// stand, else there is no text. Scenarios must have been read against a world.
func Stack(all []*Scenario, lastWins bool) (*Stacked, error) {
	st := &stack{lastWins: lastWins, draft: NewDraft()}
	st.head(all)
	for _, s := range all {
		if err := st.lay(s); err != nil {
			return nil, err
		}
	}
	out := &Stacked{Conflicts: st.conflicts, Dropped: st.dropped}
	if len(st.conflicts) > 0 && !lastWins {
		return out, nil
	}
	for _, l := range st.laid {
		n := l.from.doc.at([]string{"measures", l.m.Name})
		st.draft.put("measures."+l.m.Name, n)
	}
	out.Text = st.draft.Bytes()
	if _, err := Parse("the stacked scenario", out.Text, all[0].world); err != nil {
		return nil, err
	}
	return out, nil
}

type stack struct {
	lastWins           bool
	draft              *Draft
	laid               []laid
	conflicts, dropped []string
}

// laid is a measure that stands, and what it sets.
type laid struct {
	m    lever.Measure
	from *Scenario
	sets []set
}

func (st *stack) conflict(format string, args ...any) {
	st.conflicts = append(st.conflicts, fmt.Sprintf(format, args...))
}

// head settles title, start, weeks and baseline.
func (st *stack) head(all []*Scenario) {
	var titles, citations []string
	for _, s := range all {
		titles, citations = append(titles, s.Title), append(citations, or(s.Citation, "no citation"))
	}
	st.draft.Text("title", strings.Join(unique(titles), "; and "))
	if all[0].Question != "" {
		st.draft.Text("question", all[0].Question)
	}
	st.draft.Text("citation", strings.Join(unique(citations), "; "))
	start, weeks, baseline := all[0], all[0], all[0]
	for _, s := range all[1:] {
		if s.Start != 0 && start.Start != 0 && s.Start != start.Start {
			st.conflict("start is %s in %s and %s in %s", start.Start, start.Name, s.Start, s.Name)
		}
		if s.Start != 0 {
			start = s
		}
		if s.Weeks != weeks.Weeks {
			st.conflict("weeks is %d in %s and %d in %s", weeks.Weeks, weeks.Name, s.Weeks, s.Name)
			weeks = s
		}
		if s.Baseline != baseline.Baseline {
			st.conflict("baseline is %s in %s and %s in %s", baseline.Baseline, baseline.Name, s.Baseline, s.Name)
			baseline = s
		}
	}
	st.draft.Text("baseline", baseline.Baseline)
	if start.Start != 0 {
		st.draft.Text("start", start.Start.String())
	}
	st.draft.Text("weeks", fmt.Sprint(weeks.Weeks))
}

// lay puts a scenario's measures on those that stand.
func (st *stack) lay(s *Scenario) error {
	sets, err := setsOf(s)
	if err != nil {
		return err
	}
	below := len(st.laid)
	var out []string // names that this scenario's measures put out
	for _, m := range s.Measures {
		same := false
		for i := range st.laid[:below] {
			l := &st.laid[i]
			if l.m.Name == m.Name {
				if same = reflect.DeepEqual(l.m, m) && reflect.DeepEqual(l.sets, sets[m.Name]); !same {
					st.conflict("measure %s is one thing in %s (%s) and another in %s (%s)", m.Name, l.from.Name, l.from.Plain(l.m), s.Name, s.Plain(m))
					out = append(out, l.m.Name)
				}
				continue
			}
			if text := clash(l.sets, sets[m.Name]); text != "" {
				st.conflict("measures %s of %s and %s of %s both set %s", l.m.Name, l.from.Name, m.Name, s.Name, text)
				out = append(out, l.m.Name)
			}
		}
		if !same {
			st.laid = append(st.laid, laid{m, s, sets[m.Name]})
		}
	}
	st.drop(below, out, s)
	return nil
}

// drop takes measures that are put out off the stack, and what refers to them
// unless the new scenario has a measure of that name.
func (st *stack) drop(below int, names []string, by *Scenario) {
	for n := 0; n < len(names); n++ {
		for _, l := range st.laid[:below] {
			if lever.Leader(l.m) == names[n] && by.Measure(names[n]) == nil && !contains(names, l.m.Name) {
				names = append(names, l.m.Name)
			}
		}
	}
	kept := st.laid[:0:0]
	for i, l := range st.laid {
		if i < below && contains(names, l.m.Name) {
			st.dropped = append(st.dropped, fmt.Sprintf("measure %s of %s (%s) gives way to %s", l.m.Name, l.from.Name, l.from.Plain(l.m), by.Name))
			continue
		}
		kept = append(kept, l)
	}
	st.laid = kept
}

// clash says in words what two measures set to different values at overlapping
// dates; "" where nothing.
func clash(x, y []set) string {
	var what []string
	var who []string
	var from data.Date
	for _, a := range x {
		for _, b := range y {
			if !a.meets(b) || a.value == b.value {
				continue
			}
			first := max(a.from, b.from)
			if from == 0 || first < from {
				from = first
			}
			what, who = append(what, fmt.Sprintf("%s (%s and %s)", a.what(b), a.value, b.value)), append(who, a.by)
		}
	}
	if len(what) == 0 {
		return ""
	}
	what, who = unique(what), unique(who)
	slices.Sort(who)
	return fmt.Sprintf("%s for %s from %s on", some(what), some(who), from)
}
