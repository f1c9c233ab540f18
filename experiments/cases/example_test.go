package cases_test

import (
	"fmt"

	"cordon/data"
	"cordon/experiments/cases"
)

// Made-up records, whose truth is known, and their fit.
func Example() {
	world, err := data.Reference()
	if err != nil {
		panic(err)
	}
	records, staff, truth, err := cases.Sample(world, "DEU")
	if err != nil {
		panic(err)
	}
	fit, err := cases.Of(records.List, records.Until, cases.Options{World: world, Base: cases.Base("DEU"), Staff: staff})
	if err != nil {
		panic(err)
	}
	for _, m := range fit.Measured {
		if m.Path == "licensing.referred_hands" {
			fmt.Printf("%s: 90%% interval holds the truth: %t\n", m.Path, m.Low <= truth[m.Path] && truth[m.Path] <= m.High)
		}
	}
	// Output:
	// licensing.referred_hands: 90% interval holds the truth: true
}
