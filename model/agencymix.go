package model

import (
	"cordon/model/exact"
	"cordon/model/world"
)

// cited are the shares of what the EU authorised in 2022 by value, global licences
// excluded, that are for nuclear goods, information security and machine tools
// (A39). That they are shares of filings too, and those of every agency, is assumed.
var cited = [world.Categories]float64{world.Nuclear: 0.21, world.Telecoms: 0.20, world.Processing: 0.09}

// ownWeight is the part of a load without a cited category that is taken to lie
// where the model's own filings do; the other part is spread evenly (assumed).
const ownWeight = 0.5

// mixOf is how an agency's filings from outside the model spread over categories
// of goods: as cited where there is a figure, else by ownWeight as the model's own
// filings, which know what the jurisdiction sells, and evenly over the numbered
// categories. Other goods are filed only where the model files them.
func mixOf(own []float64) []float64 {
	mix := append([]float64(nil), cited[:]...)
	left, uncited, sum := 1-exact.Sum(mix), 0.0, 0.0
	for c := range mix {
		if cited[c] == 0 {
			sum += own[c]
			uncited++
		}
	}
	uncited-- // OtherGoods has no even part
	even := left / uncited
	if sum > 0 {
		even = float64(left*(1-ownWeight)) / uncited
	}
	for c := range mix {
		if cited[c] > 0 {
			continue
		}
		if world.Category(c) != world.OtherGoods {
			mix[c] = even
		}
		if sum > 0 {
			mix[c] += float64(left * ownWeight * (own[c] / sum))
		}
	}
	return mix
}

// categoryLoads shares a year's load out by category of goods: what the model
// files in each, with spare above it, and the rest by mixOf. So no category's own
// filings exceed its load; the load is not below spare times all own filings.
func categoryLoads(load float64, own []float64) []float64 {
	rest := load - float64(spare*exact.Sum(own))
	loads := mixOf(own)
	for c, v := range own {
		loads[c] = float64(spare*v) + float64(rest*loads[c])
	}
	return loads
}
