package world

// Component of what firms bear.
type Component uint8

// Cost components (model.md section 11). Delay and lost surplus are resources,
// fees, penalties and relief are transfers; relief is what governments take off
// firms and counts below zero.
const (
	ProgrammeCost Component = iota
	ApplicationCost
	Fees
	Penalties
	DelayCost
	LostSurplus
	TrainingCost
	Relief
	Adjustment // what makers give up or spend to leave the control's reach: redesign, a line moved abroad
	NComponents
)

var componentNames = [NComponents]string{"programme", "application", "fees", "penalties", "delay", "lost_surplus", "training", "relief", "adjustment"}

// String is the component's name in result tables.
func (c Component) String() string { return componentNames[c] }

// Tally adds up what outcomes are made from, over the weeks since Reset. Money
// is in cents.
type Tally struct {
	From int // first week counted

	// First is by (origin first asked, barred, watched, fate): needs born since From.
	First []int64
	// Why is by (barred, fate, obstacle): watched goods first asked of a member.
	Why, WhyN []int64
	// Drawn is by (origin first asked, barred, watched): base needs.
	Drawn []int64
	// NamedDrawn and NamedMade are barred base needs of named goods first asked of a
	// member, and those delivered in members' make.
	NamedDrawn, NamedMade int64
	// Leaked is by fate: barred watched needs first asked of a member that were delivered
	// in members' make.
	Leaked []int64
	// Tonnes of them; NaN once a product's value by weight is not known.
	Tonnes float64
	// HubPaid is what barred users paid for watched goods that went around, HubValue
	// the same at base prices.
	HubPaid, HubValue int64
	// Weighted is barred watched needs delivered in members' make, times capability [cents].
	Weighted float64
	// Made is by (origin first asked, origin that delivered), barred watched needs delivered.
	Made []int64
	// Diverted is by (origin first asked, origin that delivered): watched, obstacle not none; on
	// the diagonal what was redesigned below a threshold, by whomever.
	Diverted []int64
	// Hubs is by (origin, hub): watched goods transshipped; and by fate of end use.
	Hubs []int64
	// Delivered is by (origin, watched): all needs, by who delivered.
	Delivered []int64
	// Costs is by (home, size class, component).
	Costs []int64
	// Extra needs live because buying is cheaper, and needs that the ceiling clipped.
	Extra, Clipped      int64
	SeizedBy            [NFates]int64 // cents seized, by the way around
	Caught              int64         // cents of misused goods that an end-use check found
	Premium             int64         // cents paid above the price on goods that go around
	Inspected           int64         // cents that left a member or passed an acting hub and were inspected
	Held                int64         // USD-weeks that lawful trade waited for inspection, licences at hubs and checks before shipping
	Checked             int64         // cents under licence or exception whose end use a member checked
	Wronged             int64         // cents of civil orders whose buyer a check took for a barred one
	Dropped             int64         // cents of orders that exporters left alone for fear of penalties
	Listed, Returns     int64         // brokers listed, and successors that opened
	CivilDelay          int64         // cents times weeks waited, civil needs delivered
	Patience, Needs     int64         // needs ended by patience; needs drawn
	Births, Deaths      []int64
	Left                []int64 // firms that leave listed goods, by home
	ListedCents         int64
	Outlay              []int64  // cents that governments paid for courses and relief, by jurisdiction
	Derisked            []int64  // cents of unlisted civil sales that exporters left alone, by (home, size class)
	Spared              [2]int64 // cents shipped under terms of transition, watched goods, by barred
	Mistakes            MistakeTally
	Capital             []int64 // cents raised by firms born, by home
	HeldBack            []int64 // cents of sales that firms gave up to stay below a line of relief, by home
	Talent              []int64 // cents of researchers' pay that follows moved sales abroad, by home
	Reviewing           []int64 // cents that governments spend on review panels and analysts
	Alarms, FalseAlarms int64   // of early warning; those without a jump to find
	Relocated           []int64 // firms that moved a line abroad, by (home, size class)
	Research            []int64 // cents spent on research, by home
	DesignedOut         []int64 // cents of inputs no longer sold to makers who designed them out, by leader
	Licences            LicenceTally
	Projects            ProjectTally
	ElseProjects        ProjectTally // of those who are no members; no outcome reads them
	Weekly              []MemberWeek // by (week, member)

	members []JurisdictionID // that have a weekly row, in order; never written to
	place   []int32          // of a jurisdiction among them
}

// MistakeTally counts listed goods of members' exporters that were shipped
// without a licence by mistake.
type MistakeTally struct{ Made, Disclosed, Found int64 }

// NewTally of nothing.
func NewTally(g *Ground) *Tally {
	nj := g.NJ
	t := &Tally{
		First: make([]int64, nj*4*int(NFates)), Why: make([]int64, 2*int(NFates)*int(NObstacles)), WhyN: make([]int64, 2*int(NFates)*int(NObstacles)),
		Drawn: make([]int64, nj*4), Made: make([]int64, nj*nj), Diverted: make([]int64, nj*nj), Hubs: make([]int64, nj*nj),
		Delivered: make([]int64, nj*2), Costs: make([]int64, nj*int(NSizes)*int(NComponents)),
		Leaked: make([]int64, NFates), Births: make([]int64, nj), Deaths: make([]int64, nj), Left: make([]int64, nj),
		Outlay: make([]int64, nj), Derisked: make([]int64, nj*int(NSizes)), Capital: make([]int64, nj), HeldBack: make([]int64, nj),
		Research: make([]int64, nj), Talent: make([]int64, nj), Reviewing: make([]int64, nj), Relocated: make([]int64, nj*int(NSizes)), DesignedOut: make([]int64, nj),
		place: make([]int32, nj),
	}
	for i, member := range g.Members {
		if t.place[i] = None; member {
			t.place[i] = int32(len(t.members))
			t.members = append(t.members, JurisdictionID(i))
		}
	}
	return t
}

// Clone is an independent copy.
func (t *Tally) Clone() *Tally {
	c := *t
	c.First, c.Why, c.WhyN, c.Drawn = cloned(t.First), cloned(t.Why), cloned(t.WhyN), cloned(t.Drawn)
	c.Made, c.Diverted, c.Hubs, c.Delivered = cloned(t.Made), cloned(t.Diverted), cloned(t.Hubs), cloned(t.Delivered)
	c.Leaked = cloned(t.Leaked)
	c.Costs, c.Births, c.Deaths, c.Left = cloned(t.Costs), cloned(t.Births), cloned(t.Deaths), cloned(t.Left)
	c.Outlay, c.Derisked, c.Capital, c.HeldBack = cloned(t.Outlay), cloned(t.Derisked), cloned(t.Capital), cloned(t.HeldBack)
	c.Reviewing = cloned(t.Reviewing)
	c.Research, c.Talent, c.Relocated, c.DesignedOut = cloned(t.Research), cloned(t.Talent), cloned(t.Relocated), cloned(t.DesignedOut)
	c.Weekly = cloned(t.Weekly)
	return &c
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// DrawNeed enters a new need in the ledger and the tally.
func (s *State) DrawNeed(a AccountID, shadow OptionID, value int64, extra bool) {
	barred := b2i(s.P.Barred[a])
	s.Ledger.Drawn[2*int(s.Row[a])+barred] += value
	t := s.Tally
	t.Needs++
	if extra {
		t.Extra += value
		return
	}
	if s.CellDrawn != nil {
		s.CellDrawn[s.P.Cell[a]] += value
	}
	w := s.G.Classes[s.Class(a)].Watched
	i := s.Origin(a, shadow)
	t.Drawn[(int(i)*2+barred)*2+b2i(w)] += value
	if w && barred == 1 && s.G.Members[i] {
		t.This(i).BarredDrawn += value
		if s.G.Classes[s.Class(a)].Named {
			t.NamedDrawn += value
		}
	}
}

// Ending is how a need ended.
type Ending struct {
	Account  AccountID
	Row      RowID
	Born     int
	Shadow   OptionID
	Option   OptionID
	Fate     Fate
	Obstacle Obstacle
	Extra    bool
	N        uint8 // which of the account's needs of its week
	Value    int64
	Hub      int32
}

// CloseNeed gives a need that never became an order its one fate in ledger and tally.
func (s *State) CloseNeed(e Ending) { s.closeNeed(e, s.Firm[e.Account]) }

func (s *State) closeNeed(e Ending, supplier FirmID) {
	if s.Watch != nil {
		s.noteEnd(e, supplier)
	}
	if s.Ended != nil {
		s.Ended(e)
	}
	barred := b2i(s.P.Barred[e.Account])
	s.Ledger.Closed[2*int(e.Row)+barred] += e.Value
	if e.Fate.UnderLicence() {
		s.CheckWeek[s.Origin(e.Account, e.Option)] += float64(e.Value) / 100
	}
	if e.Obstacle != NoObstacle && s.Adapt.Tight {
		s.adapt(e)
	}
	if s.CellDirect != nil && e.Fate.Delivered() && e.Fate.Declared() && e.Fate != Own {
		if c := s.G.OptCell[s.Market(e.Account).FirstOption+int32(e.Option)]; c != None {
			s.CellDirect[c] += e.Value
		}
	}
	if s.Customs != nil {
		s.declare(e)
	}
	s.count(e, barred)
}

// Charge books a cost on a firm [USD]; the firm's cash is settled when firms
// take stock.
func (s *State) Charge(f FirmID, c Component, usd float64) {
	home := s.G.Headings[s.P.FirmAt[f]].Home
	cents := int64(usd * 100)
	if s.Watch != nil {
		s.noteCost(f, c, cents)
	}
	s.Tally.Costs[(int(home)*int(NSizes)+int(s.P.Size[f]))*int(NComponents)+int(c)] += cents
	switch c {
	case Fees:
		s.FeeCents += cents
		s.Due[f] += cents
	case ProgrammeCost, ApplicationCost, TrainingCost:
		s.Due[f] += cents
	}
	if c != LostSurplus {
		s.WeekCosts[f] += cents
		s.BookedCents += cents
	}
	if s.G.Members[home] && c != DelayCost {
		s.Tally.This(home).Costs += cents
	}
}
