package experiments

import (
	"cordon/data"
	"cordon/model/world"
)

var endUses = [2]string{"civil", "barred"}

// ledgerTable sums the ledger exactly. Base needs are shared by all arms, so
// between any two arms the differences over fates, those still open included,
// sum to zero for each end use. Needs that are live only because buying is
// cheaper are no part of an arm's own ledger; they stand apart, and what is live
// in another arm only is unborn here, so that they sum to zero too.
func (c *Comparison) ledgerTable() *data.Table {
	s := newSheet("ledger", "Where each cent of need of watched goods first asked of a member went, born since the first publication: exact sums over the replicates at default parameters. Between arms, differences sum to zero for each end use.")
	s.text("scenario", "arm, the baseline included")
	s.text("end_use", "civil, barred; extra: needs of all goods of the scope that arise because buying is cheaper than in the warm-up")
	s.text("fate", "searching and waiting are open at the end; live and unborn are of extra needs: unborn in this arm are those that the arm with most of them has more")
	s.text("obstacle", "the first that the need met")
	s.whole("value_cents", "cents at base prices", "value of the needs")
	s.whole("needs", "", "their number; 0 for extra needs, which are not counted")
	most := int64(0)
	for _, sums := range c.Sums {
		most = max(most, sums.Extra)
	}
	for arm, sums := range c.Sums {
		for barred, use := range endUses {
			value, number := fates(sums.Why, barred), fates(sums.WhyN, barred)
			for i := range value {
				if number[i] != 0 {
					fate, obstacle := world.Fate(i/int(world.NObstacles)), world.Obstacle(i%int(world.NObstacles))
					s.row(c.Arms[arm].Name, use, fate.String(), obstacle.String(), value[i], number[i])
				}
			}
		}
		s.row(c.Arms[arm].Name, "extra", "live", "none", sums.Extra, 0)
		s.row(c.Arms[arm].Name, "extra", "unborn", "cost", most-sums.Extra, 0)
	}
	return &s.Table
}
