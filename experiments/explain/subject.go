package explain

import (
	"slices"

	"cordon/model/world"
)

// Kind of simulated agent.
type Kind string

// Kinds.
const (
	Firm    Kind = "firm"
	Account Kind = "account"
	Need    Kind = "need"
	Agency  Kind = "agency"
	Broker  Kind = "broker"
)

// Kinds that can be asked for.
var Kinds = []Kind{Firm, Account, Need, Agency, Broker}

// Fact is one line about an agent.
type Fact struct{ Name, Value string }

// Subject is the simulated agent that is explained.
type Subject struct {
	Kind    Kind
	Name    string // lasting, and may be typed
	Number  int    // position in the replicate's population; -1 where it has none
	Facts   []Fact
	Fits    int // of how many that fit --like it is one; 0 where it was named
	Firm    world.FirmID
	Account world.AccountID
	Born, N int
	At      world.JurisdictionID // an agency's, or a broker's hub
	Slot    int
}

// watch follows the subject, and those with whom it shares rows of the run's books:
// what all of their trails add up to must be those rows.
func (x *Subject) watch(s *world.State) *world.Watch {
	w := &world.Watch{}
	switch x.Kind {
	case Firm:
		w.Firms = make([]bool, s.P.Firms())
		for f := range w.Firms {
			w.Firms[f] = peers(s, x.Firm, world.FirmID(f))
		}
	case Account, Need:
		w.Accounts = make([]bool, s.P.Accounts())
		for a := range w.Accounts {
			w.Accounts[a] = s.P.Market[a] == s.P.Market[x.Account] && s.P.Barred[a] == s.P.Barred[x.Account]
		}
	case Agency:
		w.Agencies = make([]bool, s.G.NJ)
		w.Agencies[x.At] = true
	case Broker:
		w.Hubs = make([]bool, s.G.NJ)
		for h := range w.Hubs {
			w.Hubs[h] = true
		}
	}
	return w
}

// peers share a row of costs: home and size class.
func peers(s *world.State, f, g world.FirmID) bool {
	return s.HomeOf(f) == s.HomeOf(g) && s.P.Size[f] == s.P.Size[g]
}

// Acts that are about a buyer and not about the firm that it buys from, and those of
// an agency's and a hub's own.
var (
	buyers   = []world.Act{world.ActArose, world.ActLive, world.ActExtraLive, world.ActChose, world.ActDrewFirm, world.ActSearches, world.ActOutOfTime, world.ActTookOwn, world.ActStocked}
	agencies = []world.Act{world.ActFiles, world.ActPapers, world.ActScored, world.ActSiteCheck, world.ActReferral, world.ActWorked, world.ActFurther, world.ActDecided, world.ActDesk}
	hubs     = []world.Act{world.ActInspected, world.ActBrokerOut, world.ActBrokerBack, world.ActRoute}
)

// has says whether a note is about the subject.
func (x *Subject) has(n *world.Note) bool {
	switch x.Kind {
	case Firm:
		return n.Firm == x.Firm && !slices.Contains(buyers, n.Did)
	case Account:
		return n.Account == x.Account
	case Need:
		return n.Account == x.Account && int(n.Born) == x.Born && int(n.N) == x.N
	case Agency:
		return int(n.Agency) == int(x.At) && slices.Contains(agencies, n.Did)
	case Broker:
		return int(n.Hub) == int(x.At) && slices.Contains(hubs, n.Did)
	}
	return false
}

// own are the notes of a run about the subject, in order. A need's include what its
// buyer chose while it was open.
func (x *Subject) own(s *world.State) (out []world.Note) {
	open := false
	for i := range s.Watch.Notes {
		n := &s.Watch.Notes[i]
		if x.has(n) {
			out = append(out, *n)
			open = n.Did != world.ActEnded
			continue
		}
		if x.Kind == Need && n.Account == x.Account && n.N == world.None && (open || n.Week == x.Born) && (n.Did == world.ActChose || n.Did == world.ActDrewFirm || n.Did == world.ActTieWon || n.Did == world.ActTieLost) {
			out = append(out, *n)
		}
	}
	return out
}
