package data

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// Every problem that a world can have, each with its words.
func TestCheckFindsEachProblem(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for want, change := range map[string]func(*World){
		`jurisdictions.arrow, row 2, column iso3: found "de", expected three capital letters`:                      func(w *World) { w.Jurisdictions[1].ISO3 = "de" },
		`jurisdictions.arrow, row 2, column iso3: found CHN again, expected each once`:                             func(w *World) { w.Jurisdictions[1].ISO3 = "CHN" },
		`jurisdictions.arrow, row 3, column iso3: found AUT after DEU, expected ascending order; sort the rows`:    func(w *World) { w.Jurisdictions[2].ISO3 = "AUT" },
		`jurisdictions.arrow, row 1, column opacity: found 1.2, expected a finite number from 0 to 1`:              func(w *World) { w.Jurisdictions[0].Opacity = 1.2 },
		`jurisdictions.arrow, row 1, column enforcement: found NaN, expected a finite number from 0 to 1`:          func(w *World) { w.Jurisdictions[0].Enforcement = nan },
		`jurisdictions.arrow, row 4, column gdp: found -1, expected a finite number of at least 0`:                 func(w *World) { w.Jurisdictions[3].GDP = -1 },
		`products.arrow, row 1, column hs6: found "10121", expected six digits; correct the code; leading zeros`:   func(w *World) { w.Products[0].HS6 = "10121" },
		`products.arrow, row 3, column theta: found 0, expected a finite number above 0`:                           func(w *World) { w.Products[2].Theta = 0 },
		`items.arrow, row 1, column coverage_mid: found 0.001, expected a finite number from 0.01 to 1`:            func(w *World) { w.Items[0].CoverageMid = 0.001 },
		`items.arrow, row 1, column coverage_high: found 1.5, expected a finite number from 0.05 to 1`:             func(w *World) { w.Items[0].CoverageHigh = 1.5 },
		`items.arrow, row 1, column threshold: found -4800, expected a finite number of at least 0`:                func(w *World) { w.Items[0].Threshold = -4800 },
		`items.arrow, row 1, column jurisdiction: found position 4, expected one of the 4 rows of jurisdictions`:   func(w *World) { w.Items[0].Jurisdiction = 4 },
		`items.arrow, row 1, column hs6: found "8542", expected six digits`:                                        func(w *World) { w.Items[0].HS6[0] = "8542" },
		`items.arrow, row 2, column until: found 2020-01-01, expected a day not before 2021-01-01`:                 func(w *World) { w.Items[1].Until = MustDate("2020-01-01") },
		`items.arrow, row 1, column policy: found 3 destinations, expected 4, one a jurisdiction`:                  func(w *World) { w.Items[0].Policy = w.Items[0].Policy[:3] },
		`items.arrow, row 1, column policy: found 9 for destination 1, expected 0 to 3`:                            func(w *World) { w.Items[0].Policy[1] = 9 },
		`flows.arrow, row 7, column value: found -1, expected a finite number of at least 0`:                       func(w *World) { w.Flows.ValueUSD[6] = -1 },
		`flows.arrow, row 7, column value: found NaN, expected a finite number of at least 0`:                      func(w *World) { w.Flows.ValueUSD[6] = nan },
		`flows.arrow, row 100, column value: found +Inf, expected a finite`:                                        func(w *World) { w.Flows.ValueUSD[99] = inf },
		`flows.arrow, row 7, column quantity: found -0.5, expected a finite number of at least 0`:                  func(w *World) { w.Flows.QuantityT[6] = -0.5 },
		`flows.arrow, row 7, column quantity: found +Inf, expected a finite number of at least 0`:                  func(w *World) { w.Flows.QuantityT[6] = inf },
		`flows.arrow, row 100, column exporter: found position 4, expected one of the 4 rows of jurisdictions`:     func(w *World) { w.Flows.Exporter[99] = 4 },
		`flows.arrow, row 100, column importer: found position 9, expected one of the 4 rows of jurisdictions`:     func(w *World) { w.Flows.Importer[99] = 9 },
		`flows.arrow, row 100, column product: found position 65535, expected one of the 3 rows of products.arrow`: func(w *World) { w.Flows.Product[99] = 65535 },
		`flows.arrow, row 1, column period: found 202213, expected YYYY or YYYYMM`:                                 func(w *World) { w.Flows.Period[0] = 202213 },
		`flows.arrow, row 2: found 010121 from CHN to CHN in 190001 again (as in row 1), expected each flow once`:  func(w *World) { w.Flows.Period[1] = w.Flows.Period[0] },
		`flows.arrow, row 2: found a row that sorts before the one above it, expected rows sorted by product`:      func(w *World) { w.Flows.Period[0] = 219901 },
		`flows.arrow, row 100: found the flow of row 1 again, expected each flow once`: func(w *World) {
			f := &w.Flows
			f.Product[99], f.Importer[99], f.Exporter[99], f.Period[99] = f.Product[0], f.Importer[0], f.Exporter[0], f.Period[0]
		},
		`flows.arrow, column period: found 99 values, expected 100 as in the column value`:                    func(w *World) { w.Flows.Period = w.Flows.Period[:99] },
		`flows.arrow: found no trade flow, expected at least one; an empty world`:                             func(w *World) { w.Flows = Flows{} },
		`distances.arrow, row 2, column distance: found NaN, expected a finite`:                               func(w *World) { w.Distances[1].Km = nan },
		`distances.arrow, row 2, column from, to: found the pair of the row above again`:                      func(w *World) { w.Distances[1] = w.Distances[0] },
		`totals.arrow, row 2, column exporter, importer: found a row that sorts before`:                       func(w *World) { w.Totals[0].Exporter = 3; w.Totals[0].Importer = 3 },
		`totals.arrow, row 1, column value: found -5, expected a finite number`:                               func(w *World) { w.Totals[0].ValueUSD = -5 },
		`clocks.arrow, row 1, column iso3: found XXX, expected a jurisdiction of the world`:                   func(w *World) { w.Clocks[0].Jurisdiction = "XXX" },
		`clocks.arrow, row 3, column days: found -1, expected a finite number of at least 0`:                  func(w *World) { w.Clocks[2].Days = -1 },
		`clocks.arrow, row 3, column days: found 25 working days, expected 30, as jurisdictions.arrow has it`: func(w *World) { w.Clocks[2].Days = 35 },
		`clocks.arrow, row 4, column rank: found 3, expected 0, or 1 or 2`:                                    func(w *World) { w.Clocks[3].Rank = 3 },
		`clocks.arrow, row 2, column rank: found 2, expected 0, or 1 or 2 where days are given`:               func(w *World) { w.Clocks[1].Rank = 2 },
		`clocks.arrow, row 4, column rank: found USA again, expected one clock of a rank`:                     func(w *World) { w.Clocks[3].Rank = 1 },
		`world.json, column to: found 2021-12-31, expected a day not before the first day`:                    func(w *World) { w.To = MustDate("2021-12-31") },
	} {
		w := smallWorld(100)
		change(w)
		var got []string
		for _, p := range w.Problems() {
			got = append(got, p.Error())
		}
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), want)
		}
		if err := WriteWorld(filepath.Join(t.TempDir(), "w"), w, nil); err == nil {
			t.Errorf("a world was written although %s", want)
		}
	}
	if p := smallWorld(100).Problems(); len(p) > 0 {
		t.Errorf("a good world has problems: %v", p)
	}
}

// All problems are counted, the first fifty of a kind listed.
func TestCheckListsFiftyOfAKind(t *testing.T) {
	w := smallWorld(500)
	for i := range 200 {
		w.Flows.ValueUSD[2*i] = -1
	}
	w.Products[0].Theta = -1
	problems := w.Problems()
	if len(problems) != 51 {
		t.Fatalf("got %d problems listed, want 50 values and 1 elasticity", len(problems))
	}
	if last := problems[50]; last.More != 150 || !strings.HasSuffix(last.Error(), "(and 150 more of this kind)") {
		t.Errorf("got %v, want 150 more", last)
	}
	err := WriteWorld(filepath.Join(t.TempDir(), "w"), w, nil)
	if want := `the first of 201 problems; "cordon check" lists them`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v want %s", err, want)
	}
}

// A file whose columns are not the documented ones says which and how.
func TestCheckFindsOtherSchemas(t *testing.T) {
	for want, change := range map[string]func([]outColumn) []outColumn{
		"column km: no such": func(c []outColumn) []outColumn { return c },
		"distances.arrow, column distance: found no such column among from, to, km, expected float64": func(c []outColumn) []outColumn { c[2].name = "km"; return c },
		"distances.arrow, column from: found type int32, expected uint16":                             func(c []outColumn) []outColumn { c[0].values = []int32{0, 0, 1}; return c },
		"distances.arrow, column distance: found unit miles, expected km; convert the values":         func(c []outColumn) []outColumn { c[2].unit = "miles"; return c },
		"distances.arrow, column distance: found missing values, expected a value in every row": func(c []outColumn) []outColumn {
			c[2].nullable = true
			c[2].values = []float64{1, math.NaN(), 3}
			return c
		},
		"distances.arrow: found 2 rows where world.json records 3, expected an Arrow file of the": func(c []outColumn) []outColumn {
			return []outColumn{{name: "from", values: []uint16{0, 0}}, {name: "to", values: []uint16{1, 3}}, {name: "distance", values: []float64{1, 2}}}
		},
	} {
		w := smallWorld(10)
		dir := filepath.Join(t.TempDir(), "w")
		if err := WriteWorld(dir, w, nil); err != nil {
			t.Fatal(err)
		}
		columns := []outColumn{{name: "from", values: []uint16{0, 0, 1}}, {name: "to", values: []uint16{1, 3, 0}}, {name: "distance", unit: "km", values: []float64{1, 2, 3}}}
		replaceFile(t, dir, "distances.arrow", change(columns))
		problems, err := Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(problems)
		if strings.HasPrefix(want, "column km") {
			if len(problems) > 0 {
				t.Errorf("got %s, want no problem", got)
			}
			continue
		}
		if !strings.Contains(got, want) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// replaceFile writes another file of the world and its true checksums.
func replaceFile(t *testing.T, dir, name string, columns []outColumn) {
	t.Helper()
	var m worldManifest
	if err := ReadJSON(filepath.Join(dir, worldJSON), &m); err != nil {
		t.Fatal(err)
	}
	var sum *sumWriter
	var b strings.Builder
	sum = newSumWriter(&b)
	if err := writeArrow(sum, nil, nil, columns); err != nil {
		t.Fatal(err)
	}
	old := m.file(name)
	*old = sum.sum(name, old.Rows)
	m.Fingerprint = m.fingerprint()
	if err := WriteJSON(filepath.Join(dir, worldJSON), m); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, name), b.String())
}
