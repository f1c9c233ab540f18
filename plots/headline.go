package plots

import (
	"errors"
	"fmt"
	"math"

	"cordon/data"
)

// Headline is one row of the tables headlines and contrasts: an outcome of an
// arm against another arm. Unknown numbers are NaN.
type Headline struct {
	Scenario, Against string
	Group             string // licensing_load, firm_costs, leakage, diversion, legitimate_loss
	Outcome, Unit     string
	Mark              string // imposed, calibrated or emergent
	IsHeadline        bool
	Baseline, Level   float64 // [Unit], arms' means at default parameters
	Difference        float64 // [Unit], mean paired difference at default parameters
	Relative          float64 // [fraction of Baseline]
	SimSE             float64 // [Unit], standard error of Difference
	SimLow, SimHigh   float64 // [Unit], confidence interval of Difference
	UncLow, UncHigh   float64 // [Unit], 5th to 95th percentile over joint parameter draws
	LuckShare         float64 // share of the uncertainty due to luck
	SignShare         float64 // share of the draws with the sign of Difference
	Replicates, Draws int
	Words             string
}

// Headlines reads the rows of a table of the layout of headlines or contrasts,
// in the table's order. Columns that it lacks are NaN, 0 or empty, but
// scenario, outcome and difference must be there.
func Headlines(t *data.Table) ([]Headline, error) {
	if t == nil {
		return nil, errors.New("no table of headlines")
	}
	for _, must := range []string{"scenario", "outcome", "difference"} {
		if t.Column(must) == nil {
			return nil, fmt.Errorf("table %s has no column %q", t.Name, must)
		}
	}
	s := func(name string) []string { return stringsOf(t, name) }
	f := func(name string) []float64 { return floatsOf(t, name) }
	n := func(v float64) int {
		if math.IsNaN(v) {
			return 0
		}
		return int(v)
	}
	scenario, against, group, outcome := s("scenario"), s("against"), s("group"), s("outcome")
	unit, mark, words, headline := s("unit"), s("mark"), s("words"), f("headline")
	baseline, level, difference, relative := f("baseline"), f("level"), f("difference"), f("relative")
	se, simLow, simHigh, uncLow, uncHigh := f("sim_se"), f("sim_low"), f("sim_high"), f("unc_low"), f("unc_high")
	luck, same, replicates, draws := f("luck_share"), f("sign_share"), f("replicates"), f("draws")
	rows := make([]Headline, t.Len())
	for i := range rows {
		rows[i] = Headline{
			Scenario: scenario[i], Against: against[i], Group: group[i], Outcome: outcome[i], Unit: unit[i],
			Mark: mark[i], Words: words[i], IsHeadline: headline[i] == 1,
			Baseline: baseline[i], Level: level[i], Difference: difference[i], Relative: relative[i],
			SimSE: se[i], SimLow: simLow[i], SimHigh: simHigh[i], UncLow: uncLow[i], UncHigh: uncHigh[i],
			LuckShare: luck[i], SignShare: same[i], Replicates: n(replicates[i]), Draws: n(draws[i]),
		}
	}
	return rows, nil
}
