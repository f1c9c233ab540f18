package market

import (
	"math"

	"cordon/model/chance"
	"cordon/model/exact"
	"cordon/model/world"
)

// Source gives orders that search their next supplier, and ends those that are
// too old or that nobody can supply.
func (m *Market) Source(s *world.State) {
	for _, i := range s.Orders.DueIn(s.Week) {
		o := &s.Orders.Pool[i]
		if s.Week-int(o.Born) > m.P.Patience {
			m.OutOfTime(s, i)
			continue
		}
		if o.Channel == world.ChannelSearch && !m.resource(s, i, o) {
			continue
		}
		s.Active = append(s.Active, i)
	}
	s.Orders.Clear(s.Week)
}

func (m *Market) resource(s *world.State, i int32, o *world.Order) bool {
	a := o.Account
	mk := s.Market(a)
	key, n := s.Luck(chance.SearchChoice, o), o.Turn()
	proposal := s.G.Alias.Pick(int(s.G.RowOffset[s.Row[a]]), int(mk.Options), key.Of(s.P.Key[a], n))
	opt, ok := m.Choose(s, a, world.OptionID(proposal), key, n, true)
	if !ok {
		if m.own(s, a, int(o.Born), o.N) {
			s.End(i, world.Own)
		} else {
			m.Forgo(s, i)
		}
		return false
	}
	o.Option, o.Attempts, o.Channel = opt, o.Attempts+1, world.ChannelNew
	_, st := s.StandingOf(a, opt, o.Class, mk)
	if o.Around = st == world.StandClosed || st == world.StandRefused; o.Around && m.own(s, a, int(o.Born), o.N) {
		s.End(i, world.Own)
		return false
	}
	if opt == s.Option[a] {
		o.Firm = s.Firm[a]
	} else {
		o.Firm = m.PickFirm(s, a, opt, s.Luck(chance.SearchFirm, o), n)
	}
	if s.Watch != nil {
		m.noteAskedNext(s, o)
	}
	return true
}

// OutOfTime ends an order that has outlived its buyer's patience.
func (m *Market) OutOfTime(s *world.State, i int32) {
	o := &s.Orders.Pool[i]
	if s.Dossier[o.Account].Pending == i {
		s.Dossier[o.Account].Pending = world.None
	}
	s.Tally.Patience++
	if s.SeesOrder(o) {
		m.notePatience(s, o)
	}
	m.Forgo(s, i)
}

// Forgo ends an order that nobody will serve.
func (m *Market) Forgo(s *world.State, i int32) {
	o := &s.Orders.Pool[i]
	if o.Obstacle == world.NoObstacle {
		o.Obstacle = world.Withdrawn // the buyer's patience ends before the answer comes
	}
	s.End(i, world.Forgone)
}

// SearchTime of an order after an obstacle [weeks], geometric with mean Search.
func (m *Market) SearchTime(s *world.State, o *world.Order) int {
	u := s.Luck(chance.SearchTime, o).Float(s.P.Key[o.Account], o.Turn())
	t := 1 + int(math.Floor(-(m.P.Search-1)*exact.Log(u)))
	t = min(max(t, 1), m.P.Patience)
	if s.SeesOrder(o) {
		m.noteSearch(s, o, u, t)
	}
	return t
}
