package market

import (
	"cmp"
	"slices"

	"cordon/model/chance"
	"cordon/model/world"
)

// What a watch is told of demand, ties and suppliers. Nothing here changes a state,
// and nothing runs where nobody watches.

// about is a note on a need of an account that may never become an order.
func (m *Market) about(s *world.State, did world.Act, a world.AccountID, n uint8) world.Note {
	t := s.NewNote(did)
	t.Account, t.Born, t.N, t.Firm = a, int16(s.Week), int16(n), s.Firm[a]
	t.Origin, t.Extra = int16(s.Origin(a, s.Option[a])), n >= 64
	return t
}

// noteNeed says that a base need arose: the n-th of a week does where the draw is
// below the chance of more than n.
func (m *Market) noteNeed(s *world.State, a world.AccountID, n uint8) {
	if !s.Sees(a, s.Firm[a]) {
		return
	}
	const cells = 1 << 32
	need := uint32(s.Key.At(chance.AccountWeek, s.Week).Of(s.P.Key[a], 0) >> 32)
	t := m.about(s, world.ActArose, a, n).Happens(chance.AccountWeek, 1-float64(m.needs[n])/cells, 1-float64(need)/cells, world.Number{Name: "market.rate", Value: m.P.Rate})
	t.Cents = s.P.Order[a]
	s.Watch.Note(t)
}

func (m *Market) noteLive(s *world.State, a world.AccountID, n uint8, q, u float64) {
	if s.Sees(a, s.Firm[a]) {
		t := m.about(s, world.ActLive, a, n).Happens(chance.NeedLive, q, u, world.Number{Name: "market.eta", Value: m.P.Eta}, world.Number{Name: "theta", Value: s.G.Theta[s.Market(a).Product]})
		t.Cents = s.P.Order[a]
		s.Watch.Note(t)
	}
}

func (m *Market) noteExtra(s *world.State, a world.AccountID, n uint8, q, u float64) {
	if !s.Sees(a, s.Firm[a]) {
		return
	}
	t := m.about(s, world.ActExtraLive, a, n).Happens(chance.ExtraNeed, (q-1)/(ceiling-1), u, world.Number{Name: "market.eta", Value: m.P.Eta})
	if t.Yes {
		t.Cents = s.P.Order[a]
	}
	s.Watch.Note(t)
}

// stands says in a word how a sale stands with the rules.
var stands = [...]string{"not listed", "listed", "excepted", "refused before", "closed"}

// noteAsked says whom a need asks first and how the sale stands.
func (m *Market) noteAsked(s *world.State, a world.AccountID, n uint8, reg world.Regime, st world.Stand, why world.Obstacle, extra bool) {
	if !s.Sees(a, s.Firm[a]) {
		return
	}
	t := m.about(s, world.ActAsked, a, n)
	t.Cents, t.Entry, t.Agency, t.Obstacle, t.Extra, t.What = s.P.Order[a], reg.Entry, reg.By, why, extra, stands[st]
	t.Numbers = []world.Number{
		{Name: "price", Value: s.Price[m.at(s, a, s.Option[a])]},
		{Name: "weeks of the tie", Value: float64(s.Week - int(s.Since[a]))},
	}
	t.Numbers = append(t.Numbers, s.Behind(a, reg)...)
	s.Watch.Note(t)
}

// noteAskedNext says which supplier an order turns to after an obstacle.
func (m *Market) noteAskedNext(s *world.State, o *world.Order) {
	if !s.SeesOrder(o) {
		return
	}
	reg, st := s.StandingOf(o.Account, o.Option, o.Class, s.Market(o.Account))
	t := s.About(o, world.ActAsked)
	t.Entry, t.Agency, t.Cents, t.What, t.Numbers = reg.Entry, reg.By, o.Value, stands[st], s.Behind(o.Account, reg)
	s.Watch.Note(t)
}

func (m *Market) notePatience(s *world.State, o *world.Order) {
	t := s.About(o, world.ActOutOfTime)
	t.Cents, t.Numbers = o.Value, []world.Number{{Name: "weeks since it arose", Value: float64(s.Week - int(o.Born))}, {Name: "market.patience", Value: float64(m.P.Patience)}}
	s.Watch.Note(t)
}

func (m *Market) noteSearch(s *world.State, o *world.Order, u float64, weeks int) {
	t := s.About(o, world.ActSearches)
	t.Draws, t.Draw = chance.SearchTime, u
	t.Numbers = []world.Number{{Name: "weeks", Value: float64(weeks)}, {Name: "market.search", Value: m.P.Search}}
	s.Watch.Note(t)
}

// noteBreak says that a tie ended by itself, by the lower half of the bits that
// also draw the account's needs.
func (m *Market) noteBreak(s *world.State, b brk) {
	a := b.account
	if !b.actual || !s.Sees(a, s.Firm[a]) {
		return
	}
	const cells = 1 << 32
	age := s.Week - int(s.Since[a])
	end := uint32(s.Key.At(chance.AccountWeek, s.Week).Of(s.P.Key[a], 0))
	t := m.about(s, world.ActTieEnds, a, 0).Happens(chance.AccountWeek, float64(m.hazard.End[min(max(age, 0), MaxAge)])/cells, float64(end)/cells,
		world.Number{Name: "weeks of the tie", Value: float64(age)}, world.Number{Name: "market.half_life", Value: m.P.HalfLife}, world.Number{Name: "market.zeta", Value: m.P.Zeta})
	t.N = world.None
	s.Watch.Note(t)
}

// noteMove says which firm an account's orders go to from now on, and which they leave.
func (m *Market) noteMove(s *world.State, a world.AccountID, before world.FirmID) {
	if s.Firm[a] == before {
		return
	}
	for _, side := range [...]struct {
		did  world.Act
		firm world.FirmID
	}{{world.ActTieLost, before}, {world.ActTieWon, s.Firm[a]}} {
		if !s.Sees(a, side.firm) {
			continue
		}
		t := s.NewNote(side.did)
		t.Account, t.Firm, t.Cents, t.Origin = a, side.firm, s.P.Order[a], int16(s.Origin(a, s.Option[a]))
		if s.Dossier[a].Evasive {
			t.What = "a way around"
		}
		s.Watch.Note(t)
	}
}

// which of some decisions drew with a key.
func (m *Market) which(s *world.State, key chance.Key, else_ chance.Decision, weeks map[chance.Decision]int) chance.Decision {
	for d, week := range weeks {
		if s.Key.At(d, week) == key {
			return d
		}
	}
	return else_
}

// noteChoice says at which weights an origin was chosen: the origin that base
// weights propose stands with a chance, else one is drawn among those whose weight
// has grown.
func (m *Market) noteChoice(s *world.State, a world.AccountID, w []float64, z float64, proposal, pick int, key chance.Key, n int) {
	g, mk := s.G, s.Market(a)
	off := int(g.RowOffset[s.Row[a]])
	base := g.Base[off : off+int(mk.Options-mk.New)]
	why := m.which(s, key, chance.SearchChoice, map[chance.Decision]int{chance.TieChoice: s.Week, chance.CutChoice: s.Week})
	kept, draw := chance.Kept(base, w, z, proposal, key, s.P.Key[a], n)
	t := m.about(s, world.ActChose, a, 0).Happens(why, kept, draw, world.Number{Name: "theta", Value: g.Theta[mk.Product]})
	t.N, t.What = world.None, "nobody"
	if pick >= 0 {
		t.Origin, t.What = int16(g.OptOrigin[int(mk.FirstOption)+pick]), g.ISO[g.OptOrigin[int(mk.FirstOption)+pick]]
	}
	if proposal >= 0 {
		t.Options = append(t.Options, world.Weight{Option: "proposed: " + g.ISO[g.OptOrigin[int(mk.FirstOption)+proposal]], Share: base[proposal]})
	}
	if z > 0 {
		for o, x := range w {
			if x > 0 {
				t.Options = append(t.Options, world.Weight{Option: g.ISO[g.OptOrigin[int(mk.FirstOption)+o]], Share: x / z})
			}
		}
		slices.SortStableFunc(t.Options[min(1, proposal+1):], func(a, b world.Weight) int { return cmp.Compare(b.Share, a.Share) })
	}
	s.Watch.Note(t)
}

// noteFirm says which firm within an origin was drawn, by sales in the cell.
func (m *Market) noteFirm(s *world.State, a world.AccountID, f world.FirmID, o world.OptionID, u float64, key chance.Key) {
	why := m.which(s, key, chance.SearchFirm, map[chance.Decision]int{chance.TieFirm: s.Week, chance.VariantFirm: 0})
	t := s.NewNote(world.ActDrewFirm)
	t.Draws, t.Draw, t.Account, t.Firm, t.Origin = why, u, a, f, int16(s.Origin(a, o))
	t.Numbers = []world.Number{{Name: "share of ties that entrants win", Value: s.Entrants[s.P.FirmAt[f]]}}
	s.Watch.Note(t)
}

func (m *Market) noteVariant(s *world.State, a world.AccountID, o world.OptionID, n uint8, f world.FirmID, weight, rivals, ratio, u float64, taken bool) {
	t := m.about(s, world.ActTookBelow, a, n).Happens(chance.VariantChoice, weight/(weight+rivals), u,
		world.Number{Name: "performance asked for over the threshold", Value: ratio}, world.Number{Name: "theta", Value: s.G.Theta[s.Market(a).Product]}, world.Number{Name: "technology.shortfall", Value: m.Shortfall},
		world.Number{Name: "draw of the maker's time to design it", Value: s.Key.At(chance.DesignLag, 0).Float(s.FirmKey[f], 0)})
	t.Firm, t.Origin, t.Yes = f, int16(s.Origin(a, o)), taken
	s.Watch.Note(t)
}

func (m *Market) noteOwn(s *world.State, a world.AccountID, born int, n uint8, share, u float64) {
	t := m.about(s, world.ActTookOwn, a, n).Happens(chance.OwnMakes, share, u)
	t.Born = int16(born)
	s.Watch.Note(t)
}

func (m *Market) noteStock(s *world.State, a world.AccountID, cents int64, weeksLeft int, u float64) {
	t := m.about(s, world.ActStocked, a, 0).Happens(chance.Stock, m.P.StockShare, u, world.Number{Name: "market.stock_share", Value: m.P.StockShare},
		world.Number{Name: "market.stock_weeks", Value: m.P.StockWeeks}, world.Number{Name: "weeks until the change", Value: float64(weeksLeft)})
	t.N, t.Cents = world.None, cents
	s.Watch.Note(t)
}
