// Package market is how buyers choose: demand, prices, ties and sourcing.
package market

// Params of demand and sourcing.
type Params struct {
	Rate       float64 `unit:"orders per account-week" default:"0.25" range:"0.02..2" dist:"none" source:"assumed" doc:"how often an account orders"`
	Eta        float64 `unit:"elasticity" default:"1" range:"0.5..3" dist:"uniform" source:"assumed" doc:"response of quantity to the buyer's cost index"`
	Epsilon    float64 `unit:"elasticity" default:"4" range:"1..1e9" dist:"loguniform 1..16" source:"assumed" doc:"elasticity of supply; large means fixed prices"`
	PriceWeeks float64 `unit:"weeks" default:"26" range:"1..104" dist:"loguniform 8..104" source:"assumed" doc:"time in which prices adjust"`
	ThetaScale float64 `unit:"times" default:"0.45" range:"0.3..0.8" dist:"uniform" source:"E1,E2,E3" mark:"calibrated" doc:"scale on the products' trade elasticities: the reference world's median is then 4 to 5"`
	Zeta       float64 `unit:"exponent" default:"1.5" range:"1.3..2" dist:"uniform" source:"E16" doc:"tail of the survival of ties"`
	HalfLife   float64 `unit:"weeks" default:"52" range:"40..64" dist:"none" source:"E16" mark:"calibrated" doc:"half of new ties live this long"`
	Delay      float64 `unit:"share of value per week" default:"0.05" range:"0.02..0.1" dist:"uniform" source:"assumed" doc:"what a week of delay costs the buyer"`
	Lead       float64 `unit:"weeks" default:"4" range:"0..26" dist:"uniform" source:"assumed" doc:"production lead time during which a licence wait costs nothing"`
	Hassle     float64 `unit:"share of value" default:"0.2" range:"0.1..0.4" dist:"uniform" source:"assumed" doc:"cost of a failed try"`
	NewLink    float64 `unit:"times gravity share" default:"0.3" range:"0.05..1" dist:"loguniform" source:"assumed" doc:"weight of suppliers without recorded trade, after an obstacle"`
	Search     float64 `unit:"weeks" default:"4" range:"1..12" dist:"uniform" source:"assumed" doc:"mean search for another supplier"`
	Patience   int     `unit:"weeks" default:"26" range:"8..52" dist:"uniform" source:"assumed" doc:"age at which a need is forgone"`
	StockWeeks float64 `unit:"weeks of need" default:"12" range:"0..52" dist:"uniform" source:"E19" doc:"most that a buyer of storable goods stocks up on notice"`
	StockShare float64 `unit:"share of buyers" default:"0.3" range:"0..1" dist:"uniform" source:"assumed" doc:"buyers who stock up when a notice is published"`
}
