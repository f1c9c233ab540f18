package explain

import (
	"fmt"
	"slices"
	"strings"

	"cordon/model/world"
)

// Line is what happened to one thing in one week of one arm: a need, a tie, costs.
type Line struct {
	Week    int
	Key     string // the same in both arms
	Routine bool   // nothing listed, nothing in the way, nothing paid
	Text    string
	Notes   []world.Note
}

// lines gathers notes of some weeks by week and by what they are about, in the order
// in which things came up.
func lines(w *teller, notes []world.Note, from, to int) []Line {
	var out []Line
	at := map[string]int{}
	week := from - 1
	for _, n := range notes {
		if n.Week < from || n.Week > to {
			continue
		}
		if n.Week != week {
			week = n.Week
			clear(at)
		}
		key := w.key(&n)
		i, known := at[key]
		if !known {
			i = len(out)
			at[key] = i
			out = append(out, Line{Week: n.Week, Key: key})
		}
		out[i].Notes = append(out[i].Notes, n)
	}
	for i := range out {
		out[i].Routine, out[i].Text = routine(out[i].Notes), w.tell(out[i].Notes)
	}
	return out
}

// key says what a note is about.
func (w *teller) key(n *world.Note) string {
	switch {
	case n.Did == world.ActPaid:
		return "costs"
	case n.Did == world.ActBooks:
		return "zz books" // a week's last
	case n.Did == world.ActLostSale:
		return "lost sales"
	case n.N != world.None:
		return fmt.Sprintf("need %s/%d/%d", accountName(w.s, n.Account), n.Born, n.N)
	case n.Account != world.None:
		return "tie " + accountName(w.s, n.Account)
	case n.Slot != world.None:
		return "broker " + brokerName(w.s, world.JurisdictionID(n.Hub), int(n.Slot))
	case further(n):
		return "further applications"
	case n.Agency != world.None && n.Did != world.ActDesk:
		return "other applications"
	}
	return string(n.Did)
}

// further says whether a note is of a further application of a need that is filed in
// several: it makes work, and the need follows the first.
func further(n *world.Note) bool {
	return n.Did == world.ActFurther || n.Did == world.ActDecided && strings.HasSuffix(n.What, "(a further application of a need)")
}

// routine says whether notes are a need's that no list, rule or obstacle touched, or
// a week's books.
func routine(notes []world.Note) bool {
	return !slices.ContainsFunc(notes, func(n world.Note) bool { return !plain(&n) })
}

func plain(n *world.Note) bool {
	if further(n) {
		return true
	}
	switch n.Did {
	case world.ActBooks, world.ActDesk, world.ActArose, world.ActBehind:
		return true
	case world.ActPaid:
		return n.Cost == world.ProgrammeCost
	case world.ActAsked:
		return n.What == "not listed" && n.Obstacle == world.NoObstacle
	case world.ActShips:
		return n.Fate == world.Unlisted
	case world.ActEnded:
		return n.Fate == world.Unlisted && n.Obstacle == world.NoObstacle
	}
	return idle(n)
}

// idle says whether a note is of a decision that changed nothing.
func idle(n *world.Note) bool {
	switch n.Did {
	case world.ActNeedless, world.ActDerisked, world.ActLooked, world.ActExtraLive, world.ActRelocates, world.ActFeared, world.ActWaived, world.ActLaneAudit:
		return !n.Yes
	case world.ActLive:
		return n.Yes
	}
	return false
}
