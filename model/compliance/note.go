package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// What a watch is told of an exporter's choices. Nothing here changes a state, and
// nothing runs where nobody watches.

// note is a note about an order.
func (c *Compliance) note(s *world.State, o *world.Order, did world.Act) world.Note {
	n := s.About(o, did)
	n.Cents = o.Value
	return n
}

// ofFirm is a note about a firm.
func (c *Compliance) ofFirm(s *world.State, f world.FirmID, did world.Act) world.Note {
	n := s.NewNote(did)
	n.Firm = f
	return n
}

// noteErrs says how an exporter classified a good.
func (c *Compliance) noteErrs(s *world.State, o *world.Order, d chance.Decision, did world.Act, ignorance, p, u float64) {
	name, rate := "compliance.miss", c.P.Miss
	if d == chance.Needless {
		name, rate = "compliance.needless", c.P.Needless
	}
	n := c.note(s, o, did).Happens(d, p, u, world.Number{Name: "ignorance", Value: ignorance}, world.Number{Name: name, Value: rate})
	if d == chance.Needless {
		n.Entry = s.Rules.Live[s.Market(o.Account).Product]
	}
	s.Watch.Note(n)
}

// noteLicence says that a sale ships under a licence that the account has.
func (c *Compliance) noteLicence(s *world.State, o *world.Order) {
	d := &s.Dossier[o.Account]
	n := c.note(s, o, world.ActUsesLicence)
	n.Numbers = []world.Number{
		{Name: "orders left on it", Value: float64(d.Left)}, {Name: "USD left on it", Value: float64(d.Cents) / 100}, {Name: "last week of it", Value: float64(d.Until)},
	}
	s.Watch.Note(n)
}

// noteWorth sets what a licence brings an exporter beside what it costs.
func (c *Compliance) noteWorth(s *world.State, o *world.Order, reg world.Regime, ignorance, value, waiting float64) {
	p, relief := c.P, c.relief(s, o.Firm)
	n := c.note(s, o, world.ActWeighed)
	one := value / s.P.Stands[o.Firm]
	cost := float64(float64(p.Filings(value))*(p.Application()+p.Fee))*(1-relief) + float64(waiting*value)
	profit := float64(p.Margin*value) * float64(p.Orders) * (1 - s.Adverse[reg.Policy])
	worth := p.Worth(value, s.Adverse[reg.Policy], waiting, relief)
	risky := p.Declines(ignorance, c.Found, one)
	n.Yes = worth && !risky && s.Programme[o.Firm] != world.LeftControlled
	switch {
	case s.Programme[o.Firm] == world.LeftControlled:
		n.What = "has left listed goods: a programme does not pay"
	case risky:
		n.What = "a mistake would cost more than the margin"
	case !worth:
		n.What = "a licence costs more than it brings"
	default:
		n.What = "a licence pays"
	}
	n.Numbers = []world.Number{
		{Name: "expected profit [USD]", Value: profit}, {Name: "application and waiting [USD]", Value: cost},
		{Name: "expected penalty of a mistake [USD]", Value: float64(float64(float64(ignorance*p.Miss)*c.Found) * p.Feared)}, {Name: "margin on one real firm's order [USD]", Value: float64(p.Margin * one)},
		{Name: "believed chance of an adverse answer", Value: s.Adverse[reg.Policy]}, {Name: "cost of waiting as a share of value", Value: waiting},
		{Name: "applications", Value: float64(p.Filings(value))}, {Name: "compliance.margin", Value: p.Margin}, {Name: "compliance.orders", Value: float64(p.Orders)}, {Name: "compliance.fee", Value: p.Fee},
	}
	s.Watch.Note(n)
}

func (c *Compliance) noteDerisks(s *world.State, o *world.Order, dread, ignorance float64, drops bool) {
	n := c.note(s, o, world.ActDerisked)
	value := float64(o.Value) / 100 / s.P.Stands[o.Firm]
	n.Yes = drops
	n.Numbers = []world.Number{
		{Name: "chance that the goods are caught", Value: dread}, {Name: "ignorance", Value: ignorance},
		{Name: "expected penalty of a mistake [USD]", Value: float64(float64(dread*ignorance) * float64(c.Found*c.P.Feared))}, {Name: "margin on one real firm's order [USD]", Value: float64(c.P.Margin * value)},
		{Name: "compliance.margin", Value: c.P.Margin},
	}
	s.Watch.Note(n)
}

// noteChannel says how an order stands with its exporter once it has chosen.
func (c *Compliance) noteChannel(s *world.State, o *world.Order) {
	if !s.SeesOrder(o) {
		return
	}
	did := world.ActStops
	switch o.Channel {
	case world.ChannelShip:
		did = world.ActShips
	case world.ChannelFile, world.ChannelNeedless: // said when it is filed
		return
	case world.ChannelBehind:
		did = world.ActBehind
	case world.ChannelSearch:
		if o.Obstacle == world.Declined {
			did = world.ActDeclines
		}
	}
	n := c.note(s, o, did)
	switch n.What = o.Obstacle.String(); o.Channel {
	case world.ChannelShip:
		n.What = o.Fate.String()
	case world.ChannelRoute:
		n.What += ", takes a way around"
	case world.ChannelSearch:
		n.What += ", looks for another supplier"
	}
	s.Watch.Note(n)
}

func (c *Compliance) noteGlobal(s *world.State, f world.FirmID, reg world.Regime) {
	n := c.ofFirm(s, f, world.ActAsksGlobal)
	n.Entry, n.Agency = reg.Entry, reg.By
	n.Numbers = []world.Number{{Name: "sales that it would cover [USD a year, of one real firm]", Value: s.Held.Coverable[f] / s.P.Stands[f]}}
	s.Watch.Note(n)
}

// programmes says in words what a firm's compliance programme is.
var programmes = [...]string{"no programme: nothing listed", "keeps a programme", "leaves listed goods: a programme does not pay"}

func (c *Compliance) noteProgramme(s *world.State, f world.FirmID, listed float64) {
	n := c.ofFirm(s, f, world.ActProgrammes)
	n.What = programmes[s.Programme[f]]
	n.Numbers = []world.Number{
		{Name: "listed sales [USD a year]", Value: listed}, {Name: "margin on them [USD a year]", Value: float64(c.P.Margin * listed)},
		{Name: "programme [USD a year]", Value: float64(s.P.Stands[f]*c.P.ProgrammeCost(s.P.Employees[f])) * (1 - c.relief(s, f))},
		{Name: "compliance.margin", Value: c.P.Margin}, {Name: "compliance.f0", Value: c.P.F0}, {Name: "compliance.f1", Value: c.P.F1}, {Name: "compliance.nu", Value: c.P.Nu},
	}
	s.Watch.Note(n)
}

func (c *Compliance) noteCertificate(s *world.State, f world.FirmID, fee float64) {
	n := c.ofFirm(s, f, world.ActCertifies)
	n.Yes = s.Certified[f]
	n.Numbers = []world.Number{{Name: "fee [USD a year]", Value: fee}, {Name: "listed orders a year", Value: s.ListedOrders[f]}, {Name: "ignorance", Value: s.Ignorance(f)}}
	s.Watch.Note(n)
}

func (c *Compliance) noteLane(s *world.State, f world.FirmID) {
	n := c.ofFirm(s, f, world.ActLaneChange)
	n.What = "enters the fast lane"
	s.Watch.Note(n)
}
