package outcome

import "cordon/model/world"

func init() {
	add := func(name, unit, mark, doc string, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Legitimate, Mark: mark, Doc: doc, Of: of})
	}
	add("civil_forgone", "USD per year", "emergent", "civil needs of watched goods first asked of a member that nobody served", func(r *Reading) float64 { return r.byFate(0, world.Forgone) / r.Years })
	add("civil_served", "share", "emergent", "civil needs of watched goods first asked of a member that were delivered, of those that ended", func(r *Reading) float64 {
		got, all := 0.0, 0.0
		for f := world.FromStock; f < world.NFates; f++ {
			x := r.byFate(0, f)
			all += x
			if f.Delivered() {
				got += x
			}
		}
		return share(got, all)
	})
	add("civil_delay", "USD-weeks per year", "emergent", "value of civil needs delivered times the weeks that they waited, all goods of the scope", func(r *Reading) float64 { return float64(r.T.CivilDelay) / r.Years })
	add("member_share", "share", "emergent", "members' share of watched goods delivered", func(r *Reading) float64 {
		ours, all := 0.0, 0.0
		for i := range r.G.ISO {
			x := float64(r.T.Delivered[i*2+1])
			all += x
			if r.G.Members[i] {
				ours += x
			}
		}
		return share(ours, all)
	})
	add("research_spending", "USD per year", "emergent", "research of the members' firms in the scope, which follows the sales that a changed list moves; its share of sales is assumed", func(r *Reading) float64 {
		return r.members(r.T.Research) / cents / r.Years
	})
	add("frontier_gap", "share of performance", "emergent", "how far makers' performance stands at the end below what today's research would have brought, mean over kinds of goods that grow, by their sales; below 0: above", func(r *Reading) float64 { return r.FrontierGap })
	add("patience", "needs per year", "emergent", "needs that ended because the buyer would wait no longer, all goods of the scope", func(r *Reading) float64 { return float64(r.T.Patience) / r.Years })
}
