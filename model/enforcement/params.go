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
}
