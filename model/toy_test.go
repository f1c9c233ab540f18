package model

import (
	"fmt"
	"math"
	"testing"

	"cordon/data"
)

// toy is a world of some origins that sell some products to some destinations:
// the same value in each cell, or the origin's share of it.
type toy struct {
	origins, destinations, products int
	shares                          []float64 // by origin; equal where nil
	value                           float64   // USD a year by destination and product
	listers                         int       // origins that have the entry on their list
	coverage                        float64
	policy                          data.Policy
}

func (t toy) world() *data.World {
	w := &data.World{Name: "toy", Title: "toy", Synthetic: true, From: data.MustDate("2025-01-01"), To: data.MustDate("2025-12-31")}
	n := t.origins + t.destinations
	for i := 0; i < n; i++ {
		w.Jurisdictions = append(w.Jurisdictions, data.Jurisdiction{
			ISO3: fmt.Sprintf("%c%c%c", 'A'+i/676, 'A'+i/26%26, 'A'+i%26), Name: "toy", GDP: 1e11, Opacity: 0.2, Enforcement: 0.5,
			Filings: math.NaN(), Exporters: math.NaN(), Clock: math.NaN(), Groups: []string{"WASSENAAR"},
		})
	}
	var codes []string
	for k := 0; k < t.products; k++ {
		code := fmt.Sprintf("85%04d", 100+k)
		codes = append(codes, code)
		w.Products = append(w.Products, data.Product{HS6: code, Title: "toy", Theta: 4, ValuePerKg: 100, SdLog: 1})
	}
	for i := 0; i < t.listers; i++ {
		policy := make([]data.Policy, n)
		for j := range policy {
			if j != i {
				policy[j] = t.policy
			}
		}
		w.Items = append(w.Items, data.Item{Entry: "1A001", Title: "toy", Jurisdiction: uint16(i), HS6: codes, CoverageLow: t.coverage, CoverageMid: t.coverage, CoverageHigh: t.coverage, Threshold: math.NaN(), Policy: policy, Label: "ASSUMED"})
	}
	if t.listers == 0 { // the scope needs an entry: one of the last destination, which sells nothing
		w.Items = append(w.Items, data.Item{Entry: "1A001", Title: "toy", Jurisdiction: uint16(n - 1), HS6: codes, CoverageLow: t.coverage, CoverageMid: t.coverage, CoverageHigh: t.coverage, Threshold: math.NaN(), Policy: make([]data.Policy, n), Label: "ASSUMED"})
	}
	f := &w.Flows
	for k := 0; k < t.products; k++ {
		for j := t.origins; j < n; j++ {
			for i := 0; i < t.origins; i++ {
				s := 1 / float64(t.origins)
				if t.shares != nil {
					s = t.shares[i]
				}
				f.Period = append(f.Period, 2025)
				f.Exporter, f.Importer, f.Product = append(f.Exporter, uint16(i)), append(f.Importer, uint16(j)), append(f.Product, uint16(k))
				f.ValueUSD, f.QuantityT = append(f.ValueUSD, s*t.value), append(f.QuantityT, math.NaN())
			}
		}
	}
	return w
}

// warmed is a design's first replicate at the end of its warm-up.
func warmed(t *testing.T, d Design) (*Study, *Run) {
	t.Helper()
	st, err := NewStudy(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := st.start(0)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.warmUp(); err != nil {
		t.Fatal(err)
	}
	return st, r
}
