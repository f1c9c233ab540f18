package model

import (
	"context"
	"fmt"
	"math"
	"testing"
	"time"

	"cordon/data"
	"cordon/model/lever"
	"cordon/model/outcome"
	"cordon/model/param"
)

func chips(w *data.World) []Arm {
	start := data.MustDate("2026-01-05")
	th := lever.Measure{Name: "chips", Lever: "threshold", Published: data.MustDate("2026-03-02"), From: data.MustDate("2026-04-01"),
		Settings: &lever.Threshold{Item: "3A090.a", By: []string{"USA"}, To: lever.Quantity{Value: 2400, Unit: "TPP"}}}
	allies := []string{"JPN", "NLD", "KOR", "TWN", "DEU"}
	return []Arm{
		{"today", start, 156, nil},
		{"chips-alone", start, 156, []lever.Measure{th}},
		{"chips-follow", start, 156, []lever.Measure{th, {Name: "allies", Lever: "follow", Settings: &lever.Follow{With: "chips", Members: allies, Lag: lever.Duration{Weeks: 41}}}}},
		{"chips-together", start, 156, []lever.Measure{th, {Name: "allies", Lever: "synchronise", Settings: &lever.Synchronise{With: "chips", Members: allies}}}},
	}
}

func TestFirst(t *testing.T) {
	w, err := data.Reference()
	if err != nil {
		t.Fatal(err)
	}
	var p Params
	param.SetDefaults(&p)
	st, err := NewStudy(Design{World: w, Arms: chips(w), Params: p, Seed: 1, Laws: true, AllDraw: true})
	if err != nil {
		t.Fatal(err)
	}
	t0 := time.Now()
	g, err := st.Ground()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("ground", time.Since(t0), "cells", len(g.Cells), "rows", len(g.RowMarket), "classes", len(g.Classes), "options", len(g.OptOrigin), "headings", len(g.Headings), "from", st.From)
	un := 0
	for c := range g.Cells {
		if g.Cells[c].Unmatched > 0.001 {
			un++
		}
	}
	fmt.Println("unmatched", un)
	var reps []*Replicate
	for i := 0; i < 8; i++ {
		t0 = time.Now()
		r, err := st.Run(context.Background(), i)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("replicate", i, time.Since(t0))
		reps = append(reps, r)
	}
	for n, o := range outcome.All() {
		fmt.Printf("%-22s", o.Name)
		for a := range st.Arms {
			m := 0.0
			for _, r := range reps {
				m += r.Arms[a].Values[n] / float64(len(reps))
			}
			if a > 0 {
				b := 0.0
				for _, r := range reps {
					b += r.Arms[0].Values[n] / float64(len(reps))
				}
				m -= b
			}
			fmt.Printf(" %14.5g", m)
		}
		fmt.Println()
	}
	_ = math.Abs
}
