package outcome

import "cordon/model/world"

func init() {
	add := func(name, unit, doc string, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: Costs, Mark: "emergent", Doc: doc, Of: of})
	}
	add("training_cost", "USD per year", "hours in courses and audits for certificates, of the members' firms; part of firm_cost", func(r *Reading) float64 { return r.cost(world.TrainingCost) / r.Years })
	add("relief", "USD per year", "taken off the members' firms' costs by their governments (a transfer); firm_cost is net of it", func(r *Reading) float64 { return -r.cost(world.Relief) / r.Years })
	add("support_outlay", "USD per year", "what members' governments pay for courses and relief", func(r *Reading) float64 { return r.members(r.T.Outlay) / cents / r.Years })
	add("ignorance_small", "share", "what small firms and start-ups of members do not know of their lists at the end: chance of a mistake relative to a firm without literacy", func(r *Reading) float64 {
		return share(r.Ignorance[world.StartUp]+r.Ignorance[world.Small], r.Firms[world.StartUp]+r.Firms[world.Small])
	})
	add("ignorance_large", "share", "the same of medium and large firms", func(r *Reading) float64 {
		return share(r.Ignorance[world.Medium]+r.Ignorance[world.Large], r.Firms[world.Medium]+r.Firms[world.Large])
	})
	add("mistakes", "shipments per year", "listed goods that members' exporters shipped without a licence by mistake", func(r *Reading) float64 { return float64(r.T.Mistakes.Made) / r.Years })
	add("disclosed", "per year", "those of them that the exporter found and disclosed itself", func(r *Reading) float64 { return float64(r.T.Mistakes.Disclosed) / r.Years })
	add("mistakes_found", "per year", "those of the rest that an audit found", func(r *Reading) float64 { return float64(r.T.Mistakes.Found) / r.Years })
	add("held_back", "USD per year", "sales that members' firms gave up to stay below a line of relief", func(r *Reading) float64 { return r.members(r.T.HeldBack) / cents / r.Years })
	add("startup_capital", "USD per year", "cash that firms born in the members' headings start with; what is missing against today went elsewhere", func(r *Reading) float64 { return r.members(r.T.Capital) / cents / r.Years })
}
