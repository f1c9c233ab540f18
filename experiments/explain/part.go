package explain

import (
	"fmt"
	"strings"

	"cordon/model/world"
)

// Parting is where the arms first differ for the agent.
type Parting struct {
	Week   int
	About  string
	Text   [2]string // what happens in each arm; "" where nothing does
	Reason string
}

// part finds where a number behind a decision first differs and where what happens
// first does, from the first publication on. A week's books follow from its costs,
// so they part nobody.
func (x *Explanation) part() (numbers, events *Parting) {
	for i := range x.Pairs {
		p := &x.Pairs[i]
		if p.Mark == Same || p.Week < x.Published || p.About() == "books" {
			continue
		}
		if numbers == nil {
			numbers = x.parting(p, sameNote)
		}
		if p.Mark != Differs || first(p.Line[0].Notes, p.Line[1].Notes, sameEvent) >= 0 {
			return numbers, x.parting(p, sameEvent)
		}
	}
	return numbers, nil
}

func (x *Explanation) parting(p *Pair, same func(a, b *world.Note) bool) *Parting {
	out := &Parting{Week: p.Week, About: p.About()}
	var notes [2]*world.Note
	at := 0
	if p.Line[0] != nil && p.Line[1] != nil {
		at = first(p.Line[0].Notes, p.Line[1].Notes, same)
	}
	for arm, l := range p.Line {
		if l == nil || at >= len(l.Notes) {
			continue
		}
		notes[arm] = &l.Notes[at]
		out.Text[arm] = (&teller{s: x.runs[arm].State, x: x}).clause(notes[arm])
	}
	out.Reason = x.reason(notes[0], notes[1])
	return out
}

// reason says in words what differs between two notes.
func (x *Explanation) reason(a, b *world.Note) string {
	switch {
	case a == nil && b == nil:
		return "nothing differs"
	case a == nil:
		return "this happens in " + x.Arms[1] + " only"
	case b == nil:
		return "this happens in " + x.Arms[0] + " only"
	case a.Did != b.Did:
		return "one thing happens in " + x.Arms[0] + " and another in " + x.Arms[1]
	}
	var parts []string
	drawn := a.Draws != 0 && b.Draws != 0 && a.Draw == a.Draw && b.Draw == b.Draw
	if a.Chance == a.Chance && b.Chance == b.Chance && !alike(a.Chance, b.Chance) {
		parts = append(parts, fmt.Sprintf("the probability is %s in %s and %s in %s", precise(a.Chance, b.Chance), x.Arms[0], precise(b.Chance, a.Chance), x.Arms[1]))
	}
	for _, n := range a.Numbers {
		for _, m := range b.Numbers {
			if n.Name == m.Name && !alike(n.Value, m.Value) {
				parts = append(parts, fmt.Sprintf("%s: %s against %s", n.Name, precise(n.Value, m.Value), precise(m.Value, n.Value)))
			}
		}
	}
	if o := moved(a.Options, b.Options); o != "" {
		parts = append(parts, "weights of the options: "+o)
	}
	if drawn {
		if a.Draw == b.Draw {
			parts = append(parts, "the draw is the same, "+precise(a.Draw, b.Draw))
		} else {
			parts = append(parts, fmt.Sprintf("the draws differ: %s against %s", precise(a.Draw, b.Draw), precise(b.Draw, a.Draw)))
		}
	}
	ta, tb := &teller{s: x.runs[0].State, x: x}, &teller{s: x.runs[1].State, x: x}
	if a.What != b.What || a.Entry != b.Entry {
		parts = append(parts, fmt.Sprintf("%s: %q against %q", what[a.Did], ta.word(a), tb.word(b)))
	}
	if a.Firm != b.Firm && a.Firm != world.None && b.Firm != world.None {
		parts = append(parts, "the supplier is "+firmName(ta.s, a.Firm)+" against "+firmName(tb.s, b.Firm))
	}
	if a.Cents != b.Cents {
		parts = append(parts, fmt.Sprintf("%s USD against %s USD", usd(a.Cents), usd(b.Cents)))
	}
	if a.Fate != b.Fate {
		parts = append(parts, "fate "+a.Fate.String()+" against "+b.Fate.String())
	}
	if a.Obstacle != b.Obstacle {
		parts = append(parts, "first obstacle "+a.Obstacle.String()+" against "+b.Obstacle.String())
	}
	if len(parts) == 0 {
		return "it is about another order"
	}
	return strings.Join(parts, "; ")
}

// moved names the options whose weight has moved, the most first moved first.
func moved(a, b []world.Weight) string {
	var parts []string
	share := func(of []world.Weight, option string) float64 {
		for _, o := range of {
			if o.Option == option {
				return o.Share
			}
		}
		return 0
	}
	seen := map[string]bool{}
	for _, list := range [2][]world.Weight{a, b} {
		for _, o := range list {
			x, y := share(a, o.Option), share(b, o.Option)
			if seen[o.Option] || x == y {
				continue
			}
			seen[o.Option] = true
			if len(parts) < 4 {
				parts = append(parts, fmt.Sprintf("%s %s against %s", o.Option, precise(x, y), precise(y, x)))
			}
		}
	}
	if more := len(seen) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, ", ")
}
