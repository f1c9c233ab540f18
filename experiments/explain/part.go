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
func (x *Explanation) part() (numbers, happens *Parting) {
	for i := range x.Pairs {
		p := &x.Pairs[i]
		if p.Mark == Same || p.Week < x.Published || p.follows() {
			continue
		}
		if numbers == nil {
			numbers = x.parting(p, sameNote, func(notes []world.Note) []world.Note { return notes })
		}
		if !p.SameEvents() {
			return numbers, x.parting(p, sameEvent, events)
		}
	}
	return numbers, nil
}

// parting describes the first difference between the lines of a pair, among those of
// their notes that count.
func (x *Explanation) parting(p *Pair, same func(a, b *world.Note) bool, that func([]world.Note) []world.Note) *Parting {
	out := &Parting{Week: p.Week, About: p.About()}
	var lists [2][]world.Note
	for arm, l := range p.Line {
		if l != nil {
			lists[arm] = that(l.Notes)
		}
	}
	at := max(0, first(lists[0], lists[1], same))
	var notes [2]*world.Note
	for arm, list := range lists {
		if at < len(list) {
			notes[arm] = &list[at]
		}
	}
	if a, b := notes[0], notes[1]; a != nil && b != nil && a.Did != b.Did { // one of them comes later in the other arm
		switch {
		case comes(a, lists[1][at:]):
			notes[0] = nil
		case comes(b, lists[0][at:]):
			notes[1] = nil
		}
	}
	for arm := range notes {
		if notes[arm] == nil {
			continue
		}
		out.Text[arm] = (&teller{s: x.runs[arm].State, x: x}).clause(notes[arm])
	}
	out.Reason = x.reason(notes[0], notes[1])
	return out
}

// comes says whether the act of a note is among some notes.
func comes(n *world.Note, among []world.Note) bool {
	for i := range among {
		if among[i].Did == n.Did {
			return true
		}
	}
	return false
}

// reason says in words what differs between two notes.
func (x *Explanation) reason(a, b *world.Note) string {
	switch {
	case a == nil && b == nil:
		return "nothing differs"
	case a == nil:
		return "this comes up in " + x.Arms[1] + " only"
	case b == nil:
		return "this comes up in " + x.Arms[0] + " only"
	case a.Did != b.Did:
		return "one thing happens in " + x.Arms[0] + " and another in " + x.Arms[1]
	}
	ta, tb := &teller{s: x.runs[0].State, x: x}, &teller{s: x.runs[1].State, x: x}
	var parts []string
	if wa, wb := ta.word(a), tb.word(b); wa != wb {
		parts = append(parts, fmt.Sprintf("%s: %q against %q", what[a.Did], wa, wb))
	}
	parts = append(parts, between(a, b)...)
	if a.Draws != 0 && b.Draws != 0 && a.Draw == a.Draw && b.Draw == b.Draw {
		if a.Draw == b.Draw {
			parts = append(parts, "the draw is the same, "+precise(a.Draw, b.Chance))
		} else {
			parts = append(parts, fmt.Sprintf("the draws differ: %s against %s", precise(a.Draw, b.Draw), precise(b.Draw, a.Draw)))
		}
	}
	if a.Firm != b.Firm && a.Firm != world.None && b.Firm != world.None {
		parts = append(parts, "the supplier is simulated firm "+firmName(ta.s, a.Firm)+" against "+firmName(tb.s, b.Firm))
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
