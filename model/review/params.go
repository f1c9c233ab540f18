// Package review is how governments look at their lists again: cycles of review,
// sunsets and early warning. It decides in the run, on what has happened.
package review

// Params of reviews and early warning.
type Params struct {
	PanelCost  float64 `unit:"USD a year" default:"400000" range:"50000..3000000" dist:"loguniform" source:"assumed" doc:"cost of one panel while a review is under way"`
	Error      float64 `unit:"log units" default:"0.3" range:"0..2" dist:"uniform 0.1..0.6" source:"assumed" doc:"error of one panel in what it estimates; that of n panels is smaller by the root of n"`
	GapLine    float64 `unit:"share of covered trade" default:"0.05" range:"0..1" dist:"uniform 0.01..0.15" source:"assumed" doc:"supply just below the threshold from which a review lowers it"`
	Available  float64 `unit:"share of covered trade" default:"0.2" range:"0..1" dist:"uniform 0.05..0.5" source:"assumed" doc:"covered sales lost to others from which a review finds foreign availability"`
	Analyst    float64 `unit:"USD a year" default:"150000" range:"50000..400000" dist:"loguniform" source:"assumed" doc:"cost of one analyst of early warning"`
	LookWork   float64 `unit:"analyst-weeks" default:"40" range:"4..400" dist:"loguniform 10..160" source:"assumed" doc:"work behind one look at the risk index"`
	RiskLine   float64 `unit:"share" default:"0.25" range:"0..5" dist:"loguniform 0.1..0.6" source:"assumed" doc:"jump of what is ordered by ways around, over the first look, that early warning is meant to find"`
	ListedOnce float64 `unit:"weeks" default:"13" range:"1..104" dist:"none" source:"assumed" doc:"how long after a decision a review without fixed cycle looks again at the earliest"`
}
