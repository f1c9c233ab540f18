package world

import (
	"math"

	"cordon/model/chance"
)

// Act is what a note says was done or decided.
type Act string

// Acts, in the order of a need's way, then of firms, agencies and brokers.
const (
	ActArose        Act = "need"        // a need is drawn; Cents
	ActLive         Act = "live"        // a base need is bought at this week's costs, or not
	ActExtraLive    Act = "extra"       // a need beyond the base is live because buying is cheaper
	ActAsked        Act = "asked"       // a supplier is asked; Stand
	ActTieEnds      Act = "tie_ends"    // a tie ends by itself
	ActChose        Act = "origin"      // an origin is chosen among a market's options
	ActDrewFirm     Act = "supplier"    // a firm is drawn within an origin
	ActTieWon       Act = "tie_won"     // an account's orders go to the firm from now on
	ActTieLost      Act = "tie_lost"    // and to this one no longer
	ActTookBelow    Act = "variant"     // a variant below the threshold is taken, or not
	ActTookOwn      Act = "own"         // makers at home serve, or not
	ActStocked      Act = "stocked"     // bought ahead
	ActSearches     Act = "searches"    // looks for another supplier for some weeks
	ActOutOfTime    Act = "patience"    // the buyer's patience ends
	ActNeedless     Act = "needless"    // an unlisted good is filed all the same, or not
	ActDerisked     Act = "derisk"      // a lawful buyer is left alone for fear of a mistake, or not
	ActCaught       Act = "catch_all"   // an end-use control stops a sale of unlisted goods, or not
	ActClassified   Act = "classify"    // a listed good is missed, or not
	ActLooked       Act = "looked"      // an exporter looks at the end use of an unlisted sale, or not
	ActFeared       Act = "over_comply" // a buyer is dropped since penalties have grown, or not
	ActScreened     Act = "screen"      // an exporter's own look turns a barred buyer away, or not
	ActWaived       Act = "waiver"      // a sale to a partner is spared its licence, or not
	ActShips        Act = "ships"       // leaves with a fate
	ActUsesLicence  Act = "licence"     // ships under the account's licence
	ActWeighed      Act = "worth"       // what a licence brings against what it costs
	ActDeclines     Act = "declines"
	ActStops        Act = "stopped" // sent on to look elsewhere, Obstacle says why
	ActBehind       Act = "waits"   // for the account's own pending licence
	ActRoute        Act = "route"   // a way around is drawn
	ActFiles        Act = "files"
	ActScored       Act = "score"      // an application's risk score against its cut-offs
	ActPapers       Act = "papers"     // an application is incomplete, or not
	ActReferral     Act = "referral"   // how far a case travels
	ActSiteCheck    Act = "site_check" // among the riskiest: a check on site, which finds a barred user, or not
	ActWorked       Act = "work"       // officers' work and hands-off time drawn
	ActDecided      Act = "decided"
	ActFurther      Act = "further"   // a further application of a need that is filed in several
	ActPicked       Act = "picked"    // customs opens a misdeclared shipment, or not
	ActInspected    Act = "inspected" // customs finds goods on a way around, or not
	ActBlamed       Act = "blamed"    // the exporter is blamed for seized goods, or not
	ActDisclosed    Act = "disclosed"
	ActAudit        Act = "audit" // a breach is found and fined, or not
	ActFined        Act = "fined"
	ActEndUseLook   Act = "end_use_check"
	ActEnded        Act = "ended" // the need's one fate; Cents
	ActPaid         Act = "cost"  // a cost component; Cents
	ActLostSale     Act = "lost_sale"
	ActProgrammes   Act = "programme" // begins, ends, or does not pay
	ActCertifies    Act = "certificate"
	ActLaneChange   Act = "lane"       // enters or leaves the fast lane
	ActLaneAudit    Act = "lane_audit" // a certified exporter is audited, or not
	ActLaneFails    Act = "lane_fails" // and fails
	ActAsksGlobal   Act = "global_licence"
	ActGlobalAnswer Act = "global_answer" // a global licence will be rejected, or not
	ActRelocates    Act = "relocate"
	ActLeaves       Act = "exit"
	ActBorn         Act = "birth"
	ActBooks        Act = "books" // a week of a firm's cash
	ActDesk         Act = "desk"  // a week of an agency
	ActBrokerOut    Act = "listed"
	ActBrokerBack   Act = "successor"
)

// Number is a quantity behind a decision: a parameter by its path, or what the
// state says, by a plain name.
type Number struct {
	Name  string
	Value float64
}

// Weight is an option of a choice with its share of all weights.
type Weight struct {
	Option string
	Share  float64
}

// Note is one thing that an agent did, met or decided. Absent ids are None,
// absent numbers NaN.
type Note struct {
	Week     int
	Did      Act
	Draws    chance.Decision // whose draw it is; 0: nothing is drawn
	Account  AccountID
	Born     int16 // week in which the need arose, and N which of them
	N        int16 // None: not about a need
	Attempt  uint8 // suppliers tried before
	Firm     FirmID
	Agency   int16
	Hub      int16 // jurisdiction
	Slot     int16 // broker's place there
	Origin   int16 // jurisdiction whose goods these are
	Entry    EntryID
	Chance   float64 // that it happens
	Draw     float64 // it happens where the draw is below the chance
	Yes      bool    // it happened
	Cents    int64
	Fate     Fate
	Obstacle Obstacle
	Cost     Component
	Extra    bool
	What     string // in a word: the option taken, the outcome
	Numbers  []Number
	Options  []Weight
}

// Watch keeps what a few agents of one run do, in the order in which they do it.
// A run without a watch (State.Watch is nil) notes nothing; a run with one works on
// one core and has the same bits.
type Watch struct {
	Accounts []bool // by id; nil: none
	Firms    []bool
	Agencies []bool
	Hubs     []bool
	Notes    []Note
}

// Clone is an independent copy of what was noted.
func (w *Watch) Clone() *Watch {
	c := *w
	c.Notes = cloned(w.Notes)
	return &c
}

func on[T ~int16 | ~int32](set []bool, i T) bool { return i >= 0 && int(i) < len(set) && set[i] }

// Sees says whether somebody watches an account or a firm.
func (s *State) Sees(a AccountID, f FirmID) bool {
	w := s.Watch
	return w != nil && (on(w.Accounts, a) || on(w.Firms, f))
}

// SeesOrder says whether somebody watches an order's account, supplier or agency.
func (s *State) SeesOrder(o *Order) bool {
	w := s.Watch
	return w != nil && (on(w.Accounts, o.Account) || on(w.Firms, o.Firm) || on(w.Agencies, o.By))
}

// SeesFirm says whether somebody watches a firm.
func (s *State) SeesFirm(f FirmID) bool { return s.Watch != nil && on(s.Watch.Firms, f) }

// SeesAgency says whether somebody watches a jurisdiction's agency.
func (s *State) SeesAgency(i int16) bool { return s.Watch != nil && on(s.Watch.Agencies, i) }

// SeesHub says whether somebody watches the brokers of a hub.
func (s *State) SeesHub(h JurisdictionID) bool {
	return s.Watch != nil && on(s.Watch.Hubs, int32(h))
}

// NewNote is a note of this week about nobody yet.
func (s *State) NewNote(did Act) Note {
	return Note{Week: s.Week, Did: did, Account: None, N: None, Firm: None, Agency: None, Hub: None, Slot: None, Origin: None, Entry: None, Chance: math.NaN(), Draw: math.NaN()}
}

// About fills in an order's need, supplier and goods.
func (s *State) About(o *Order, did Act) Note {
	n := s.NewNote(did)
	n.Account, n.Born, n.N, n.Attempt = o.Account, o.Born, int16(o.N), o.Attempts
	n.Firm, n.Agency, n.Entry = o.Firm, o.By, o.Entry
	n.Origin = int16(s.Origin(o.Account, o.Option))
	n.Fate, n.Obstacle, n.Extra = o.Fate, o.Obstacle, o.Extra
	return n
}

// Happens fills in a draw and the chance that it is held against.
func (n Note) Happens(d chance.Decision, chance, draw float64, numbers ...Number) Note {
	n.Draws, n.Chance, n.Draw, n.Yes, n.Numbers = d, chance, draw, draw < chance, numbers
	return n
}

// Note keeps a note.
func (w *Watch) Note(n Note) { w.Notes = append(w.Notes, n) }

// noteEnd keeps how a need ended and who was its supplier then.
func (s *State) noteEnd(e Ending, f FirmID) {
	w := s.Watch
	if !on(w.Accounts, e.Account) && !on(w.Firms, f) && !(e.Hub >= 0 && s.SeesHub(s.G.Hub[e.Hub])) {
		return
	}
	t := s.NewNote(ActEnded)
	t.Account, t.Born, t.N, t.Firm, t.Origin = e.Account, int16(e.Born), int16(e.N), f, int16(s.Origin(e.Account, e.Option))
	t.Fate, t.Obstacle, t.Extra, t.Cents, t.What = e.Fate, e.Obstacle, e.Extra, e.Value, e.Fate.String()
	if e.Hub >= 0 && e.Fate == Transshipped {
		t.Hub = int16(s.G.Hub[e.Hub])
	}
	w.Note(t)
}

// noteCost keeps a cost that is booked on a firm [cents].
func (s *State) noteCost(f FirmID, c Component, cents int64) {
	if cents == 0 || !on(s.Watch.Firms, f) {
		return
	}
	n := s.NewNote(ActPaid)
	n.Firm, n.Cost, n.Cents, n.What = f, c, cents, c.String()
	s.Watch.Note(n)
}

// noteLost keeps a sale that an obstacle lost the firm that would have made it.
func (s *State) noteLost(f FirmID, e Ending) {
	if !on(s.Watch.Firms, f) {
		return
	}
	n := s.NewNote(ActLostSale)
	n.Firm, n.Account, n.Born, n.N, n.Cents, n.Fate, n.Obstacle = f, e.Account, int16(e.Born), int16(e.N), e.Value, e.Fate, e.Obstacle
	n.What = e.Obstacle.String()
	s.Watch.Note(n)
}
