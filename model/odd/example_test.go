package odd_test

import (
	"fmt"
	"strings"

	"cordon/model/odd"
)

func ExampleMarkdown() {
	text, err := odd.Markdown("parameters")
	if err != nil {
		panic(err)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "market.epsilon") {
			fmt.Println(line)
		}
	}
	// Output: | `market.epsilon` | epsilon | elasticity of supply; large means fixed prices | elasticity | 4 | 1...1e9 | loguniform 1..16 | assumed | assumed | imposed |
}
