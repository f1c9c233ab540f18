package limits_test

import (
	"fmt"

	"cordon/model/limits"
)

// How far makers come down to a threshold, at another elasticity than the published ones.
func Example() {
	c := limits.Find("bunching").Case(1)
	if err := c.Set("elasticity", "0.7"); err != nil {
		fmt.Println(err)
		return
	}
	rows, err := c.Limit.Run(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("theory %.4f, model %.4f: %s\n", rows[0].Theory, rows[0].Model, rows[0].Verdict())
	// Output: theory 0.4272, model 0.4272: ok
}
