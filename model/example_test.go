package model_test

import (
	"context"
	"fmt"

	"cordon/data"
	"cordon/model"
)

// A comparison needs a world and arms that share their start; the first arm is
// what the others are compared with. A scenario without measures changes nothing.
func Example() {
	w, err := data.Reference()
	if err != nil {
		fmt.Println(err)
		return
	}
	start := data.MustDate("2026-01-05")
	st, err := model.NewStudy(model.Design{World: w, Params: model.Defaults(), Seed: 1, Laws: true, Arms: []model.Arm{
		{Name: "today", Start: start, Weeks: 10},
		{Name: "nothing", Start: start, Weeks: 10},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := st.Run(context.Background(), 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Arms[1].Values[0] - r.Arms[0].Values[0])
	// Output: 0
}
