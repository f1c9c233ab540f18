package market

import (
	"cordon/model/chance"
	"cordon/model/world"
)

// Stockpile lets buyers of storable goods buy ahead while a published change
// that will list their goods or close their channel has not yet taken effect, and
// while terms of transition still spare them.
func (m *Market) Stockpile(s *world.State, next *world.Rules, weeksLeft int) {
	if weeksLeft <= 0 || m.P.StockWeeks == 0 || m.P.StockShare == 0 {
		return
	}
	key := s.Key.At(chance.Stock, 0)
	for a := range s.P.Key {
		mk := s.Market(world.AccountID(a))
		if !s.G.World.Products[mk.Product].Storable || s.Dossier[a].Evasive {
			continue
		}
		if !s.Worse(world.AccountID(a), next) {
			continue
		}
		u := chance.Float(key.Of(s.P.Key[a], 0))
		if u >= m.P.StockShare {
			continue
		}
		room := int64(m.P.StockWeeks*m.P.Rate*float64(s.P.Order[a])) - s.Stock[a]
		buy := max(0, room) / int64(weeksLeft)
		s.Stock[a] += buy
		s.StockBought += buy
		if s.Sees(world.AccountID(a), s.Firm[a]) {
			m.noteStock(s, world.AccountID(a), buy, weeksLeft, u)
		}
		if s.Customs != nil && buy > 0 {
			s.Declare(world.AccountID(a), s.Option[a], mk.Destination, buy)
		}
	}
}

// useStock serves a need from stock once the change has come that it was bought
// ahead of.
func (m *Market) useStock(s *world.State, a world.AccountID, value int64) bool {
	i, c, j := s.Origin(a, s.Option[a]), s.Class(a), s.Market(a).Destination
	reg := s.Rules.Regime(i, c, j)
	if reg.Entry == world.None || s.Spared(a, s.Option[a], reg, j) {
		return false
	}
	if s.Today.Regime(i, c, j).Entry != world.None { // listed all along: for when it is closed
		if _, st := s.Standing(a, s.Option[a]); st != world.StandClosed {
			return false
		}
	}
	s.Stock[a] -= value
	s.StockUsed += value
	return true
}
