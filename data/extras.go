package data

import (
	"fmt"
	"io"
	"math"
	"sort"
)

// applyExtras fills a world with what the trade table lacks, from the files
// that the options name, and lists every default that stands in for the rest.
func applyExtras(w *World, o *ImportOptions, rep *ImportReport) error {
	x := &extras{w, o, rep, w.trade()}
	for _, step := range []func() error{x.elasticities, x.gdp, x.distances, x.totals, x.weights, x.assumed} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// extras are what the steps of applyExtras share.
type extras struct {
	w     *World
	o     *ImportOptions
	rep   *ImportReport
	trade *trade
}

func readExtra(path string, need, more []string, row func(*cells) error) error {
	return readCells(path, func() (io.ReadCloser, error) { return openTable(path) }, need, more, row)
}

func (w *World) defaulted(what, value, why string, share float64) {
	w.Defaults = append(w.Defaults, Default{What: what, Value: value, Why: why, Share: share})
}

func (r *ImportReport) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// elasticities gives each product its trade elasticity: its own estimate
// shrunk half way to the median of its heading, as Elasticity.Theta does. An
// estimate that CEPII marks as zero or positive holds the heading's mean
// already, so the same rule serves.
func (x *extras) elasticities() error {
	w, o, rep := x.w, x.o, x.rep
	known := map[string]Elasticity{}
	heading := map[string][]float64{}
	if o.Elasticities == "" {
		for _, e := range Elasticities() {
			known[e.HS6] = e
		}
	} else {
		err := readExtra(o.Elasticities, []string{"hs6", "sigma"}, nil, func(c *cells) error {
			code, ok := parseHS6(c.text(0))
			if !ok {
				return c.bad(0, columnHS6.expected())
			}
			if c.text(1) == "" {
				return nil
			}
			sigma, ok := parseSigned(c.text(1))
			if !ok {
				return c.bad(1, "a number or nothing")
			}
			hs6 := fmt.Sprintf("%06d", code)
			known[hs6] = Elasticity{HS6: hs6, Own: -sigma}
			heading[hs6[:4]] = append(heading[hs6[:4]], -sigma)
			return nil
		})
		if err != nil {
			return err
		}
	}
	byHeading, unknown := make([]bool, len(w.Products)), make([]bool, len(w.Products))
	thetas := make([]float64, len(w.Products))
	for i := range w.Products {
		p := &w.Products[i]
		e, ok := known[p.HS6]
		if !ok {
			e = Elasticity{Own: math.NaN(), Median: math.NaN()}
		}
		if o.Elasticities != "" {
			e.Median = median(heading[p.HS6[:4]])
		}
		byHeading[i], unknown[i] = !ok && !math.IsNaN(e.Median), math.IsNaN(e.Own) && math.IsNaN(e.Median)
		p.Theta = e.Theta()
		thetas[i] = p.Theta
	}
	share := x.trade.products
	rep.note("median trade elasticity of the products: %.2f (published medians: 4 to 5)", median(thetas))
	why := "CEPII's table has no estimate for the code or its heading"
	if o.Elasticities == "" {
		why = "no --elasticities; only the built-in list's products have embedded estimates"
	}
	if n := countTrue(unknown); n > 0 {
		w.defaulted("trade elasticity", fmt.Sprintf("5 for %d products", n), why, share(unknown))
	}
	if n := countTrue(byHeading); n > 0 {
		w.defaulted("trade elasticity", fmt.Sprintf("median of the heading for %d products", n), "no estimate for the code, which other editions of the HS number otherwise", share(byHeading))
	}
	return nil
}

// parseSigned reads a number of any sign.
func parseSigned(s string) (float64, bool) {
	if s != "" && s[0] == '-' {
		v, ok := parsePositive(s[1:])
		return -v, ok
	}
	return parsePositive(s)
}

// median of values, the mean of the middle two where their number is even; NaN
// where there is none.
func median(values []float64) float64 {
	n := len(values)
	if n == 0 {
		return math.NaN()
	}
	v := append([]float64(nil), values...)
	sort.Float64s(v)
	return (v[(n-1)/2] + v[n/2]) / 2
}

func countTrue(of []bool) (n int) {
	for _, b := range of {
		if b {
			n++
		}
	}
	return n
}

// weights computes USD per kg from the rows that have a weight; lists'
// assumed values may fill some of the rest later (controlList.apply).
func (x *extras) weights() error {
	missing, lost := x.w.valuesPerKg(nil)
	x.rep.note("%s of %s flows have no weight", grouped(int64(missing)), grouped(int64(x.w.Flows.Len())))
	if missing > 0 {
		x.w.defaulted("quantities", "missing", "units stay empty, never zero, where the table has no weight", x.trade.share(lost))
	}
	return nil
}

// valuesPerKg gives each product with weights its value per kg, of the flows
// that have one, and marks it. It returns how many flows lack a weight, and
// their value.
func (w *World) valuesPerKg(weighed []bool) (missing int, lost float64) {
	const kgPerTonne = 1000
	value, tonnes := make([]float64, len(w.Products)), make([]float64, len(w.Products))
	f := &w.Flows
	for i, q := range f.QuantityT {
		if math.IsNaN(q) {
			missing++
			lost += f.ValueUSD[i]
			continue
		}
		value[f.Product[i]] += f.ValueUSD[i]
		tonnes[f.Product[i]] += q
	}
	for p := range w.Products {
		if tonnes[p] > 0 && value[p] > 0 {
			w.Products[p].ValuePerKg = value[p] / (kgPerTonne * tonnes[p])
			if weighed != nil {
				weighed[p] = true
			}
		}
	}
	return missing, lost
}

// assumed lists what no trade table has.
func (x *extras) assumed() error {
	w := x.w
	w.defaulted("sd_log", "1", "the spread of performance across a product's variants is not measured", 1)
	n := len(w.Jurisdictions)
	unrated, unjudged, exports := make([]bool, n), make([]bool, n), make([]bool, n)
	for i := range w.Jurisdictions {
		j, ok := knownJurisdictions()[w.Jurisdictions[i].ISO3]
		unrated[i], unjudged[i] = !ok, !j.judged
	}
	w.defaulted("opacity", "1 - enforcement, 0.05 to 0.95", "assumed; only the jurisdictions of the reference world have an opacity of their own (judgement)",
		x.trade.touching(unjudged))
	if share := x.trade.touching(unrated); share > 0 {
		w.defaulted("enforcement", fmt.Sprint(unscored), "no customs score of the World Bank's Logistics Performance Index", share)
	}
	for _, e := range w.Flows.Exporter {
		exports[e] = true
	}
	if silent := n - countTrue(exports); silent > 0 {
		how := "no totals: none"
		if len(w.Totals) > 0 {
			how = "their total exports to each other times an assumed product share"
		}
		w.defaulted("onward links", how, fmt.Sprintf("the table has no exports of %d of its %d jurisdictions, so links from hub to target are not recorded", silent, n),
			x.trade.pairs(func(_, i int) bool { return !exports[i] }))
	}
	if x.rep.Kind == "comext" {
		w.defaulted("REST", "a supplier outside the table with an assumed share per product", "Comext has no suppliers outside the EU", 1)
	}
	return nil
}
