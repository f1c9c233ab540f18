package model

import (
	"math"

	"cordon/data"
)

// restCode is the supplier that stands for makers outside a table that has none
// of them; it sorts behind every ISO code, so that nobody's position moves.
const restCode = "ZZR"

// restMark is the default by which an importer says that its table lacks
// suppliers (model.md section 4, "Missing pieces").
const restMark = "REST"

// withRest is a world with a supplier REST that sells each market an assumed
// share of what it buys; the world itself where its table has all suppliers.
// What REST sells is assumed, so it is left out of the list and of totals.
func withRest(w *data.World, share float64) *data.World {
	lacks := false
	for _, d := range w.Defaults {
		lacks = lacks || d.What == restMark
	}
	if !lacks || w.JurisdictionIndex(restCode) >= 0 {
		return w
	}
	return reindexed(w, func(x *data.World) {
		x.Jurisdictions = append(x.Jurisdictions, data.Jurisdiction{
			ISO3: restCode, Name: "rest of the world (assumed)", GDP: math.NaN(), Enforcement: 0.5,
			Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN(),
		})
		rest := uint16(len(x.Jurisdictions) - 1)
		f := &x.Flows
		for lo, n := 0, f.Len(); lo < n; {
			hi, sum := lo, 0.0
			for ; hi < n && f.Product[hi] == f.Product[lo] && f.Importer[hi] == f.Importer[lo]; hi++ {
				sum += f.ValueUSD[hi]
			}
			f.Period = append(f.Period, f.Period[lo])
			f.Exporter = append(f.Exporter, rest)
			f.Importer = append(f.Importer, f.Importer[lo])
			f.Product = append(f.Product, f.Product[lo])
			f.ValueUSD = append(f.ValueUSD, float64(sum*share)/(1-share))
			f.QuantityT = append(f.QuantityT, math.NaN())
			lo = hi
		}
	})
}
