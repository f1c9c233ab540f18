package scenarios_test

import (
	"fmt"

	"cordon/data"
	"cordon/scenarios"
)

func Example() {
	w, err := data.Reference()
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := scenarios.Load("chips-together", w)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Title)
	for _, line := range scenarios.Timetable(s) {
		fmt.Println(line.Measure, "acts on Monday", line.Acts)
	}
	// Output:
	// Advanced chips at half the threshold, allies together
	// chips acts on Monday 2026-04-06
	// allies acts on Monday 2026-04-06
}

func ExampleParse() {
	src := `title: Advanced chips at half the threshold
start: 2026-01-05
measures:
  chips: {lever: treshold, item: 3A090.a, to: 2400 TPP}
  officers:
    lever: staff
    by: [USA]
    factor: -2
`
	_, err := scenarios.Parse("scenarios/chips.yaml", []byte(src), nil)
	fmt.Println(err)
	// Output:
	// scenarios/chips.yaml:4: no lever is called "treshold"; did you mean "threshold"? ("cordon list levers" lists all)
	// scenarios/chips.yaml:8: staff factor -2 is outside its range 0..20
}
