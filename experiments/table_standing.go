package experiments

import (
	"cordon/data"
	"cordon/model/world"
)

// standingTable is what firms bear by home, so that one country, the coalition of
// members and the world can be told apart (model.md section 11).
func (c *Comparison) standingTable() *data.Table {
	s := newSheet("standing", "What firms bear by their home: means over the replicates at default parameters. Sum one jurisdiction for domestic standing, members for the coalition's, all for the world's. Jurisdictions without a cost in any arm are left out.")
	s.text("scenario", "arm, the baseline included")
	s.text("jurisdiction", "ISO3 of the firms' home")
	s.whole("member", "", "1 where some arm names the jurisdiction as one that acts")
	s.text("component", "programme, application, training, delay, lost_surplus, adjustment (resources); fees, penalties, relief (transfers; relief counts below zero); delay is borne with the buyer and no part of firm_cost")
	s.number("usd_per_year", "USD per year", "cost")
	g := c.Ground
	total := func(sums *Sums, i int, component world.Component) (cents int64) {
		for size := range world.NSizes {
			cents += sums.Costs[(i*int(world.NSizes)+int(size))*int(world.NComponents)+int(component)]
		}
		return cents
	}
	for arm, sums := range c.Sums {
		for i := range g.NJ {
			some := false
			for _, any := range c.Sums {
				for component := range world.NComponents {
					some = some || total(any, i, component) != 0
				}
			}
			for component := range world.NComponents {
				if some {
					s.row(c.Arms[arm].Name, g.ISO[i], g.Members[i], component.String(), c.usdPerYear(total(sums, i, component)))
				}
			}
		}
	}
	return &s.Table
}
