package world

import "unsafe"

// Bytes is the memory that a run's columns, rows and orders take, population
// included, ground apart.
func (s *State) Bytes() int {
	p := s.P
	n := of(p.Key) + of(p.Cell) + of(p.Market) + of(p.Home) + of(p.Cents) + of(p.Order) + of(p.CumUSD) + of(p.Perf) + of(p.KindOf) + of(p.Barred) + of(p.PartyU) + of(p.ExceptU)
	n += of(p.FirmKey) + of(p.FirmAt) + of(p.Sales) + of(p.Employees) + of(p.Size) + of(p.Literacy) + of(p.Percent) + of(p.Entrant)
	n += of(p.StartRow) + of(p.StartOpt) + of(p.StartSince)
	n += of(s.Row) + of(s.Option) + of(s.Shadow) + of(s.Since) + of(s.ShadowSince) + of(s.Firm)
	n += of(s.Dossier) + of(s.Stock)
	n += of(s.Alive) + of(s.Programme) + of(s.Cash) + of(s.WeekCosts) + of(s.WeekLost) + of(s.Controlled)
	n += of(s.Certified) + of(s.BelowLine) + of(s.Due) + of(s.Year) + of(s.ListedOrders) + of(s.Dread)
	n += of(s.Orders.Pool) + of(s.Orders.Idle) + of(s.Active) + of(s.rows.W) + of(s.rows.Z) + of(s.rows.Live) + of(s.rows.Rent) + of(s.rows.stamp)
	n += of(s.Ledger.Drawn) + of(s.Ledger.Closed) + of(s.Ledger.Open)
	x := &s.Adapt
	n += of(x.Reach) + of(x.Line) + of(x.Since) + of(x.Next) + of(x.NextSince) + of(x.Left) + of(x.Coming) + of(x.Learned) + of(x.Skill)
	n += of(x.Moved) + of(x.Net) + of(x.Reached) + of(x.OutUSD) + of(x.Abroad)
	for i := range s.Orders.Due {
		n += of(s.Orders.Due[i])
	}
	return n
}

func of[T any](x []T) int {
	var v T
	return cap(x) * int(unsafe.Sizeof(v))
}
