package data_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"

	"cordon/data"
)

// A world is written to a folder, checked and read back.
func ExampleReadWorld() {
	w := &data.World{
		Name: "tiny", Title: "Two countries, one product", Synthetic: true,
		From: data.MustDate("2022-01-01"), To: data.MustDate("2022-12-31"),
		Jurisdictions: []data.Jurisdiction{
			{ISO3: "DEU", Name: "Germany", GDP: 4.08e12, Opacity: 0.1, Enforcement: 0.8, Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN()},
			{ISO3: "JPN", Name: "Japan", GDP: 4.26e12, Opacity: 0.1, Enforcement: 0.8, Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN()},
		},
		Products: []data.Product{{HS6: "845710", Title: "Machining centres", Theta: 5, ValuePerKg: 30, SdLog: 0.5}},
		Flows: data.Flows{Period: []int32{2022}, Exporter: []uint16{1}, Importer: []uint16{0}, Product: []uint16{0},
			ValueUSD: []float64{2.5e8}, QuantityT: []float64{8300}},
	}
	dir, _ := os.MkdirTemp("", "cordon")
	defer os.RemoveAll(dir)
	world := filepath.Join(dir, "tiny")
	if err := data.WriteWorld(world, w, nil); err != nil {
		fmt.Println(err)
	}
	problems, err := data.Check(world)
	fmt.Println("problems:", len(problems), err)
	back, err := data.ReadWorld(world)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer back.Close()
	fmt.Println(back.Title, "flows:", back.Flows.Len(), "USD:", back.Flows.ValueUSD[0])
	// Output:
	// problems: 0 <nil>
	// Two countries, one product flows: 1 USD: 2.5e+08
}
