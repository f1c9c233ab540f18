package data

import (
	"math"
	"sync"
)

// GDP is a jurisdiction's gross domestic product at market rates.
type GDP struct {
	ISO3   string
	USD    float64 // current USD
	Year   int
	Label  string
	Source string
}

// GDPs is the embedded table of GDP, sorted by ISO3: the latest of 2015 to 2023.
var GDPs = sync.OnceValue(func() []GDP {
	var rows []GDP
	mustFacts("tables/gdp.csv", func(r *factRow) {
		rows = append(rows, GDP{r.text("iso3"), r.number("gdp_usd"), int(r.number("year")), r.text("label"), r.text("source")})
	})
	return rows
})

// Elasticity is one product's trade elasticity, as a positive number.
type Elasticity struct {
	HS6    string
	Own    float64 // NaN where not estimated
	Median float64 // of the heading's (HS4) values; NaN where there is none
	Label  string
	Source string
}

// Theta shrinks the product's own elasticity half way to its heading's median,
// each first held within 2..12 (model.md section 6); 5 where neither is known
// (the centre of the estimates, E1).
func (e Elasticity) Theta() float64 {
	const lowest, highest, unknown = 2, 12, 5
	own, median := e.Own, e.Median
	switch {
	case math.IsNaN(own) && math.IsNaN(median):
		return unknown
	case math.IsNaN(own):
		own = median
	case math.IsNaN(median):
		median = own
	}
	return (min(max(own, lowest), highest) + min(max(median, lowest), highest)) / 2
}

// Elasticities is the embedded table of elasticities: the HS6 of the entries, of the
// Common High Priority List and of critical raw materials.
var Elasticities = sync.OnceValue(func() []Elasticity {
	var rows []Elasticity
	mustFacts("tables/elasticities.csv", func(r *factRow) {
		rows = append(rows, Elasticity{r.text("hs6"), r.number("elasticity"), r.number("hs4_median"), r.text("label"), r.text("source")})
	})
	return rows
})

// kmBetween is the distance between two jurisdictions, ISO3 in order.
type kmBetween struct {
	A, B string
	Km   float64
}

var referenceKm = sync.OnceValue(func() []kmBetween {
	var rows []kmBetween
	mustFacts("tables/distances.csv", func(r *factRow) {
		rows = append(rows, kmBetween{r.text("iso3_a"), r.text("iso3_b"), r.number("km")})
	})
	return rows
})
