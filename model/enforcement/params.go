// Package enforcement is customs, end-use checks, audits and penalties.
package enforcement

// Params of enforcement.
type Params struct {
	Phi       float64 `unit:"probability" default:"0.03" range:"0.01..0.1" dist:"loguniform" source:"D26" doc:"chance that a shipment through a hub is found (phi); not identified by any data"`
	Penalty   float64 `unit:"USD per USD" default:"2" range:"1..4" dist:"uniform" source:"B14" doc:"penalty per USD of goods found (F)"`
	Vigilance float64 `unit:"times per unit of jump" default:"1" range:"0..4" dist:"uniform" source:"assumed" doc:"how much harder a hub is looked at whose imports jump against its own past"`
	Audit     float64 `unit:"probability" default:"0.02" range:"0.005..0.08" dist:"loguniform" source:"B12" doc:"chance that a shipment without licence is found"`
	Fined     float64 `unit:"probability" default:"0.03" range:"0.01..0.2" dist:"loguniform" source:"B12" doc:"chance that a found mistake is fined rather than warned"`
	Mitigated float64 `unit:"share of penalty" default:"0.5" range:"0.2..1" dist:"none" source:"B12" doc:"what a disclosed mistake pays where it is fined"`
	Checks    float64 `unit:"share" default:"0.04" range:"0.01..0.1" dist:"none" source:"D23" mark:"calibrated" doc:"shipments under licence that an end-use check looks at"`
	CheckHit  float64 `unit:"probability" default:"0.5" range:"0.2..0.9" dist:"uniform" source:"assumed" doc:"chance that a check of a barred end user finds it"`
	Blame     float64 `unit:"probability" default:"0.2" range:"0..1" dist:"uniform" source:"assumed" doc:"chance that the exporter of seized goods pays the penalty"`
	Smooth    float64 `unit:"weeks" default:"13" range:"1..52" dist:"loguniform 4..52" source:"assumed" doc:"memory of customs for a hub's imports"`

	Looked float64 `unit:"share" default:"0.01" range:"0.001..0.05" dist:"loguniform" source:"H3" doc:"exports that customs inspects, the riskiest first; fewer than imports, of which 1 to 5% are"`
	AUC    float64 `unit:"probability" default:"0.83" range:"0.6..0.95" dist:"uniform 0.7..0.9" source:"H2" doc:"area under the curve of the risk score that picks them"`
	Find   float64 `unit:"probability" default:"0.3" range:"0.1..0.9" dist:"uniform" source:"assumed" doc:"chance that an inspection of misdeclared or onward goods finds what they are"`
	Alike  float64 `unit:"share of variance" default:"0.5" range:"0..1" dist:"uniform" source:"assumed" doc:"part of a risk score that is the same for all shipments of an account; looks that see the same find less than independent ones"`

	Deterrence float64 `unit:"per fine" default:"0.07" range:"0..0.2" dist:"uniform 0.03..0.1" source:"H5" doc:"fall of exporters' own breaches in the year after another firm of the country, of those simulated, is fined"`
	AuditWeeks int     `unit:"weeks" default:"52" range:"4..104" dist:"none" source:"assumed" doc:"how long a firm is under audit after it was found"`

	InspectDelay float64 `unit:"weeks" default:"0.5" range:"0.1..3" dist:"loguniform" source:"assumed" doc:"that an inspection at a hub holds goods"`
	LicenceDelay float64 `unit:"weeks" default:"2" range:"0.5..8" dist:"loguniform" source:"assumed" doc:"that a hub's licence holds goods"`
	CheckDelay   float64 `unit:"weeks" default:"4" range:"1..12" dist:"loguniform" source:"assumed" doc:"that an end-use check before shipping holds goods"`
	FalseCheck   float64 `unit:"probability" default:"0.01" range:"0.001..0.1" dist:"loguniform" source:"assumed" doc:"chance that a further check takes a civil end user for a barred one"`
	InspectCost  float64 `unit:"share of value" default:"0.001" range:"0.0002..0.005" dist:"loguniform" source:"assumed" doc:"what an inspection costs customs"`
	VisitCost    float64 `unit:"USD" default:"8000" range:"2000..30000" dist:"loguniform" source:"assumed" doc:"what an end-use check costs the government that makes it"`
}
