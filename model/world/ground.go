// Package world is the model's state and nothing else: the ground (what one
// parameter draw fixes before the first week), the state (what a run changes),
// the rules (dated policy) and the ledger. Processes meet only here.
package world

import (
	"cordon/data"
	"cordon/model/chance"
)

// Distinct ids, so that a country cannot index a firm.
type (
	JurisdictionID uint16
	FirmID         int32
	AccountID      int32
	EntryID        int16
	ClassID        int32 // a band of one parameter of one HS6, or the goods that an entry without threshold takes
	RowID          int32 // (destination, product, class): base weights over origins
	MarketID       int32 // (destination, product)
	CellID         int32 // (origin, destination, product)
	OptionID       uint8 // an origin's place among a market's options
)

// None marks an absent entry, firm or option.
const None = -1

// Class is a band of required performance (model.md section 4). Lo and Hi are
// standardised log performance of the product's parameter; both are infinite
// where the class is what an entry without threshold takes.
type Class struct {
	Product    int32
	Kind       int32   // which parameter group (or entry without threshold) of the product
	Lo, Hi     float64 // standardised log performance
	Share      float64 // of the product's world value
	Capability float64 // weight in capability-weighted units: performance over the group's median
	Watched    bool    // some arm's list catches it at some date
	Named      bool    // and by an entry that a measure of some arm names
}

// Kind is one parameter of one product, or one entry without a threshold.
type Kind struct {
	Product  int32
	Unit     string  // "" for an entry without threshold
	Entry    EntryID // the entry without threshold; None for a parameter group
	Share    float64 // of the product's world value
	LogT     float64 // log of the threshold that anchors the group
	YT       float64 // that threshold in standardised log performance
	Sd       float64 // spread of log performance
	Sign     float64 // +1 controlled above, -1 below
	Growth   float64 // log growth of required performance a year
	FirstCls ClassID
	NCls     int32
}

// Entry is one list entry, whoever has it on a list.
type Entry struct {
	Code, Title, Unit, Parameter string
	Category                     Category // whose officers decide on it
	Products                     []int32
	Coverage, Low, High          float64
	Below                        bool
	Growth                       float64
	NoCodes                      bool
	Anchor                       float64 // threshold at which Coverage holds; NaN where none
}

// Whole says whether the entry catches all goods of its codes: then it lies over
// every class of them, behind the entries before it.
func (e *Entry) Whole() bool { return e.Unit == "" && e.Coverage >= wholeCoverage }

const wholeCoverage = 0.995

// Market is what one destination buys of one product, with the origins that
// can sell it there. Options are sorted by identity; the last New of them have
// no recorded trade and enter only after an obstacle.
type Market struct {
	Destination JurisdictionID
	Product     int32
	FirstOption int32
	Options     int32
	New         int32
	FirstRow    RowID // one row per class of the product, in class order
	Barred      float64
}

// Basis is what a cell's need is taken from.
type Basis uint8

// Bases of need (model.md section 4). Only grossed-up cells are matched with the
// recorded table.
const (
	GrossedUp   Basis = iota // the recorded flow, grossed up until the baseline delivers it
	Predicted                // today's list closes the cell: gravity, at least the recorded flow
	Unpredicted              // closed, and gravity has no effects to predict from: the recorded flow as it is
)

// Cell is one flow: origin, destination, product; recorded, or with a need that
// gravity predicts behind today's list.
type Cell struct {
	Origin, Destination JurisdictionID
	Product             int32
	Market              MarketID
	Option              OptionID
	RecordedCents       int64 // over the base period
	WeeklyUSD           float64
	Multiplier          float64 // grossing-up to the need behind the recorded flow
	Basis               Basis
	ClosedUSD           float64 // need [USD a week] of a cell that today's list closes
	FirstAccount        AccountID
	Accounts            int32

	FirstRecorded, Recorded int32 // recorded accounts: place in World.Accounts and number; they come first

	Unmatched float64 // relative gap left by the last pass
}

// Closed says whether today's list closes the cell. Its need is live in every
// arm, its cost without the control is what costs are relative to, and it is left
// out of the match.
func (c *Cell) Closed() bool { return c.Basis != GrossedUp }

// NeedUSD is the need behind the cell [USD a week].
func (c *Cell) NeedUSD() float64 {
	if c.Closed() {
		return c.ClosedUSD
	}
	return float64(c.WeeklyUSD * c.Multiplier)
}

// OrderValue is the mean value of one order of the cell [USD], at a rate of
// orders per account-week.
func (c *Cell) OrderValue(rate float64) float64 {
	return c.NeedUSD() / (float64(c.Accounts) * rate)
}

// Heading is the firms of one origin that make goods of one HS4.
type Heading struct {
	Home      JurisdictionID
	HS4       string
	FirstFirm FirmID
	Firms     int32
	MaxFirms  int32 // including slots for entrants

	FirstRecorded, Recorded int32   // recorded firms: place in RecordedFirms and number; they come first
	Covered                 float64 // share of the heading's recorded exports that they make
}

// Ground is everything that one parameter draw fixes before week one. It is
// shared by all replicates of the draw and by all arms, and never written to
// after Build.
type Ground struct {
	World *data.World

	RecordedFirms []int32  // positions in World.Firms, by heading, the largest first
	Seller        []FirmID // by position in World.Accounts: the recorded firm that it names; None

	NJ, NP     int
	ISO        []string
	IDs        []uint64 // identity of each jurisdiction
	Entries    []Entry
	Kinds      []Kind
	Classes    []Class
	ClassFirst []ClassID // by product
	ClassN     []int32
	Markets    []Market
	Cells      []Cell
	Headings   []Heading
	Unknown    []Cell // closed by today's list, no recorded flow, no effects to predict a need from: no cell of the model

	OptOrigin  []JurisdictionID // by market option
	OptCell    []CellID         // None for a new link
	OptID      []uint64
	OptGravity []float64 // gravity share of a new link, by market option
	Reach      []float64 // [origin*classes+class]: a_ib relative to the world's share of the class; 0: nobody there can

	RowMarket []MarketID
	RowClass  []ClassID
	RowOffset []int32   // into Base, one slot an option
	Base      []float64 // sums to 1 over a row's options
	Alias     chance.Alias
	RowNeed   []float64 // expected USD a week of grossed-up need

	HubFirst []int32 // by market, into Hub and Omega; len Markets+1
	Hub      []JurisdictionID
	Omega    []float64 // sums to 1 over a market's hubs

	Ability   []float64 // a_ib: [origin*classes+class], share of the origin's variants of the product in the class; sums to 1 over a product
	Theta     []float64 // trade elasticity by product, scaled
	HeadingOf []int32   // [origin*NP+product] into Headings; None
	OrderUSD  []float64 // typical value of an order, by market option
	Content   []float64 // coalition content of origin i's goods by leader: [leader*NJ+i], share of value

	Direct, Transit []float64     // expected USD a week by cell in the baseline: direct deliveries, and what passes through
	Screen          [4][2]float64 // chance that a complete application is refused, by policy and barred
	ModelFilings    []float64     // expected filings a year in the baseline, by agency
	CategoryFilings []float64     // the same by category of goods, [agency*Categories+category]
	ListedWeekly    []float64     // expected USD a week of listed sales in the baseline, by agency

	CommittedBase []float64 // expected USD a week by (origin, product): [i*NP+k]

	HubImports   []float64 // recorded imports of the scope, USD a week, by jurisdiction
	AccountScale float64   // a0, as given or solved
	ReachRisk    float64   // share of coalition sales that defying a foreign-product rule puts at risk
	Members      []bool    // named in by or members by any arm
}

// Row of a market's class.
func (g *Ground) Row(m MarketID, c ClassID) RowID {
	mk := &g.Markets[m]
	return mk.FirstRow + RowID(c-g.ClassFirst[mk.Product])
}

// NewWeight is the base weight that gravity gives an option without recorded
// trade in a row's class.
func (g *Ground) NewWeight(r RowID, option int) float64 {
	mk := &g.Markets[g.RowMarket[r]]
	o := mk.FirstOption + int32(option)
	return float64(g.OptGravity[o] * g.Reach[int(g.OptOrigin[o])*len(g.Classes)+int(g.RowClass[r])])
}

// FilingsOf is an agency's expected filings a year in the baseline, by category.
func (g *Ground) FilingsOf(i JurisdictionID) []float64 {
	return g.CategoryFilings[int(i)*int(Categories) : (int(i)+1)*int(Categories)]
}
