package experiments

import (
	"math"

	"cordon/data"
	"cordon/model/licensing"
	"cordon/model/world"
)

func (c *Comparison) diversionTable() *data.Table {
	s := newSheet("diversion", "Watched goods that another origin delivered, and those that went through hubs: means over the replicates at default parameters. The two kinds of rows overlap and are not to be added.")
	s.text("scenario", "arm, the baseline included")
	s.text("first_asked", "member that was asked first; empty in rows of hubs: all")
	s.text("origin", "who made the goods")
	s.text("hub", "what they went through; empty: any way")
	s.text("destination", "empty: all")
	s.text("fate", "delivered (by another origin than the one first asked, after an obstacle), redesigned (below a threshold, under the origin first asked, whoever made it) or transshipped (through the hub)")
	s.number("value_usd", "USD per year", "value at base prices")
	g := c.Ground
	for arm, sums := range c.Sums {
		for i := range g.NJ {
			for o := range g.NJ {
				fate := "delivered"
				if i == o {
					fate = world.Redesigned.String()
				}
				if v := sums.Diverted[i*g.NJ+o]; v != 0 {
					s.row(c.Arms[arm].Name, g.ISO[i], g.ISO[o], "", "", fate, c.usdPerYear(v))
				}
			}
		}
		for o := range g.NJ {
			for h := range g.NJ {
				if v := sums.Hubs[o*g.NJ+h]; v != 0 {
					s.row(c.Arms[arm].Name, "", g.ISO[o], g.ISO[h], "", world.Transshipped.String(), c.usdPerYear(v))
				}
			}
		}
	}
	return &s.Table
}

func (c *Comparison) waitTable() *data.Table {
	s := newSheet("waits", "Times from filing to first decision of the members' agencies, background filings included, added up over the replicates at default parameters.")
	s.text("scenario", "arm, the baseline included")
	s.text("jurisdiction", "agency")
	s.text("lane", "ordinary or trusted")
	s.number("bin_low_wd", "working days", "from")
	s.number("bin_high_wd", "working days", "to; missing: no end")
	s.whole("decided", "filings", "decided within the bin")
	s.whole("censored", "filings", "withdrawn within the bin, or open for so long at the end of the run")
	for arm, sums := range c.Sums {
		for _, w := range sums.Waits {
			for day := range w.Decided {
				if w.Decided[day] == 0 && w.Censored[day] == 0 {
					continue
				}
				high := float64(day + 1)
				if (day+1)*binsPerDay >= licensing.Bins {
					high = math.NaN()
				}
				s.row(c.Arms[arm].Name, w.Jurisdiction, w.Lane, float64(day), high, w.Decided[day], w.Censored[day])
			}
		}
	}
	return &s.Table
}

func (c *Comparison) costTable() *data.Table {
	s := newSheet("costs", "What the members' firms bear, by size class: means over the replicates at default parameters.")
	s.text("scenario", "arm, the baseline included")
	s.text("size_class", "start-up (under five years and fifty employees), small, medium or large")
	s.text("component", "programme, application, training, delay, lost_surplus, adjustment (resources); fees, penalties, relief (transfers; relief counts below zero); delay is borne with the buyer and no part of firm_cost")
	s.number("usd_per_year", "USD per year", "cost")
	s.number("firms", "firms", "firms of the class at the end: real ones that the simulated stand for")
	g := c.Ground
	for arm, sums := range c.Sums {
		for size := range world.NSizes {
			for component := range world.NComponents {
				total := int64(0)
				for i := range g.NJ {
					if g.Members[i] {
						total += sums.Costs[(i*int(world.NSizes)+int(size))*int(world.NComponents)+int(component)]
					}
				}
				s.row(c.Arms[arm].Name, size.String(), component.String(), c.usdPerYear(total), float64(sums.Firms[size])/float64(c.Defaults()))
			}
		}
	}
	return &s.Table
}

// usdPerYear is a sum over the replicates at default parameters as their mean a year.
func (c *Comparison) usdPerYear(total int64) float64 {
	return float64(total) / cents / float64(c.Defaults()) / c.Years()
}
