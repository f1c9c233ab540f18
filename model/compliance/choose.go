package compliance

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// Compliance runs the exporter's choices. Search gives the weeks that an order
// looks for another supplier; Found is the chance that a shipment without
// licence is found.
type Compliance struct {
	P      *Params
	Found  float64
	Fine   float64 // per USD of goods found
	Search func(s *world.State, o *world.Order) int
	Verify func(s *world.State, o *world.Order) (stopped bool) // an end-use check of lawful goods
	Delay  float64                                             // what a week of delay costs, as a share of value
	Lead   float64                                             // production lead time during which a wait costs nothing [weeks]
}

// Choose settles how the active orders from place lo on stand with their
// exporters. Goods that leave with nothing for customs to look at end here, so
// that few orders are under way at a time.
func (c *Compliance) Choose(s *world.State, lo int) {
	kept := s.Active[:lo]
	checks := s.Rules.AnyDial(world.CheckShare)
	for _, i := range s.Active[lo:] {
		o := &s.Orders.Pool[i]
		switch o.Channel {
		case world.ChannelNew, world.ChannelBehind, world.ChannelSearch:
			c.choose(s, i, o)
		}
		if o.Channel == world.ChannelShip && o.Fate.Plain() && !(checks && o.Fate.UnderLicence() && c.Verify(s, o)) {
			s.End(i, o.Fate)
			continue
		}
		kept = append(kept, i)
	}
	s.Active = kept
}

func (c *Compliance) choose(s *world.State, at int32, o *world.Order) {
	a := o.Account
	mk := s.Market(a)
	reg, st := s.StandingOf(a, o.Option, o.Class, mk)
	o.By, o.Entry = reg.By, reg.Entry
	first := o.Channel == world.ChannelNew
	ignorance := c.ignorance(s, o.Firm)
	switch st {
	case world.StandFree:
		if live := s.Rules.Live[mk.Product]; first && live != world.None && c.errs(s, o, chance.Needless, world.ActNeedless, ignorance, c.P.Needless) {
			o.By, o.Entry = int16(s.G.OptOrigin[mk.FirstOption+int32(o.Option)]), live
			o.Channel = world.ChannelNeedless
			return
		}
		if s.AnyDread && c.derisks(s, o, mk, ignorance) {
			c.Close(s, o, world.Declined)
			return
		}
		if i := s.G.OptOrigin[mk.FirstOption+int32(o.Option)]; c.caught(s, o, mk, i, first) {
			c.hold(s, at, o, mk, i, ignorance, first)
			return
		}
		ship(o, world.Unlisted)
	case world.StandExcepted:
		ship(o, lawfulOr(s, a, world.Excepted))
	case world.StandClosed:
		c.around(o, world.Closed)
	case world.StandRefused:
		c.refusedBefore(s, o, reg, mk)
	case world.StandListed:
		c.listed(s, at, o, reg, ignorance, first && c.errs(s, o, chance.Classify, world.ActClassified, ignorance, c.P.Miss))
	}
	if s.Watch != nil {
		c.noteChannel(s, o)
	}
	if o.Channel == world.ChannelShip && o.Fate != world.Missed && s.Rules.AnyTerm(world.Grace) {
		s.CountSpared(o)
	}
}

// errs says whether an exporter takes a listed good for an unlisted one, or the
// other way round: more often, the less it knows of lists.
func (c *Compliance) errs(s *world.State, o *world.Order, d chance.Decision, did world.Act, ignorance, rate float64) bool {
	u, p := s.Luck(d, o).Float(s.P.Key[o.Account], o.Turn()), float64(ignorance*rate)
	if s.SeesOrder(o) {
		c.noteErrs(s, o, d, did, ignorance, p, u)
	}
	return u < p
}

// listed settles a sale that needs a licence of some kind.
func (c *Compliance) listed(s *world.State, i int32, o *world.Order, reg world.Regime, ignorance float64, missed bool) {
	s.Tally.ListedCents += o.Value
	switch {
	case missed:
		ship(o, world.Missed)
	case c.blanket(s, o, reg) || c.recognised(s, o, reg):
	default:
		c.ask(s, i, o, reg, ignorance)
	}
}

// ask ships under the account's licence, or asks for one where that is worth it.
func (c *Compliance) ask(s *world.State, i int32, o *world.Order, reg world.Regime, ignorance float64) {
	a := o.Account
	switch {
	case s.Dossier[a].Left > 0 && int(s.Dossier[a].Until) >= s.Week && o.Option == s.Option[a] && s.Dossier[a].Cents >= o.Value:
		if s.SeesOrder(o) {
			c.noteLicence(s, o)
		}
		s.Dossier[a].Left--
		s.Dossier[a].Cents -= o.Value
		s.LicenceCents += o.Value
		c.Late(s, o, float64(s.Week-int(o.Born)))
		ship(o, lawfulOr(s, a, world.Licensed))
	case c.declines(s, o, reg, ignorance):
		c.Close(s, o, world.Declined)
	case c.P.Orders > 1 && s.Dossier[a].Pending != world.None && s.Dossier[a].Pending != i:
		o.Fate, o.Channel = world.Waiting, world.ChannelBehind
		s.Orders.Later(i, s.Week, 1)
	default:
		o.Channel = world.ChannelFile
		s.Dossier[a].Pending = i
	}
}

// declines says whether the exporter leaves a newly listed sale alone. Sales
// that were listed in the base period are being made: they were worth it, unless
// penalties have risen since. A mistake is weighed against the sale of one of the
// real firms that a simulated one stands for, since each pays its own penalty.
func (c *Compliance) declines(s *world.State, o *world.Order, reg world.Regime, ignorance float64) bool {
	mk := s.Market(o.Account)
	i := s.G.OptOrigin[mk.FirstOption+int32(o.Option)]
	if c.fears(s, o, i, ignorance) {
		return true
	}
	if s.Today.Regime(i, o.Class, mk.Destination).Entry != world.None {
		return false
	}
	lane := 0
	if s.InLane(o.Firm, reg.By) {
		lane = 1
	}
	value := float64(o.Value) / 100
	waiting := float64(c.Delay * max(0, s.Wait[2*int(reg.By)+lane]-c.Lead))
	if s.SeesOrder(o) {
		c.noteWorth(s, o, reg, ignorance, value, waiting)
	}
	return s.Programme[o.Firm] == world.LeftControlled || c.P.Declines(ignorance, c.Found, value/s.P.Stands[o.Firm]) || !c.P.Worth(value, s.Adverse[reg.Policy], waiting, c.relief(s, o.Firm))
}

// Late books what some weeks of delay cost on goods delivered under licence.
func (c *Compliance) Late(s *world.State, o *world.Order, weeks float64) {
	if weeks > 0 {
		s.Charge(o.Firm, world.DelayCost, float64(c.Delay*weeks)*float64(o.Value)/100)
	}
}

// Close shuts an account's channel to the order's origin for a year and sends
// the order to look for another supplier.
func (c *Compliance) Close(s *world.State, o *world.Order, why world.Obstacle) {
	a := o.Account
	s.Dossier[a].ClosedUntil, s.Dossier[a].ClosedOpt, s.Dossier[a].ClosedWhy = int16(s.Week+c.P.Memory), o.Option, why
	c.block(o, why)
	c.Seek(s, o)
}

// Seek sends an order to look for another supplier.
func (c *Compliance) Seek(s *world.State, o *world.Order) {
	o.Channel, o.Fate = world.ChannelSearch, world.Searching
}

// Later puts off the orders that search.
func (c *Compliance) Later(s *world.State, i int32) {
	s.Orders.Later(i, s.Week, c.Search(s, &s.Orders.Pool[i]))
}

// around sends an order whose lawful channel is closed on a way around where the
// buyer chose one; a buyer whom the closure surprises chooses anew.
func (c *Compliance) around(o *world.Order, why world.Obstacle) {
	c.block(o, why)
	if o.Around {
		o.Channel = world.ChannelRoute
		return
	}
	c.Seek(nil, o)
}

func (c *Compliance) block(o *world.Order, why world.Obstacle) {
	if o.Obstacle == world.NoObstacle {
		o.Obstacle = why
	}
}

func ship(o *world.Order, f world.Fate) { o.Channel, o.Fate = world.ChannelShip, f }

// lawfulOr is the fate of goods that ship under a licence or an exception:
// misused where the end user is barred.
func lawfulOr(s *world.State, a world.AccountID, f world.Fate) world.Fate {
	if s.P.Barred[a] {
		return world.Misused
	}
	return f
}
