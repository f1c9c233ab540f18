package world

import (
	"cordon/model/chance"
)

// State is one run: everything that changes. Clone forks it.
type State struct {
	G     *Ground
	P     *Population
	Rules *Rules
	Today *Rules // the list in force at the start; never changes
	Key   chance.Key
	Week  int // 0 is the scenario's start; the warm-up is negative
	Warm  bool

	// accounts [by AccountID]
	Row                    []RowID
	Option                 []OptionID // who supplies it
	Shadow                 []OptionID // who would at base weights under no rule
	Since                  []int16    // week in which the tie began
	ShadowSince            []int16
	Firm                   []FirmID
	Dossier                []Dossier
	Stock                  []int64 // cents bought ahead and not used
	StockBought, StockUsed int64   // cents since the run began

	// firms [by FirmID]
	Alive         []bool
	FirmKey       []uint64 // lasting identity: of an entrant, its home, heading and week of birth
	Born, Died    int64    // since the run began
	Programme     []Programme
	Cash          []float64 // USD
	WeekCosts     []int64   // cents, this week
	WeekLost      []int64   // cents of sales lost this week to obstacles
	BookedCents   int64     // costs charged to firms since the run began
	PaidCents     int64     // costs taken from firms' cash since the run began
	FeeCents      int64     // fees booked on firms since the run began
	AgencyCash    []int64   // cents of fees that each agency has taken
	Controlled    []float64 // USD a year of listed sales, as asked
	HeadingListed []float64 // by heading: share of its trade that its home's list catches
	StartUpCost   []float64 // by heading: a start-up's programme over its sales
	SurplusShare  float64   // producer surplus lost per USD of lost sales: 1/(1+epsilon)
	Entrants      []float64 // by heading: share of new ties that entrants win

	Support
	Dread    []float64 // by market option: chance that a sale taken as free is a mistake under rules newer than the start's; nil: none
	AnyDread bool      // some of it is above 0

	// markets
	Price           []float64 // [origin*NP+product], relative to the warm-up
	PowPrice        []float64 // price^-theta
	Flat            []bool    // by product: all its prices are those of the warm-up
	Committed       []int64   // cents a week by tie, [origin*NP+product]
	ShadowCommitted []int64
	Committed0      []float64 // mean of their difference over the warm-up's last year
	Wait            []float64 // believed weeks to a first decision, [agency*2+trusted]
	Wait0           []float64 // its mean over the warm-up's last year
	Adverse         []float64 // believed chance of an adverse answer, by policy

	// hubs
	HubFlow   []float64 // smoothed USD a week through the hub, [jurisdiction]
	HubFlow0  []float64 // its mean over the warm-up's last year
	HubWeek   []float64 // this week
	BrokerOut [][]int16 // [jurisdiction][slot]: week in which a listed broker's successor opens; 0 open
	HubOpen   []float64 // share of brokers' capacity that is open

	Enforced

	LicenceCents    int64 // shipped under licences since the run began
	AuthorisedCents int64 // authorised by licences since the run began

	CellDrawn, CellDirect []int64 // cents by cell, kept only where a self-check asks: base needs drawn, direct deliveries

	Customs *Customs // what customs offices write down; nil where nobody asks

	Held     Instruments
	Projects []Project

	Orders Orders
	Active []int32
	Ledger Ledger
	Tally  *Tally
	Adapt  Adaptation

	// Ended is told of every need that ends, for those who look at a run by hand; nil: nobody looks.
	Ended func(e Ending)

	Reviews  []ReviewState // by Rulebook.Reviews
	Warnings []WarningState

	Watch *Watch // nil: nobody watches

	rows rowCache
}

// Programme is a firm's compliance programme.
type Programme uint8

// Programme states.
const (
	NoProgramme Programme = iota
	HasProgramme
	LeftControlled // a programme does not pay: listed sales are declined
)

// NewState starts a run at the beginning of its warm-up.
func NewState(g *Ground, p *Population, rules *Rules, key chance.Key, firstWeek, brokers int) *State {
	na, nf, nik := p.Accounts(), p.Firms(), g.NJ*g.NP
	s := &State{
		G: g, P: p, Rules: rules, Today: rules.Clone(), Key: key, Week: firstWeek, Warm: true,
		Row: make([]RowID, na), Option: append([]OptionID(nil), p.StartOpt...), Shadow: append([]OptionID(nil), p.StartOpt...),
		Since: append([]int16(nil), p.StartSince...), ShadowSince: append([]int16(nil), p.StartSince...),
		Firm:    append([]FirmID(nil), p.Home...),
		Dossier: newDossiers(na, firstWeek), Stock: make([]int64, na),
		FirmKey: cloned(p.FirmKey), Alive: make([]bool, nf), Programme: make([]Programme, nf), Cash: make([]float64, nf),
		AgencyCash: make([]int64, g.NJ), WeekCosts: make([]int64, nf), WeekLost: make([]int64, nf), Controlled: make([]float64, nf),
		Entrants: make([]float64, len(g.Headings)), Support: newSupport(g.NJ, nf),
		Price: filled(nik, 1.0), PowPrice: filled(nik, 1.0), Flat: filled(g.NP, true), Committed: make([]int64, nik), ShadowCommitted: make([]int64, nik), Committed0: make([]float64, nik),
		Wait: make([]float64, 2*g.NJ), Wait0: make([]float64, 2*g.NJ), Adverse: make([]float64, 4),
		HubFlow: make([]float64, g.NJ), HubFlow0: make([]float64, g.NJ), HubWeek: make([]float64, g.NJ),
		BrokerOut: make([][]int16, g.NJ), HubOpen: filled(g.NJ, 1.0),
		Ledger: NewLedger(len(g.RowMarket)), Tally: NewTally(g), Adapt: NewAdaptation(g, nf),
	}
	s.Enforced = newEnforced(g, nf, brokers, firstWeek)
	for h := range s.BrokerOut {
		s.BrokerOut[h] = filled(brokers, int16(firstWeek-1))
	}
	for f := range s.Alive {
		s.Alive[f] = !p.Entrant[f]
	}
	for a := range s.Option {
		s.Row[a] = p.StartRow[a]
		at := int(s.Origin(AccountID(a), s.Option[a]))*g.NP + int(s.Market(AccountID(a)).Product)
		s.Committed[at] += p.Order[a]
		s.ShadowCommitted[at] += p.Order[a]
	}
	s.rows = newRowCache(g)
	return s
}

func filled[T any](n int, v T) []T {
	x := make([]T, n)
	for i := range x {
		x[i] = v
	}
	return x
}

func cloned[T any](x []T) []T { return append([]T(nil), x...) }

// Clone forks the run: the copy shares ground and population, nothing else.
func (s *State) Clone() *State {
	c := *s
	c.Rules = s.Rules.Clone()
	c.Row, c.Option, c.Shadow = cloned(s.Row), cloned(s.Option), cloned(s.Shadow)
	c.Since, c.ShadowSince, c.Firm = cloned(s.Since), cloned(s.ShadowSince), cloned(s.Firm)
	c.Dossier, c.Stock = cloned(s.Dossier), cloned(s.Stock)
	c.FirmKey = cloned(s.FirmKey)
	c.Alive, c.Programme, c.Cash = cloned(s.Alive), cloned(s.Programme), cloned(s.Cash)
	c.AgencyCash, c.Support, c.Dread = cloned(s.AgencyCash), s.Support.clone(), cloned(s.Dread)
	c.WeekCosts, c.WeekLost = cloned(s.WeekCosts), cloned(s.WeekLost)
	c.Controlled, c.Entrants = cloned(s.Controlled), cloned(s.Entrants)
	c.Price, c.PowPrice, c.Flat = cloned(s.Price), cloned(s.PowPrice), cloned(s.Flat)
	c.Committed, c.ShadowCommitted = cloned(s.Committed), cloned(s.ShadowCommitted)
	c.Committed0 = cloned(s.Committed0)
	c.Wait, c.Wait0, c.Adverse = cloned(s.Wait), cloned(s.Wait0), cloned(s.Adverse)
	c.HubFlow, c.HubFlow0, c.HubWeek, c.HubOpen = cloned(s.HubFlow), cloned(s.HubFlow0), cloned(s.HubWeek), cloned(s.HubOpen)
	c.BrokerOut = make([][]int16, len(s.BrokerOut))
	for i := range s.BrokerOut {
		c.BrokerOut[i] = cloned(s.BrokerOut[i])
	}
	c.Enforced = s.Enforced.clone()
	c.Held, c.Projects = s.Held.clone(), cloned(s.Projects)
	c.Orders = s.Orders.Clone()
	c.Active = nil
	if s.Watch != nil {
		c.Watch = s.Watch.Clone()
	}
	c.Ledger = Ledger{cloned(s.Ledger.Drawn), cloned(s.Ledger.Closed), cloned(s.Ledger.Open)}
	c.Tally, c.Customs = s.Tally.Clone(), s.Customs.Clone()
	c.Adapt = s.Adapt.Clone()
	c.Reviews, c.Warnings = cloned(s.Reviews), cloned(s.Warnings)
	c.rows = newRowCache(s.G)
	return &c
}

// Origin that an account's option stands for.
func (s *State) Origin(a AccountID, o OptionID) JurisdictionID {
	return s.G.OptOrigin[s.Market(a).FirstOption+int32(o)]
}

// Market of an account.
func (s *State) Market(a AccountID) *Market { return &s.G.Markets[s.P.Market[a]] }

// Class of the goods that an account asks for this week.
func (s *State) Class(a AccountID) ClassID { return s.G.RowClass[s.Row[a]] }
