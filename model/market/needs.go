package market

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// Arise draws this week's needs and the ties that end, in order of accounts, a
// part of the accounts at a time.
func (m *Market) Arise(s *world.State) {
	n := len(s.P.Key)
	parts := min(max(1, n/partSize), mostParts)
	for len(m.parts) < parts {
		m.parts = append(m.parts, part{})
	}
	key := s.Key.At(chance.AccountWeek, s.Week)
	m.Share(parts, func(i int) { m.arise(s, &m.parts[i], key, n*i/parts, n*(i+1)/parts) })
	m.breaks, m.fresh = m.breaks[:0], m.fresh[:0]
	for i := range m.parts[:parts] {
		m.breaks, m.fresh = append(m.breaks, m.parts[i].breaks...), append(m.fresh, m.parts[i].fresh...)
	}
}

// Parts of accounts that are looked at side by side: none so small that handing it
// over costs more than it saves.
const (
	partSize  = 1 << 14
	mostParts = 16
)

// part is what a look at some accounts found.
type part struct {
	breaks []brk
	fresh  []fresh
}

// arise looks once at each account from lo to hi, the upper half of its bits for
// needs, the lower for ties.
func (m *Market) arise(s *world.State, out *part, key chance.Key, lo, hi int) {
	out.breaks, out.fresh = out.breaks[:0], out.fresh[:0]
	p0 := m.needs[0]
	week := int16(s.Week)
	for i, id := range s.P.Key[lo:hi] {
		a := lo + i
		bits := key.Of(id, 0)
		need, end := uint32(bits>>32), uint32(bits)
		if need > p0 {
			n := 1
			for n < len(m.needs)-1 && need > m.needs[n] {
				n++
			}
			for i := 0; i < n; i++ {
				out.fresh = append(out.fresh, fresh{world.AccountID(a), uint8(i)})
			}
		}
		if end < m.hazard.End[0] { // no hazard is higher than a new tie's
			b := brk{account: world.AccountID(a)}
			b.shadow = m.hazard.ends(int(week-s.ShadowSince[a]), end)
			b.actual = m.hazard.ends(int(week-s.Since[a]), end)
			if b.shadow || b.actual {
				out.breaks = append(out.breaks, b)
			}
		}
	}
}

// Buy turns this week's needs into orders with the accounts' suppliers, and hands
// them to exporters in blocks. A need that meets neither list nor obstacle ends here.
func (m *Market) Buy(s *world.State, exporters func(s *world.State, lo int)) {
	lo := 0 // orders put off come first
	live := s.Key.At(chance.NeedLive, s.Week)
	extra := s.Key.At(chance.ExtraNeed, s.Week)
	for _, f := range m.fresh {
		a := f.account
		if s.Watch != nil {
			m.noteNeed(s, a, f.n)
		}
		w, _, q := s.Weights(s.Row[a], m.partyListed(s, a), m.fillFn)
		relieved, exposed := s.MayPassDenial(a, s.Market(a).Destination), int(s.Dossier[a].Exposed) > s.Week
		if relieved || exposed {
			q = m.ownLive(s, a, w, relieved, exposed)
		}
		u := 0.0
		if q < 1 {
			if u = chance.Float(live.Of(s.P.Key[a], int(f.n))); s.Watch != nil {
				m.noteLive(s, a, f.n, q, u)
			}
		}
		if u >= q {
			s.DrawNeed(a, s.Shadow[a], s.P.Order[a], false)
			s.CloseNeed(world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: s.Shadow[a], Fate: world.Forgone, Obstacle: world.Cost, N: f.n, Value: s.P.Order[a]})
			continue
		}
		m.order(s, a, f.n, false)
		if q > 1 {
			m.extras(s, a, f.n, q, extra)
		}
		if len(s.Active)-lo >= block {
			exporters(s, lo)
			lo = len(s.Active)
		}
	}
	exporters(s, lo)
}

// block is how many orders are handed to exporters at a time: few enough to stay
// in the processor's cache.
const block = 1024

// ceiling on how far cheaper buying can raise needs: extra needs are drawn at
// (ceiling-1) times the base rate (model.md section 2).
const ceiling = 4

// extras are needs that arise only because buying is cheaper than in the
// warm-up: three candidates ride on each base need, at three times its rate.
func (m *Market) extras(s *world.State, a world.AccountID, n uint8, q float64, key chance.Key) {
	if q > ceiling {
		s.Tally.Clipped++
		q = ceiling
	}
	for i := 0; i < ceiling-1; i++ {
		u := chance.Float(key.Of(s.P.Key[a], int(n)*ceiling+i))
		if s.Watch != nil {
			m.noteExtra(s, a, 64+n*ceiling+uint8(i), q, u)
		}
		if u < (q-1)/(ceiling-1) {
			m.order(s, a, 64+n*ceiling+uint8(i), true)
		}
	}
}

// order draws a need and asks the account's supplier.
func (m *Market) order(s *world.State, a world.AccountID, n uint8, extra bool) {
	value := s.P.Order[a]
	s.DrawNeed(a, s.Shadow[a], value, extra)
	if s.StockBought > s.StockUsed && s.Stock[a] >= value && m.useStock(s, a, value) {
		s.CloseNeed(world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: s.Option[a], Fate: world.FromStock, N: n, Value: value, Extra: extra})
		return
	}
	if !s.Alive[s.Firm[a]] {
		s.Firm[a] = m.PickFirm(s, a, s.Option[a], s.Key.At(chance.TieFirm, s.Week), successor+int(n))
		s.Dossier[a].Left = 0
	}
	if s.Adapt.Tight && m.below(s, a, n, value, extra) {
		return
	}
	reg, st := s.Standing(a, s.Option[a])
	if m.OneTry && st == world.StandClosed {
		m.askOnce(s, a, n, value, extra)
		return
	}
	if st != world.StandRefused && (st == world.StandClosed) != s.Dossier[a].Evasive {
		if st == world.StandClosed {
			m.cut(s, a, n)
			reg, st = s.Standing(a, s.Option[a])
		} else {
			s.Dossier[a].Evasive = false
		}
	}
	obstacle := m.obstacle(s, a)
	if s.Watch != nil {
		m.noteAsked(s, a, n, reg, st, obstacle, extra)
	}
	if st == world.StandFree && s.Rules.Live[s.Market(a).Product] == world.None {
		s.CloseNeed(world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: s.Option[a], Fate: world.Unlisted, Obstacle: obstacle, N: n, Value: value, Extra: extra})
		return
	}
	if st == world.StandClosed && s.Dossier[a].Evasive && obstacle != world.NoObstacle && m.own(s, a, s.Week, n) {
		s.CloseNeed(world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: s.Option[a], Fate: world.Own, Obstacle: obstacle, N: n, Value: value, Extra: extra})
		return
	}
	i := s.Orders.Take()
	s.Orders.Pool[i] = world.Order{
		Value: value, Account: a, Firm: s.Firm[a], Hub: world.None, Born: int16(s.Week), N: n,
		Shadow: s.Shadow[a], Option: s.Option[a], Obstacle: obstacle, Fate: world.Searching,
		By: reg.By, Class: s.Class(a), Extra: extra, Around: st == world.StandClosed && s.Dossier[a].Evasive, Serial: s.Orders.Pool[i].Serial,
	}
	if st == world.StandRefused {
		if s.Orders.Pool[i].Obstacle == world.NoObstacle {
			s.Orders.Pool[i].Obstacle = s.Dossier[a].ClosedWhy
		}
		if !m.resource(s, i, &s.Orders.Pool[i]) {
			return
		}
	}
	s.Active = append(s.Active, i)
}

// askOnce delivers a need whose supplier is closed from another supplier, drawn
// at base weights, or gives it up where that one is closed too.
func (m *Market) askOnce(s *world.State, a world.AccountID, n uint8, value int64, extra bool) {
	mk := s.Market(a)
	luck := s.Key.At(chance.CutChoice, s.Week).Of(s.P.Key[a], int(n))
	o := world.OptionID(s.G.Alias.Pick(int(s.G.RowOffset[s.Row[a]]), int(mk.Options), luck))
	end := world.Ending{Account: a, Row: s.Row[a], Born: s.Week, Shadow: s.Shadow[a], Option: o, Fate: world.Unlisted, Obstacle: world.Closed, N: n, Value: value, Extra: extra}
	if _, st := s.Standing(a, o); st == world.StandClosed {
		end.Fate = world.Forgone
	}
	s.CloseNeed(end)
}

// cut ends a tie whose lawful channel a rule has closed: the
// account chooses anew, ways around its closed suppliers among the options.
func (m *Market) cut(s *world.State, a world.AccountID, n uint8) {
	mk := s.Market(a)
	key := s.Key.At(chance.CutChoice, s.Week)
	proposal := s.G.Alias.Pick(int(s.G.RowOffset[s.Row[a]]), int(mk.Options), key.Of(s.P.Key[a], int(n)))
	if o, ok := m.Choose(s, a, world.OptionID(proposal), key, int(n), true); ok {
		m.Move(s, a, o, afterCut+int(n))
	}
}

// obstacle is the first thing in the way of a need: what stands between the
// account and the origin that it would have asked under no rule.
func (m *Market) obstacle(s *world.State, a world.AccountID) world.Obstacle {
	if s.Shadow[a] == s.Option[a] && !s.Dossier[a].Evasive {
		return world.NoObstacle
	}
	switch _, st := s.Standing(a, s.Shadow[a]); st {
	case world.StandClosed:
		return world.Closed
	case world.StandRefused:
		return s.Dossier[a].ClosedWhy
	}
	return world.Cost
}
