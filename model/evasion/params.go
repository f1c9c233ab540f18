// Package evasion is the ways around a closed lawful channel: one choice among
// hubs and their brokers.
package evasion

// Params of ways around.
type Params struct {
	Margin    float64 `unit:"share of price" default:"0.25" range:"0.1..0.6" dist:"loguniform" source:"assumed" doc:"what a broker takes (kappa)"`
	Freight   float64 `unit:"USD per kg" default:"5" range:"1..20" dist:"loguniform" source:"assumed" doc:"extra carriage through a hub"`
	Chi       float64 `unit:"exponent" default:"8" range:"5..16" dist:"uniform" source:"assumed" doc:"how readily buyers move between hubs; at least the trade elasticity is used"`
	RentShare float64 `unit:"share" default:"0.5" range:"0..1" dist:"uniform" source:"assumed" doc:"part of the buyer's advantage that brokers take as rent"`
	RentCap   float64 `unit:"times price" default:"2.5" range:"1.5..4" dist:"uniform" source:"assumed" doc:"most that the lawful alternative counts for in the rent"`
	Brokers   int     `unit:"brokers per hub" default:"12" range:"1..60" dist:"none" source:"D14" doc:"slots for brokers in a hub"`
	Successor float64 `unit:"weeks" default:"12" range:"2..52" dist:"loguniform" source:"assumed" doc:"until another broker takes a listed one's place"`
}
