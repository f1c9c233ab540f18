package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cordon/model/world"
)

// Mark says in which arms a line stands.
type Mark string

// Marks.
const (
	Same     Mark = "=" // the same in both arms, to the last number
	Differs  Mark = "~" // in both, with other numbers or another end
	Baseline Mark = "-" // in the baseline only
	Scenario Mark = "+" // in the scenario only
)

// Pair is a line of both arms, or of one.
type Pair struct {
	Week int
	Mark Mark
	Line [2]*Line // by arm; nil where it has none
}

// pair sets the lines of both arms side by side, week by week and by what they are
// about: the baseline's in their order, then what only the scenario has.
func pair(base, scenario []Line) []Pair {
	var out []Pair
	for len(base) > 0 || len(scenario) > 0 {
		week, begin := 0, len(out)
		switch {
		case len(base) == 0:
			week = scenario[0].Week
		case len(scenario) == 0:
			week = base[0].Week
		default:
			week = min(base[0].Week, scenario[0].Week)
		}
		of := func(lines []Line) int {
			n := 0
			for n < len(lines) && lines[n].Week == week {
				n++
			}
			return n
		}
		nb, ns := of(base), of(scenario)
		byKey := map[string]*Line{}
		for i := range scenario[:ns] {
			byKey[scenario[i].Key] = &scenario[i]
		}
		for i := range base[:nb] {
			p := Pair{Week: week, Mark: Baseline, Line: [2]*Line{&base[i], byKey[base[i].Key]}}
			if p.Line[1] != nil {
				delete(byKey, base[i].Key)
				if p.Mark = Differs; first(base[i].Notes, p.Line[1].Notes, sameNote) < 0 {
					p.Mark = Same
				}
			}
			out = append(out, p)
		}
		for i := range scenario[:ns] {
			if l := byKey[scenario[i].Key]; l == &scenario[i] {
				out = append(out, Pair{Week: week, Mark: Scenario, Line: [2]*Line{nil, l}})
			}
		}
		slices.SortStableFunc(out[begin:], func(a, b Pair) int { return cmp.Compare(oneOf(a.sums()), oneOf(b.sums())) })
		base, scenario = base[nb:], scenario[ns:]
	}
	return out
}

// first is the place of the first note at which two lines differ; -1: nowhere.
func first(a, b []world.Note, same func(a, b *world.Note) bool) int {
	for i := range min(len(a), len(b)) {
		if !same(&a[i], &b[i]) {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// sameNote says whether two notes are alike to the last number.
func sameNote(a, b *world.Note) bool {
	return sameEvent(a, b) && alike(a.Chance, b.Chance) && alike(a.Draw, b.Draw) &&
		slices.EqualFunc(a.Numbers, b.Numbers, func(x, y world.Number) bool { return x.Name == y.Name && alike(x.Value, y.Value) }) &&
		slices.EqualFunc(a.Options, b.Options, func(x, y world.Weight) bool { return x.Option == y.Option && alike(x.Share, y.Share) })
}

// sameEvent says whether the same happened, whatever the numbers behind it.
func sameEvent(a, b *world.Note) bool {
	return a.Did == b.Did && a.Yes == b.Yes && a.What == b.What && a.Fate == b.Fate && a.Obstacle == b.Obstacle && a.Firm == b.Firm && a.Account == b.Account &&
		a.Origin == b.Origin && a.Hub == b.Hub && a.Slot == b.Slot && a.Agency == b.Agency && a.Entry == b.Entry && a.Cents == b.Cents && a.Cost == b.Cost && a.Attempt == b.Attempt
}

// alike says whether two numbers are the same, missing ones included.
func alike(a, b float64) bool { return a == b || a != a && b != b }

// Text of a pair's line in an arm; "" where it has none.
func (p *Pair) Text(arm int) string {
	if p.Line[arm] == nil {
		return ""
	}
	return p.Line[arm].Text
}

// Routine says whether nothing in the pair is worth a line of its own: routine in
// both arms, whatever numbers stand behind it.
func (p *Pair) Routine() bool {
	if p.follows() {
		return true
	}
	return (p.Line[0] == nil || p.Line[0].Routine) && (p.Line[1] == nil || p.Line[1].Routine) && p.SameEvents()
}

// sums says whether the pair adds up a week, and so comes last in it.
func (p *Pair) sums() bool { return p.follows() || p.About() == "desk" }

// follows says whether the pair only adds up what others say: a week's books, and
// the further applications of needs that are filed in several.
func (p *Pair) follows() bool { return p.About() == "books" || p.About() == "further applications" }

// SameEvents says whether the same happens in both arms, whatever numbers stand behind it.
func (p *Pair) SameEvents() bool {
	return first(p.events(0), p.events(1), sameEvent) < 0
}

// events are an arm's notes without those that changed nothing.
func (p *Pair) events(arm int) []world.Note {
	if p.Line[arm] == nil {
		return nil
	}
	return events(p.Line[arm].Notes)
}

// Moved lists the numbers that differ between the arms, where the same happens in both.
func (p *Pair) Moved() string {
	if p.Line[0] == nil || p.Line[1] == nil {
		return ""
	}
	var parts []string
	a, b := p.Line[0].Notes, p.Line[1].Notes
	for i := range min(len(a), len(b)) {
		if sameEvent(&a[i], &b[i]) && !sameNote(&a[i], &b[i]) {
			parts = append(parts, between(&a[i], &b[i])...)
		}
	}
	if len(a) != len(b) {
		parts = append(parts, fmt.Sprintf("%d things weighed against %d", len(a), len(b)))
	}
	return strings.Join(parts, "; ")
}

// between lists what stands behind two notes of the same, where it differs: the
// probability, the numbers, the weights of options.
func between(a, b *world.Note) (parts []string) {
	if a.Chance == a.Chance && b.Chance == b.Chance && a.Chance != b.Chance {
		parts = append(parts, "probability "+precise(a.Chance, b.Chance)+" against "+precise(b.Chance, a.Chance))
	}
	for _, n := range a.Numbers {
		for _, m := range b.Numbers {
			if n.Name == m.Name && !alike(n.Value, m.Value) {
				parts = append(parts, n.Name+" "+precise(n.Value, m.Value)+" against "+precise(m.Value, n.Value))
			}
		}
	}
	if o := moved(a.Options, b.Options); o != "" {
		parts = append(parts, "weights of the options: "+o)
	}
	return parts
}

// events are notes without those that changed nothing.
func events(notes []world.Note) (out []world.Note) {
	for i := range notes {
		if !idle(&notes[i]) {
			out = append(out, notes[i])
		}
	}
	return out
}

// About is what the pair's line is about.
func (p *Pair) About() string {
	l := p.Line[0]
	if l == nil {
		l = p.Line[1]
	}
	return strings.TrimPrefix(l.Key, "zz ")
}
