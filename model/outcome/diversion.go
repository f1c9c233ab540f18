package outcome

import "cordon/model/world"

func init() {
	add := func(name, unit, mark, doc string, headline bool, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Diversion, Mark: mark, Headline: headline, Doc: doc, Of: of})
	}
	add("diversion_value", "USD per year", "emergent", "watched goods first asked of a member that another origin made and delivered, where an obstacle was met, and those redesigned below a threshold; what barred users get in members' make is leakage instead", true,
		func(r *Reading) float64 {
			return (r.diverted(func(int) bool { return true }) + r.ended(world.Redesigned)) / r.Years
		})
	add("diversion_outside", "USD per year", "emergent", "the part of it that went to makers outside the members", false,
		func(r *Reading) float64 { return r.diverted(func(o int) bool { return !r.G.Members[o] }) / r.Years })
	add("redesigned_value", "USD per year", "emergent", "the part of it that is variants just below a threshold, lawful and performing less than was asked for; never leakage", false,
		func(r *Reading) float64 { return r.ended(world.Redesigned) / r.Years })
	add("own_value", "USD per year", "emergent", "the part of it that makers at home came to serve, having learned from demand that a stricter list left over", false,
		func(r *Reading) float64 { return r.ended(world.Own) / r.Years })
	add("designed_out", "USD per year", "emergent", "inputs that members no longer sell to makers abroad who replaced them to be out of a foreign-product rule's reach", false, func(r *Reading) float64 {
		return r.members(r.T.DesignedOut) / cents / r.Years
	})
	add("research_abroad", "USD per year", "emergent", "research of makers outside the members in the scope", false, func(r *Reading) float64 {
		sum := int64(0)
		for i, x := range r.T.Research {
			if !r.G.Members[i] {
				sum += x
			}
		}
		return float64(sum) / cents / r.Years
	})
	for size := world.StartUp; size < world.NSizes; size++ {
		name := map[world.SizeClass]string{world.StartUp: "startup", world.Small: "small", world.Medium: "medium", world.Large: "large"}[size]
		add("relocated_"+name, "firms per year", "emergent", "members' "+size.String()+" firms that moved a burdened line abroad", false, func(r *Reading) float64 {
			sum := int64(0)
			for i := range r.G.ISO {
				if r.G.Members[i] {
					sum += r.T.Relocated[i*int(world.NSizes)+int(size)]
				}
			}
			return float64(sum) / r.Years
		})
	}
	add("talent_abroad", "USD per year", "emergent", "pay of members' researchers who follow moved sales abroad", false, func(r *Reading) float64 { return r.members(r.T.Talent) / cents / r.Years })
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

// ended is watched goods first asked of a member that ended in a fate, for civil
// and barred users [USD].
func (r *Reading) ended(f world.Fate) float64 { return r.byFate(0, f) + r.byFate(1, f) }

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
