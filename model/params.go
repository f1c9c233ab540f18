package model

import (
	"cordon/model/coalition"
	"cordon/model/compliance"
	"cordon/model/enforcement"
	"cordon/model/evasion"
	"cordon/model/firms"
	"cordon/model/licensing"
	"cordon/model/market"
	"cordon/model/projects"
	"cordon/model/review"
	"cordon/model/technology"
)

// Params are all parameters of the model, each declared once beside its unit,
// default, range, distribution and source.
type Params struct {
	Population  Population
	Market      market.Params
	Compliance  compliance.Params
	Licensing   licensing.Params
	Enforcement enforcement.Params
	Evasion     evasion.Params
	Coalition   coalition.Params
	Technology  technology.Params
	Firms       firms.Params
	Review      review.Params
	Projects    projects.Params

	luck   agencyLuck
	atOnce bool // agencies decide at once (Design.NoQueue)
}

// Population are the parameters of how trade tables become agents.
type Population struct {
	AccountScale   float64 `unit:"accounts per USD^0.6" default:"0" range:"0..0.1" dist:"none" source:"assumed" doc:"a0 in accounts per cell = max(1, round(a0 X^0.6)); 0 solves it for Accounts"`
	Accounts       int     `unit:"accounts" default:"10000" range:"100..20000000" dist:"none" source:"assumed" doc:"accounts in the world where a0 is solved; never fewer than two a cell on average"`
	SizeExponent   float64 `unit:"exponent" default:"0.6" range:"0.4..0.8" dist:"none" source:"assumed" doc:"how accounts per cell grow with its value"`
	Tail           float64 `unit:"exponent" default:"1.06" range:"1.02..1.3" dist:"none" source:"E11" mark:"calibrated" doc:"Pareto tail of firm sizes"`
	Barred         float64 `unit:"share of demand" default:"0.05" range:"0.01..0.2" dist:"loguniform" source:"assumed" doc:"B: share of barred end users in destinations of concern; never observed"`
	BarredFree     float64 `unit:"times B" default:"0.1" range:"0.02..0.3" dist:"loguniform" source:"assumed" doc:"the same in all other destinations, relative to B"`
	CoverageSpread float64 `unit:"-1 low, 0 mid, 1 high" default:"0" range:"-1..1" dist:"uniform" source:"assumed" doc:"where coverage lies between its low and high value"`
	GapScale       float64 `unit:"log units" default:"0.15" range:"0..0.4" dist:"uniform" source:"assumed" doc:"performance gap of small exporters per log unit of relative size"`
	GapOutside     float64 `unit:"log units" default:"0.7" range:"0..1.5" dist:"uniform" source:"assumed" doc:"performance gap of origins outside the Wassenaar Arrangement"`
	Quality        float64 `unit:"share of log unit value" default:"1" range:"0.3..1" dist:"uniform" source:"assumed" doc:"how much of a difference in unit values is performance, where quantities are recorded"`
	Reach          float64 `unit:"share of the world's" default:"0.05" range:"0.01..0.2" dist:"loguniform" source:"assumed" doc:"an origin whose share of variants in a band is smaller cannot supply it"`
	ExportShare    float64 `unit:"share" default:"0.4" range:"0.1..0.9" dist:"uniform" source:"assumed" doc:"part of a firm's sales that the scope's exports are"`
	SalesPerHead   float64 `unit:"USD per employee" default:"250000" range:"100000..600000" dist:"loguniform" source:"assumed" doc:"sales per employee, all headings alike"`
	RestShare      float64 `unit:"share of imports" default:"0.5" range:"0.2..0.8" dist:"uniform" source:"assumed" doc:"what suppliers outside the table sell, where it has none of them (REST)"`
	ExportersPerBn float64 `unit:"exporters per bn USD" default:"197" range:"20..1000" dist:"loguniform" source:"assumed" doc:"exporting firms per USD of exports where none are published: 304,867 of the USA in 2012 over 1.55 trillion USD"`
	YoungShare     float64 `unit:"share" default:"0.2" range:"0.05..0.5" dist:"loguniform" source:"assumed" doc:"firms under five years among those under fifty employees"`
}
