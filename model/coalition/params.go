// Package coalition is what allies do with a leader's change.
package coalition

import "cordon/model/exact"

// Params of the coalition.
type Params struct {
	LagSpread float64 `unit:"log units" default:"0.3" range:"0..0.8" dist:"uniform" source:"G12,G13,G14" doc:"spread of members' adoption lags around the median"`
	LagScale  float64 `unit:"times" default:"1" range:"0.6..1.6" dist:"uniform" source:"G12" doc:"scale on the median lag of members that follow"`
	Content   float64 `unit:"share of value" default:"0.5" range:"0.2..0.8" dist:"uniform" source:"assumed" doc:"inputs in the value of a controlled good; a leader's part of them is its part of the maker's imports"`
	ReachRisk float64 `unit:"share of sales" default:"0.2" range:"0.02..1" dist:"loguniform" source:"assumed" doc:"part of coalition sales that defying a foreign-product rule puts at risk"`
}

// Lag is a member's adoption lag at a uniform's normal quantile: lognormal
// around the median [weeks].
func (p *Params) Lag(median, normal float64) float64 {
	return float64(float64(median*p.LagScale) * exact.Exp(float64(p.LagSpread*normal)))
}
