// Package evasion is the ways around a closed lawful channel: one choice among
// hubs and their brokers, goods misdeclared at export, a licence or exception got
// for another end use, and the exporter's own breach.
package evasion

// Params of ways around. What part each way has in the warm-up is not observed.
type Params struct {
	Margin    float64 `unit:"share of price" default:"0.25" range:"0.1..0.6" dist:"loguniform" source:"assumed" doc:"what a broker takes (kappa)"`
	Freight   float64 `unit:"USD per kg" default:"5" range:"1..20" dist:"loguniform" source:"assumed" doc:"extra carriage through a hub"`
	Chi       float64 `unit:"exponent" default:"8" range:"5..16" dist:"uniform" source:"assumed" doc:"how readily buyers move between ways around; at least the trade elasticity is used"`
	RentShare float64 `unit:"share" default:"0.5" range:"0..1" dist:"uniform" source:"assumed" doc:"part of the buyer's advantage that brokers take as rent"`
	RentCap   float64 `unit:"times price" default:"2.5" range:"1.5..4" dist:"uniform" source:"assumed" doc:"most that the lawful alternative counts for in the rent"`
	Brokers   int     `unit:"brokers per hub" default:"12" range:"1..60" dist:"none" source:"D14" doc:"slots for brokers in a hub"`
	Successor float64 `unit:"weeks" default:"12" range:"2..52" dist:"loguniform" source:"assumed" doc:"until another broker takes a listed one's place"`

	Misdeclared  float64 `unit:"share of ways around" default:"0.25" range:"0..0.5" dist:"uniform 0.05..0.5" source:"assumed" doc:"part of goods misdeclared at export in the warm-up, where goods are small for their value"`
	Dense        float64 `unit:"USD per kg" default:"50" range:"5..500" dist:"loguniform" source:"assumed" doc:"value by weight at which half of that part is feasible"`
	MarginMis    float64 `unit:"share of price" default:"0.08" range:"0.02..0.25" dist:"loguniform" source:"assumed" doc:"what misdeclaring costs: papers, a forwarder who does not ask"`
	Misused      float64 `unit:"share of ways around" default:"0.08" range:"0..0.3" dist:"uniform 0.01..0.2" source:"assumed" doc:"part of licences and exceptions got in another's name for another end use in the warm-up"`
	MarginUse    float64 `unit:"share of price" default:"0.12" range:"0.03..0.4" dist:"loguniform" source:"assumed" doc:"what a front costs that gets them"`
	Knowing      float64 `unit:"share of ways around" default:"0.02" range:"0..0.2" dist:"loguniform 0.005..0.1" source:"assumed" doc:"part of exporters' own breaches in the warm-up"`
	Gain         float64 `unit:"share of price" default:"0.1" range:"0.03..0.4" dist:"loguniform" source:"assumed" doc:"mean gain from an own breach, exponential (facts 9.11): what is above the expected penalty breaches"`
	Affiliated   float64 `unit:"share" default:"0.4" range:"0..1" dist:"uniform 0.1..0.7" source:"assumed" doc:"listed end users whose demand an affiliate that is not listed can take over"`
	AffiliateLag float64 `unit:"weeks" default:"26" range:"4..104" dist:"loguniform" source:"assumed" doc:"until it does"`
	Splits       float64 `unit:"share" default:"0.3" range:"0..1" dist:"uniform" source:"assumed" doc:"civil buyers who split orders to fit under an exception's cap; barred ones all do"`
	Parts        float64 `unit:"parts" default:"4" range:"1..20" dist:"loguniform" source:"assumed" doc:"most parts that an order is split in"`

	Turned float64 `unit:"probability" default:"0.5" range:"0.1..0.9" dist:"uniform" source:"assumed" doc:"chance that a hub's own licensing turns a way around away"`
}
