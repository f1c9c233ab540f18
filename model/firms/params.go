// Package firms is cash, exit and entry.
package firms

// Params of firms.
type Params struct {
	Gross        float64 `unit:"share of sales" default:"0.3" range:"0.15..0.5" dist:"uniform" source:"assumed" doc:"gross margin"`
	Overhead     float64 `unit:"share of gross profit" default:"0.5" range:"0.3..0.7" dist:"uniform" source:"assumed" doc:"fixed costs as a share of usual gross profit"`
	CashWeeks    float64 `unit:"weeks of sales" default:"20" range:"4..60" dist:"uniform" source:"assumed" doc:"cash of an established firm"`
	YoungCash    float64 `unit:"weeks of sales" default:"8" range:"2..26" dist:"uniform" source:"assumed" doc:"cash of a start-up"`
	Turnover     float64 `unit:"per year" default:"0.06" range:"0..0.2" dist:"uniform 0.02..0.1" source:"assumed" doc:"firms under fifty employees that leave for other reasons; as many are born under today's burden"`
	CapitalSlope float64 `unit:"elasticity" default:"1" range:"0.1..4" dist:"loguniform" source:"F2" doc:"fall of what a start-up raises per unit of its compliance burden over its sales; F2 gives the sign, the size is assumed"`
	BirthSlope   float64 `unit:"elasticity" default:"1" range:"0.1..4" dist:"loguniform" source:"F1,F4" doc:"fall of births per unit of a start-up's compliance burden over its sales"`
}
