package chance_test

import (
	"fmt"

	"cordon/model/chance"
)

// The same account draws the same number of needs in every arm, whatever else happens.
func Example() {
	account := chance.Hash("TWN", "DEU", "854231", "1")
	week := chance.Root(42, 0).At(chance.AccountWeek, 18)
	u := week.Float(account, 0)
	fmt.Println(chance.Poisson(0.25, u), chance.Poisson(2.5, u))
	// Output:
	// 0 1
}
