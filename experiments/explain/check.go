package explain

import (
	"cordon/model/world"
)

// Check holds what trails add up to against what the run itself has kept.
type Check struct {
	Arm    int
	What   string
	Unit   string
	Trail  float64 // whole cents and counts are exact
	Books  float64
	Source string // of Books
}

// Holds is whether both are the same, to the cent.
func (c *Check) Holds() bool { return c.Trail == c.Books }

func (x *Explanation) check(arm int, what, unit string, trail, books float64, source string) {
	x.Checks = append(x.Checks, Check{arm, what, unit, trail, books, source})
}

// opening is what the run's books say at the first publication.
type opening struct {
	Drawn, Closed []int64   // the ledger's rows
	Open          []int64   // cents of open orders, by account
	HubFlow       []float64 // USD a week
}

func openingOf(s *world.State) opening {
	return opening{
		Drawn: append([]int64(nil), s.Ledger.Drawn...), Closed: append([]int64(nil), s.Ledger.Closed...),
		Open: openOrders(s), HubFlow: append([]float64(nil), s.HubFlow...),
	}
}

// openOrders is the value of each account's open orders [cents].
func openOrders(s *world.State) []int64 {
	open := make([]int64, s.P.Accounts())
	for i := range s.Orders.Pool {
		if o := &s.Orders.Pool[i]; !o.Free {
			open[o.Account] += o.Value
		}
	}
	return open
}

// checkAccount holds an account's needs against its orders, and those of all accounts of
// its market and end use against the ledger.
func (x *Explanation) checkAccount(before opening) {
	a := x.Subject.Account
	for arm, r := range x.runs {
		s := r.State
		mk := s.P.Market[a]
		barred := 0
		if s.P.Barred[a] {
			barred = 1
		}
		var own, drawn, ended int64
		for i := range s.Watch.Notes {
			n := &s.Watch.Notes[i]
			if n.Week < x.Published {
				continue
			}
			cents := int64(0)
			switch n.Did {
			case world.ActArose:
				cents = n.Cents
			case world.ActExtraLive:
				if n.Yes {
					cents = n.Cents
				}
			case world.ActEnded:
				cents = -n.Cents
				ended += n.Cents
			default:
				continue
			}
			if cents > 0 {
				drawn += cents
			}
			if n.Account == a {
				own += cents
			}
		}
		x.check(arm, "open needs of the account: those at the first publication, plus drawn, less ended", "cents", float64(before.Open[a]+own), float64(openOrders(s)[a]), "its orders that are open at the end")
		var rows [2]int64
		first := s.G.Markets[mk].FirstRow
		classes := s.G.ClassN[s.G.Markets[mk].Product]
		for row := first; row < first+world.RowID(classes); row++ {
			at := 2*int(row) + barred
			rows[0] += s.Ledger.Drawn[at] - before.Drawn[at]
			rows[1] += s.Ledger.Closed[at] - before.Closed[at]
		}
		of := "the ledger's rows of " + s.G.ISO[s.G.Markets[mk].Destination] + ", " + s.G.World.Products[s.G.Markets[mk].Product].HS6 + ", " + [2]string{"civil", "barred"}[barred]
		x.check(arm, "needs drawn, of all accounts in these rows", "cents", float64(drawn), float64(rows[0]), of)
		x.check(arm, "needs ended, of all accounts in these rows", "cents", float64(ended), float64(rows[1]), of)
	}
}

// checkFirm holds a firm's costs against its books, and those of all firms of its home
// and size class against the tally.
func (x *Explanation) checkFirm() {
	f := x.Subject.Firm
	for arm, r := range x.runs {
		s := r.State
		var rows [world.NComponents]int64
		var paid, lost, books int64
		booksLost := 0.0
		for i := range s.Watch.Notes {
			n := &s.Watch.Notes[i]
			if n.Week < x.Published {
				continue
			}
			if n.Did == world.ActPaid {
				rows[n.Cost] += n.Cents
			}
			if n.Firm != f {
				continue
			}
			switch n.Did {
			case world.ActPaid:
				if n.Cost != world.LostSurplus { // of society, not out of the firm's cash
					paid += n.Cents
				}
			case world.ActLostSale:
				lost += n.Cents
			case world.ActBooks:
				books += n.Cents
				booksLost += 100 * of(n, "lost sales [USD]")
			}
		}
		x.check(arm, "costs of the firm without lost surplus", "cents", float64(paid), float64(books), "what its books paid, week by week")
		x.check(arm, "sales that obstacles lost it", "cents", float64(lost), round(booksLost), "its books")
		home, size := s.HomeOf(f), s.P.Size[f]
		for c, cents := range rows {
			x.check(arm, world.Component(c).String()+", of all firms in this row", "cents", float64(cents), float64(s.Tally.Costs[(int(home)*int(world.NSizes)+int(size))*int(world.NComponents)+c]),
				"the tally's row of "+s.G.ISO[home]+", "+size.String())
		}
	}
}

func round(x float64) float64 {
	if x < 0 {
		return float64(int64(x - 0.5))
	}
	return float64(int64(x + 0.5))
}
