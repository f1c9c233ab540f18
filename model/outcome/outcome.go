// Package outcome is what is measured: each outcome declares name, unit, group,
// definition and mark beside the function that reads it, and appears in every
// table from that one declaration.
package outcome

import (
	"math"

	"cordon/model/world"
)

// Group of outcomes: the five questions of the model.
type Group string

// Groups.
const (
	Load       Group = "licensing_load"
	Costs      Group = "firm_costs"
	Leakage    Group = "leakage"
	Diversion  Group = "diversion"
	Legitimate Group = "legitimate_loss"
)

// Outcome is one number that a run yields.
type Outcome struct {
	Name     string
	Unit     string
	Group    Group
	Mark     string // imposed, calibrated or emergent
	Headline bool
	Doc      string
	Of       func(r *Reading) float64 // NaN where the run has nothing to measure
}

// Reading is a finished run as outcomes see it, from the first publication of
// any arm to the end.
type Reading struct {
	G                      *world.Ground
	T                      *world.Tally
	Years                  float64
	Load                   LoadReading
	Sales                  [world.NSizes]float64 // USD a year of members' firms, by size class
	Firms                  [world.NSizes]float64 // alive at the end, members
	Ignorance              [world.NSizes]float64 // summed over them
	FrontierGap            float64               // share of performance
	InspectCost, CheckCost float64               // of an inspection and of an end-use check, as shares of the goods' value
	Exporters0, Exporters  float64               // members' firms alive at the first publication and at the end
}

// LoadReading is what members' agencies did.
type LoadReading struct {
	Filings                               float64
	Median, P90                           float64 // working days
	WithinClock, WithinLongClock          float64 // shares
	Backlog, OfficerWeeks                 float64
	Approved, Returned, Denied, Withdrawn float64 // counts
}

var registry []Outcome

func register(o Outcome) { registry = append(registry, o) }

// All outcomes, in the order in which results show them.
func All() []Outcome {
	out := make([]Outcome, 0, len(registry))
	for _, g := range []Group{Load, Costs, Leakage, Diversion, Legitimate} {
		for _, o := range registry {
			if o.Group == g {
				out = append(out, o)
			}
		}
	}
	return out
}

// share is a over b; NaN where b is 0.
func share(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

const cents = 100.0
