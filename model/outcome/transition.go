package outcome

import "cordon/model/world"

func init() {
	register(Outcome{Name: "leakage_spared", Unit: "USD per year", Group: Leakage, Mark: "emergent", Doc: "watched goods that barred users got unasked because terms of transition spared their tie; part of leakage_misused where members made them", Of: func(r *Reading) float64 {
		return float64(r.T.Spared[1]) / cents / r.Years
	}})
	add := func(name, unit, doc string, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Legitimate, Mark: "emergent", Doc: doc, Of: of})
	}
	add("civil_spared", "USD per year", "watched goods that civil buyers got unasked because terms of transition spared their tie", func(r *Reading) float64 { return float64(r.T.Spared[0]) / cents / r.Years })
	add("civil_from_stock", "USD per year", "watched goods that civil buyers first asked of a member and had bought ahead on notice", func(r *Reading) float64 { return r.byFate(0, world.FromStock) / r.Years })
	add("civil_dropped", "USD per year", "civil orders of goods that need no licence which members' exporters left alone for fear of a mistake; the buyer looks elsewhere", func(r *Reading) float64 {
		return (r.dropped(world.StartUp) + r.dropped(world.Small) + r.dropped(world.Medium) + r.dropped(world.Large)) / r.Years
	})
	add("civil_dropped_small", "USD per year", "the part of it that small firms and start-ups left alone", func(r *Reading) float64 { return (r.dropped(world.StartUp) + r.dropped(world.Small)) / r.Years })
}

// dropped is what members' exporters of a size left alone [USD].
func (r *Reading) dropped(size world.SizeClass) float64 {
	sum := int64(0)
	for i := range r.G.ISO {
		if r.G.Members[i] {
			sum += r.T.Derisked[i*int(world.NSizes)+int(size)]
		}
	}
	return float64(sum) / cents
}
