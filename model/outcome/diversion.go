package outcome

func init() {
	add := func(name, unit, mark, doc string, headline bool, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Diversion, Mark: mark, Headline: headline, Doc: doc, Of: of})
	}
	add("diversion_value", "USD per year", "emergent", "watched goods first asked of a member that another origin made and delivered, where an obstacle was met; what barred users get in members' make is leakage instead", true,
		func(r *Reading) float64 { return r.diverted(func(int) bool { return true }) / r.Years })
	add("diversion_outside", "USD per year", "emergent", "the part of it that went to makers outside the members", false,
		func(r *Reading) float64 { return r.diverted(func(o int) bool { return !r.G.Members[o] }) / r.Years })
	add("hub_trade", "USD per year", "imposed", "watched goods through hubs, to civil and barred users; which hub is imposed by trade links and opacity", false, func(r *Reading) float64 {
		sum := int64(0)
		for _, x := range r.T.Hubs {
			sum += x
		}
		return float64(sum) / cents / r.Years
	})
	add("top_hub", "share", "imposed", "share of the largest hub in it; imposed by trade links and opacity", false, func(r *Reading) float64 {
		sum, most := 0.0, 0.0
		for h := range r.G.ISO {
			x := 0.0
			for i := range r.G.ISO {
				x += float64(r.T.Hubs[i*r.G.NJ+h])
			}
			sum += x
			most = max(most, x)
		}
		return share(most, sum)
	})
}

func (r *Reading) diverted(to func(o int) bool) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		for o := range r.G.ISO {
			if o != i && r.G.Members[i] && to(o) {
				sum += r.T.Diverted[i*r.G.NJ+o]
			}
		}
	}
	return float64(sum) / cents
}
