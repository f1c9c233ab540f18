package plots

import "strings"

// BreakEven says for each scenario what the members' firms bear beyond the
// baseline for each USD of capability-weighted goods that barred users do not get
// (model.md section 11): the security benefit is not put into money, so this is
// the worth from which a scenario pays. Penalties and fees, which are transfers, are
// left out of the cost. Scenarios that deny nothing, or cost nothing, are left out.
// The figures are means at default parameters.
func BreakEven(rows []Headline) []string {
	var out []string
	for _, b := range blocks(rows) {
		of := map[string]float64{}
		for _, g := range b.Groups {
			for _, h := range g.Rows {
				of[h.Outcome] = h.Difference
			}
		}
		cost := of["programme_cost"] + of["application_cost"] + of["lost_surplus_cost"] + of["adjustment_cost"] + of["delay_cost"]
		denied := -of["leakage_capability"]
		if !(cost > 0 && denied > 0) {
			continue
		}
		out = append(out, strings.Join([]string{
			b.Scenario + ": USD " + plainNumber(cost/denied) + " of cost for each USD of capability-weighted goods denied",
			"(" + FormatValue(cost, "USD per year") + " of programmes, applications, lost surplus, adjustment and delay; " + FormatValue(denied, "USD per year") + " denied)",
		}, " "))
	}
	return out
}
