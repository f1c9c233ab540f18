package exact_test

import (
	"fmt"

	"cordon/model/exact"
)

func Example() {
	half := exact.Pow(2, -0.25) // a share falls with theta = 4 and a cost 19% higher
	fmt.Printf("%.4f\n", exact.Pow(half, 4))
	fmt.Printf("%.3f\n", exact.NormalQuantile(0.975))
	fmt.Println(exact.Quantile([]float64{1, 2, 4, 8, 16}, 0.9))
	// Output:
	// 0.5000
	// 1.960
	// 12.8
}
