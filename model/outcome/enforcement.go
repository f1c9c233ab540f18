package outcome

import "cordon/model/world"

func init() {
	add := func(group Group, name, unit, doc string, of func(r *Reading) float64) {
		register(Outcome{Name: name, Unit: unit, Group: group, Mark: "emergent", Doc: doc, Of: of})
	}
	yearly := func(of func(t *world.Tally) int64, unit float64) func(r *Reading) float64 {
		return func(r *Reading) float64 { return float64(of(r.T)) / unit / r.Years }
	}
	add(Leakage, "inspected", "USD per year", "goods inspected as they leave a member or pass a jurisdiction that looks at transit",
		yearly(func(t *world.Tally) int64 { return t.Inspected + found(t) }, cents))
	add(Leakage, "inspections_in_vain", "share", "of goods inspected, the value of those in which nothing was found", func(r *Reading) float64 {
		return share(float64(r.T.Inspected), float64(r.T.Inspected+found(r.T)))
	})
	add(Leakage, "end_use_checked", "USD per year", "goods of members under licence or exception whose end use a check looked at", yearly(func(t *world.Tally) int64 { return t.Checked }, cents))
	add(Leakage, "brokers_listed", "per year", "brokers at hubs who are listed after a seizure", yearly(func(t *world.Tally) int64 { return t.Listed }, 1))
	add(Leakage, "brokers_returned", "per year", "successors who take a listed broker's place under another name", yearly(func(t *world.Tally) int64 { return t.Returns }, 1))
	add(Costs, "enforcement_cost", "USD per year", "what inspections and end-use checks cost governments, of members and of jurisdictions that look at transit", func(r *Reading) float64 {
		return (float64(float64(r.T.Inspected+found(r.T))*r.InspectCost) + float64(float64(r.T.Checked)*r.CheckCost)) / cents / r.Years
	})
	add(Legitimate, "trade_held", "USD-weeks per year", "lawful trade held by inspections and licences at hubs and by checks before shipping, value times weeks", yearly(func(t *world.Tally) int64 { return t.Held }, 1))
	add(Legitimate, "wrongly_suspected", "USD per year", "orders of civil users whom an end-use check took for barred ones", yearly(func(t *world.Tally) int64 { return t.Wronged }, cents))
	add(Legitimate, "dropped_for_fear", "USD per year", "orders that exporters leave alone because penalties or audits have grown", yearly(func(t *world.Tally) int64 { return t.Dropped }, cents))
}

// found is what inspections seized [cents].
func found(t *world.Tally) int64 {
	return t.SeizedBy[world.Transshipped] + t.SeizedBy[world.Misdeclared]
}
