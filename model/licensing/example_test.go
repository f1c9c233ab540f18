package licensing_test

import (
	"fmt"

	"cordon/model/chance"
	"cordon/model/licensing"
)

// A leader-like agency for two years, and the same with a tenth more officers.
func Example() {
	setup := licensing.Setup{Name: "USA", Filings: 24782, Concern: 0.13, Key: chance.Root(1, 0)}
	today, err := licensing.New(licensing.Defaults(), setup)
	if err != nil {
		panic(err)
	}
	for week := range 104 {
		today.Step(week, nil)
	}
	more := today.Clone()
	more.SetStaff(104, 1.1)
	for week := 104; week < 260; week++ {
		today.Step(week, nil)
		more.Step(week, nil)
	}
	n, m := today.Officers()
	fmt.Println(n+m, "officers")
	fmt.Println("waits shorter with more:", more.ExpectedMean(licensing.Ordinary) < today.ExpectedMean(licensing.Ordinary))
	// Output:
	// 138 officers
	// waits shorter with more: true
}
