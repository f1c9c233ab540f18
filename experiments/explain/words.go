package explain

import (
	"fmt"
	"strings"

	"cordon/model/world"
)

// teller puts notes into plain words.
type teller struct {
	s *world.State
	x *Explanation
}

// fates says in words how a need ended.
var fates = [world.NFates]string{
	"still looks for a supplier", "still waits", "served from stock", "delivered: no licence needed", "delivered under an exception", "delivered under a licence",
	"delivered as a variant below the threshold", "made at home by the buyer's own country", "delivered without a licence, by mistake", "delivered under a licence or an exception to a barred user",
	"delivered by the exporter's knowing breach", "delivered around, through a hub", "delivered around, misdeclared", "given up: nothing is delivered",
}

// obstacles says in words what first stood in a need's way.
var obstacles = [world.NObstacles]string{"none", "the rule closes the sale", "the exporter declined", "the applicant gave up waiting", "the application was returned", "the application was refused", "the goods were seized", "the cost"}

// components says in words what a cost is for.
var components = [world.NComponents]string{"compliance programme", "applications", "fees", "penalties", "delay", "lost surplus", "training", "relief", "redesign or moving"}

// what an act is about, where only a word of it differs.
var what = map[world.Act]string{
	world.ActAsked: "how the sale stands", world.ActDecided: "the agency's answer", world.ActRoute: "the way around", world.ActChose: "the origin", world.ActEnded: "the end",
	world.ActStops: "why it stops", world.ActShips: "how it ships", world.ActWeighed: "what the exporter finds", world.ActProgrammes: "the compliance programme", world.ActFiles: "the application",
	world.ActReferral: "how far it goes", world.ActScored: "under which policy", world.ActPaid: "the cost", world.ActAudit: "what is looked at",
}

// tell puts a line's notes into one sentence.
func (w *teller) tell(notes []world.Note) string {
	if notes[0].Did == world.ActPaid {
		return w.costs(notes)
	}
	if further(&notes[0]) {
		return w.further(notes)
	}
	var parts []string
	for i := range notes {
		if c := w.clause(&notes[i]); c != "" {
			parts = append(parts, c)
		}
	}
	return strings.Join(parts, "; ")
}

// further counts a week's further applications.
func (w *teller) further(notes []world.Note) string {
	count := map[string]int{}
	var order []string
	for i := range notes {
		what := "received"
		if notes[i].Did == world.ActDecided {
			word, _, _ := strings.Cut(notes[i].What, " ")
			what = answers[word]
		}
		if count[what]++; count[what] == 1 {
			order = append(order, what)
		}
	}
	for i, what := range order {
		order[i] = fmt.Sprintf("%d %s", count[what], what)
	}
	return "of needs that are filed in several: " + strings.Join(order, ", ")
}

// costs adds up a week's costs by kind.
func (w *teller) costs(notes []world.Note) string {
	var sums [world.NComponents]int64
	for _, n := range notes {
		sums[n.Cost] += n.Cents
	}
	var parts []string
	for c, cents := range sums {
		if cents != 0 {
			parts = append(parts, components[c]+" "+usd(cents)+" USD")
		}
	}
	return strings.Join(parts, ", ")
}

// odds says which draw stood against which probability.
func odds(n *world.Note) string {
	var parts []string
	switch {
	case n.Chance == n.Chance && n.Draw == n.Draw && n.Yes:
		parts = append(parts, fmt.Sprintf("draw %s is below the probability %s", precise(n.Draw, n.Chance), precise(n.Chance, n.Draw)))
	case n.Chance == n.Chance && n.Draw == n.Draw:
		parts = append(parts, fmt.Sprintf("draw %s is not below the probability %s", precise(n.Draw, n.Chance), precise(n.Chance, n.Draw)))
	case n.Draw == n.Draw:
		parts = append(parts, "draw "+figure(n.Draw))
	}
	for _, x := range n.Numbers {
		parts = append(parts, x.Name+" "+figure(x.Value))
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// options are the weights of a choice, the largest four.
func options(of []world.Weight) string {
	var parts []string
	for i, o := range of {
		if i == 4 {
			parts = append(parts, fmt.Sprintf("%d more", len(of)-4))
			break
		}
		parts = append(parts, o.Option+" "+figure(o.Share))
	}
	return strings.Join(parts, ", ")
}

// of finds a number of a note.
func of(n *world.Note, name string) float64 {
	for _, x := range n.Numbers {
		if x.Name == name {
			return x.Value
		}
	}
	return 0
}

// entry is a list entry's code.
func (w *teller) entry(e world.EntryID) string {
	if e == world.None {
		return "no entry"
	}
	return w.s.G.Entries[e].Code
}

// buyer is who a need belongs to.
func (w *teller) buyer(n *world.Note) string {
	mk := w.s.Market(n.Account)
	return "a simulated buyer in " + w.s.G.ISO[mk.Destination]
}

// goods are what a need is for.
func (w *teller) goods(n *world.Note) string {
	return fmt.Sprintf("%s USD of %s", usd(n.Cents), w.s.G.World.Products[w.s.Market(n.Account).Product].HS6)
}

// word is the note's own word, with the entry where it is about one.
func (w *teller) word(n *world.Note) string {
	switch n.Did {
	case world.ActAsked:
		return w.stands(n)
	case world.ActEnded:
		return fates[n.Fate]
	}
	return n.What
}

// stands says how a sale stands with the rules.
func (w *teller) stands(n *world.Note) string {
	switch n.What {
	case "not listed":
		return "on no list"
	case "listed":
		return "listed under " + w.entry(n.Entry) + w.by(n)
	case "excepted":
		return "listed under " + w.entry(n.Entry) + w.by(n) + ", inside an exception"
	case "refused before":
		return "refused or declined within the last year" + w.by(n)
	}
	return "closed by the rule on " + w.entry(n.Entry) + w.by(n)
}

// by names the agency that would be asked.
func (w *teller) by(n *world.Note) string {
	if n.Agency == world.None {
		return ""
	}
	return " of " + w.s.G.ISO[n.Agency]
}

// yes is one of two wordings.
func yes(b bool, then, otherwise string) string {
	if b {
		return then
	}
	return otherwise
}
