package limits

import (
	"fmt"
	"math"

	"cordon/data"
	"cordon/model"
	"cordon/model/lever"
)

// start is the first Monday of the cases' runs.
var start = data.MustDate("2026-01-05")

// product is the HS6 code of the cases' only product.
const product = "850100"

// trade is a world of one product: what each origin sells to each destination [USD
// a year], origins and destinations apart. Jurisdiction i < origins is the i-th
// origin; destination j stands at origins + j.
func trade(usd [][]float64, theta float64) *data.World {
	w := &data.World{Name: "limit", Title: "limit", Synthetic: true, From: data.MustDate("2025-01-01"), To: data.MustDate("2025-12-31")}
	n := len(usd) + len(usd[0])
	for i := range n {
		w.Jurisdictions = append(w.Jurisdictions, data.Jurisdiction{
			ISO3: name(i), Name: "limit", GDP: 1e11, Enforcement: 0.5, // no opacity: no ways around
			Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN(), Groups: []string{"WASSENAAR"},
		})
	}
	w.Products = []data.Product{{HS6: product, Title: "limit", Theta: theta, ValuePerKg: 100, SdLog: 1}}
	// the scope needs an entry: one of the last destination, which sells nothing
	w.Items = []data.Item{{Entry: "1A001", Title: "limit", Jurisdiction: uint16(n - 1), HS6: []string{product}, CoverageLow: 1, CoverageMid: 1, CoverageHigh: 1, Threshold: math.NaN(), Policy: make([]data.Policy, n), Label: "ASSUMED"}}
	f := &w.Flows
	for j := range usd[0] {
		for i := range usd {
			if usd[i][j] > 0 {
				f.Period, f.Product = append(f.Period, 2025), append(f.Product, 0)
				f.Exporter, f.Importer = append(f.Exporter, uint16(i)), append(f.Importer, uint16(len(usd)+j))
				f.ValueUSD, f.QuantityT = append(f.ValueUSD, usd[i][j]), append(f.QuantityT, math.NaN())
			}
		}
	}
	return w
}

// name is the code of the i-th jurisdiction.
func name(i int) string { return fmt.Sprintf("%c%c%c", 'A'+i/676, 'A'+i/26%26, 'A'+i%26) }

// equal is the sales of origins with these shares to some destinations that buy alike.
func equal(shares []float64, destinations int) [][]float64 {
	usd := make([][]float64, len(shares))
	for i, s := range shares {
		for range destinations {
			usd[i] = append(usd[i], 1e8*s)
		}
	}
	return usd
}

// plain is parameters in the limit of fixed prices, unit quantity elasticity, all
// origins equally able, no mistakes of classification, no way around, no line
// moved abroad, elasticities as the world has them.
func plain(buyers int) model.Params {
	p := model.Defaults()
	p.Market.ThetaScale, p.Market.Epsilon, p.Market.Eta = 1, 1e9, 1
	p.Population.Accounts, p.Population.GapScale, p.Population.GapOutside = buyers, 0, 0
	p.Compliance.Miss, p.Compliance.Needless = 0, 0
	p.Evasion.Misdeclared, p.Evasion.Misused, p.Evasion.Knowing = 0, 0, 0 // and no hub: all unlawful cost is infinite
	p.Technology.Relocation = 0
	return p
}

// listed is a measure by which an origin lists all of the product from week 1 on,
// under one policy for some destinations and none for the others.
func listed(origin, policy string, destinations ...int) lever.Measure {
	by := map[string]string{}
	for _, j := range destinations {
		by[name(j)] = policy
	}
	return lever.Measure{Name: "listed", Lever: "list", From: start + 7, Settings: &lever.List{
		Add: "9X999", By: []string{origin}, HS6: []string{product}, Coverage: 1, Policy: by,
	}}
}

// arm is a world under some measures, some weeks after the start.
func arm(w *data.World, p model.Params, weeks int, seed uint64, measures ...lever.Measure) (*model.Run, error) {
	st, err := model.NewStudy(model.Design{World: w, Params: p, Seed: seed, Laws: true,
		Arms: []model.Arm{{Name: "today", Start: start, Weeks: weeks + 1}, {Name: "arm", Start: start, Weeks: weeks + 1, Measures: measures}}})
	if err != nil {
		return nil, err
	}
	return st.At(0, 1, weeks)
}
