package outcome

import "cordon/model/world"

func init() {
	add := func(name, unit, mark, doc string, headline bool, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Costs, Mark: mark, Headline: headline, Doc: doc, Of: of})
	}
	add("firm_cost", "USD per year", "emergent", "programme + application hours + training + fees + penalties - relief + lost producer surplus + adjustment, of the members' firms", true, func(r *Reading) float64 {
		return (r.cost(world.ProgrammeCost) + r.cost(world.ApplicationCost) + r.cost(world.Fees) + r.cost(world.Penalties) + r.cost(world.TrainingCost) + r.cost(world.Relief) + r.cost(world.LostSurplus) + r.cost(world.Adjustment)) / r.Years
	})
	for _, c := range []struct {
		c   world.Component
		doc string
	}{
		{world.ProgrammeCost, "compliance programmes of the members' firms"},
		{world.ApplicationCost, "work on applications by the members' firms"},
		{world.Penalties, "penalties paid by the members' firms (a transfer)"},
		{world.LostSurplus, "producer surplus lost on needs forgone or re-sourced, of the members' firms; not lost sales"},
		{world.Adjustment, "producer surplus that the members' firms give up, and what they spend, to leave the control's reach: variants below a threshold, lines moved abroad"},
		{world.DelayCost, "delay on goods delivered under licence; borne with the buyer, never in firm_cost"},
	} {
		add(c.c.String()+"_cost", "USD per year", "emergent", c.doc, false, func(r *Reading) float64 { return r.cost(c.c) / r.Years })
	}
	for size := world.StartUp; size < world.NSizes; size++ {
		name := map[world.SizeClass]string{world.StartUp: "startup", world.Small: "small", world.Medium: "medium", world.Large: "large"}[size]
		add(name+"_burden", "share of sales", "emergent", "firm_cost of the members' "+size.String()+" firms over their sales", false, func(r *Reading) float64 {
			return share(r.sizeCost(size)/r.Years, r.Sales[size])
		})
	}
	for size := world.StartUp; size < world.NSizes; size++ {
		name := map[world.SizeClass]string{world.StartUp: "startup", world.Small: "small", world.Medium: "medium", world.Large: "large"}[size]
		add("penalties_"+name, "USD per year", "emergent", "penalties paid by the members' "+size.String()+" firms", false, func(r *Reading) float64 {
			return r.sizeComponent(size, world.Penalties) / r.Years
		})
	}
	add("births", "firms per year", "emergent", "firms born in the members' headings", false, func(r *Reading) float64 { return r.members(r.T.Births) / r.Years })
	add("deaths", "firms per year", "emergent", "firms of members that leave, for want of cash or for other reasons", false, func(r *Reading) float64 { return r.members(r.T.Deaths) / r.Years })
	add("left_listed", "firms", "emergent", "members' firms that stop selling listed goods because a programme does not pay", false, func(r *Reading) float64 { return r.members(r.T.Left) })
}

func (r *Reading) cost(c world.Component) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			for size := 0; size < int(world.NSizes); size++ {
				sum += r.T.Costs[(i*int(world.NSizes)+size)*int(world.NComponents)+int(c)]
			}
		}
	}
	return float64(sum) / cents
}

// sizeComponent is one component of what the members' firms of a size bear [USD].
func (r *Reading) sizeComponent(size world.SizeClass, c world.Component) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			sum += r.T.Costs[(i*int(world.NSizes)+int(size))*int(world.NComponents)+int(c)]
		}
	}
	return float64(sum) / cents
}

func (r *Reading) sizeCost(size world.SizeClass) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			for c := world.Component(0); c < world.NComponents; c++ {
				if c != world.DelayCost {
					sum += r.T.Costs[(i*int(world.NSizes)+int(size))*int(world.NComponents)+int(c)]
				}
			}
		}
	}
	return float64(sum) / cents
}

func (r *Reading) members(n []int64) float64 {
	sum := int64(0)
	for i, x := range n {
		if r.G.Members[i] {
			sum += x
		}
	}
	return float64(sum)
}
