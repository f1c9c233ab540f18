package experiments_test

import (
	"context"
	"fmt"

	"cordon/data"
	"cordon/experiments"
)

// Two replicates of half a year are too few to say how much a lower threshold
// changes, but enough to see a direction that hangs on no luck.
func Example() {
	w, err := data.Reference()
	if err != nil {
		fmt.Println(err)
		return
	}
	today, err := experiments.Load("today", w)
	if err != nil {
		fmt.Println(err)
		return
	}
	chips, err := experiments.Load("chips-alone", w)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := experiments.Compare(context.Background(), experiments.Options{
		World: w, Against: today, Scenarios: []experiments.Arm{chips}, Replicates: 2, Weeks: 26, Seed: 1, Workers: 2, Laws: true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range c.Headlines() {
		if h.Outcome == "filings" {
			fmt.Println("a lower threshold brings more filings:", h.Difference > 0)
		}
	}
	// Output:
	// a lower threshold brings more filings: true
}
