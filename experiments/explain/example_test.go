package explain_test

import (
	"context"
	"fmt"

	"cordon/data"
	"cordon/experiments"
	"cordon/experiments/explain"
)

// Why the largest simulated makers of chips sell less: the first thing that goes
// differently for one of them.
func Example() {
	world, err := data.Reference()
	if err != nil {
		panic(err)
	}
	o := experiments.Options{World: world, Weeks: 20, Seed: 1}
	if o.Against, err = experiments.Load("today", world); err != nil {
		panic(err)
	}
	alone, err := experiments.Load("chips-alone", world)
	if err != nil {
		panic(err)
	}
	o.Scenarios = []experiments.Arm{alone}
	study, err := o.Study()
	if err != nil {
		panic(err)
	}
	x, err := explain.Explain(context.Background(), explain.Options{Study: study, Query: explain.Query{Kind: explain.Firm, Like: "large, USA, 8542"}})
	if err != nil {
		panic(err)
	}
	fmt.Println("simulated firm", x.Subject.Name, "parts in the week of", x.Date(x.Parts.Week))
	fmt.Println("its trail agrees with the run's books:", x.Agrees())
	// Output:
	// simulated firm USA-8542-2 parts in the week of 2026-04-13
	// its trail agrees with the run's books: true
}
