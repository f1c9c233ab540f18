package model

import (
	"fmt"
	"math"

	"cordon/model/world"
)

// LawError is a broken law of the model: a run that breaks one is worthless and
// stops.
type LawError struct {
	Law, Where string
	Week       int
	What       string
}

// Error names law, week and place.
func (e *LawError) Error() string {
	return fmt.Sprintf("law %q is broken in week %d at %s: %s; the run stops, its figures are worthless; please report it with the command that you typed", e.Law, e.Week, e.Where, e.What)
}

// check looks at the laws of model.md section 9 after a week.
func (r *Run) check(s *world.State) error {
	if err := r.checkLedger(s); err != nil {
		return err
	}
	if err := r.checkLicences(s); err != nil {
		return err
	}
	if err := r.checkAgencies(s); err != nil {
		return err
	}
	return r.checkNumbers(s)
}

// checkLedger recounts open needs from the orders themselves.
func (r *Run) checkLedger(s *world.State) error {
	l := &s.Ledger
	clear(l.Open)
	for i := range s.Orders.Pool {
		o := &s.Orders.Pool[i]
		if o.Free {
			continue
		}
		b := 0
		if s.P.Barred[o.Account] {
			b = 1
		}
		m := s.P.Market[o.Account]
		l.Open[2*int(s.G.Row(m, o.Class))+b] += o.Value
	}
	if key, err := l.Balance(); err != nil {
		return &LawError{Law: "every need has one fate", Week: s.Week, Where: r.place(s, world.RowID(key/2)), What: err.Error()}
	}
	return r.checkStock(s)
}

// checkStock recounts what buyers hold.
func (r *Run) checkStock(s *world.State) error {
	if s.StockBought == 0 {
		return nil
	}
	held := int64(0)
	for a, x := range s.Stock {
		if held += x; x < 0 {
			return &LawError{Law: "stock: opening + bought = used + closing", Week: s.Week, Where: r.place(s, s.Row[a]), What: fmt.Sprintf("account %d holds %d cents", a, x)}
		}
	}
	if held != s.StockBought-s.StockUsed {
		return &LawError{Law: "stock: opening + bought = used + closing", Week: s.Week, Where: "all accounts", What: fmt.Sprintf("bought %d cents, used %d, hold %d", s.StockBought, s.StockUsed, held)}
	}
	return nil
}

func (r *Run) place(s *world.State, row world.RowID) string {
	mk := &s.G.Markets[s.G.RowMarket[row]]
	return fmt.Sprintf("%s, HS6 %s", s.G.ISO[mk.Destination], s.G.World.Products[mk.Product].HS6)
}

func (r *Run) checkLicences(s *world.State) error {
	if s.LicenceCents > s.AuthorisedCents {
		return &LawError{Law: "no licence ships more than it covers", Week: s.Week, Where: "all accounts", What: fmt.Sprintf("shipped %d cents, authorised %d", s.LicenceCents, s.AuthorisedCents)}
	}
	for a := range s.Dossier {
		left := s.Dossier[a].Cents
		if left < 0 {
			return &LawError{Law: "no licence ships more than it covers", Week: s.Week, Where: r.place(s, s.Row[a]), What: fmt.Sprintf("account %d ships %d cents beyond its licence", a, -left)}
		}
	}
	return nil
}

func (r *Run) checkNumbers(s *world.State) error {
	if s.BookedCents != s.PaidCents {
		return &LawError{Law: "costs and transfers reconcile to firm and agency cash", Week: s.Week, Where: "all firms", What: fmt.Sprintf("booked %d cents, paid %d", s.BookedCents, s.PaidCents)}
	}
	cash := int64(0)
	for _, x := range s.AgencyCash {
		cash += x
	}
	if cash != s.FeeCents {
		return &LawError{Law: "costs and transfers reconcile to firm and agency cash", Week: s.Week, Where: "all agencies", What: fmt.Sprintf("firms were booked %d cents of fees, agencies took %d", s.FeeCents, cash)}
	}
	outlay := int64(0)
	for _, x := range s.Outlay {
		outlay += x
	}
	if outlay != s.Paid {
		return &LawError{Law: "costs and transfers reconcile to firm and agency cash", Week: s.Week, Where: "all governments", What: fmt.Sprintf("firms had %d cents of relief, governments paid %d", s.Paid, outlay)}
	}
	for at, x := range s.Taught {
		if !(x >= 0 && x <= 1) {
			return &LawError{Law: "shares are in [0,1]", Week: s.Week, Where: s.G.ISO[at/int(world.NSizes)], What: fmt.Sprintf("share of ignorance removed %g", x)}
		}
	}
	for f, x := range s.Cash {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return &LawError{Law: "money is finite", Week: s.Week, Where: s.G.ISO[s.G.Headings[s.P.FirmAt[f]].Home], What: fmt.Sprintf("firm %d has cash %g", f, x)}
		}
	}
	for at, p := range s.Price {
		if !(p > 0) || math.IsInf(p, 0) {
			return &LawError{Law: "money is finite", Week: s.Week, Where: s.G.ISO[at/s.G.NP] + ", HS6 " + s.G.World.Products[at%s.G.NP].HS6, What: fmt.Sprintf("price %g", p)}
		}
	}
	for h, x := range s.HubOpen {
		if x < 0 || x > 1 {
			return &LawError{Law: "shares are in [0,1]", Week: s.Week, Where: s.G.ISO[h], What: fmt.Sprintf("open brokers %g", x)}
		}
	}
	for row, x := range s.Adapt.Skill {
		if !(x >= 0 && x <= 1) {
			return &LawError{Law: "shares are in [0,1]", Week: s.Week, Where: r.place(s, world.RowID(row)), What: fmt.Sprintf("skill of makers at home %g", x)}
		}
	}
	for n, x := range s.Adapt.Frontier {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return &LawError{Law: "performance is finite", Week: s.Week, Where: "HS6 " + s.G.World.Products[s.G.Kinds[n].Product].HS6, What: fmt.Sprintf("research has moved the frontier by %g", x)}
		}
	}
	return r.checkCounts(s)
}

// checkCounts recounts firms, accounts and brokers.
func (r *Run) checkCounts(s *world.State) error {
	const law = "firms, accounts and brokers are neither lost nor doubled"
	alive := int64(0)
	for _, a := range s.Alive {
		if a {
			alive++
		}
	}
	if want := r.firms0 + s.Born - s.Died; alive != want {
		return &LawError{Law: law, Week: s.Week, Where: "all firms", What: fmt.Sprintf("%d live, but %d at the start + %d born - %d gone = %d", alive, r.firms0, s.Born, s.Died, want)}
	}
	committed := int64(0)
	for _, x := range s.Committed {
		committed += x
	}
	if committed != r.orders0 {
		return &LawError{Law: law, Week: s.Week, Where: "all accounts", What: fmt.Sprintf("ties commit %d cents an order, accounts ask for %d", committed, r.orders0)}
	}
	out := int64(0)
	for h, slots := range s.BrokerOut {
		for _, until := range slots {
			if int(until) > s.Week {
				out++
			}
		}
		if len(slots) != r.Params.Evasion.Brokers {
			return &LawError{Law: law, Week: s.Week, Where: s.G.ISO[h], What: fmt.Sprintf("%d places of brokers, want %d", len(slots), r.Params.Evasion.Brokers)}
		}
	}
	if out != s.Listed-s.Returns {
		return &LawError{Law: law, Week: s.Week, Where: "all hubs", What: fmt.Sprintf("%d places of listed brokers wait for a successor, but %d were listed and %d opened", out, s.Listed, s.Returns)}
	}
	return nil
}
