package history_test

import (
	"fmt"

	"cordon/experiments/history"
)

// Five runs say what two months may bring; the scores say how close they came.
func Example() {
	march, _ := history.Span("2022-03", "2022-04")
	months, _ := history.Cut(march, "month")
	table := &history.Table{
		Periods:    months,
		Quantities: []history.Quantity{{Period: 0, Exporter: "DEU", Importer: "KAZ", Goods: "854231"}, {Period: 1, Exporter: "DEU", Importer: "KAZ", Goods: "854231"}},
		Base:       []float64{100e3, 100e3},
		Observed:   []float64{150e3, 90e3},
	}
	fan := &history.Fan{Name: "model", Values: [][]float64{{110e3, 120e3}, {130e3, 140e3}, {140e3, 110e3}, {160e3, 150e3}, {170e3, 100e3}}}
	model := history.Score(table, fan)
	same := history.Score(table, &history.Fan{Name: "no change", Values: [][]float64{table.Base}})
	fmt.Printf("%s: %.0f%% inside the interval\n", months[0].Name, 100*model.Coverage)
	fmt.Printf("skill against no change %.2f\n", history.Skill(model.CRPS, same.CRPS))
	// Output:
	// 2022-03: 50% inside the interval
	// skill against no change 0.57
}
